package paddock.booking;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.End;
import paddock.booking.Booking.State;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.permit.PermitRows;

/**
 * Whose turn it is: ends the options that have lapsed, and gives what they had to those who wait. Whoever is about to
 * write calls it first, under the same locks, so that no job need run for anything to be right.
 */
@Component
final class Turns {

    private final JdbcClient jdbc;
    private final Sites sites;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Permits permits;
    private final PermitRows permitRows;
    private final Homologations homologations;
    private final Deadlines deadlines;
    private final Trail trail;

    Turns(
            JdbcClient jdbc,
            Sites sites,
            BookingRows rows,
            Occupancies occupancies,
            Permits permits,
            PermitRows permitRows,
            Homologations homologations,
            Deadlines deadlines,
            Trail trail) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.rows = rows;
        this.occupancies = occupancies;
        this.permits = permits;
        this.permitRows = permitRows;
        this.homologations = homologations;
        this.deadlines = deadlines;
        this.trail = trail;
    }

    /** What overlaps a plan, once everything is as it must be by now. */
    List<Clash> settled(Plan plan, Locks held, Instant now) {
        List<Clash> clashes = occupancies.around(plan.wanted());
        Set<UUID> lapsed = clashes.stream()
                .filter(clash -> clash.by().hasLapsed(now))
                .map(clash -> clash.by().id())
                .collect(Collectors.toSet());
        if (lapsed.isEmpty()) {
            return clashes;
        }
        lapse(plan.site(), lapsed, held, now);
        return occupancies.around(plan.wanted());
    }

    /** Whoever stands behind those who waited in vain may have their turn, as may those who want what others had. */
    private void lapse(Site site, Set<UUID> lapsed, Locks held, Instant now) {
        List<Booking> waited = rows.withIds(lapsed).stream()
                .filter(booking -> booking.state() instanceof State.Waiting)
                .toList();
        end(lapsed, now);
        List<Piece> left = new ArrayList<>(occupancies.free(lapsed));
        waited.forEach(booking ->
                left.addAll(Plan.of(site, booking.claims(), homologations).wanted()));
        passOn(site, left, held, now);
    }

    /** Writes down that it has lapsed; false where it has not. */
    boolean lapse(Booking booking, Locks held, Instant now) {
        boolean lapsed = !booking.lives(now) && !(booking.state() instanceof State.Ended);
        if (lapsed) {
            lapse(sites.withId(booking.site()).orElseThrow(), Set.of(booking.id()), held, now);
        }
        return lapsed;
    }

    /** Options that have lapsed although nobody has written that down, those that waited among them, the earliest first. */
    List<UUID> lapsed(Instant now, int most) {
        return jdbc.sql(
                        "select id from booking.booking where state in ('option', 'waiting') and lapses_at <= ? order by lapses_at limit ?")
                .param(Timestamp.from(now))
                .param(most)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    private void end(Collection<UUID> lapsed, Instant now) {
        List<UUID> ended = jdbc.sql(LAPSE)
                .param(lapsed.toArray(UUID[]::new))
                .param(Timestamp.from(now))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        ended.forEach(id -> trail.record(Acting.PADDOCK, Deed.of("option-lapsed", Bookings.KIND, id)));
    }

    /** Those who wait for what has been freed have it, the earliest first, where all they wait for is free. */
    void passOn(Site site, List<Piece> freed, Locks held, Instant now) {
        for (Booking waiting : rows.withIds(waitingFor(freed))) {
            Plan plan = Plan.of(site, waiting.claims(), homologations).forClient(waiting.company());
            if (!held.cover(plan.locks())) {
                throw new Attempts.Wider(plan.locks());
            }
            promote(plan, waiting, held, now);
        }
    }

    private void promote(Plan plan, Booking waiting, Locks held, Instant now) {
        List<Clash> earlier = earlier(waiting, settled(plan, held, now), now);
        // Whatever that has ended may have been its turn already.
        boolean waits = rows.withId(waiting.id()).orElseThrow().state() instanceof State.Waiting;
        if (waits && !waiting.lives(now)) {
            lapse(plan.site(), Set.of(waiting.id()), held, now);
            return;
        }
        List<Long> forUnits = occupancies.waitingForUnits(plan, waiting.number(), now);
        if (!waits || !(Placing.of(plan, earlier, forUnits) instanceof Placing.Free free)) {
            return;
        }
        Permits.Chosen chosen = permits.with(plan.site(), waiting, held, now);
        boolean late = chosen.booking().permits().stream()
                .anyMatch(permit -> permit.isLate(now, plan.site().zone()));
        if (chosen.isRefused() || late) {
            drop(waiting, new State.Ended(End.UNLAWFUL, now), "option-unlawful");
            passOn(plan.site(), plan.wanted(), held, now);
            return;
        }
        occupancies.free(List.of(waiting.id()));
        Instant lapsesAt = deadlines.afterPromotion(plan.site(), chosen.booking(), now);
        rows.become(waiting.id(), new State.Option(lapsesAt));
        permitRows.add(waiting.id(), chosen.booking().permits());
        occupancies.take(waiting.id(), plan, free.pieces());
        trail.record(
                Acting.PADDOCK,
                Deed.of("option-first-in-rank", Bookings.KIND, waiting.id())
                        .changing(Map.of(), Map.of("lapses-at", lapsesAt.toString())));
    }

    /** Its turn has come too late, or not as the order wants it: whoever waits behind it is next. */
    private void drop(Booking waiting, State.Ended ended, String act) {
        occupancies.free(List.of(waiting.id()));
        rows.become(waiting.id(), ended);
        trail.record(Acting.PADDOCK, Deed.of(act, Bookings.KIND, waiting.id()));
    }

    /** Those who have some of what somebody waits for, and who asked earlier and waits for it as well. */
    private static List<Clash> earlier(Booking waiting, List<Clash> clashes, Instant now) {
        return Placing.living(clashes, now).stream()
                .filter(clash -> !clash.by().id().equals(waiting.id()))
                .filter(clash -> !clash.by().waits() || clash.by().number() < waiting.number())
                .toList();
    }

    /** How many who still live asked earlier for some of what it waits for, and one more; 1 for all that do not wait. */
    int rank(Site site, Booking booking, Instant now) {
        return booking.at(now) instanceof State.Waiting
                ? before(site, booking, now).size() + 1
                : 1;
    }

    /** Numbers of those who still live and asked earlier for some of what somebody waits for. */
    Set<Long> before(Site site, Booking waiting, Instant now) {
        Plan plan = Plan.of(site, waiting.claims(), homologations).forClient(waiting.company());
        List<Clash> clashes = earlier(waiting, occupancies.around(plan.wanted()), now);
        Set<Long> before = Placing.before(plan, clashes, occupancies.waitingForUnits(plan, waiting.number(), now));
        before.removeIf(number -> number > waiting.number());
        return before;
    }

    private List<UUID> waitingFor(List<Piece> freed) {
        if (freed.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(WAITING)
                .param(freed.stream().map(Piece::resource).toArray(UUID[]::new))
                .param(freed.stream().map(piece -> piece.from().toString()).toArray(String[]::new))
                .param(freed.stream().map(piece -> piece.ends().toString()).toArray(String[]::new))
                .param(freed.stream().map(Turns::lastEnd).map(Instant::toString).toArray(String[]::new))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** By when a use of a unit has to end that comes before another: what must stay empty after either is the same. */
    private static Instant lastEnd(Piece piece) {
        return piece.from().minus(Duration.between(piece.until(), piece.clears()));
    }

    private static final String LAPSE = """
            update booking.booking
               set state = 'ended', ended = 'lapsed', ended_at = lapses_at, lapses_at = null, version = version + 1
             where id in (select id from booking.booking
                           where id = any (cast(? as uuid[])) and state in ('option', 'waiting') and lapses_at <= ?
                           order by id for update)
            returning id
            """;

    private static final String WAITING = """
            with freed as materialized (
              select resource, tstzrange(begins, ends) as during, tstzrange(last, ends) as around
                from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                     as freed (resource, begins, ends, last)
            )
            select distinct b.id, b.number
              from booking.booking b
             where b.state = 'waiting'
               and (exists (select 1 from booking.occupancy o join freed f on f.resource = o.resource and f.during && o.during
                             where o.booking = b.id and not o.blocks)
                 or exists (select 1 from booking.claim c join circuit.unit u on u.pool = c.pool
                              join freed f on f.resource = u.resource and f.around && c.during
                             where c.booking = b.id))
             order by b.number
            """;

    /** Every way the wish to have whoever stands before one decide can end. */
    public sealed interface Challenge {

        /** Whoever stands before has to confirm or let go until then. */
        record Challenged(Instant until) implements Challenge {}

        /** That was so already: the option before lapses sooner by itself. */
        record Soon(Instant until) implements Challenge {}

        /** Only the second in rank can ask for it. */
        record NotSecond(int rank) implements Challenge {}

        /** It is first in rank itself. */
        record First() implements Challenge {}

        /** What it waits for is booked. */
        record Firm() implements Challenge {}

        /** Whoever stands before waits for an answer of the authority, and cannot confirm. */
        record Awaited() implements Challenge {}

        /** It is over. */
        record Over(Booking.State.Ended ended) implements Challenge {}

        /** Somebody changed it meanwhile. */
        record Overtaken(int version) implements Challenge {}

        record Unknown() implements Challenge {}
    }
}
