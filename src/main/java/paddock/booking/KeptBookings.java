package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.circuit.Agreement;
import paddock.circuit.Contradiction;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;

/** What is held and booked from now on has the ground that it was given, whatever becomes of the site. */
@Component
final class KeptBookings implements Agreement {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    KeptBookings(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A claim and the things that were given to it.
     *
     * @param key of its layout or pool
     */
    private record Given(String key, Claim claim, Set<UUID> things) {}

    @Override
    public List<Contradiction> broken(Site after) {
        Ground ground = new Ground(after);
        return given(after.id()).stream()
                .filter(given -> !isKept(ground, given))
                .map(given -> broken(given.key(), given.claim().window().from().toLocalDate()))
                .distinct()
                .toList();
    }

    private static Contradiction broken(String key, LocalDate day) {
        return new Contradiction.Promised(key, day);
    }

    private static boolean isKept(Ground ground, Given given) {
        return switch (given.claim()) {
            case Claim.Track track -> isKept(ground, track, given.things());
            case Claim.Units units -> isKept(ground, units, given.things());
        };
    }

    private static boolean isKept(Ground ground, Claim.Track track, Set<UUID> things) {
        return ground.place(track.layout()).isPresent()
                && ground.missing(track).isEmpty()
                && ground.pieces(0, track).stream()
                        .map(Piece::resource)
                        .collect(Collectors.toSet())
                        .equals(things);
    }

    private static boolean isKept(Ground ground, Claim.Units units, Set<UUID> things) {
        Optional<Pool> pool = ground.pool(units.pool());
        return pool.isPresent()
                && ground.units(pool.get(), units.window()).stream()
                        .map(Pool.Unit::id)
                        .collect(Collectors.toSet())
                        .containsAll(things);
    }

    private List<Given> given(UUID site) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(GIVEN)
                .param(site)
                .param(now)
                .param(now)
                .query((row, n) -> given(row))
                .list();
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                Objects.requireNonNull(row.getString("key")),
                BookingRows.claim(row),
                Arrays.stream((UUID[]) row.getArray("things").getArray()).collect(Collectors.toSet()));
    }

    private static final String GIVEN = """
            select coalesce(l.key, p.key) as key, c.layout, c.pool, c.units, c.direction, c.zone,
                   lower(c.during) as begins, upper(c.during) as ends,
                   array(select distinct o.resource from booking.occupancy o
                          where o.booking = c.booking and o.claim = c.position) as things
              from booking.booking b
              join booking.claim c on c.booking = b.id
              left join circuit.layout l on l.id = c.layout
              left join circuit.pool p on p.id = c.pool
             where b.site = ?
               and (b.state = 'booked' or (b.state in ('waiting', 'option') and b.lapses_at > ?))
               and upper(c.during) > ?
             order by b.number, c.position
            """;
}
