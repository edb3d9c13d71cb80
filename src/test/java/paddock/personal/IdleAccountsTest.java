package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.personal.Somebody.Known;
import paddock.post.Posts;
import paddock.post.Stationery;

/** Accounts that nobody uses: who is warned, who is forgotten, and who is not. */
@WithPaddock
@Import(Somebody.class)
class IdleAccountsTest {

    private static final Instant NOW = WithPaddock.NOW;
    private static final Duration LONG = Duration.ofDays(2000);

    @Autowired
    Map<String, Term> terms;

    @Autowired
    Somebody somebody;

    @Autowired
    Subjects subjects;

    @Autowired
    Forgetting forgetting;

    @Autowired
    Stationery stationery;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private void sweep(String term, Instant time) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        Objects.requireNonNull(terms.get(term)).sweep().before(time, 200));
    }

    /** As where mail leaves, which it does not in the demonstration. */
    private void sweepAccounts(Instant time) {
        sweepAccounts(time, 200);
    }

    private void sweepAccounts(Instant time, int most) {
        InstantSource clock = InstantSource.fixed(NOW);
        IdleAccounts accounts = new IdleAccounts(subjects, forgetting, Posts.leaving(jdbc, clock), stationery, clock);
        new TransactionTemplate(transactions).executeWithoutResult(status -> accounts.sweep(time, most));
    }

    private void seen(Known known, Duration ago) {
        jdbc.sql("update account.person set seen_at = :at where id = :id")
                .param("at", Timestamp.from(NOW.minus(ago)))
                .param("id", known.id())
                .update();
        jdbc.sql("delete from account.sign_in where person = :id")
                .param("id", known.id())
                .update();
    }

    private boolean isThere(Known known) {
        return jdbc.sql("select exists (select 1 from account.person where id = :id)")
                .param("id", known.id())
                .query(Boolean.class)
                .single();
    }

    private long mails(Known known) {
        return jdbc.sql("select count(*) from post.mail where recipient = :email")
                .param("email", known.email())
                .query(Long.class)
                .single();
    }

    @Test
    void an_account_that_nobody_uses_is_warned_and_a_month_later_forgotten() {
        Known known = somebody.joined();
        Instant due = NOW.minus(Duration.ofDays(1095));
        seen(known, Duration.ofDays(1000));
        sweepAccounts(due);
        assertThat(mails(known)).isZero();
        seen(known, Duration.ofDays(1070));
        sweepAccounts(due);
        assertThat(mails(known)).isEqualTo(1);
        sweepAccounts(due);
        assertThat(mails(known)).isEqualTo(1);
        seen(known, LONG);
        sweepAccounts(due);
        assertThat(isThere(known)).isTrue();
        jdbc.sql("update account.person set warned_at = :at where id = :id")
                .param("at", Timestamp.from(NOW.minus(Duration.ofDays(31))))
                .param("id", known.id())
                .update();
        sweepAccounts(due);
        assertThat(isThere(known)).isFalse();
        assertThat(new Traces(jdbc).of(known.word())).isEmpty();
    }

    @Test
    void whoever_acts_for_a_company_or_works_here_or_has_just_been_here_is_not_idle() {
        Known acting = somebody.joined();
        somebody.acts(acting, somebody.company("Active"), "reader");
        Known working = somebody.joined();
        jdbc.sql("insert into account.staff_role (person, role) values (:id, 'SALES')")
                .param("id", working.id())
                .update();
        Known byProgram = somebody.joined();
        jdbc.sql("""
                insert into account.api_token (id, person, token, name, scopes, made_at, expires_at, used_at)
                values (gen_random_uuid(), :id, uuid_send(gen_random_uuid()), 'nightly', '{READ}', :at, :at, :at)
                """)
                .param("id", byProgram.id())
                .param("at", Timestamp.from(NOW))
                .update();
        Known left = somebody.joined();
        jdbc.sql("update account.person set left_at = :at where id = :id")
                .param("at", Timestamp.from(NOW.minus(LONG)))
                .param("id", left.id())
                .update();
        for (Known one : new Known[] {acting, working, byProgram, left}) {
            seen(one, LONG);
        }
        jdbc.sql("update account.person set warned_at = :at where id in (:ids)")
                .param("at", Timestamp.from(NOW.minus(LONG)))
                .param("ids", List.of(acting.id(), working.id(), byProgram.id()))
                .update();
        sweepAccounts(NOW.minus(Duration.ofDays(1095)));
        assertThat(isThere(acting)).isTrue();
        assertThat(isThere(working)).isTrue();
        assertThat(isThere(byProgram)).isTrue();
        assertThat(isThere(left))
                .as("one whose account ended long ago needs no warning")
                .isFalse();
        assertThat(mails(left)).isZero();
    }

    @Test
    void where_no_mail_leaves_nobody_is_warned_or_forgotten_but_those_who_have_left() {
        Known known = somebody.joined();
        Known left = somebody.joined();
        jdbc.sql("update account.person set warned_at = :at where id = :id")
                .param("at", Timestamp.from(NOW.minus(LONG)))
                .param("id", known.id())
                .update();
        jdbc.sql("update account.person set left_at = :at where id = :id")
                .param("at", Timestamp.from(NOW.minus(LONG)))
                .param("id", left.id())
                .update();
        seen(known, LONG);
        seen(left, LONG);
        Known unwarned = somebody.joined();
        seen(unwarned, LONG);
        sweep("accountTerm", NOW.minus(Duration.ofDays(1095)));
        assertThat(isThere(known)).isTrue();
        assertThat(mails(unwarned)).isZero();
        assertThat(isThere(left)).isFalse();
        for (Known one : new Known[] {known, unwarned}) {
            seen(one, Duration.ZERO);
        }
    }

    @Test
    void whoever_stays_does_not_stand_in_the_way_of_those_who_go() {
        UUID company = somebody.company("Longue attente");
        for (int i = 0; i < 3; i++) {
            Known acting = somebody.joined();
            somebody.acts(acting, company, "reader");
            seen(acting, LONG.plusDays(9));
        }
        Known idle = somebody.joined();
        seen(idle, LONG);
        jdbc.sql("""
                insert into account.person (id, email, name, language, demo, added_at, seen_at, warned_at)
                select gen_random_uuid(), 'waiting' || n || '@example.org', 'Waiting', 'fr', false, now(), :at, :warned
                from generate_series(1, 250) n
                """)
                .param("at", Timestamp.from(NOW.minus(LONG.plusDays(3))))
                .param("warned", Timestamp.from(NOW))
                .update();
        sweepAccounts(NOW.minus(Duration.ofDays(1095)), 2);
        assertThat(mails(idle)).isEqualTo(1);
        jdbc.sql("delete from account.person where name = 'Waiting'").update();
    }
}
