package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

/** What each term takes, and what it leaves. */
@WithPaddock
@Import(Somebody.class)
class SweepsTest {

    private static final Instant NOW = WithPaddock.NOW;

    @Autowired
    Map<String, Term> terms;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private void sweep(String term, Instant time) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        Objects.requireNonNull(terms.get(term)).sweep().before(time, 200));
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
