package paddock.once;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;
import paddock.web.BadInput;

/**
 * Answers a request that comes again as it was answered first, and does once what it asks: the answer is kept in the
 * transaction of the act.
 */
@Component
public class Replies {

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final InstantSource clock;

    Replies(JdbcClient jdbc, Attempts attempts, InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The same key came with another request. */
    public static final class OtherRequest extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whether a request carries a key by which it is done once. */
    public static boolean isAskedForOnce(HttpServletRequest request) {
        return request.getHeader(KEY) != null;
    }

    private record Kept(String asked, Reply reply) {}

    /**
     * Does what is asked, unless that was done before.
     *
     * @param key chosen by whoever asks, for this one request
     * @param request all of it that matters
     * @throws OtherRequest where the key stands for something else
     */
    public Reply once(UUID person, String key, String request, Supplier<Reply> act) {
        String asked = digest(request);
        return attempts.run(Locks.NONE, held -> {
            Optional<Kept> kept = kept(person, key);
            if (kept.isPresent()) {
                if (!kept.get().asked().equals(asked)) {
                    throw new OtherRequest();
                }
                return kept.get().reply();
            }
            Reply reply = act.get();
            jdbc.sql(KEEP)
                    .param(person)
                    .param(key)
                    .param(asked)
                    .param(Timestamp.from(clock.instant()))
                    .param(reply.status())
                    .param(reply.body())
                    .param(reply.version())
                    .update();
            return reply;
        });
    }

    /**
     * Answers a request by the key that it carries, if it carries one.
     *
     * @param asked all of it that matters
     * @throws OtherRequest where the key stands for something else
     */
    public Reply answered(Acting acting, HttpServletRequest request, String asked, Supplier<Reply> act) {
        String key = request.getHeader(KEY);
        if (key == null) {
            return act.get();
        }
        UUID person = acting.person();
        if (key.isBlank() || key.length() > LONGEST || person == null) {
            throw new BadInput(KEY, key, List.of("1 – " + LONGEST));
        }
        return once(person, key, asked, act);
    }

    private Optional<Kept> kept(UUID person, String key) {
        return jdbc.sql(
                        "select encode(asked, 'hex') as asked, status, body, version from once.answer where person = ? and key = ?")
                .param(person)
                .param(key)
                .query((row, n) -> new Kept(
                        Objects.requireNonNull(row.getString("asked")),
                        new Reply(
                                row.getInt("status"),
                                Objects.requireNonNull(row.getString("body")),
                                row.getInt("version"))))
                .optional();
    }

    /** Answers that nobody will ask for again; how many. */
    int forget(Instant time) {
        return jdbc.sql("delete from once.answer where at < ?")
                .param(Timestamp.from(time))
                .update();
    }

    private static String digest(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static final String KEEP = """
            insert into once.answer (person, key, asked, at, status, body, version) values (?, ?, decode(?, 'hex'), ?, ?, ?, ?)
            """;
}
