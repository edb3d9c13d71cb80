package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Outlook.Known;
import paddock.booking.Outlook.Waiting;
import paddock.booking.Placing.Clash;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.ground.Reach;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Window;
import paddock.once.Attempts;
import paddock.permit.Permit;
import tools.jackson.databind.json.JsonMapper;

/** Reads how sites stand. Whoever asks for an option afterwards is told how things stand by then. */
@Component
public class Outlooks {

    /** So many days are read at least: most look no further. */
    private static final int AHEAD = 400;

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final Occupancies occupancies;
    private final Lawfulness lawfulness;
    private final Others others;
    private final Permits permits;
    private final Bookings bookings;
    private final Homologations homologations;
    private final JsonMapper json;
    private final InstantSource clock;

    Outlooks(
            JdbcClient jdbc,
            Attempts attempts,
            Occupancies occupancies,
            Lawfulness lawfulness,
            Others others,
            Permits permits,
            Bookings bookings,
            Homologations homologations,
            JsonMapper json,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.occupancies = occupancies;
        this.lawfulness = lawfulness;
        this.others = others;
        this.permits = permits;
        this.bookings = bookings;
        this.homologations = homologations;
        this.json = json;
        this.clock = clock;
    }

    /** How a site stands on some days, and on all that others look at by then. */
    public Outlook over(Site site, Days wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(site.zone()).toLocalDate();
        LocalDate until = Objects.requireNonNull(wanted.until());
        LocalDate last = until.isAfter(today.plusDays(AHEAD)) ? until : today.plusDays(AHEAD);
        Days days = new Days(Objects.requireNonNull(wanted.from()).isBefore(today) ? wanted.from() : today, last);
        ZonedDateTime begin = Objects.requireNonNull(days.from()).atStartOfDay(site.zone());
        Window window = new Window(begin, last.atStartOfDay(site.zone()));
        return attempts.looking(() -> new Outlook(
                this,
                site,
                days,
                now,
                new Outlook.Read(clashes(site, window), uses(site, window, now), waiting(site, window, now))));
    }

    private List<Clash> clashes(Site site, Window window) {
        Window wider = new Window(window.from().minusDays(1), window.until().plusDays(1));
        return occupancies.around(
                things(site).map(id -> Piece.of(0, id, wider, Duration.ZERO)).toList());
    }

    private static Stream<UUID> things(Site site) {
        return Stream.of(
                        site.circuits().stream()
                                .flatMap(circuit -> circuit.sections().stream())
                                .map(section -> section.id()),
                        site.exclusions().stream().map(site::pairOf),
                        site.pools().stream()
                                .flatMap(pool -> pool.units().stream())
                                .map(Pool.Unit::id))
                .flatMap(ids -> ids)
                .distinct();
    }

    private List<Known> uses(Site site, Window window, Instant now) {
        InForce laws = homologations.at(site);
        Map<UUID, String> keys = new HashMap<>();
        Reach reach = Reach.NONE;
        for (var circuit : site.circuits()) {
            for (Layout layout : circuit.layouts()) {
                keys.put(layout.id(), layout.key());
                reach = reach.and(Reach.of(laws.renewed(layout.key()), window));
            }
        }
        Map<String, Use> said = new HashMap<>();
        UUID[] layouts = keys.keySet().toArray(UUID[]::new);
        return jdbc.sql(USES)
                .param(layouts)
                .param(begin(reach.all(), site, now))
                .param(end(reach.all(), site, now))
                .param(layouts)
                .param(begin(reach.granted(), site, now))
                .param(end(reach.granted(), site, now))
                .param(Timestamp.from(now))
                .query((row, n) -> known(row, site, keys, said))
                .list();
    }

    private Known known(ResultSet row, Site site, Map<UUID, String> keys, Map<String, Use> said) throws SQLException {
        UUID booking = Objects.requireNonNull(row.getObject("booking", UUID.class));
        UUID layout = Objects.requireNonNull(row.getObject("layout", UUID.class));
        String use = Objects.requireNonNull(row.getString("use"));
        Use named = said.computeIfAbsent(booking + use, any -> others.said(site, json.readTree(use), booking));
        return new Known(
                booking,
                layout,
                new Use(
                        row.getTimestamp("begins").toInstant(),
                        row.getTimestamp("ends").toInstant(),
                        Set.of(Objects.requireNonNull(keys.get(layout))),
                        named.facts(),
                        named.vehicles(),
                        Set.of(),
                        Map.of(),
                        null),
                Arrays.stream((String[]) row.getArray("granted").getArray())
                        .map(path -> path.split("\n", 2))
                        .map(parts -> new Outlook.Path(parts[0], parts[1]))
                        .toList());
    }

    /** The uses of what is wished for, as others see them once it is had. */
    List<Known> uses(Site site, Wish wish, List<Permit> permits, UUID booking) {
        Use said = others.said(site, wish.said().use(), booking);
        List<Outlook.Path> paths = permits.stream()
                .map(permit -> new Outlook.Path(permit.order(), permit.path()))
                .toList();
        return wish.claims().stream()
                .filter(Claim.Track.class::isInstance)
                .map(Claim.Track.class::cast)
                .map(track -> new Known(booking, track.layout(), on(site, track, said), paths))
                .toList();
    }

    private static Use on(Site site, Claim.Track track, Use said) {
        Layout layout = new Ground(site).place(track.layout()).orElseThrow().layout();
        return new Use(
                track.window().start(),
                track.window().end(),
                Set.of(layout.key()),
                said.facts(),
                said.vehicles(),
                Set.of(),
                Map.of(),
                null);
    }

    private static @Nullable Timestamp begin(@Nullable Days days, Site site, Instant now) {
        return days == null ? Timestamp.from(now) : start(days.from(), site);
    }

    private static @Nullable Timestamp end(@Nullable Days days, Site site, Instant now) {
        return days == null ? Timestamp.from(now) : start(days.until(), site);
    }

    private static @Nullable Timestamp start(@Nullable LocalDate day, Site site) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(site.zone()).toInstant());
    }

    private List<Waiting> waiting(Site site, Window window, Instant now) {
        return new ArrayList<>(jdbc.sql(WAITING)
                .param(site.pools().stream().map(Pool::id).toArray(UUID[]::new))
                .param(Timestamp.from(window.start().minus(Duration.ofDays(1))))
                .param(Timestamp.from(window.end().plus(Duration.ofDays(1))))
                .param(Timestamp.from(now))
                .query((row, n) -> new Waiting(
                        Objects.requireNonNull(row.getObject("pool", UUID.class)),
                        row.getTimestamp("begins").toInstant(),
                        row.getTimestamp("ends").toInstant(),
                        row.getLong("number"),
                        row.getObject("company", UUID.class)))
                .list());
    }

    @Nullable
    Holding notThere(Site site, Wish wish) {
        return bookings.notThere(site, wish);
    }

    Plan plan(Site site, Wish wish) {
        return Plan.of(site, wish.claims(), homologations).forClient(wish.company());
    }

    Pool pool(Site site, Claim.Units units) {
        return new Ground(site).pool(units.pool()).orElseThrow();
    }

    Set<UUID> resources(Site site, Layout layout, LocalDate day) {
        return new Ground(site).resources(layout, day);
    }

    Permits.Chosen chosen(Site site, Booking draft, Function<Others.Look, List<Use>> beside) {
        Function<Booking, List<Holding.Judged>> judge = booking -> lawfulness.of(site, booking, beside);
        return draft.state() instanceof Booking.State.Option
                ? permits.needed(site, draft, judge)
                : new Permits.Chosen(draft, judge.apply(draft));
    }

    private static final String USES = """
            select c.booking, c.layout, lower(c.during) as begins, upper(c.during) as ends, b.use::text as use,
                   case when c.asks then array(select distinct p.source || e'\\n' || p.path from booking.permit p
                                                where p.booking = c.booking and p.state <> 'refused')
                        else '{}' end as granted
              from (
                select c.booking, c.layout, c.during, c.asks
                  from unnest(cast(? as uuid[])) as here (layout)
                  join booking.claim c on c.layout = here.layout
                   and c.during && tstzrange(cast(? as timestamptz), cast(? as timestamptz))
                 union
                select c.booking, c.layout, c.during, c.asks
                  from unnest(cast(? as uuid[])) as here (layout)
                  join booking.claim c on c.layout = here.layout and c.asks
                   and c.during && tstzrange(cast(? as timestamptz), cast(? as timestamptz))
              ) c
              join booking.booking b on b.id = c.booking
             where b.kind <> 'closure'
               and (b.state = 'booked' or (b.state = 'option' and b.lapses_at > cast(? as timestamptz)))
            """;

    private static final String WAITING = """
            select c.pool, lower(c.during) as begins, upper(c.during) as ends, b.number, b.company
              from unnest(cast(? as uuid[])) as here (pool)
              join booking.claim c on c.pool = here.pool and c.during && tstzrange(?, ?)
              join booking.booking b on b.id = c.booking
             where b.state = 'waiting' and b.lapses_at > ?
            """;
}
