package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.VCardVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.lead.Leads;
import paddock.lead.Sought;
import paddock.personal.Holding;
import paddock.personal.Subject;
import paddock.trade.Listings;

/** Many cards at once, by many at once, and those that come back. */
@WithPaddock
class ReturningCardsTest {

    private static final Acting SALES =
            new Acting(Ids.named("demonstration", "person", "SALES"), "Sales", "", Set.of(StaffRole.SALES), Map.of());

    @TempDir
    private Path folder;

    @Autowired
    private Reception reception;

    @Autowired
    private CardRows rows;

    @Autowired
    private Intakes intakes;

    @Autowired
    private Companies companies;

    @Autowired
    private Listings listings;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("leadHolding")
    private Holding holding;

    @Autowired
    private PlatformTransactionManager transactions;

    private UUID take(String name, String text, Intake.Into into) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return reception.take(SALES, into, Reading.of(new Reading.Sent(file, name), into));
    }

    private static String card(String firm, String more) {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nORG:" + firm + "\r\n" + more + "END:VCARD\r\n";
    }

    private static String person(String name, String email) {
        return "FN:" + name + "\r\nEMAIL:" + email + "\r\n";
    }

    private void enterAll(UUID intake) {
        Intake read = intakes.withId(intake).orElseThrow();
        assertThat(reception.run(new Reception.Of(SALES, intake, read.version())))
                .isEqualTo(Reception.Answer.GIVEN);
        while (reception.next(intake, its -> SALES, 200) || isAtWork(intake)) {
            // some after the others, or the work beside the pages does
        }
    }

    private boolean isAtWork(UUID intake) {
        return intakes.withId(intake).orElseThrow().isAtWork();
    }

    @ParameterizedTest
    @EnumSource(
            value = VCardVersion.class,
            names = {"V3_0", "V4_0"})
    void what_went_out_is_nothing_new_when_it_comes_back(VCardVersion version) throws IOException {
        UUID before = take(
                "a.vcf",
                card("Retour\\, Exprès\\; Fils", "X-SIREN:443061841\r\n" + person("Ève Retour", "eve@retour.example"))
                        + card(
                                "Retour Sans Numéro",
                                person("Adam Retour", "adam@retour.example") + "TEL;TYPE=cell:+33 6 00 00 00 77\r\n"),
                Intake.Into.COMPANIES);
        if (rows.counts(before).containsKey(Outcome.NEW)) {
            enterAll(before);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CardWriting.write(
                out,
                version,
                to -> companies
                        .found(Wanted.of(Map.of(), SALES), SALES, 5000)
                        .forEach(company -> to.company(
                                company, listings.seen(SALES, company.id()).orElse(null))));
        UUID back = take("back.vcf", out.toString(StandardCharsets.UTF_8), Intake.Into.COMPANIES);
        assertThat(rows.of(back, EnumSet.complementOf(EnumSet.of(Outcome.KNOWN)), 0, 10))
                .isEmpty();
        assertThat(rows.counts(back).get(Outcome.KNOWN)).isGreaterThan(5);
        ByteArrayOutputStream leadsOut = new ByteArrayOutputStream();
        CardWriting.write(
                leadsOut, version, to -> leads.found(Sought.of(Map.of()), 5000).forEach(to::lead));
        UUID leadsBack = take("leads.vcf", leadsOut.toString(StandardCharsets.UTF_8), Intake.Into.LEADS);
        assertThat(rows.of(leadsBack, EnumSet.complementOf(EnumSet.of(Outcome.KNOWN)), 0, 10))
                .isEmpty();
    }

    @Test
    void several_who_enter_the_same_company_at_once_make_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            String firm = "Rivale Feinte " + round;
            List<UUID> files = new java.util.ArrayList<>();
            for (int n = 0; n < 12; n++) {
                files.add(take(
                        "r.vcf",
                        card(firm, person("Ami " + n, "ami" + n + "@r" + round + ".example")),
                        Intake.Into.COMPANIES));
            }
            try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Reception.Answer>> all = files.stream()
                        .<Callable<Reception.Answer>>map(
                                file -> () -> reception.enter(SALES, file, 1, Judging.Choice.NONE))
                        .toList();
                for (Future<Reception.Answer> each : clerks.invokeAll(all)) {
                    assertThat(each.get()).isEqualTo(Reception.Answer.GIVEN);
                }
            }
            List<Company> made = companies.found(Wanted.of(Map.of("text", firm), SALES), SALES, 10);
            assertThat(made).hasSize(1);
            assertThat(made.getFirst().contacts()).hasSize(12);
        }
    }

    @Test
    void whoever_was_forgotten_and_comes_again_with_the_same_card_is_there_again() throws IOException {
        String mailbox = "revenue" + UUID.randomUUID() + "@feinte.example";
        String file = card("Oubliée Feinte", person("Revenue Inventée", mailbox));
        for (int time = 0; time < 3; time++) {
            UUID intake = take("o.vcf", file, Intake.Into.LEADS);
            assertThat(reception.enter(SALES, intake, 1, Judging.Choice.NONE)).isEqualTo(Reception.Answer.GIVEN);
            assertThat(leads.found(Sought.of(Map.of("text", mailbox)), 10))
                    .as("time " + time)
                    .hasSize(1);
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> holding.forget(SALES, Subject.at(mailbox)));
            assertThat(leads.found(Sought.of(Map.of("text", mailbox)), 10)).isEmpty();
        }
    }

    @Test
    void two_thousand_cards_are_tried_and_entered() throws IOException {
        StringBuilder file = new StringBuilder("Société;Nom;Prénom;Courriel\n");
        for (int n = 0; n < 2000; n++) {
            file.append("Grande Liste ")
                    .append(n / 2)
                    .append(";Inventé;Nº")
                    .append(n)
                    .append(";n")
                    .append(n)
                    .append("@liste.example\n");
        }
        UUID intake = take("liste.csv", file.toString(), Intake.Into.COMPANIES);
        assertThat(rows.counts(intake)).isEqualTo(Map.of(Outcome.NEW, 1000, Outcome.ADDED, 1000));
        enterAll(intake);
        assertThat(rows.counts(intake)).isEqualTo(Map.of(Outcome.ENTERED, 2000));
        UUID again = take("liste.csv", file.toString(), Intake.Into.COMPANIES);
        assertThat(rows.counts(again)).isEqualTo(Map.of(Outcome.KNOWN, 2000));
        List<UUID> made = companies.found(Wanted.of(Map.of("text", "Grande Liste"), SALES), SALES, 5000).stream()
                .sorted(Comparator.comparing(Company::name))
                .map(Company::id)
                .toList();
        assertThat(made).hasSize(1000);
        jdbc.sql("delete from directory.contact where company = any (?)")
                .param(made.toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from directory.company where id = any (?)")
                .param(made.toArray(UUID[]::new))
                .update();
    }
}
