package paddock.booking;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.circuit.Site;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Window;
import paddock.terms.Standing;
import paddock.web.Asked;
import paddock.web.BadInput;

/** Finds options, bookings and closures: for a list, or for how much a company holds. */
@Component
final class Listing implements Standing {

    static final List<String> STATES = List.of("waiting", "option", "booked", "ended");

    private final JdbcClient jdbc;
    private final BookingRows rows;
    private final InstantSource clock;

    Listing(JdbcClient jdbc, BookingRows rows, InstantSource clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Which of them somebody wants to see.
     *
     * @param state as it is now; empty for all
     * @param from the first day that matters; absent where none is too early
     * @param until the day after the last
     * @param after the number of the last one already seen
     */
    record Wanted(
            String state,
            @Nullable UUID company,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            long after) {

        /** @throws BadInput what cannot be read */
        static Wanted of(Map<String, String> parameters) {
            String state = parameters.getOrDefault("state", "");
            if (!state.isEmpty() && !STATES.contains(state)) {
                throw new BadInput("state", state, STATES);
            }
            String company = parameters.getOrDefault("company", "");
            return new Wanted(
                    state,
                    company.isEmpty() ? null : Asked.id("company", company),
                    day(parameters, "from"),
                    day(parameters, "until"),
                    number(parameters.getOrDefault("after", "")));
        }

        /** The same, from a day on where it names none. */
        Wanted from(LocalDate day) {
            return from == null && after == 0 ? new Wanted(state, company, day, until, after) : this;
        }

        /** Its address at a path, further on. */
        String at(String path, long seen) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
            if (!state.isEmpty()) {
                address.queryParam("state", state);
            }
            address.queryParamIfPresent("company", Optional.ofNullable(company));
            address.queryParamIfPresent("from", Optional.ofNullable(from));
            address.queryParamIfPresent("until", Optional.ofNullable(until));
            return address.queryParam("after", seen).build().toUriString();
        }

        private static @Nullable LocalDate day(Map<String, String> parameters, String name) {
            String day = parameters.getOrDefault(name, "");
            return day.isEmpty() ? null : Asked.date(name, day);
        }

        private static long number(String after) {
            if (after.isEmpty()) {
                return 0;
            }
            if (!after.matches("\\d{1,18}")) {
                throw new BadInput("after", after, List.of("1"));
            }
            return Long.parseLong(after);
        }
    }

    /** In the order in which they were asked for; {@code most} at most. */
    List<Booking> found(Site site, Wanted wanted, Reader reader, int most) {
        return rows.withIds(ids(FOUND, site, wanted, new For(reader, most)));
    }

    /** In the order in which they begin; {@code most} at most. */
    List<Booking> byDay(Site site, Wanted wanted, Reader reader, int most) {
        List<UUID> ids = ids(BY_DAY, site, wanted, new For(reader, most));
        return rows.withIds(ids).stream()
                .sorted(Comparator.comparingInt(booking -> ids.indexOf(booking.id())))
                .toList();
    }

    /**
     * Who reads.
     *
     * @param named whether all clients are named to them, also those of confidential bookings
     */
    record Reader(Acting acting, boolean named) {}

    /** Who reads, and how much. */
    private record For(Reader reader, int most) {}

    private List<UUID> ids(String sql, Site site, Wanted wanted, For whom) {
        return jdbc.sql(sql)
                .param("site", site.id())
                .param(
                        "all",
                        whom.reader().acting().staff().stream().anyMatch(Permission.SEE_BOOKINGS.staff()::contains))
                .param("own", own(whom.reader().acting()))
                .param("named", whom.reader().named())
                .param("company", wanted.company())
                .param("state", wanted.state())
                .param("now", Timestamp.from(clock.instant()))
                .param("from", start(wanted.from(), site.zone()))
                .param("until", start(wanted.until(), site.zone()))
                .param("after", wanted.after())
                .param("most", whom.most())
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public Held held(UUID site, UUID company, Instant now) {
        List<Window> windows = new ArrayList<>();
        int options = jdbc
                .sql(HELD)
                .param(site)
                .param(company)
                .param(Timestamp.from(now))
                .query((row, n) -> {
                    windows.add(BookingRows.claim(row).window());
                    return Objects.requireNonNull(row.getObject("booking", UUID.class));
                })
                .list()
                .stream()
                .collect(Collectors.toSet())
                .size();
        return new Held(
                options,
                windows.stream().flatMap(window -> window.days().stream()).collect(Collectors.toSet()));
    }

    @Override
    public boolean wasHere(UUID site, UUID company, int year) {
        return jdbc.sql(WAS_HERE)
                .param(site)
                .param(company)
                .param(LocalDate.of(year, 1, 1))
                .param(LocalDate.of(year + 1, 1, 1))
                .query(Boolean.class)
                .single();
    }

    /** How much a client has ahead at other sites; of the operator's people nobody asks. */
    Map<UUID, Integer> elsewhere(Acting reader, Site site) {
        Map<UUID, Integer> ahead = new HashMap<>();
        if (reader.staff().isEmpty()) {
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.sql(ELSEWHERE)
                    .param(own(reader))
                    .param(site.id())
                    .params(now, now)
                    .query((row, n) -> ahead.put(row.getObject("site", UUID.class), row.getInt("n")))
                    .list();
        }
        return ahead;
    }

    private static UUID[] own(Acting reader) {
        return reader.companies().keySet().stream()
                .filter(company -> reader.mayFor(company, Permission.SEE_BOOKINGS))
                .toArray(UUID[]::new);
    }

    private static @Nullable Timestamp start(@Nullable LocalDate day, ZoneId zone) {
        if (day == null) {
            return null;
        }
        Instant start = day.atStartOfDay(zone).toInstant();
        return Timestamp.from(start);
    }

    private static final String ELSEWHERE = """
            select b.site, count(*) as n
              from booking.booking b
             where b.company = any (?) and b.site <> ? and b.state <> 'ended' and (b.lapses_at is null or b.lapses_at > ?)
               and exists (select 1 from booking.claim c where c.booking = b.id and upper(c.during) > ?)
             group by b.site
            """;

    private static final String WANTED = """
             b.site = :site
               and (:all or b.company = any (:own))
               and (cast(:company as uuid) is null
                    or (b.company = cast(:company as uuid) and (:named or not b.confidential or b.company = any (:own))))
               and (:state = '' or :state = case when b.lapses_at <= :now then 'ended' else b.state end)
               and exists (select 1 from booking.claim c
                            where c.booking = b.id
                              and c.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz)))
            """;

    private static final String FOUND = "select b.id from booking.booking b where" + WANTED + """
               and b.number > :after
             order by b.number
             limit :most
            """;

    private static final String BY_DAY = """
            with found as (
              select b.id, b.number, (select min(lower(c.during)) from booking.claim c where c.booking = b.id) as begins
                from booking.booking b
               where""" + WANTED + """
            )
            select id
              from found
             where :after = 0
                or (begins, number) > (select min(lower(c.during)), b.number
                                         from booking.booking b
                                         join booking.claim c on c.booking = b.id
                                        where b.number = :after and (:all or b.company = any (:own))
                                        group by b.number)
             order by begins, number
             limit :most
            """;

    private static final String HELD = """
            select c.booking, c.layout, c.pool, c.units, c.direction, c.zone, lower(c.during) as begins,
                   upper(c.during) as ends
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.site = ? and b.company = ?
               and b.state in ('waiting', 'option') and b.lapses_at > ?
            """;

    private static final String WAS_HERE = """
            select exists (select 1
                             from booking.booking b
                             join booking.claim c on c.booking = b.id
                            where b.site = ? and b.company = ? and b.state = 'booked'
                              and c.begins >= ? and c.begins < ?)
            """;
}
