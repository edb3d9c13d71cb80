package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import paddock.booking.Placing.Clash;
import paddock.ground.Piece;
import paddock.ground.Plan;

/** What is taken and waited for, piece by piece. Whoever asks before writing holds the locks on the pieces. */
@Component
final class Occupancies {

    private final JdbcClient jdbc;

    Occupancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whatever is written down that overlaps these pieces, lapsed options among it. */
    List<Clash> around(Collection<Piece> pieces) {
        return pieces.isEmpty()
                ? List.of()
                : with(with(jdbc.sql(AROUND), pieces), pieces)
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
            with(jdbc.sql(FOLLOW).param(booking), pieces).update();
        }
        write(booking, pieces, Standing.HAS);
    }

    /** Wanted as soon as nobody has them. */
    void waitFor(UUID booking, List<Piece> pieces) {
        write(booking, pieces, Standing.WAITS);
    }

    private void write(UUID booking, List<Piece> pieces, Standing standing) {
        if (!pieces.isEmpty()) {
            with(jdbc.sql(INSERT).param(booking).param(standing == Standing.HAS), pieces)
                    .param(pieces.stream().map(Piece::claim).toArray(Integer[]::new))
                    .param(texts(pieces, Piece::until))
                    .param(texts(pieces, Piece::clears))
                    .update();
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

    private static StatementSpec with(StatementSpec statement, Collection<Piece> pieces) {
        return statement
                .param(pieces.stream().map(Piece::resource).toArray(UUID[]::new))
                .param(texts(pieces, Piece::from))
                .param(texts(pieces, Piece::ends));
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
                BookingRows.kind(row),
                row.getObject("company", UUID.class),
                BookingRows.state(row));
    }

    private static final String AROUND = """
            select b.id, b.number, b.kind, b.company, b.state, b.lapses_at, b.ended, b.ended_at,
                   o.claim, o.resource, lower(o.during) as begins, o.leaves, upper(o.during) as ends, o.clears
              from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[])) as wanted (resource, begins, ends)
              join booking.occupancy o
                on o.resource = wanted.resource and o.during && tstzrange(wanted.begins, wanted.ends) and o.blocks
              join booking.booking b on b.id = o.booking
            union all
            select b.id, b.number, b.kind, b.company, b.state, b.lapses_at, b.ended, b.ended_at,
                   o.claim, o.resource, lower(o.during), o.leaves, upper(o.during), o.clears
              from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[])) as wanted (resource, begins, ends)
              join booking.occupancy o
                on o.resource = wanted.resource and o.during && tstzrange(wanted.begins, wanted.ends) and not o.blocks
              join booking.booking b on b.id = o.booking
            """;

    private static final String INSERT = """
            insert into booking.occupancy (booking, claim, resource, during, leaves, clears, blocks)
            select one.booking, wanted.claim, wanted.resource, tstzrange(wanted.begins, wanted.ends), wanted.leaves,
                   wanted.clears, one.blocks
              from (select cast(? as uuid), cast(? as boolean)) as one (booking, blocks),
                   unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as int[]),
                          cast(? as timestamptz[]), cast(? as timestamptz[]))
                   as wanted (resource, begins, ends, claim, leaves, clears)
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
}
