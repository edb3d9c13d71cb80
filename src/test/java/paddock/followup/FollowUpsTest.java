package paddock.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** Who is told of leads, and that nobody is told twice. */
@WithPaddock
class FollowUpsTest {

    @Autowired
    FollowUps followUps;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    private UUID sales = new UUID(0, 0);

    @BeforeEach
    void nobody_waits() {
        jdbc.sql("truncate lead.lead cascade").update();
        jdbc.sql("truncate followup.heard").update();
        jdbc.sql("truncate followup.reminder").update();
        sales = jdbc.sql("select id from account.person where email = 'sales@demonstration.invalid'")
                .query(UUID.class)
                .single();
        followUps.tell();
    }

    @Test
    void an_owner_hears_once_of_what_is_overdue_and_again_of_another_date() {
        UUID lead = lead(Duration.ofHours(1), null);
        lead(Duration.ofHours(-1), null);
        assertThat(newly(() -> tellTwice())).isEqualTo(1);
        jdbc.sql("update lead.lead set due_at = due_at + interval '10 minutes' where id = ?")
                .param(lead)
                .update();
        lead(Duration.ofHours(2), null);
        assertThat(newly(() -> tellTwice())).as("gathered for the next mail").isZero();
        jdbc.sql("update followup.reminder set told_at = told_at - interval '5 hours'")
                .update();
        assertThat(newly(() -> tellTwice())).as("both in one").isEqualTo(1);
    }

    @Test
    void whoever_directs_hears_of_what_has_been_left_for_days() {
        lead(Duration.ofDays(4), null);
        long heads = jdbc.sql("select count(*) from account.staff_role where role = 'DIRECTION'")
                .query(Long.class)
                .single();
        assertThat(heads).isPositive();
        assertThat(newly(() -> tellTwice())).isEqualTo(1 + heads);
    }

    @Test
    void whoever_took_a_card_hears_once_that_its_company_has_asked_for_a_date() {
        UUID club = Ids.named("demonstration", "company", "club");
        lead(Duration.ofHours(-1), club);
        booking(club, clock.instant().minus(Duration.ofDays(60)));
        assertThat(newly(() -> tellTwice())).isZero();
        booking(club, clock.instant());
        assertThat(newly(() -> tellTwice())).isEqualTo(1);
        String subject = jdbc.sql(
                        "select m.subject from post.mail m join post.outgoing o on o.id = m.id where o.thing_kind = 'lead' order by o.position desc limit 1")
                .query(String.class)
                .single();
        assertThat(subject).contains("a demandé une date");
    }

    @Test
    void a_mail_says_how_many_wait_however_many_they_are_and_says_it_once() {
        for (int n = 0; n < 620; n++) {
            lead(Duration.ofDays(4).plusMinutes(n), null);
        }
        assertThat(newly(() -> tellTwice())).isGreaterThan(1);
        assertThat(subjects())
                .hasSizeGreaterThan(1)
                .allSatisfy(subject -> assertThat(subject).contains("620"));
        assertThat(jdbc.sql("select count(*) from followup.reminder")
                        .query(Integer.class)
                        .single())
                .as("each told to its owner, and to those who direct")
                .isEqualTo(2 * 620);
        jdbc.sql("update followup.reminder set told_at = told_at - interval '5 hours'")
                .update();
        assertThat(newly(() -> tellTwice())).isZero();
    }

    private List<String> subjects() {
        return jdbc.sql(
                        "select m.subject from post.mail m join post.outgoing o on o.id = m.id where o.thing_kind = 'lead' and o.thing in (select id from lead.lead)")
                .query((row, n) -> Objects.requireNonNull(row.getString("subject")))
                .list();
    }

    @Test
    void each_part_is_counted_and_shown_from_its_beginning_however_much_is_overdue() {
        for (int n = 0; n < 620; n++) {
            lead(Duration.ofDays(2).plusMinutes(n % 40), null);
        }
        UUID next = lead(Duration.ofMinutes(-10), null);
        Instant now = clock.instant();
        FollowUps.Span overdue = new FollowUps.Span(Instant.EPOCH, now, sales);
        FollowUps.Span soon = new FollowUps.Span(now, now.plus(Duration.ofHours(1)), sales);
        assertThat(followUps.count(overdue)).isEqualTo(620);
        assertThat(followUps.due(soon, null, 50))
                .singleElement()
                .matches(due -> due.lead().equals(next));
        Set<UUID> seen = new HashSet<>();
        List<Due> some = followUps.due(overdue, null, 50);
        while (!some.isEmpty()) {
            some.forEach(due -> seen.add(due.lead()));
            Due last = some.getLast();
            some = followUps.due(overdue, new FollowUps.Seen(last.dueAt(), last.lead()), 50);
        }
        assertThat(seen).hasSize(620).doesNotContain(next);
        assertThat(followUps.count(new FollowUps.Span(Instant.EPOCH, now, UUID.randomUUID())))
                .isZero();
    }

    private void tellTwice() {
        followUps.tell();
        followUps.tell();
    }

    /** How many mails about leads something brings; what the thread of its own tells at the same moment is counted with it. */
    private long newly(Runnable act) {
        long before = mails();
        act.run();
        return mails() - before;
    }

    private long mails() {
        return jdbc.sql("select count(*) from post.outgoing where thing_kind = 'lead'")
                .query(Long.class)
                .single();
    }

    private UUID lead(Duration overdue, @Nullable UUID company) {
        UUID id = UUID.randomUUID();
        Instant met = clock.instant().minus(Duration.ofDays(30));
        jdbc.sql("""
                        insert into lead.lead (id, company, name, firm, function, email, phone, sought, is_private, language, grade,
                                               interest, need, timing, note, trades, step, owner, due_at, met_at, heard_at, consent,
                                               stage, version, demo)
                        values (:id, cast(:company as uuid), 'Camille Exemple', 'Exemple', '', '', '', 'camille', false, 'fr', 'A',
                                '', '', '', '', '{}', 'rappeler', :owner, :due, :met, :met, '', 'new', 1, false)""")
                .param("id", id)
                .param("company", company)
                .param("owner", sales)
                .param("due", Timestamp.from(clock.instant().minus(overdue)))
                .param("met", Timestamp.from(met))
                .update();
        return id;
    }

    private void booking(UUID company, Instant askedAt) {
        jdbc.sql("""
                        insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason,
                                                     version)
                        values (?, ?, 'rental', ?, 'booked', ?, '{}', '', '', '', 1)""")
                .params(List.of(UUID.randomUUID(), Ids.named("ales", "site"), company, Timestamp.from(askedAt)))
                .update();
    }
}
