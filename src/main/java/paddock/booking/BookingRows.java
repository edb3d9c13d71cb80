package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import paddock.booking.Booking.End;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.Said;
import paddock.booking.Booking.State;
import paddock.circuit.Direction;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.permit.Permit;
import paddock.permit.PermitRows;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bookings and their claims as rows. */
@Component
final class BookingRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PermitRows permits;

    BookingRows(JdbcClient jdbc, JsonMapper json, PermitRows permits) {
        this.jdbc = jdbc;
        this.json = json;
        this.permits = permits;
    }

    /** In the order in which they were asked for. */
    List<Booking> withIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Booking> bare = new LinkedHashMap<>();
        Map<UUID, List<Claim>> claims = new LinkedHashMap<>();
        jdbc.sql(WITH_IDS)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    bare.putIfAbsent(id, booking(row));
                    return claims.computeIfAbsent(id, any -> new ArrayList<>()).add(claim(row));
                })
                .list();
        Map<UUID, List<Permit>> granted = permits.of(bare.keySet());
        return bare.values().stream()
                .map(each -> each.claiming(claims.getOrDefault(each.id(), List.of()))
                        .permitted(granted.getOrDefault(each.id(), List.of())))
                .toList();
    }

    Optional<Booking> withId(UUID id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    /** Nobody else changes the one of that number until the transaction ends. */
    Booking locked(long number) {
        UUID id = jdbc.sql("select id from booking.booking where number = ?")
                .param(number)
                .query(UUID.class)
                .single();
        return locked(id).orElseThrow();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Booking> locked(UUID id) {
        jdbc.sql("select id from booking.booking where id = ? for update")
                .param(id)
                .query((row, n) -> n)
                .list();
        return withId(id);
    }

    /** Writes a new one; gives it its number. */
    Booking add(Booking booking, @Nullable UUID by) {
        StatementSpec statement = jdbc.sql(INSERT)
                .param(booking.id())
                .param(booking.site())
                .param(booking.kind().key())
                .param(booking.company())
                .param(word(booking.state()))
                .param(lapse(booking.state()))
                .param(Timestamp.from(booking.askedAt()))
                .param(by)
                .param(json.writeValueAsString(booking.said().use()))
                .param(booking.said().reference())
                .param(booking.said().orderNumber())
                .param(booking.said().reason())
                .param(booking.said().confidential());
        long number = with(statement, booking.claims()).query(Long.class).single();
        permits.add(booking.id(), booking.permits());
        return booking.numbered(number);
    }

    /** It claims something else from now on. */
    void reclaim(UUID id, List<Claim> claims) {
        jdbc.sql("delete from booking.claim where booking = ?").param(id).update();
        with(jdbc.sql(RECLAIM).param(id), claims).update();
    }

    private static StatementSpec with(StatementSpec statement, List<Claim> claims) {
        return statement
                .param(claims.stream().map(BookingRows::layout).toArray(UUID[]::new))
                .param(claims.stream().map(BookingRows::pool).toArray(UUID[]::new))
                .param(claims.stream()
                        .map(claim -> claim instanceof Claim.Units units ? units.number() : null)
                        .toArray(Integer[]::new))
                .param(claims.stream().map(BookingRows::direction).toArray(String[]::new))
                .param(claims.stream()
                        .map(claim -> claim.window().from().toLocalDateTime().toString())
                        .toArray(String[]::new))
                .param(claims.stream()
                        .map(claim -> claim.window().until().toLocalDateTime().toString())
                        .toArray(String[]::new))
                .param(claims.stream()
                        .map(claim -> claim.window().zone().getId())
                        .toArray(String[]::new))
                .param(claims.stream()
                        .map(claim -> claim.window().start().toString())
                        .toArray(String[]::new))
                .param(claims.stream()
                        .map(claim -> claim.window().end().toString())
                        .toArray(String[]::new));
    }

    /** It is used otherwise from now on. */
    void restate(UUID id, ObjectNode use) {
        jdbc.sql("update booking.booking set use = ?::jsonb where id = ?")
                .params(json.writeValueAsString(use), id)
                .update();
    }

    /** Something else is said of it from now on. */
    void describe(UUID id, Said said) {
        jdbc.sql(DESCRIBE)
                .params(said.reference(), said.orderNumber(), said.reason(), said.confidential(), id)
                .update();
    }

    void become(UUID id, State state) {
        End why = state instanceof State.Ended ended ? ended.why() : null;
        jdbc.sql(UPDATE)
                .param(word(state))
                .param(lapse(state))
                .param(why == null ? null : why.key())
                .param(state instanceof State.Ended ended ? Timestamp.from(ended.at()) : null)
                .param(id)
                .update();
    }

    static Kind kind(ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    static State state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "waiting" -> new State.Waiting(instant(row, "lapses_at"));
            case "option" -> new State.Option(instant(row, "lapses_at"));
            case "booked" -> new State.Booked();
            default -> new State.Ended(End.of(row.getString("ended")), instant(row, "ended_at"));
        };
    }

    private static String word(State state) {
        return switch (state) {
            case State.Waiting waiting -> "waiting";
            case State.Option option -> "option";
            case State.Booked booked -> "booked";
            case State.Ended ended -> "ended";
        };
    }

    private static @Nullable Timestamp lapse(State state) {
        return switch (state) {
            case State.Waiting waiting -> Timestamp.from(waiting.until());
            case State.Option option -> Timestamp.from(option.lapsesAt());
            case State.Booked booked -> null;
            case State.Ended ended -> null;
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private Booking booking(ResultSet row) throws SQLException {
        ObjectNode use = json.readValue(row.getString("use"), ObjectNode.class);
        return new Booking(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("site", UUID.class),
                kind(row),
                row.getObject("company", UUID.class),
                state(row),
                List.of(),
                List.of(),
                new Said(
                        use,
                        row.getString("reference"),
                        row.getString("order_number"),
                        row.getString("reason"),
                        row.getBoolean("confidential")),
                instant(row, "asked_at"),
                row.getInt("version"));
    }

    static Claim claim(ResultSet row) throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        Window window = Window.between(instant(row, "begins"), instant(row, "ends"), zone);
        @Nullable UUID layout = row.getObject("layout", UUID.class);
        @Nullable String direction = row.getString("direction");
        return layout == null
                ? new Claim.Units(
                        Objects.requireNonNull(row.getObject("pool", UUID.class)), row.getInt("units"), window)
                : new Claim.Track(layout, direction == null ? null : Direction.valueOf(direction), window);
    }

    private static @Nullable UUID layout(Claim claim) {
        return claim instanceof Claim.Track track ? track.layout() : null;
    }

    private static @Nullable UUID pool(Claim claim) {
        return claim instanceof Claim.Units units ? units.pool() : null;
    }

    private static @Nullable String direction(Claim claim) {
        return claim instanceof Claim.Track track && track.direction() != null
                ? track.direction().name()
                : null;
    }

    private static final String WITH_IDS = """
            select b.id, b.number, b.site, b.kind, b.company, b.state, b.lapses_at, b.ended, b.ended_at, b.asked_at,
                   b.use::text as use, b.reference, b.order_number, b.reason, b.confidential, b.version,
                   c.layout, c.pool, c.units, c.direction, c.zone, lower(c.during) as begins, upper(c.during) as ends
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.id = any (?)
             order by b.number, c.position
            """;

    private static final String INSERT = """
            with booked as (
              insert into booking.booking (id, site, kind, company, state, lapses_at, asked_at, asked_by, use, reference,
                                           order_number, reason, confidential, version)
              values (?, ?, ?, cast(? as uuid), ?, ?, ?, cast(? as uuid), cast(? as jsonb), ?, ?, ?, ?, 1)
              returning id, number
            ), claimed as (
              insert into booking.claim (booking, position, layout, pool, units, direction, begins, ends, zone, during)
              select booked.id, wanted.place - 1, wanted.layout, wanted.pool, wanted.units, wanted.direction,
                     wanted.begins, wanted.ends, wanted.zone, tstzrange(wanted.starts, wanted.stops)
                from booked,
                     unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                            cast(? as timestamp[]), cast(? as timestamp[]), cast(? as text[]),
                            cast(? as timestamptz[]), cast(? as timestamptz[])) with ordinality
                     as wanted (layout, pool, units, direction, begins, ends, zone, starts, stops, place)
            )
            select number from booked
            """;

    private static final String RECLAIM = """
            with anew as (select cast(? as uuid) as booking)
            insert into booking.claim (booking, position, layout, pool, units, direction, begins, ends, zone, during, asks)
            select anew.booking, wanted.place - 1, wanted.layout, wanted.pool, wanted.units, wanted.direction,
                   wanted.begins, wanted.ends, wanted.zone, tstzrange(wanted.starts, wanted.stops),
                   exists (select 1 from booking.permit p where p.booking = anew.booking)
              from anew,
                   unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                          cast(? as timestamp[]), cast(? as timestamp[]), cast(? as text[]),
                          cast(? as timestamptz[]), cast(? as timestamptz[])) with ordinality
                   as wanted (layout, pool, units, direction, begins, ends, zone, starts, stops, place)
            """;

    private static final String DESCRIBE = """
            update booking.booking
               set reference = ?, order_number = ?, reason = ?, confidential = ?, version = version + 1 where id = ?
            """;

    private static final String UPDATE = """
            update booking.booking
               set state = ?, lapses_at = ?, ended = ?, ended_at = ?, version = version + 1 where id = ?
            """;
}
