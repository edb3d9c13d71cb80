package paddock.permit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.permit.Permit.Progress;

/** What has to be granted, as rows. */
@Component
public final class PermitRows {

    private final JdbcClient jdbc;

    PermitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each of these bookings, what it needs. */
    public Map<UUID, List<Permit>> of(Collection<UUID> bookings) {
        Map<UUID, List<Permit>> permits = new HashMap<>();
        jdbc.sql(OF)
                .param(bookings.toArray(UUID[]::new))
                .query((row, n) -> permits.computeIfAbsent(
                                Objects.requireNonNull(row.getObject("booking", UUID.class)), any -> new ArrayList<>())
                        .add(permit(row)))
                .list();
        return permits;
    }

    public void add(UUID booking, List<Permit> permits) {
        for (Permit permit : permits) {
            jdbc.sql(INSERT)
                    .param(permit.id())
                    .param(booking)
                    .param(permit.order())
                    .param(permit.path())
                    .param(permit.kind())
                    .param(permit.cite())
                    .param(permit.counter())
                    .param(permit.latest())
                    .update();
        }
        if (!permits.isEmpty()) {
            jdbc.sql("update booking.claim set asks = true where booking = ?")
                    .param(booking)
                    .update();
        }
    }

    /** What it needs now is this, and nothing else. */
    public void replace(UUID booking, List<Permit> permits) {
        Map<UUID, Permit> wanted = new HashMap<>();
        permits.forEach(permit -> wanted.put(permit.id(), permit));
        List<UUID> kept = jdbc.sql("select id from booking.permit where booking = ?")
                .param(booking)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        jdbc.sql("delete from booking.permit where booking = ? and id <> all (?)")
                .param(booking)
                .param(wanted.keySet().toArray(UUID[]::new))
                .update();
        kept.forEach(wanted::remove);
        add(booking, List.copyOf(wanted.values()));
    }

    public void become(UUID permit, Progress progress) {
        String state = progress.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        LocalDate on = switch (progress) {
            case Progress.Wanted wanted -> null;
            case Progress.Filed filed -> filed.on();
            case Progress.Granted granted -> granted.on();
            case Progress.Refused refused -> refused.on();
        };
        jdbc.sql("update booking.permit set state = ?, since = cast(? as date), number = ? where id = ?")
                .param(state)
                .param(on)
                .param(progress instanceof Progress.Granted granted ? granted.number() : "")
                .param(permit)
                .update();
    }

    private static Permit permit(ResultSet row) throws SQLException {
        return new Permit(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getString("source")),
                Objects.requireNonNull(row.getString("path")),
                Objects.requireNonNull(row.getString("kind")),
                Objects.requireNonNull(row.getString("cite")),
                row.getString("counter"),
                row.getObject("latest", LocalDate.class),
                progress(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        @Nullable LocalDate since = row.getObject("since", LocalDate.class);
        return switch (String.valueOf(row.getString("state"))) {
            case "filed" -> new Progress.Filed(Objects.requireNonNull(since));
            case "granted" ->
                new Progress.Granted(Objects.requireNonNull(row.getString("number")), Objects.requireNonNull(since));
            case "refused" -> new Progress.Refused(Objects.requireNonNull(since));
            default -> new Progress.Wanted();
        };
    }

    private static final String OF = """
            select id, booking, source, path, kind, cite, counter, latest, state, since, number
              from booking.permit
             where booking = any (?)
             order by booking, source, path
            """;

    private static final String INSERT = """
            insert into booking.permit (id, booking, source, path, kind, cite, counter, latest, state, number)
            values (?, ?, ?, ?, ?, ?, cast(? as text), cast(? as date), 'wanted', '')
            """;
}
