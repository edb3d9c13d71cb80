package paddock.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.circuit.Direction;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Window;
import paddock.terms.Terms;

/** All that is had, waited for and closed at a site over some time, read at once for whoever looks at many together. */
@Component
final class Agenda {

    /** More than anybody could tell apart. */
    static final int MOST = 5000;

    /** Over longer than this nobody sees what must stay empty after a use. */
    private static final Duration IN_DETAIL = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Terms terms;
    private final InstantSource clock;

    Agenda(JdbcClient jdbc, Terms terms, InstantSource clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * One claim of an option, a booking, a closure or an open session that lives.
     *
     * @param company for whom; absent where it is the operator's own, or not named to whoever reads
     * @param reason why it is closed; of a session, what it is called
     * @param position of the claim within its booking
     * @param clears when others can have it
     */
    record Line(
            UUID booking,
            long number,
            int version,
            Kind kind,
            State state,
            @Nullable UUID company,
            String reason,
            int position,
            Claim claim,
            Instant clears) {

        public boolean waits() {
            return state instanceof State.Waiting;
        }

        /** Whether it is for a client who is not named to whoever reads. */
        public boolean isUnnamed() {
            return kind == Kind.RENTAL && company == null;
        }
    }

    /** In the order in which they begin; {@link #MOST} at most. */
    List<Line> over(Site site, Window time, Acting reader) {
        Reading reading = new Reading(reader, terms.discretion(site.id()).names(reader));
        return jdbc.sql(OVER)
                .param(
                        "layouts",
                        site.circuits().stream()
                                .flatMap(circuit -> circuit.layouts().stream())
                                .map(Layout::id)
                                .toArray(UUID[]::new))
                .param("pools", site.pools().stream().map(Pool::id).toArray(UUID[]::new))
                .param("from", Timestamp.from(time.start()))
                .param("until", Timestamp.from(time.end()))
                .param("now", Timestamp.from(clock.instant()))
                .param("detail", time.length().compareTo(IN_DETAIL) <= 0)
                .param("most", MOST)
                .query((row, n) -> reading.line(row))
                .list();
    }

    /**
     * Somebody who reads.
     *
     * @param named whether all clients are named to them, also those of confidential bookings
     */
    private record Reading(Acting reader, boolean named) {

        Line line(ResultSet row) throws SQLException {
            UUID company = row.getObject("company", UUID.class);
            boolean shown = named
                    || !row.getBoolean("confidential")
                    || (company != null && reader.companies().containsKey(company));
            return new Line(
                    Objects.requireNonNull(row.getObject("booking", UUID.class)),
                    row.getLong("number"),
                    row.getInt("version"),
                    kind(row),
                    state(row),
                    shown ? company : null,
                    row.getString("reason"),
                    row.getInt("position"),
                    claim(row),
                    row.getTimestamp("clears").toInstant());
        }
    }

    private static Kind kind(ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    /** Of what lives: what is over is not read. */
    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "waiting" -> new State.Waiting(row.getTimestamp("lapses_at").toInstant());
            case "option" -> new State.Option(row.getTimestamp("lapses_at").toInstant());
            default -> new State.Booked();
        };
    }

    private static Claim claim(ResultSet row) throws SQLException {
        Window window = Window.between(
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant(),
                ZoneId.of(row.getString("zone")));
        UUID layout = row.getObject("layout", UUID.class);
        String direction = row.getString("direction");
        return layout == null
                ? new Claim.Units(
                        Objects.requireNonNull(row.getObject("pool", UUID.class)), row.getInt("units"), window)
                : new Claim.Track(layout, direction == null ? null : Direction.valueOf(direction), window);
    }

    /** How many still live who asked earlier for some of what each of these waits for, and one more. */
    Map<UUID, Integer> ranks(List<Line> lines) {
        UUID[] waiting =
                lines.stream().filter(Line::waits).map(Line::booking).distinct().toArray(UUID[]::new);
        Map<UUID, Integer> ranks = new HashMap<>();
        if (waiting.length > 0) {
            jdbc.sql(RANKS)
                    .param("waiting", waiting)
                    .param("now", Timestamp.from(clock.instant()))
                    .query((row, n) -> ranks.put(row.getObject("booking", UUID.class), row.getInt("rank")))
                    .list();
        }
        return ranks;
    }

    /** The days on which each of these has or waits for something, on its own clock. */
    List<Touched> touched(List<UUID> bookings) {
        return jdbc.sql(TOUCHED)
                .param(bookings.toArray(UUID[]::new))
                .query((row, n) -> new Touched(
                        row.getObject("id", UUID.class),
                        row.getObject("site", UUID.class),
                        Window.between(
                                row.getTimestamp("begins").toInstant(),
                                row.getTimestamp("ends").toInstant(),
                                ZoneId.of(row.getString("zone")))))
                .list();
    }

    /** Where and when something is had or waited for. */
    record Touched(UUID booking, UUID site, Window during) {}

    private static final String LINE = """
            select c.booking, b.number, b.version, b.kind, b.state, b.lapses_at, b.company, b.confidential,
                   b.reason, c.position, c.layout, c.pool, c.units, c.direction, c.zone,
                   lower(c.during) as begins, upper(c.during) as ends,
                   case when :detail
                        then coalesce((select max(upper(o.during)) from booking.occupancy o
                                        where o.booking = c.booking and o.claim = c.position and o.blocks), upper(c.during))
                        else upper(c.during) end as clears
            """;

    private static final String LIVES = """
              join booking.booking b on b.id = c.booking
             where b.state <> 'ended' and (b.lapses_at is null or b.lapses_at > :now)
            """;

    private static final String OVER = LINE + """
              from unnest(cast(:layouts as uuid[])) as asked (layout)
              join booking.claim c on c.layout = asked.layout
               and c.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz))
            """ + LIVES + " union all " + LINE + """
              from unnest(cast(:pools as uuid[])) as asked (pool)
              join booking.claim c on c.pool = asked.pool
               and c.during && tstzrange(cast(:from as timestamptz), cast(:until as timestamptz))
            """ + LIVES + """
             order by begins, number, position
             limit :most
            """;

    /** As the page of each counts, for many at once; who waits for units of a pool stands behind whoever asked before. */
    private static final String RANKS = """
            select own.id as booking, count(distinct earlier.id) + 1 as rank
              from booking.booking own
              join lateral (
                     select o.booking from booking.occupancy w
                       join booking.occupancy o on o.resource = w.resource and o.during && w.during
                      where w.booking = own.id and o.booking <> own.id and o.blocks
                      union all
                     select o.booking from booking.occupancy w
                       join booking.occupancy o on o.resource = w.resource and o.during && w.during
                      where w.booking = own.id and o.booking <> own.id and not o.blocks
                   ) as beside on true
              join booking.booking earlier on earlier.id = beside.booking
             where own.id = any (cast(:waiting as uuid[])) and earlier.number < own.number and earlier.state in ('option', 'waiting')
               and earlier.lapses_at > :now
             group by own.id
            """;

    private static final String TOUCHED = """
            select b.id, b.site, c.zone, min(lower(c.during)) as begins, max(upper(c.during)) as ends
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.id = any (cast(? as uuid[]))
             group by b.id, b.site, c.zone, c.position
            """;
}
