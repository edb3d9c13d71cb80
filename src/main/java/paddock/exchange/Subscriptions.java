package paddock.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.exchange.Subscription.Keeping;
import paddock.kernel.Acting;
import paddock.kernel.Token;

/** The secret addresses at which companies' calendars are read. Only digests of them are kept. */
@Component
class Subscriptions {

    private static final String KIND = "company";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trail trail;
    private final InstantSource clock;

    Subscriptions(JdbcClient jdbc, PlatformTransactionManager transactions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.trail = trail;
        this.clock = clock;
    }

    Subscription of(UUID company) {
        return jdbc.sql(OF)
                .param(company)
                .query((row, n) -> subscription(row))
                .optional()
                .orElse(Subscription.NONE);
    }

    /** Makes an address, or another one in place of the one that was seen. */
    Keeping renew(Acting by, UUID company, int version) {
        Token secret = Token.random();
        return transaction.execute(status -> {
            boolean there = of(company).isThere();
            int written = jdbc.sql(RENEW)
                    .param("company", company)
                    .param("token", secret.digest())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("version", version)
                    .update();
            if (written == 0) {
                return new Keeping.Overtaken();
            }
            trail.record(by, deed(there ? "calendar-renewed" : "calendar-shared", company));
            return new Keeping.Made(secret.secret());
        });
    }

    /** From now on nobody reads it, whatever they know. */
    Keeping withdraw(Acting by, UUID company, int version) {
        return transaction.execute(status -> {
            int written = jdbc.sql(WITHDRAW).params(company, version).update();
            if (written == 0) {
                return new Keeping.Overtaken();
            }
            trail.record(by, deed("calendar-withdrawn", company));
            return new Keeping.Withdrawn();
        });
    }

    private static Deed deed(String act, UUID company) {
        return Deed.of(act, KIND, company).changing(Map.of(), Map.of());
    }

    /** Whose calendar is at an address; that it was read is noted now and then. */
    Optional<UUID> read(Token secret) {
        Instant now = clock.instant();
        return jdbc.sql(READ)
                .param("token", secret.digest())
                .param("now", Timestamp.from(now))
                .param("noted", Timestamp.from(now.minusSeconds(3600)))
                .query(UUID.class)
                .optional();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(instant(row, "made_at"), instant(row, "read_at"), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final String OF = "select made_at, read_at, version from exchange.subscription where company = ?";

    private static final String RENEW = """
            insert into exchange.subscription as there (company, token, made_at, version)
            select :company, :token, :now, 1
             where :version = 0 or exists (select 1 from exchange.subscription s where s.company = :company)
            on conflict (company) do update
               set token = excluded.token, made_at = excluded.made_at, read_at = null, version = there.version + 1
             where there.version = :version
            """;

    private static final String WITHDRAW = """
            update exchange.subscription
               set token = null, made_at = null, read_at = null, version = version + 1
             where company = ? and version = ? and token is not null
            """;

    private static final String READ = """
            with found as (
              select company, read_at from exchange.subscription
               where token = :token and company in (select id from directory.face)
            ), noted as (
              update exchange.subscription set read_at = :now
               where company in (select company from found where read_at is null or read_at < :noted)
                 and token = :token
            )
            select company from found
            """;
}
