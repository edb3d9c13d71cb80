package paddock.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** What has been given to devices to be signed: each is good for one answer and five minutes. */
@Component
class Ceremonies {

    private static final Duration GOOD = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Ceremonies(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param ticket by which the answer names it */
    record Ceremony(String ticket, Bytes challenge) {}

    /** @param person for whom a passkey is to be made; absent where it is not known yet who signs in */
    Ceremony begin(@Nullable UUID person) {
        Ceremony ceremony = new Ceremony(Bytes.random().toBase64UrlString(), Bytes.random());
        Instant now = clock.instant();
        jdbc.sql("delete from factor.ceremony where until < :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(
                        "insert into factor.ceremony (ticket, person, challenge, until) values (:ticket, :person, :challenge, :until)")
                .param("ticket", digest(ceremony.ticket()))
                .param("person", person, Types.OTHER)
                .param("challenge", ceremony.challenge().getBytes())
                .param("until", Timestamp.from(now.plus(GOOD)))
                .update();
        return ceremony;
    }

    /** What was to be signed; nothing once it was taken, or where it was for somebody else. */
    Optional<Bytes> take(String ticket, @Nullable UUID person) {
        return jdbc.sql(TAKE)
                .param("ticket", digest(ticket))
                .param("person", person, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(Bytes::new);
    }

    /** Forgets what can no longer be answered; how much. */
    int forgetEnded(Instant time) {
        return jdbc.sql("delete from factor.ceremony where until < :time")
                .param("time", Timestamp.from(time))
                .update();
    }

    private static byte[] digest(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static final String TAKE = """
            delete from factor.ceremony
            where ticket = :ticket and until > :now and person is not distinct from cast(:person as uuid)
            returning challenge
            """;
}
