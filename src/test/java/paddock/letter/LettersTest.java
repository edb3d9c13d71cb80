package paddock.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.lead.Consent;
import paddock.lead.Contact;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Sought;

/** Letters leave once, to whoever may have them, and to nobody else. */
@WithPaddock
class LettersTest {

    @Autowired
    Letterbook letters;

    @Autowired
    Objections refusals;

    @Autowired
    Filing answers;

    @Autowired
    Bars bars;

    @Autowired
    Leads leads;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    @Autowired
    PlatformTransactionManager transactions;

    private LetterWorld world;

    @BeforeEach
    void begin() {
        world = new LetterWorld(leads, jdbc, clock);
    }

    @Test
    void a_letter_says_who_writes_why_they_get_it_and_how_to_end_it() {
        Lead lead = world.somebody();
        Written outcome = letters.write(
                world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour,\n\nvoici <b>les</b> dates."));
        assertThat(outcome).isEqualTo(new Written.Sent());
        var mail = world.mail(lead);
        assertThat(mail.get("recipient")).isEqualTo(lead.card().email());
        assertThat(mail.get("reply_to")).isEqualTo("sales@demonstration.invalid");
        assertThat(Objects.toString(mail.get("unsubscribe"))).matches("</u/[A-Za-z0-9_-]{43}>");
        assertThat(Objects.toString(mail.get("body")))
                .contains("rencontrés le 12 mai 2026", "/u/", "voici <b>les</b> dates.");
        assertThat(Objects.toString(mail.get("html"))).contains("voici &lt;b&gt;les&lt;/b&gt; dates.", "/u/");
        Lead after = world.now(lead);
        assertThat(after.stage()).isEqualTo(Lead.Stage.CONTACTED);
        assertThat(after.times().answeredAt()).isEqualTo(clock.instant());
        assertThat(after.times().heardAt()).isEqualTo(lead.times().heardAt());
    }

    @Test
    void whoever_clicks_twelve_times_at_once_sends_one_letter() throws Exception {
        for (int round = 0; round < 20; round++) {
            Lead lead = world.somebody();
            Letter.Draft draft = LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour");
            Acting sales = world.sales();
            try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Written>> all =
                        clicks.invokeAll(Collections.nCopies(12, () -> letters.write(sales, draft)));
                int sent = 0;
                for (Future<Written> each : all) {
                    sent += each.get() instanceof Written.Sent ? 1 : 0;
                }
                assertThat(sent).isEqualTo(1);
            }
            assertThat(jdbc.sql("select count(*) from post.mail where recipient = ?")
                            .param(lead.card().email())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoever_ended_letters_to_one_mailbox_gets_none_to_another() {
        Lead lead = world.somebody();
        refusals.add(world.sales(), lead.card().email(), Objections.Cause.LINK, lead.id());
        String other = "autre-" + lead.card().email();
        jdbc.sql("update lead.lead set email = ? where id = ?")
                .params(other, lead.id())
                .update();
        assertThat(world.now(lead).card().email()).isEqualTo(other);
        assertThat(bars.against(world.now(lead), Letter.Way.MAILING)).contains(Bar.REFUSED);
        assertThat(bars.against(world.now(lead), Letter.Way.ANSWER)).contains(Bar.REFUSED);
    }

    @Test
    void a_private_person_gets_no_mailing_before_they_say_yes_and_none_after_they_take_it_back() {
        Lead lead = world.privatePerson();
        assertThat(bars.against(lead, Letter.Way.MAILING)).contains(Bar.NO_CONSENT);
        assertThat(letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.MAILING, "Bonjour")))
                .isEqualTo(new Written.Barred(Bar.NO_CONSENT));
        leads.allow(world.sales(), lead.id(), lead.version(), new Consent(true, "sur papier, au stand"));
        Lead allowed = world.now(lead);
        assertThat(bars.against(allowed, Letter.Way.MAILING)).isEmpty();
        leads.allow(world.sales(), lead.id(), allowed.version(), new Consent(false, "au téléphone"));
        assertThat(bars.against(world.now(lead), Letter.Way.MAILING)).contains(Bar.NO_CONSENT);
        assertThat(leads.consents(lead.id())).extracting(Consent.Said::given).containsExactly(false, true);
        assertThat(leads.consents(lead.id()))
                .extracting(Consent.Said::by)
                .containsOnly(world.sales().person());
    }

    @Test
    void whoever_has_asked_is_answered_for_three_months_without_having_said_more() {
        Lead lead = world.privatePerson();
        assertThat(bars.against(lead, Letter.Way.ANSWER)).isEmpty();
        world.heardAt(lead, clock.instant().minus(Duration.ofDays(93)));
        assertThat(bars.against(world.now(lead), Letter.Way.ANSWER)).contains(Bar.NO_CONSENT);
    }

    @ParameterizedTest
    @EnumSource(Letter.Way.class)
    void whoever_has_ended_letters_gets_none(Letter.Way way) {
        Lead lead = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour"));
        Letter letter = letters.to(lead.id()).getFirst();
        assertThat(letters.end(letter, Objections.Cause.LINK)).isTrue();
        assertThat(letters.end(letter, Objections.Cause.LINK)).isTrue();
        assertThat(letters.write(world.sales(), LetterWorld.draft(lead, way, "Encore")))
                .isEqualTo(new Written.Barred(Bar.REFUSED));
        assertThat(refusals.against(lead.card().email())).isPresent();
        assertThat(jdbc.sql("select count(*) from lead.contact where lead = ? and kind = 'refusal'")
                        .param(lead.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(world.now(lead).times().heardAt()).isEqualTo(lead.times().heardAt());
    }

    @Test
    void the_list_outlives_whoever_is_on_it_and_gives_nobody_away() {
        Lead lead = world.somebody();
        refusals.add(world.sales(), lead.card().email(), Objections.Cause.ASKED, lead.id());
        forget(lead);
        assertThat(leads.withId(lead.id())).isEmpty();
        assertThat(refusals.cause(lead.card().email())).contains(Objections.Cause.ASKED);
        assertThat(jdbc.sql("select row_to_json(r)::text from letter.refusal r")
                        .query(String.class)
                        .list())
                .noneMatch(row ->
                        row.contains("somebody") || row.contains(lead.id().toString()));
    }

    @Test
    void a_mailbox_is_taken_off_the_list_for_a_reason() {
        Lead lead = world.somebody();
        refusals.add(world.sales(), lead.card().email(), Objections.Cause.ASKED, lead.id());
        String digest = refusals.before(null, 1000).stream()
                .filter(one -> lead.id().equals(one.lead()))
                .findFirst()
                .orElseThrow()
                .digest();
        assertThat(refusals.lift(world.sales(), digest, Objections.Lifting.WANTED))
                .isTrue();
        assertThat(refusals.lift(world.sales(), digest, Objections.Lifting.WANTED))
                .isFalse();
        assertThat(refusals.cause(lead.card().email())).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.act where act = 'letters-refusal-lifted' and thing = ?")
                        .param(lead.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_the_mail_server_refuses_for_good_lists_the_mailbox_and_what_it_refuses_for_now_does_not() {
        Lead gone = notTaken("550 5.1.1 no such user");
        Lead full = notTaken("452 4.2.2 mailbox full");
        answers.notHandedOver();
        assertThat(refusals.cause(gone.card().email())).contains(Objections.Cause.BOUNCE);
        assertThat(refusals.cause(full.card().email())).isEmpty();
        assertThat(letters.to(full.id()).getFirst().failure()).contains("mailbox full");
        assertThat(answers.notHandedOver()).isZero();
    }

    private Lead notTaken(String reason) {
        Lead lead = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour"));
        jdbc.sql("update post.outgoing set state = 'given-up', ended_at = written_at, reason = ? where id = ?")
                .params(List.of(reason, letters.to(lead.id()).getFirst().mail()))
                .update();
        return lead;
    }

    @Test
    void whoever_is_forgotten_leaves_a_row_that_is_nobodys_and_counts_as_before() {
        Lead lead = world.somebody();
        letters.write(world.sales(), LetterWorld.draft(lead, Letter.Way.ANSWER, "Bonjour Camille"));
        leads.note(
                world.sales(),
                lead.id(),
                new Contact(java.util.UUID.randomUUID(), Contact.Kind.MEETING, clock.instant(), null, "Camille", true));
        long met = counted("lead.met", lead);
        long spoken = counted("lead.spoken", lead);
        forget(lead);
        assertThat(counted("lead.met", lead)).isEqualTo(met).isPositive();
        assertThat(counted("lead.spoken", lead)).isEqualTo(spoken).isPositive();
        for (String table : List.of("lead.lead", "lead.encounter", "lead.contact", "lead.stage", "letter.letter")) {
            String column = table.equals("lead.lead") ? "id" : "lead";
            assertThat(jdbc.sql("select row_to_json(t)::text from " + table + " t where " + column + " = ?")
                            .param(lead.id())
                            .query(String.class)
                            .list())
                    .as(table)
                    .noneMatch(row -> row.contains("Camille") || row.contains("@example.org"));
        }
        assertThat(leads.found(Sought.of(java.util.Map.of("text", "Camille")), 500))
                .noneMatch(one -> one.id().equals(lead.id()));
    }

    private long counted(String view, Lead lead) {
        return jdbc.sql("select count(*) from " + view + " where lead = ?")
                .param(lead.id())
                .query(Long.class)
                .single();
    }

    @Autowired
    List<paddock.personal.Holding> holdings;

    private void forget(Lead lead) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> holdings.forEach(one -> one.forget(
                        world.sales(), paddock.personal.Subject.at(lead.card().email()))));
    }
}
