package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.lead.Lead.Grade;

/** Cards are taken, once each, and followed. */
@WithPaddock
class LeadsTest {

    @Autowired
    Leads leads;

    @Autowired
    Clients clients;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    InstantSource clock;

    @Test
    void a_card_becomes_a_lead_that_is_answered_as_soon_as_its_grade_says() {
        Captured taken = leads.capture(Acting.PADDOCK, card("Amortisseurs Un", "", Grade.A));
        Lead lead = leads.withId(taken.lead()).orElseThrow();
        assertThat(taken).isInstanceOf(Captured.New.class);
        assertThat(lead.stage()).isEqualTo(Lead.Stage.NEW);
        assertThat(lead.care().dueAt()).isEqualTo(lead.times().metAt().plus(Duration.ofHours(24)));
    }

    @Test
    void what_is_sent_twice_is_there_once() {
        Capture card = card("Roulements Deux", "deux@example.org", Grade.B);
        Captured first = leads.capture(Acting.PADDOCK, card);
        assertThat(leads.capture(Acting.PADDOCK, card)).isEqualTo(new Captured.Known(first.lead()));
        assertThat(leads.encounters(first.lead())).hasSize(1);
    }

    @Test
    void two_phones_that_take_the_same_card_make_one_lead_with_two_encounters() {
        Captured one = leads.capture(Acting.PADDOCK, card("Trois SA", "trois@example.org", Grade.C));
        Captured other = leads.capture(Acting.PADDOCK, card("Trois S.A.", "trois@example.org", Grade.A));
        assertThat(other).isEqualTo(new Captured.Again(one.lead()));
        assertThat(leads.encounters(one.lead())).hasSize(2);
        Lead lead = leads.withId(one.lead()).orElseThrow();
        assertThat(lead.card().firm()).isEqualTo("Trois SA");
        assertThat(lead.wants().grade()).isEqualTo(Grade.A);
    }

    @Test
    void a_dozen_who_link_one_lead_or_two_to_a_company_that_nobody_knows_write_it_down_once() throws Exception {
        for (int round = 0; round < 20; round++) {
            String company = "Inconnue " + UUID.randomUUID();
            List<UUID> two = List.of(
                    leads.capture(Acting.PADDOCK, card(company, "", Grade.B)).lead(),
                    leads.capture(Acting.PADDOCK, card(company + " bis", "", Grade.B))
                            .lead());
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Keeping>> links = new ArrayList<>();
                for (int n = 0; n < 12; n++) {
                    UUID lead = two.get(n % 2);
                    links.add(() -> leads.link(Acting.PADDOCK, lead, 1, company));
                }
                int kept = 0;
                for (Future<Keeping> each : people.invokeAll(links)) {
                    kept += each.get() instanceof Keeping.Kept ? 1 : 0;
                }
                assertThat(kept).isEqualTo(2);
            }
            assertThat(clients.called(company)).hasSize(1);
            assertThat(two)
                    .allSatisfy(lead -> assertThat(
                                    leads.withId(lead).orElseThrow().company())
                            .isEqualTo(clients.called(company).getFirst().id()));
        }
    }

    @Test
    void who_is_looked_for_by_a_part_of_a_name_is_found_without_reading_everybody() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into lead.lead (id, name, firm, function, email, phone, sought, is_private, grade, interest, need,
                                                   timing, note, trades, language, step, met_at, heard_at, consent, stage, version,
                                                   demo)
                            select gen_random_uuid(), md5(n::text), '', '', md5(n::text) || '@example.org', '', md5(n::text), false,
                                   'C', '', '', '', '', '{}', 'fr', '', now() - n * interval '1 minute', now(), '', 'new', 1, false
                              from generate_series(1, 50000) n""").update();
            jdbc.sql("analyze lead.lead").update();
            Sought one = Sought.of(Map.of("text", "d41d8cd98f"));
            String plan = jdbc.sql("explain " + LeadRows.search(one))
                    .params(one.values())
                    .param("most", 51)
                    .query(String.class)
                    .list()
                    .toString();
            assertThat(plan).contains("lead_by_parts").doesNotContain("Seq Scan");
            String latest = jdbc.sql("explain " + LeadRows.search(Sought.ALL))
                    .params(Sought.ALL.values())
                    .param("most", 51)
                    .query(String.class)
                    .list()
                    .toString();
            assertThat(latest).contains("lead_lately").doesNotContain("Sort");
            status.setRollbackOnly();
        });
    }

    @Test
    void sixteen_phones_that_take_it_at_once_make_one_lead() throws Exception {
        for (int round = 0; round < 20; round++) {
            String email = "rivals" + round + "@example.org";
            Callable<Captured> take = () -> leads.capture(Acting.PADDOCK, card("Rivaux", email, Grade.B));
            try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Captured>> all = phones.invokeAll(java.util.Collections.nCopies(16, take));
                Set<UUID> made = new java.util.HashSet<>();
                for (Future<Captured> each : all) {
                    made.add(each.get().lead());
                }
                assertThat(made).hasSize(1);
                assertThat(leads.encounters(made.iterator().next())).hasSize(16);
            }
        }
    }

    @Test
    void a_clock_that_is_years_off_tells_how_long_ago_it_was() {
        Instant wrong = Instant.parse("2011-01-01T00:00:00Z");
        Capture card = with(card("Horloge", "", Grade.B), new Capture.When(wrong, wrong.plus(Duration.ofHours(3))));
        Lead lead = leads.withId(leads.capture(Acting.PADDOCK, card).lead()).orElseThrow();
        assertThat(Duration.between(lead.times().metAt(), clock.instant()))
                .isBetween(
                        Duration.ofHours(3).minusMinutes(1), Duration.ofHours(3).plusMinutes(5));
    }

    @Test
    void a_clock_that_runs_ahead_meets_nobody_in_the_future() {
        Instant ahead = clock.instant().plus(Duration.ofDays(400));
        Capture card = with(card("Avance", "", Grade.B), new Capture.When(ahead, null));
        Lead lead = leads.withId(leads.capture(Acting.PADDOCK, card).lead()).orElseThrow();
        assertThat(lead.times().metAt()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void two_who_share_a_mailbox_are_two_and_what_a_second_phone_notes_is_added() {
        String mailbox = "contact" + UUID.randomUUID() + "@example.org";
        UUID one = leads.capture(Acting.PADDOCK, of("Alice Exemple", mailbox, "vu"))
                .lead();
        UUID other =
                leads.capture(Acting.PADDOCK, of("Bruno Exemple", mailbox, "")).lead();
        assertThat(other).isNotEqualTo(one);
        Captured again = leads.capture(Acting.PADDOCK, of("alice exemple", mailbox, "rappeler en mai"));
        assertThat(again.lead()).isEqualTo(one);
        Lead met = leads.withId(one).orElseThrow();
        assertThat(met.wants().note()).isEqualTo("vu\nrappeler en mai");
        assertThat(met.card().isPrivate()).isTrue();
    }

    @Test
    void what_was_lost_and_is_met_or_taken_up_again_is_due_again() {
        String mailbox = "revenu" + UUID.randomUUID() + "@example.org";
        UUID id =
                leads.capture(Acting.PADDOCK, card("Revenu", mailbox, Grade.A)).lead();
        Contact.Step lost = new Contact.Step(Lead.Stage.LOST, clock.instant(), null, "");
        leads.move(Acting.PADDOCK, id, 1, lost);
        Contact.Step back = new Contact.Step(Lead.Stage.CONTACTED, clock.instant(), null, "");
        leads.move(Acting.PADDOCK, id, 2, back);
        assertThat(leads.withId(id).orElseThrow().care().dueAt()).isNotNull();
        leads.move(Acting.PADDOCK, id, 3, lost);
        leads.capture(Acting.PADDOCK, card("Revenu", mailbox, Grade.B));
        Lead again = leads.withId(id).orElseThrow();
        assertThat(again.stage()).isEqualTo(Lead.Stage.NEW);
        assertThat(again.care().dueAt()).isNotNull();
    }

    @Test
    void whom_one_has_answered_is_no_longer_new_and_a_call_nobody_took_is_nothing_from_them() {
        UUID id = leads.capture(Acting.PADDOCK, card("Appels", "", Grade.B)).lead();
        Instant heard = leads.withId(id).orElseThrow().times().heardAt();
        leads.note(Acting.PADDOCK, id, contact(Contact.Kind.CALL, heard.plusSeconds(60), false));
        Lead called = leads.withId(id).orElseThrow();
        assertThat(called.stage()).isEqualTo(Lead.Stage.NEW);
        assertThat(called.times().answeredAt()).isNull();
        assertThat(called.times().heardAt()).isEqualTo(heard);
        leads.note(Acting.PADDOCK, id, contact(Contact.Kind.CALL, heard.plusSeconds(80), true));
        Lead spoken = leads.withId(id).orElseThrow();
        assertThat(spoken.stage()).isEqualTo(Lead.Stage.CONTACTED);
        assertThat(spoken.times().answeredAt()).isEqualTo(heard.plusSeconds(80));
        leads.note(Acting.PADDOCK, id, contact(Contact.Kind.REPLY, heard.plusSeconds(90), true));
        assertThat(leads.withId(id).orElseThrow().times().heardAt()).isEqualTo(heard.plusSeconds(90));
    }

    @Test
    void nothing_is_due_once_it_is_over_and_whoever_changes_what_somebody_else_has_changed_is_told() {
        UUID id = leads.capture(Acting.PADDOCK, card("Fin", "", Grade.B)).lead();
        Contact.Step lost = new Contact.Step(Lead.Stage.LOST, clock.instant(), null, "pas de besoin");
        assertThat(leads.move(Acting.PADDOCK, id, 1, lost)).isInstanceOf(Keeping.Kept.class);
        assertThat(leads.withId(id).orElseThrow().care().dueAt()).isNull();
        assertThat(leads.move(Acting.PADDOCK, id, 1, lost)).isInstanceOf(Keeping.Overtaken.class);
        assertThat(leads.steps(id)).hasSize(2);
    }

    private static Contact contact(Contact.Kind kind, Instant at, boolean reached) {
        return new Contact(UUID.randomUUID(), kind, at, null, "", reached);
    }

    private static Capture with(Capture capture, Capture.When when) {
        return new Capture(
                capture.id(),
                capture.exhibition(),
                when,
                capture.way(),
                capture.code(),
                capture.card(),
                capture.wants(),
                capture.next());
    }

    /** Somebody at the firm of all of them; of whom a note says that they are private where it says that they were seen. */
    private Capture of(String name, String email, String note) {
        return new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(clock.instant(), null),
                Capture.Way.FORM,
                "",
                new Lead.Card(name, "Une firme", "", email, "", note.equals("vu"), "fr"),
                new Lead.Wants(Grade.B, "", "", "", note, List.of()),
                new Capture.Next(null, "", null, true, ""));
    }

    private Capture card(String firm, String email, Grade grade) {
        return new Capture(
                UUID.randomUUID(),
                null,
                new Capture.When(clock.instant(), null),
                Capture.Way.FORM,
                "",
                new Lead.Card("", firm, "", email, "", false, "fr"),
                new Lead.Wants(grade, "", "", "", "", List.of()),
                new Capture.Next(null, "", null, true, ""));
    }
}
