package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.kernel.Window;
import paddock.store.Trip;

/** What is taken and waited for, piece by piece. Whoever asks before writing holds the locks on the pieces. */
@Component
final class Occupancies {

    private final JdbcClient jdbc;
    private final Trip trip;

    Occupancies(JdbcClient jdbc, Trip trip) {
        this.jdbc = jdbc;
        this.trip = trip;
    }

    /** Whatever is written down that overlaps these pieces, lapsed options among it. */
    List<Clash> around(Collection<Piece> pieces) {
        return pieces.isEmpty()
                ? List.of()
                : with(with(jdbc.sql(AROUND), pieces), pieces)
                        .query((row, n) -> new Clash(holder(row), piece(row)))
                        .list();
    }

    /** The same, asked together with something else. */
    void around(Collection<Piece> pieces, Consumer<List<Clash>> answer) {
        List<Object> twice = new ArrayList<>(values(pieces));
        twice.addAll(values(pieces));
        trip.ask(AROUND, twice, rows -> {
            List<Clash> around = new ArrayList<>();
            while (rows.next()) {
                around.add(new Clash(holder(rows), piece(rows)));
            }
            answer.accept(around);
        });
    }

    /** Of that, what somebody has for good. */
    List<Clash> firm(Collection<Piece> pieces) {
        return pieces.isEmpty()
                ? List.of()
                : with(jdbc.sql(FIRM), pieces)
                        .query((row, n) -> new Clash(holder(row), piece(row)))
                        .list();
    }

    /** How somebody stands to a piece. */
    private enum Standing {
        HAS,
        WAITS
    }

    /** Nobody else can have them from now on; what its client has just before is followed at once, where that is so. */
    void take(UUID booking, Plan plan, List<Piece> pieces) {
        if (plan.goesOn() && !pieces.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(booking));
            values.addAll(values(pieces));
            trip.change(FOLLOW, values, count -> {});
        }
        write(booking, pieces, Standing.HAS);
    }

    /** Wanted as soon as nobody has them. */
    void waitFor(UUID booking, List<Piece> pieces) {
        write(booking, pieces, Standing.WAITS);
    }

    /** The same of several, none of which follows another. */
    void take(Map<UUID, List<Piece>> taken) {
        List<UUID> bookings = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        taken.forEach((booking, its) -> {
            bookings.addAll(Collections.nCopies(its.size(), booking));
            pieces.addAll(its);
        });
        write(bookings, pieces, Standing.HAS);
    }

    private void write(UUID booking, List<Piece> pieces, Standing standing) {
        write(Collections.nCopies(pieces.size(), booking), pieces, standing);
    }

    private void write(List<UUID> bookings, List<Piece> pieces, Standing standing) {
        if (!pieces.isEmpty()) {
            List<Object> values = new ArrayList<>(List.of(standing == Standing.HAS, bookings.toArray(UUID[]::new)));
            values.addAll(values(pieces));
            values.add(pieces.stream().map(Piece::claim).toArray(Integer[]::new));
            values.add(texts(pieces, Piece::until));
            values.add(texts(pieces, Piece::clears));
            trip.change(INSERT, values, count -> {});
        }
    }

    /** Forgets what bookings had or waited for, and says what they had. */
    List<Piece> free(Collection<UUID> bookings) {
        List<Piece> freed = jdbc
                .sql(FREE)
                .param(bookings.toArray(UUID[]::new))
                .query((row, n) -> row.getBoolean("blocks") ? List.of(piece(row)) : List.<Piece>of())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
        if (!freed.isEmpty()) {
            with(jdbc.sql(UNFOLLOW), freed).update();
        }
        return freed;
    }

    /** Numbers of those who asked earlier and wait for units of the same pools: they have their turn first. */
    List<Long> waitingForUnits(Plan plan, long before, Instant now) {
        List<Long> numbers = new ArrayList<>();
        for (Claim claim : plan.claims()) {
            if (claim instanceof Claim.Units units) {
                numbers.addAll(waitingForUnits(
                        plan,
                        units,
                        new Between(units.window().start(), units.window().end(), before, now)));
            }
        }
        return numbers;
    }

    /** The same, of all who wait for more than what was had before: of that nobody is overtaken. */
    List<Long> waitingForMore(Plan plan, List<Claim> had, Instant now) {
        List<Long> numbers = new ArrayList<>();
        for (Claim claim : plan.claims()) {
            if (claim instanceof Claim.Units units) {
                Instant from = units.window().start();
                Instant until = units.window().end();
                Window old = had.stream()
                        .filter(each -> each instanceof Claim.Units some
                                && some.pool().equals(units.pool())
                                && some.number() >= units.number())
                        .map(Claim::window)
                        .filter(units.window()::overlaps)
                        .findFirst()
                        .orElse(null);
                if (old == null) {
                    numbers.addAll(waitingForUnits(plan, units, new Between(from, until, Long.MAX_VALUE, now)));
                    continue;
                }
                if (from.isBefore(old.start())) {
                    Instant end = old.start().minus(turnaround(plan.site(), units));
                    numbers.addAll(waitingForUnits(plan, units, new Between(from, end, Long.MAX_VALUE, now)));
                }
                if (old.end().isBefore(until)) {
                    Instant begin = old.end().plus(turnaround(plan.site(), units));
                    numbers.addAll(waitingForUnits(plan, units, new Between(begin, until, Long.MAX_VALUE, now)));
                }
            }
        }
        return numbers;
    }

    /** Part of a use, the number of whoever asks, and when. */
    private record Between(Instant from, Instant until, long before, Instant now) {}

    private static Duration turnaround(Site site, Claim.Units units) {
        return site.turnaroundOf(new Ground(site).pool(units.pool()).orElseThrow());
    }

    private List<Long> waitingForUnits(Plan plan, Claim.Units units, Between between) {
        Duration turnaround = turnaround(plan.site(), units);
        return jdbc.sql(WAITING_FOR_UNITS)
                .param(units.pool())
                .param(Timestamp.from(between.from().minus(turnaround)))
                .param(Timestamp.from(between.until().plus(turnaround)))
                .param(between.before())
                .param(Timestamp.from(between.now()))
                .param(plan.goesOn() ? plan.client() : null)
                .param(Timestamp.from(between.from()))
                .param(Timestamp.from(between.until()))
                .query((row, n) -> row.getLong("number"))
                .list();
    }

    private static StatementSpec with(StatementSpec statement, Collection<Piece> pieces) {
        return statement.params(values(pieces));
    }

    private static List<Object> values(Collection<Piece> pieces) {
        return List.of(
                pieces.stream().map(Piece::resource).toArray(UUID[]::new),
                texts(pieces, Piece::from),
                texts(pieces, Piece::ends));
    }

    private static String[] texts(Collection<Piece> pieces, Function<Piece, Instant> time) {
        return pieces.stream().map(time).map(Instant::toString).toArray(String[]::new);
    }

    private static Piece piece(ResultSet row) throws SQLException {
        return new Piece(
                row.getInt("claim"),
                Objects.requireNonNull(row.getObject("resource", UUID.class)),
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("leaves").toInstant(),
                row.getTimestamp("ends").toInstant(),
                row.getTimestamp("clears").toInstant());
    }

    private static Clash.Holder holder(ResultSet row) throws SQLException {
        return new Clash.Holder(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("number"),
                Booking.Kind.of(row),
                row.getObject("company", UUID.class),
                Booking.State.of(row));
    }

    private static final String HOLDERS = """
            select b.id, b.number, b.kind, b.company, b.state, b.lapses_at, b.ended, b.ended_at,
                   o.claim, o.resource, lower(o.during) as begins, o.leaves, upper(o.during) as ends, o.clears
              from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[])) as wanted (resource, begins, ends)
              join booking.occupancy o on o.resource = wanted.resource and o.during && tstzrange(wanted.begins, wanted.ends)
              join booking.booking b on b.id = o.booking
            """;

    private static final String FIRM = HOLDERS + " where o.blocks and b.state = 'booked'";

    private static final String AROUND = HOLDERS + " where o.blocks union all " + HOLDERS + " where not o.blocks";

    private static final String INSERT = """
            insert into booking.occupancy (booking, claim, resource, during, leaves, clears, blocks)
            select wanted.booking, wanted.claim, wanted.resource, tstzrange(wanted.begins, wanted.ends), wanted.leaves,
                   wanted.clears, one.blocks
              from (select cast(? as boolean)) as one (blocks),
                   unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]),
                          cast(? as int[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                   as wanted (booking, resource, begins, ends, claim, leaves, clears)
            """;

    /** What the same client has just before is empty no longer than until then. */
    private static final String FOLLOW = """
            with mine as (select company from booking.booking where id = ?)
            update booking.occupancy o
               set during = tstzrange(lower(o.during), next.begins)
              from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[])) as next (resource, begins, ends)
             where o.resource = next.resource and o.blocks and o.during && tstzrange(next.begins, next.ends)
               and o.leaves <= next.begins
               and (select b.company from booking.booking b where b.id = o.booking) = (select company from mine)
            """;

    /** What was followed at once and is not any more is empty for as long as after any use, or until the next. */
    private static final String UNFOLLOW = """
            update booking.occupancy o
               set during = tstzrange(lower(o.during), least(o.clears, (
                     select min(lower(n.during)) from booking.occupancy n
                      where n.resource = o.resource and n.blocks and n.during && tstzrange(upper(o.during), o.clears))))
              from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[])) as gone (resource, begins, ends)
             where o.resource = gone.resource and o.blocks
               and o.during && tstzrange(gone.begins - interval '1 microsecond', gone.begins)
               and upper(o.during) = gone.begins and gone.begins < o.clears
            """;

    private static final String FREE = """
            delete from booking.occupancy
             where booking = any (?)
            returning claim, resource, lower(during) as begins, leaves, upper(during) as ends, clears, blocks
            """;

    private static final String WAITING_FOR_UNITS = """
            select b.number
              from booking.claim c
              join booking.booking b on b.id = c.booking
             where c.pool = ? and c.during && tstzrange(?, ?) and b.state = 'waiting' and b.number < ? and b.lapses_at > ?
               and (b.company is distinct from cast(? as uuid) or c.during && tstzrange(?, ?))
            """;
}
