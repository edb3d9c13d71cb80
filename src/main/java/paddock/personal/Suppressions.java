package paddock.personal;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/**
 * Addresses that asked not to be written to: whoever sends a mail that its receiver has not asked for looks here first. The
 * list holds keyed digests, so it tells of an address that is known, and gives none away.
 */
@Component
public class Suppressions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ListKey key;
    private final Trail trail;
    private final InstantSource clock;

    Suppressions(
            JdbcClient jdbc, PlatformTransactionManager transactions, ListKey key, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.key = key;
        this.trail = trail;
        this.clock = clock;
    }

    /** Why an address is on the list. */
    public enum Cause {
        /** Whoever had it was forgotten, and wanted that as well. */
        ERASURE,
        /** Its owner said so while signed in. */
        PERSON,
        /** Somebody asked an administrator. */
        ADMINISTRATOR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether an address must not be written to unasked. While the key is missing, nobody is: the list cannot be read. */
    public boolean holds(String address) {
        if (count() == 0) {
            return false;
        }
        return key.digest(address)
                .map(digest -> jdbc.sql(HOLDS)
                        .param("digest", digest)
                        .query(Boolean.class)
                        .single())
                .orElse(true);
    }

    /**
     * By what an address is known where it must not be read, for parts that keep such lists of their own: keyed, in
     * hexadecimal digits; empty while the key is missing.
     */
    public Optional<String> digest(String address) {
        return key.digest(address);
    }

    /** Whether the list cannot be read here, for its key is missing. */
    public boolean unreadable() {
        return key.isMissing();
    }

    long count() {
        return jdbc.sql("select count(*) from personal.suppression")
                .query(Long.class)
                .single();
    }

    /** Puts an address on the list; false where the key is missing. */
    boolean add(Acting by, String address, Cause cause) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<String> digest = key.digest(address);
            digest.ifPresent(one -> {
                int added = jdbc.sql(ADD)
                        .param("digest", one)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("cause", cause.key())
                        .update();
                if (added > 0) {
                    record(by, "suppression-added", cause);
                }
            });
            return digest.isPresent();
        }));
    }

    /** Takes an address off the list; whether it was on it. */
    boolean lift(Acting by, String address, Cause cause) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean lifted = key.digest(address)
                    .map(digest -> jdbc.sql("delete from personal.suppression where digest = decode(:digest, 'hex')")
                                    .param("digest", digest)
                                    .update()
                            == 1)
                    .orElse(false);
            if (lifted) {
                record(by, "suppression-lifted", cause);
            }
            return lifted;
        }));
    }

    /** Without the address, and without its digest: the trail is kept by others than the key. */
    private void record(Acting by, String act, Cause cause) {
        trail.record(by, Deed.of(act, "address", null).changing(Map.of(), Map.of("cause", cause.key())));
    }

    private static final String HOLDS = """
            select exists (select 1 from personal.suppression where digest = decode(:digest, 'hex'))
            """;

    private static final String ADD = """
            insert into personal.suppression (digest, at, cause) values (decode(:digest, 'hex'), :at, :cause)
            on conflict (digest) do nothing
            """;
}
