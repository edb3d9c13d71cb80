package paddock.hook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.hook.Endpoint.Disabled;
import paddock.hook.Endpoint.Health;
import paddock.hook.Endpoint.Wanted;
import paddock.hook.Endpoint.Why;

/** Reads endpoints as they are stored; those that were removed are not there. */
@Component
class EndpointRows {

    private final JdbcClient jdbc;

    EndpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a site, the oldest first. */
    List<Endpoint> of(UUID site) {
        return jdbc.sql(SHOWN + " and e.site = ? order by e.added_at, e.id limit 100")
                .param(site)
                .query((row, n) -> endpoint(row))
                .list();
    }

    Optional<Endpoint> withId(UUID id) {
        return jdbc.sql(SHOWN + " and e.id = ?")
                .param(id)
                .query((row, n) -> endpoint(row))
                .optional();
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        Instant disabled = instant(row, "disabled_at");
        return new Endpoint(
                row.getObject("id", UUID.class),
                row.getObject("site", UUID.class),
                new Wanted(
                        Objects.requireNonNull(row.getString("name")),
                        Objects.requireNonNull(row.getString("address")),
                        Arrays.asList((String[]) row.getArray("acts").getArray())),
                Objects.requireNonNull(instant(row, "added_at")),
                Objects.requireNonNull(instant(row, "renewed_at")),
                instant(row, "former_until"),
                Objects.requireNonNull(row.getString("sealed_by")),
                disabled == null
                        ? null
                        : new Disabled(disabled, Why.of(Objects.requireNonNull(row.getString("disabled_why")))),
                new Health(row.getInt("failures"), instant(row, "failing_since")),
                row.getInt("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final String SHOWN = """
            select e.id, e.site, e.name, e.address, e.acts, e.added_at, e.renewed_at, e.former_until, e.sealed_by,
                   e.disabled_at, e.disabled_why, l.failures, l.failing_since, e.version
              from hook.endpoint e
              join hook.lane l on l.endpoint = e.id
             where e.removed_at is null""";
}
