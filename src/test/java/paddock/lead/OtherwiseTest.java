package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.lead.Lead.Grade;
import paddock.personal.Holding;
import paddock.personal.Subject;

/** What was noted of one person at several encounters, and under several mailboxes. */
@WithPaddock
class OtherwiseTest {

    @Autowired
    Leads leads;

    @Autowired
    @Qualifier("leadHolding")
    Holding holding;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void what_the_second_phone_says_otherwise_is_told_and_taken_only_by_somebody() {
        String mailbox = "autrement" + UUID.randomUUID() + "@example.org";
        UUID id = leads.capture(Acting.PADDOCK, said(mailbox, "04 66 00 00 01", "essais"))
                .lead();
        leads.capture(Acting.PADDOCK, said(mailbox, "0466000001", "Essais"));
        jdbc.sql("update lead.encounter set received_at = received_at - interval '1 hour' where lead = ?")
                .param(id)
                .update();
        assertThat(others(id)).isEmpty();
        leads.capture(Acting.PADDOCK, said(mailbox, "+33 6 00 00 00 02", "location"));
        assertThat(leads.withId(id).orElseThrow().card().phone()).isEqualTo("04 66 00 00 01");
        assertThat(others(id)).containsExactly("+33 6 00 00 00 02", "location");
        int version = leads.withId(id).orElseThrow().version();
        assertThat(leads.change(Acting.PADDOCK, id, version, lead -> Reading.Field.PHONE.in(lead, "+33 6 00 00 00 02")))
                .isInstanceOf(Keeping.Kept.class);
        assertThat(others(id)).as("what it had first somebody has replaced").containsExactly("location");
    }

    @Test
    void what_was_struck_out_is_not_offered_again() {
        String mailbox = "efface" + UUID.randomUUID() + "@example.org";
        UUID id = leads.capture(Acting.PADDOCK, said(mailbox, "04 66 00 00 03", "essais"))
                .lead();
        leads.capture(Acting.PADDOCK, said(mailbox, "+33 6 00 00 00 04", "essais"));
        int version = leads.withId(id).orElseThrow().version();
        leads.change(Acting.PADDOCK, id, version, lead -> Reading.Field.PHONE.in(lead, ""));
        assertThat(others(id)).isEmpty();
    }

    @Test
    void whoever_is_known_under_two_mailboxes_is_told_and_forgotten_by_either() {
        String first = "une" + UUID.randomUUID() + "@example.org";
        String second = "autre" + UUID.randomUUID() + "@example.org";
        UUID id = leads.capture(Acting.PADDOCK, said(first, "", "")).lead();
        leads.capture(Acting.PADDOCK, said(first, "", ""));
        int version = leads.withId(id).orElseThrow().version();
        leads.change(Acting.PADDOCK, id, version, lead -> Reading.Field.EMAIL.in(lead, second));
        for (String mailbox : List.of(first, second)) {
            assertThat(holding.on(Subject.at(mailbox)).getFirst().lines())
                    .as(mailbox)
                    .hasSize(1);
            assertThat(holding.addresses()).contains(mailbox);
        }
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> holding.forget(Acting.PADDOCK, Subject.at(first)));
        assertThat(holding.on(Subject.at(second)).getFirst().lines()).isEmpty();
        assertThat(holding.addresses()).doesNotContain(first, second);
    }

    private List<String> others(UUID id) {
        return Reading.otherwise(leads.withId(id).orElseThrow(), leads.encounters(id)).stream()
                .map(Reading.Other::text)
                .toList();
    }

    private Capture said(String email, String phone, String interest) {
        return new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(clock.instant(), null),
                Capture.Way.FORM,
                "",
                new Lead.Card(email, "Une firme", "", email, phone, false, "fr"),
                new Lead.Wants(Grade.B, interest, "", "", "", List.of()),
                new Capture.Next(null, "", null, true, ""));
    }
}
