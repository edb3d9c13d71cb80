package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.directory.Clients;
import paddock.directory.Companies;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/** What a file says holds whatever the day and whoever writes the same down meanwhile. */
@WithPaddock
class MeanwhileTest {

    private static final Acting SALES =
            new Acting(Ids.named("demonstration", "person", "SALES"), "Sales", "", Set.of(StaffRole.SALES), Map.of());

    @TempDir
    private Path folder;

    @Autowired
    private Reception reception;

    @Autowired
    private Intakes intakes;

    @Autowired
    private Drawers drawers;

    @Autowired
    private Companies companies;

    @Autowired
    private Clients clients;

    @Autowired
    private PlatformTransactionManager transactions;

    private UUID take(String firm, String mailbox, Intake.Into into) throws IOException {
        String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:" + firm + "\r\nFN:Lou Feint\r\nEMAIL:" + mailbox
                + "\r\nEND:VCARD\r\n";
        Path file = Files.writeString(folder.resolve("one.vcf"), card);
        return reception.take(SALES, into, Reading.of(new Reading.Sent(file, "one.vcf"), into));
    }

    private Reception.Answer enter(UUID intake) {
        return reception.enter(SALES, intake, 1, Judging.Choice.NONE);
    }

    @Test
    void the_usual_day_is_settled_as_soon_as_a_card_is_entered() throws IOException {
        UUID intake = take("Usuel Exemple", "usuel" + UUID.randomUUID() + "@example.org", Intake.Into.LEADS);
        assertThat(intakes.withId(intake).orElseThrow().met()).isEqualTo(Intake.Met.UNSAID);
        assertThat(enter(intake)).isEqualTo(Reception.Answer.GIVEN);
        assertThat(intakes.withId(intake).orElseThrow().met()).isEqualTo(new Intake.Met(null, companies.today()));
    }

    @Test
    void nobody_was_met_longer_ago_than_leads_are_kept() {
        LocalDate today = companies.today();
        assertThat(drawers.canBe(new Intake.Met(null, today.minusDays(1094)))).isTrue();
        assertThat(drawers.canBe(new Intake.Met(null, today.minusDays(1097)))).isFalse();
    }

    @Test
    void a_file_and_somebody_who_names_the_company_write_it_down_once() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        for (int round = 0; round < 10; round++) {
            String firm = "Course Inventée " + UUID.randomUUID();
            UUID intake = take(firm, "course" + UUID.randomUUID() + "@example.org", Intake.Into.COMPANIES);
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<?> naming = two.submit(() -> transaction.execute(status -> clients.named(SALES, firm)));
                Future<?> entering = two.submit(() -> enter(intake));
                naming.get();
                entering.get();
            }
            assertThat(clients.called(firm)).hasSize(1);
        }
    }
}
