package paddock.request;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often strangers have asked lately, by network and by mailbox, counted for all nodes together. */
@Component("requestFloods")
class Floods {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_A_NETWORK = 20;
    private static final int MOST_A_MAILBOX = 3;

    private final JdbcClient jdbc;

    Floods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean admitFrom(String network, Instant now) {
        return count("from " + network, now) <= MOST_A_NETWORK;
    }

    /** Addresses of people are not written down. */
    boolean admitOf(String email, Instant now) {
        return count("of " + UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)), now) <= MOST_A_MAILBOX;
    }

    private int count(String key, Instant now) {
        return jdbc.sql(COUNT)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .param("oldest", Timestamp.from(now.minus(WINDOW)))
                .query(Integer.class)
                .single();
    }

    int forget(Instant time) {
        return jdbc.sql("delete from request.flood where since < ?")
                .param(Timestamp.from(time))
                .update();
    }

    private static final String COUNT = """
            insert into request.flood as known (key, count, since)
            values (:key, 1, :now)
            on conflict (key) do update
              set count = case when known.since < :oldest then 1 else known.count + 1 end,
                  since = case when known.since < :oldest then :now else known.since end
            returning count
            """;
}
