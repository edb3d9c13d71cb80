package paddock.openid;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.factor.Links;
import paddock.kernel.Token;
import paddock.personal.Sheet;

/**
 * What is under way with the provider: browsers that are to come back, and whom it has named without anybody here being
 * linked to that. In the database, so that any node can end what another began; each good for its browser, once, and for minutes.
 */
@Component
class Errands {

    private static final Duration GOOD = Duration.ofMinutes(10);
    static final Duration KNOWN = Duration.ofMinutes(20);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Errands(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void begin(Token state, Token browser, Errand errand) {
        jdbc.sql("delete from openid.errand where until < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql(BEGIN)
                .param("state", state.digest())
                .param("browser", browser.digest())
                .param("nonce", errand.nonce())
                .param("verifier", errand.verifier())
                .param("signIn", errand.signIn().orElse(null), Types.OTHER)
                .param("target", errand.target())
                .param("now", Timestamp.from(errand.begunAt()))
                .param("until", Timestamp.from(errand.begunAt().plus(GOOD)))
                .update();
    }

    /** What was begun; nothing the second time, or too late, or for another browser. */
    Optional<Errand> take(Token state, Token browser) {
        return jdbc.sql(TAKE)
                .param("state", state.digest())
                .param("browser", browser.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Errand(
                        row.getString("nonce"),
                        row.getString("verifier"),
                        Optional.ofNullable(row.getObject("sign_in", UUID.class)),
                        row.getString("target"),
                        row.getTimestamp("begun_at").toInstant()))
                .optional();
    }

    /** Keeps whom the provider has named, until they have said which account is theirs. */
    void know(Token browser, Links.Identity identity) {
        Instant now = clock.instant();
        jdbc.sql("delete from openid.newcomer where until < :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(KNOW)
                .param("browser", browser.digest())
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("called", identity.called())
                .param("until", Timestamp.from(now.plus(KNOWN)))
                .update();
    }

    Optional<Links.Identity> known(Token browser) {
        return newcomer(browser, FIND);
    }

    /** The same, once: a link is made of it. */
    Optional<Links.Identity> takeKnown(Token browser) {
        return newcomer(browser, TAKE_KNOWN);
    }

    /** Forgets what can no longer be ended; how much. */
    int forgetEnded(Instant time) {
        return ENDED.stream()
                .mapToInt(statement ->
                        jdbc.sql(statement).param("time", Timestamp.from(time)).update())
                .sum();
    }

    /** Forgets whom the provider has named by an address. */
    void forget(String email) {
        jdbc.sql(FORGET).param("email", "<" + email + ">").param("bare", email).update();
    }

    /** Whom the provider has named by an address, for them to read. */
    List<Map<String, Object>> namedBy(String email) {
        return jdbc.sql(NAMED)
                .param("email", "<" + email + ">")
                .param("bare", email)
                .query((row, n) -> Sheet.line(row))
                .list();
    }

    private Optional<Links.Identity> newcomer(Token browser, String statement) {
        return jdbc.sql(statement)
                .param("browser", browser.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) ->
                        new Links.Identity(row.getString("issuer"), row.getString("subject"), row.getString("called")))
                .optional();
    }

    private static final List<String> ENDED =
            List.of("delete from openid.errand where until < :time", "delete from openid.newcomer where until < :time");

    private static final String IS_NAMED = "strpos(lower(called), :email) > 0 or lower(called) = :bare";

    private static final String FORGET = "delete from openid.newcomer where " + IS_NAMED;

    private static final String NAMED =
            "select called as identity, until from openid.newcomer where " + IS_NAMED + " order by until limit 1000";

    private static final String BEGIN = """
            insert into openid.errand (state, browser, nonce, verifier, sign_in, target, begun_at, until)
            values (:state, :browser, :nonce, :verifier, :signIn, :target, :now, :until)
            """;

    private static final String TAKE = """
            delete from openid.errand where state = :state and browser = :browser and until > :now
            returning nonce, verifier, sign_in, target, begun_at
            """;

    private static final String KNOW = """
            insert into openid.newcomer (browser, issuer, subject, called, until)
            values (:browser, :issuer, :subject, :called, :until)
            on conflict (browser) do update
              set issuer = excluded.issuer, subject = excluded.subject, called = excluded.called, until = excluded.until
            """;

    private static final String FIND = """
            select issuer, subject, called from openid.newcomer where browser = :browser and until > :now
            """;

    private static final String TAKE_KNOWN = """
            delete from openid.newcomer where browser = :browser and until > :now returning issuer, subject, called
            """;
}
