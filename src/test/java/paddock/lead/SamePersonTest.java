package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.lead.Foresight.Foreseen;

/** One card on two phones is one person, however the name was typed; two who share a mailbox are two. */
@WithPaddock
class SamePersonTest {

    @Autowired
    Leads leads;

    @Autowired
    Foresight foresight;

    @Autowired
    InstantSource clock;

    private Capture card(String name, String email) {
        return new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(clock.instant(), null),
                Capture.Way.FORM,
                "",
                new Lead.Card(name, name.isEmpty() ? "Une firme" : "", "", email, "", false, "fr"),
                new Lead.Wants(Lead.Grade.B, "", "", "", "", List.of()),
                new Capture.Next(null, "", null, true, ""));
    }

    private UUID taken(String name, String email) {
        return leads.capture(Acting.PADDOCK, card(name, email)).lead();
    }

    private static String mailbox() {
        return "same" + UUID.randomUUID() + "@example.org";
    }

    @ParameterizedTest
    @CsvSource({
        "C. Martin, Camille Martin",
        "Martin Camille, Camille Martin",
        "Martin, Camille Martin",
        "Camille, Camille Martin",
        "'', Camille Martin",
        "camille MARTIN, Camille Martin",
        "J.-P. Léger, Leger Jean-Pierre",
        "Camille Martin, Camille Durand Martin"
    })
    void a_mailbox_is_one_persons_where_the_names_can_be(String one, String other) {
        for (List<String> names : List.of(List.of(one, other), List.of(other, one))) {
            String mailbox = mailbox();
            UUID lead = taken(names.getFirst(), mailbox);
            assertThat(foresight.of(card(names.getLast(), mailbox), Optional.empty()))
                    .isNotInstanceOf(Foreseen.New.class);
            assertThat(taken(names.getLast(), mailbox)).isEqualTo(lead);
            assertThat(leads.encounters(lead)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Jean Dupont, Marie Dupont",
        "J. Dupont, Marie Dupont",
        "Jean Dupont, Jeanne Dupont",
        "Jean Dupont, Jean Durand",
        "Jean Marie Dupont, Jean Paul Dupont"
    })
    void and_that_of_two_where_they_cannot_however_often_each_comes(String one, String other) {
        String mailbox = mailbox();
        UUID first = taken(one, mailbox);
        assertThat(foresight.of(card(other, mailbox), Optional.empty())).isInstanceOf(Foreseen.New.class);
        UUID second = taken(other, mailbox);
        assertThat(second).isNotEqualTo(first);
        assertThat(taken(other, mailbox)).isEqualTo(second);
        assertThat(taken(one, mailbox)).isEqualTo(first);
    }

    @Test
    void whoever_was_called_by_half_a_name_at_first_is_not_somebody_else_who_has_that_half() {
        String mailbox = mailbox();
        UUID camille = taken("Martin", mailbox);
        assertThat(taken("Camille Martin", mailbox)).isEqualTo(camille);
        UUID jean = taken("Jean Martin", mailbox);
        assertThat(jean).isNotEqualTo(camille);
        assertThat(taken("J. Martin", mailbox)).isEqualTo(jean);
        UUID paul = taken("Paul Durand", mailbox);
        assertThat(taken("P.", mailbox)).isEqualTo(paul);
        assertThat(taken("Durand Paul", mailbox)).isEqualTo(paul);
    }

    @Test
    void a_dozen_phones_that_write_one_name_in_four_ways_at_once_make_one_lead() throws Exception {
        List<String> ways = List.of("Camille Martin", "MARTIN Camille", "C. Martin", "Camille MARTIN");
        for (int round = 0; round < 20; round++) {
            String mailbox = mailbox();
            List<Callable<UUID>> phones = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                String name = ways.get(n % ways.size());
                phones.add(() -> taken(name, mailbox));
            }
            try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
                Set<UUID> made = new HashSet<>();
                for (Future<UUID> each : all.invokeAll(phones)) {
                    made.add(each.get());
                }
                assertThat(made).hasSize(1);
            }
        }
    }
}
