package paddock.sheet;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.circuit.Layout;
import paddock.circuit.Pool;

/** What is had on a day, as the bookings and sessions publish it. */
@Component
class DayRows {

    /** More than any day has. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DayRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is had on a day, for now or for good. */
    List<UUID> on(DayLines.Day day) {
        return jdbc.sql(ON_DAY)
                .param(
                        "layouts",
                        day.site().circuits().stream()
                                .flatMap(circuit -> circuit.layouts().stream())
                                .map(Layout::id)
                                .toArray(UUID[]::new))
                .param("pools", day.site().pools().stream().map(Pool::id).toArray(UUID[]::new))
                .param("from", Timestamp.from(day.whole().start()))
                .param("until", Timestamp.from(day.whole().end()))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST)
                .query((row, n) -> Objects.requireNonNull(row.getObject("booking", UUID.class)))
                .list();
    }

    /** Who takes part in sessions, in the order in which they asked. */
    Map<UUID, List<Line.Taken>> taken(List<UUID> ids) {
        Map<UUID, List<Line.Taken>> taken = new HashMap<>();
        jdbc.sql(
                        "select session, company, vehicles from session.taken where session = any (?) and had order by number limit 10000")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> taken.computeIfAbsent(row.getObject("session", UUID.class), any -> new ArrayList<>())
                        .add(new Line.Taken(
                                Objects.requireNonNull(row.getObject("company", UUID.class)), row.getInt("vehicles"))))
                .list();
        return taken;
    }

    /** A claim of a booking. */
    record Had(UUID booking, int claim) {}

    /** Which units bookings have. */
    Map<Had, Set<UUID>> units(List<UUID> ids) {
        return jdbc
                .sql("select booking, claim, resource from booking.unit where booking = any (?) limit 100000")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new Had(row.getObject("booking", UUID.class), row.getInt("claim")),
                        Objects.requireNonNull(row.getObject("resource", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static final String ON_DAY = """
            select distinct found.booking
              from (
                select u.booking, u.state, u.lapses_at
                  from unnest(cast(:layouts as uuid[])) as l (layout)
                 cross join lateral (select u.booking, u.state, u.lapses_at from booking.use u
                                      where u.layout = l.layout
                                        and u.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz))
                                     offset 0) as u
                 union all
                select u.booking, u.state, u.lapses_at
                  from unnest(cast(:pools as uuid[])) as p (pool)
                 cross join lateral (select u.booking, u.state, u.lapses_at from booking.use u
                                      where u.pool = p.pool
                                        and u.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz))
                                     offset 0) as u
              ) as found
             where found.state = 'booked' or (found.state = 'option' and found.lapses_at > cast(:now as timestamptz))
             order by found.booking
             limit :most
            """;
}
