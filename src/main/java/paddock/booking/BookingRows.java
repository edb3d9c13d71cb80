package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        String sql = "select id from booking.booking where number = ?";
        return locked(jdbc.sql(sql).param(number).query(UUID.class).single()).orElseThrow();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Booking> locked(UUID id) {
        jdbc.sql("select id from booking.booking where id = ? for update")
                .param(id)
                .query((row, n) -> n)
                .list();
        return withId(id);
    }

    /** One to be written down. */
    record New(Booking booking, @Nullable UUID by) {}

    /** Writes a new one; gives it its number. */
    Booking add(Booking booking, @Nullable UUID by) {
        return add(List.of(new New(booking, by))).getFirst();
    }

    /** Writes several at once, numbered in their order. */
    List<Booking> add(List<New> added) {
        List<Booking> all = added.stream().map(New::booking).toList();
        StatementSpec statement = jdbc.sql(INSERT)
                .param(all.stream().map(Booking::id).toArray(UUID[]::new))
                .param(all.stream().map(Booking::site).toArray(UUID[]::new))
                .param(texts(all, one -> one.kind().key()))
                .param(all.stream().map(Booking::company).toArray(UUID[]::new))
                .param(texts(all, one -> one.state().key()))
                .param(texts(all, one -> one.state().lapses()))
                .param(texts(all, Booking::askedAt))
                .param(added.stream().map(New::by).toArray(UUID[]::new))
                .param(texts(all, one -> json.writeValueAsString(one.said().use())))
                .param(texts(all, one -> one.said().reference()))
                .param(texts(all, one -> one.said().orderNumber()))
                .param(texts(all, one -> one.said().reason()))
                .param(all.stream().map(one -> one.said().confidential()).toArray(Boolean[]::new))
                .param(all.stream()
                        .flatMap(one -> Collections.nCopies(one.claims().size(), one.id()).stream())
                        .toArray(UUID[]::new))
                .param(all.stream()
                        .flatMap(one -> IntStream.range(0, one.claims().size()).boxed())
                        .toArray(Integer[]::new));
        Map<UUID, Long> numbers = new HashMap<>();
        with(statement, all.stream().flatMap(one -> one.claims().stream()).toList())
                .query((row, n) -> numbers.put(row.getObject("id", UUID.class), row.getLong("number")))
                .list();
        all.forEach(one -> permits.add(one.id(), one.permits()));
        return all.stream()
                .map(one -> one.numbered(Objects.requireNonNull(numbers.get(one.id()))))
                .toList();
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable Object> value) {
        return all.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
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
                .param(texts(claims, claim -> claim instanceof Claim.Track track ? track.direction() : null))
                .param(texts(claims, claim -> claim.window().from().toLocalDateTime()))
                .param(texts(claims, claim -> claim.window().until().toLocalDateTime()))
                .param(texts(claims, claim -> claim.window().zone().getId()))
                .param(texts(claims, claim -> claim.window().start()))
                .param(texts(claims, claim -> claim.window().end()));
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
                .param(state.key())
                .param(state.lapses() == null ? null : Timestamp.from(state.lapses()))
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
              insert into booking.booking (id, site, kind, company, state, lapses_at, asked_at, asked_by, use, reference, order_number,
                                           reason, confidential, version)
              select id, site, kind, company, state, lapses_at, asked_at, asked_by, use, reference, order_number, reason, confidential, 1
                from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]), cast(? as text[]),
                            cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as uuid[]), cast(? as jsonb[]),
                            cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as boolean[])) with ordinality
                     as wanted (id, site, kind, company, state, lapses_at, asked_at, asked_by, use, reference, order_number,
                                reason, confidential, place)
               order by place
              returning id, number
            ), claimed as (
              insert into booking.claim (booking, position, layout, pool, units, direction, begins, ends, zone, during)
              select booking, position, layout, pool, units, direction, begins, ends, zone, tstzrange(starts, stops)
                from unnest(cast(? as uuid[]), cast(? as int[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                            cast(? as timestamp[]), cast(? as timestamp[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                     as wanted (booking, position, layout, pool, units, direction, begins, ends, zone, starts, stops)
            )
            select id, number from booked
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
