package paddock.stand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.Names;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Token;

/** The phones of the stands: set up once, known by a secret from then on, shut out when one is lost. */
@Component
class StandDevices {

    static final String KIND = "stand-device";
    static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Names names;
    private final Trail trail;
    private final InstantSource clock;

    StandDevices(
            JdbcClient jdbc, PlatformTransactionManager transactions, Names names, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.names = names;
        this.trail = trail;
        this.clock = clock;
    }

    /** A phone that has been set up, and what it shows from now on: said once. */
    record Added(UUID id, Token secret) {}

    /** Sets a phone up for whoever acts. */
    Added add(Acting by, UUID exhibition, String name) {
        UUID id = UUID.randomUUID();
        Token secret = Token.random();
        UUID person = Objects.requireNonNull(by.person());
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql(ADD)
                    .param("id", id)
                    .param("exhibition", exhibition)
                    .param("person", person)
                    .param("name", name)
                    .param("secret", secret.digest())
                    .param("now", now())
                    .update();
            trail.record(
                    by,
                    Deed.of("stand-device-added", KIND, id)
                            .changing(Map.of(), Map.of("exhibition", exhibition.toString()))
                            .personally(person, Map.of(), Map.of("device", name)));
            return new Added(id, secret);
        }));
    }

    /** Who sends, by what the phone shows; that it was heard of is noted. */
    Shown shown(Token secret) {
        Optional<Device> known = jdbc.sql(SEEN)
                .param("secret", secret.digest())
                .param("now", now())
                .query((row, n) -> device(row))
                .optional();
        return known.map(this::judged).orElseGet(Shown.Unknown::new);
    }

    private Shown judged(Device device) {
        UUID person = device.person();
        Optional<Acting> by = device.isShutOut() || person == null ? Optional.empty() : names.acting(person);
        if (by.isEmpty()) {
            return new Shown.ShutOut();
        }
        return by.filter(one -> one.may(Permission.KEEP_LEADS))
                .<Shown>map(one -> new Shown.Good(device, one))
                .orElseGet(Shown.Resigned::new);
    }

    /** How many cards it says that it still holds. */
    void holds(Device device, int pending) {
        jdbc.sql("update stand.device set pending = ? where id = ?")
                .param(pending)
                .param(device.id())
                .update();
    }

    /** Those of an exhibition, the latest first. */
    List<Device> of(UUID exhibition) {
        return jdbc.sql(OF).param(exhibition).query((row, n) -> device(row)).list();
    }

    /** From now on it sends nothing, and forgets what it holds as soon as it hears of it; whether it is one of that exhibition's. */
    boolean shutOut(Acting by, UUID exhibition, UUID device) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean isNew = jdbc.sql(SHUT)
                            .param("device", device)
                            .param("exhibition", exhibition)
                            .param("now", now())
                            .param("by", by.person())
                            .update()
                    == 1;
            if (isNew) {
                trail.record(by, Deed.of("stand-device-shut-out", KIND, device));
            }
            return isNew || of(exhibition).stream().anyMatch(one -> one.id().equals(device));
        }));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("exhibition", UUID.class)),
                row.getObject("person", UUID.class),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(instant(row, "added_at")),
                Objects.requireNonNull(instant(row, "seen_at")),
                row.getInt("pending"),
                instant(row, "shut_at"),
                instant(row, "told_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final String ADD = """
            insert into stand.device (id, exhibition, person, name, secret, added_at, seen_at, pending)
            values (:id, :exhibition, :person, :name, :secret, :now, :now, 0)
            """;

    private static final String SEEN = """
            update stand.device
               set seen_at = :now, told_at = case when shut_at is null then null else coalesce(told_at, :now) end
             where secret = :secret
            returning id, exhibition, person, name, added_at, seen_at, pending, shut_at, told_at
            """;

    private static final String OF = """
            select id, exhibition, person, name, added_at, seen_at, pending, shut_at, told_at
              from stand.device where exhibition = ? order by added_at desc, id limit 1000
            """;

    private static final String SHUT = """
            update stand.device set shut_at = :now, shut_by = cast(:by as uuid)
             where id = :device and exhibition = :exhibition and shut_at is null
            """;
}
