package paddock.year;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;

/** Finds what the days of a year came to, on the clock of the site, and how many were sold in the years before. */
@Component
class Years {

    /** So many years before are shown, of those in which something was used; looked for no further back than that. */
    static final int SHOWN = 5;

    private static final int LOOKED_FOR = 20;
    private static final int MOST_KEPT = 100;
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Cache<Before, List<Span>> counted = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT_FOR)
            .build();

    Years(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Days of a circuit that came to something, in some year. */
    private record Span(int year, UUID circuit, DayUse use, LocalDate first, LocalDate last) {}

    /** The circuits of a site in the order of its file. */
    List<CircuitYear> of(Site site, int year) {
        List<Span> spans = new ArrayList<>(before(site, year));
        spans.addAll(spans(site, year, Part.ITSELF));
        return site.circuits().stream().map(circuit -> of(circuit, year, spans)).toList();
    }

    /** Which years are asked about. */
    private enum Part {
        ITSELF,
        BEFORE
    }

    /** The years before a year of a site. */
    private record Before(UUID site, ZoneId zone, int year) {}

    /** Years that are over hardly change any more: they are counted anew every few minutes, and not for each reader. */
    private List<Span> before(Site site, int year) {
        if (year > LocalDate.ofInstant(clock.instant(), site.zone()).getYear()) {
            return spans(site, year, Part.BEFORE);
        }
        Before asked = new Before(site.id(), site.zone(), year);
        List<Span> known = counted.getIfPresent(asked);
        if (known == null) {
            known = spans(site, year, Part.BEFORE);
            counted.put(asked, known);
        }
        return known;
    }

    private static CircuitYear of(Circuit circuit, int year, List<Span> all) {
        List<Span> spans =
                all.stream().filter(span -> span.circuit().equals(circuit.id())).toList();
        DayUse[] days = new DayUse[Year.of(year).length()];
        Arrays.fill(days, DayUse.FREE);
        SortedMap<Integer, Set<LocalDate>> sold = new TreeMap<>();
        for (Span span : spans) {
            Set<LocalDate> before = sold.computeIfAbsent(span.year(), any -> new HashSet<>());
            for (LocalDate day = span.first(); !day.isAfter(span.last()); day = day.plusDays(1)) {
                if (day.getYear() == year && span.year() == year) {
                    int number = day.getDayOfYear() - 1;
                    days[number] = span.use().compareTo(days[number]) < 0 ? span.use() : days[number];
                } else if (day.getYear() == span.year() && span.use() == DayUse.SOLD) {
                    before.add(day);
                }
            }
        }
        SortedMap<Integer, Integer> past = new TreeMap<>();
        all.stream().map(Span::year).filter(each -> each < year).forEach(each -> past.put(each, 0));
        sold.headMap(year).forEach((each, dates) -> past.put(each, dates.size()));
        return new CircuitYear(circuit, year, List.of(days), sold.getOrDefault(year - 1, Set.of()), past);
    }

    private List<Span> spans(Site site, int year, Part part) {
        List<Circuit> circuits = new ArrayList<>();
        List<UUID> layouts = new ArrayList<>();
        for (Circuit circuit : site.circuits()) {
            for (Layout layout : circuit.layouts()) {
                circuits.add(circuit);
                layouts.add(layout.id());
            }
        }
        List<Integer> years =
                IntStream.rangeClosed(year - LOOKED_FOR, year).boxed().toList();
        return jdbc.sql(SPANS)
                .param("circuits", circuits.stream().map(Circuit::id).toArray(UUID[]::new))
                .param("layouts", layouts.toArray(UUID[]::new))
                .param("years", years.toArray(Integer[]::new))
                .param("begins", begins(years, 0, site.zone()))
                .param("ends", begins(years, 1, site.zone()))
                .param("year", year)
                .param("shown", part == Part.BEFORE ? SHOWN : 0)
                .param("itself", part == Part.ITSELF)
                .param("now", Timestamp.from(clock.instant()))
                .param("zone", site.zone().getId())
                .query((row, n) -> span(row))
                .list();
    }

    private static String[] begins(List<Integer> years, int later, ZoneId zone) {
        return years.stream()
                .map(year -> LocalDate.of(year + later, 1, 1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toString())
                .toArray(String[]::new);
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getInt("year"),
                Objects.requireNonNull(row.getObject("circuit", UUID.class)),
                DayUse.valueOf(row.getString("came_to").toUpperCase(Locale.ROOT)),
                row.getObject("first_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class));
    }

    /**
     * Layout by layout along its index, day by day, and of each day as many bookings by their ids as it takes to see that
     * it is sold: what else there is in other years and at other sites costs nothing.
     */
    private static final String SPANS = """
            with layouts as (
              select l.circuit, l.layout from unnest(cast(:circuits as uuid[]), cast(:layouts as uuid[])) as l (circuit, layout)
            ), years as (
              select y.year, tstzrange(y.begins, y.ends) as span
                from unnest(cast(:years as int[]), cast(:begins as timestamptz[]), cast(:ends as timestamptz[]))
                     as y (year, begins, ends)
            ), used as (
              select y.year, y.span
                from years y
               where y.year < :year
                 and exists (select 1
                               from layouts l
                              cross join lateral (select 1 from booking.use u
                                                   where u.layout = l.layout and u.during && y.span and u.state = 'booked'
                                                     and (u.kind = 'rental'
                                                          or exists (select 1 from session.taken t
                                                                      where t.session = u.booking and t.had))
                                                   limit 1) as one)
               order by y.year desc
               limit :shown
            ), shown as (
              select year, span from used
              union all
              select year, span from years where year = :year and :itself
            )
            select s.year, l.circuit, u.came_to, d.first_on, d.last_on
              from shown s
             cross join layouts l
             cross join lateral (
               select (lower(c.during) at time zone cast(:zone as text))::date as first_on,
                      ((upper(c.during) - interval '1 microsecond') at time zone cast(:zone as text))::date as last_on,
                      array_agg(c.booking) as bookings
                 from booking.claim c
                where c.layout = l.layout and c.during && s.span
                group by 1, 2) as d
             cross join lateral (
               select case when exists (
                             select 1
                               from unnest(d.bookings) as one (id)
                               join booking.booking b on b.id = one.id
                              where b.state = 'booked'
                                and (b.kind = 'rental'
                                     or exists (select 1 from session.taken t where t.session = b.id and t.had)))
                           then 'sold'
                           when s.year = :year then (
                             select c.came_to
                               from unnest(d.bookings) as one (id)
                               join booking.booking b on b.id = one.id
                              cross join lateral (
                                select case when b.state = 'booked' and b.kind = 'closure' then 'closed'
                                            when b.state = 'booked' then 'own'
                                            when b.state in ('option', 'waiting') and b.lapses_at > cast(:now as timestamptz)
                                            then 'held' end as came_to) as c
                              where c.came_to is not null
                              order by array_position(array['held', 'own', 'closed'], c.came_to)
                              limit 1) end as came_to) as u
             where u.came_to is not null
            """;
}
