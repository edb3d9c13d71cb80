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

/** What each term takes, and what it leaves. */
@WithPaddock
@Import(Somebody.class)
class SweepsTest {

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

    @Test
    void contacts_of_mere_prospects_go_and_others_stay() {
        Instant time = Instant.parse("2015-01-01T00:00:00Z");
        UUID prospect = old("Prospect");
        status(prospect, "prospect", "[2010-01-01,)");
        UUID former = old("Ancien membre");
        status(former, "member", "[2010-01-01,2014-01-01)");
        UUID member = old("Membre");
        status(member, "member", "[2010-01-01,)");
        UUID touched = old("Revue");
        for (UUID company : new UUID[] {prospect, former, member, touched}) {
            somebody.contact(company + "@example.org", "Contact " + company, company);
        }
        jdbc.sql("update directory.contact set touched_at = '2011-01-01Z' where company in (:companies)")
                .param("companies", List.of(prospect, former, member))
                .update();
        sweep("prospectTerm", time);
        assertThat(contacts(prospect)).isZero();
        assertThat(contacts(former)).isZero();
        assertThat(contacts(member)).isEqualTo(1);
        assertThat(contacts(touched)).isEqualTo(1);
    }

    private UUID old(String name) {
        UUID company = somebody.company(name);
        jdbc.sql("update directory.company set added_at = '2010-01-01Z' where id = :id")
                .param("id", company)
                .update();
        return company;
    }

    private void status(UUID company, String kind, String during) {
        jdbc.sql("""
                insert into directory.status (id, company, kind, during, version)
                values (gen_random_uuid(), :company, :kind, cast(:during as daterange), 1)
                """)
                .param("company", company)
                .param("kind", kind)
                .param("during", during)
                .update();
    }

    private long contacts(UUID company) {
        return jdbc.sql("select count(*) from directory.contact where company = :company")
                .param("company", company)
                .query(Long.class)
                .single();
    }

    @Test
    void names_leave_the_trail_and_acts_stay() {
        Known known = somebody.joined();
        sweep("trailTerm", NOW.minusSeconds(1));
        assertThat(new Traces(jdbc).of(known.word())).contains("audit.act");
        sweep("trailTerm", NOW.plusSeconds(1));
        assertThat(new Traces(jdbc).of(known.word())).doesNotContain("audit.act");
        assertThat(jdbc.sql("select count(*) from audit.act where thing = :id")
                        .param("id", known.id())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void ended_access_goes_and_what_is_good_stays() {
        Known known = somebody.joined();
        for (String until : new String[] {"2026-05-12 08:41Z", "2026-05-12 08:43Z"}) {
            jdbc.sql("""
                    insert into account.sign_in (id, person, token, device, address, began_at, seen_at, proved_at, ends_at)
                    values (gen_random_uuid(), :id, uuid_send(gen_random_uuid()), '', '', '2026-05-12Z', '2026-05-12Z',
                            '2026-05-12Z', cast(:until as timestamptz))
                    """).param("id", known.id()).param("until", until).update();
            jdbc.sql("""
                    insert into account.known_device (token, person, until)
                    values (uuid_send(gen_random_uuid()), :id, cast(:until as timestamptz))
                    """).param("id", known.id()).param("until", until).update();
        }
        for (String until : new String[] {"2026-05-12 08:41Z", "2026-05-12 08:43Z"}) {
            jdbc.sql("""
                    insert into openid.newcomer (browser, issuer, subject, called, until)
                    values (uuid_send(gen_random_uuid()), 'x', :word, :word, cast(:until as timestamptz))
                    """).param("word", known.word()).param("until", until).update();
            jdbc.sql("""
                    insert into factor.ceremony (ticket, person, challenge, until)
                    values (uuid_send(gen_random_uuid()), :id, '', cast(:until as timestamptz))
                    """).param("id", known.id()).param("until", until).update();
        }
        sweep("errandTerm", NOW);
        sweep("ceremonyTerm", NOW);
        assertThat(jdbc.sql("select count(*) from openid.newcomer where subject = :word")
                        .param("word", known.word())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from factor.ceremony where person = :id")
                        .param("id", known.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        sweep("accessTerm", NOW);
        for (String table : new String[] {"sign_in", "known_device"}) {
            assertThat(jdbc.sql("select count(*) from account." + table + " where person = :id")
                            .param("id", known.id())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }
}
