package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.personal.Lists;
import paddock.personal.Suppressions;
import paddock.personal.Term;

/** Leads are forgotten when their time is over, and not while the list of who refuses letters cannot be read. */
@WithPaddock
class SweepTest {

    @Autowired
    Leads leads;

    @Autowired
    LeadForgetting forgetting;

    @Autowired
    Suppressions suppressions;

    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    InstantSource clock;

    @Test
    void a_lead_of_whom_nothing_came_is_forgotten_unless_the_key_of_the_list_is_missing() {
        Instant met = clock.instant().minus(Duration.ofDays(1200));
        UUID lead = leads.capture(Acting.PADDOCK, card(met)).lead();
        assertThat(suppressions.digest("ended@example.org")).isPresent();
        sweep(Lists.suppressions(jdbc, transactions, trail, clock));
        assertThat(leads.withId(lead)).isPresent();
        sweep(suppressions);
        assertThat(leads.withId(lead)).isEmpty();
    }

    private void sweep(Suppressions list) {
        Term term = HeldLeads.leadTerm(jdbc, forgetting, list);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        term.sweep().before(clock.instant().minus(Duration.ofDays(term.days())), 200));
    }

    private static Capture card(Instant met) {
        return new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(met, null),
                Capture.Way.FORM,
                "",
                new Lead.Card("Ancienne Feinte", "Firme Ancienne", "", "ancienne@example.org", "", false, "fr"),
                new Lead.Wants(Lead.Grade.C, "", "", "", "", List.of()),
                new Capture.Next(null, "", null, true, ""));
    }
}
