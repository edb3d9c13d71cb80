package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import paddock.store.Trip;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bookings and their claims as rows. */
@Component
final class BookingRows {

    private final JdbcClient jdbc;
    private final Trip trip;
    private final JsonMapper json;
    private final PermitRows permits;

    BookingRows(JdbcClient jdbc, Trip trip, JsonMapper json, PermitRows permits) {
        this.jdbc = jdbc;
        this.trip = trip;
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
        List<Long> numbers = new ArrayList<>();
        number(1, numbers::addAll);
        Booking numbered = booking.numbered(numbers.getFirst());
        write(List.of(new New(numbered, by)));
        return numbered;
    }

    /** Numbers for so many who have all they need locked: the later they ask, the higher. */
    void number(int many, Consumer<List<Long>> answer) {
        String next = "select nextval('booking.booking_number_seq') as number from generate_series(1, cast(? as int))";
        trip.ask(next, List.of(many), rows -> {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong("number"));
            }
            answer.accept(numbers);
        });
    }

    /** Writes several that have numbers. */
    void write(List<New> added) {
        List<Booking> all = added.stream().map(New::booking).toList();
        List<Object> values = new ArrayList<>();
        values.add(all.stream().map(Booking::id).toArray(UUID[]::new));
        values.add(all.stream().map(Booking::number).toArray(Long[]::new));
        values.add(all.stream().map(Booking::site).toArray(UUID[]::new));
        values.add(texts(all, one -> one.kind().key()));
        values.add(all.stream().map(Booking::company).toArray(UUID[]::new));
        values.add(texts(all, one -> one.state().key()));
        values.add(texts(all, one -> one.state().lapses()));
        values.add(texts(all, Booking::askedAt));
        values.add(added.stream().map(New::by).toArray(UUID[]::new));
        values.add(texts(all, one -> json.writeValueAsString(one.said().use())));
        values.add(texts(all, one -> one.said().reference()));
        values.add(texts(all, one -> one.said().orderNumber()));
        values.add(texts(all, one -> one.said().reason()));
        values.add(all.stream().map(one -> one.said().confidential()).toArray(Boolean[]::new));
        List<Claim> claims = all.stream().flatMap(one -> one.claims().stream()).toList();
        values.add(all.stream()
                .flatMap(one -> Collections.nCopies(one.claims().size(), one.id()).stream())
                .toArray(UUID[]::new));
        values.add(all.stream()
                .flatMap(one -> IntStream.range(0, one.claims().size()).boxed())
                .toArray(Integer[]::new));
        values.addAll(values(claims));
        trip.change(INSERT, values, count -> {});
        all.forEach(one -> permits.add(one.id(), one.permits()));
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
        jdbc.sql(RECLAIM).param(id).params(values(claims)).update();
    }

    private static List<Object> values(List<Claim> claims) {
        return List.of(
                claims.stream().map(BookingRows::layout).toArray(UUID[]::new),
                claims.stream().map(BookingRows::pool).toArray(UUID[]::new),
                claims.stream()
                        .map(claim -> claim instanceof Claim.Units units ? units.number() : null)
                        .toArray(Integer[]::new),
                texts(claims, claim -> claim instanceof Claim.Track track ? track.direction() : null),
                texts(claims, claim -> claim.window().from().toLocalDateTime()),
                texts(claims, claim -> claim.window().until().toLocalDateTime()),
                texts(claims, claim -> claim.window().zone().getId()),
                texts(claims, claim -> claim.window().start()),
                texts(claims, claim -> claim.window().end()));
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

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private Booking booking(ResultSet row) throws SQLException {
        ObjectNode use = json.readValue(row.getString("use"), ObjectNode.class);
        return new Booking(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("site", UUID.class),
                Kind.of(row),
                row.getObject("company", UUID.class),
                State.of(row),
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
              insert into booking.booking (id, number, site, kind, company, state, lapses_at, asked_at, asked_by, use, reference,
                                           order_number, reason, confidential, version)
              overriding system value
              select wanted.*, 1
                from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as uuid[]), cast(? as text[]), cast(? as uuid[]),
                            cast(? as text[]), cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as uuid[]), cast(? as jsonb[]),
                            cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as boolean[])) as wanted
            )
            insert into booking.claim (booking, position, layout, pool, units, direction, begins, ends, zone, during)
            select booking, position, layout, pool, units, direction, begins, ends, zone, tstzrange(starts, stops)
              from unnest(cast(? as uuid[]), cast(? as int[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as int[]), cast(? as text[]),
                          cast(? as timestamp[]), cast(? as timestamp[]), cast(? as text[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                   as wanted (booking, position, layout, pool, units, direction, begins, ends, zone, starts, stops)
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
