package paddock.booking;

import java.sql.Timestamp;
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
import paddock.ground.Claim;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/**
 * Whose turn it is: ends the options that have lapsed, and gives what they had to those who wait. Whoever is about to
 * write calls it first, under the same locks, so that no job need run for anything to be right.
 */
@Component
final class Turns {

    private final JdbcClient jdbc;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Permits permits;
    private final PermitRows permitRows;
    private final Homologations homologations;
    private final Deadlines deadlines;
    private final Trail trail;

    Turns(
            JdbcClient jdbc,
            BookingRows rows,
            Occupancies occupancies,
            Permits permits,
            PermitRows permitRows,
            Homologations homologations,
            Deadlines deadlines,
            Trail trail) {
        this.jdbc = jdbc;
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
        end(lapsed, now);
        passOn(plan.site(), occupancies.free(lapsed), held, now);
        return occupancies.around(plan.wanted());
    }

    /** Options that have lapsed although nobody has written that down, the earliest first. */
    List<UUID> lapsed(Instant now, int most) {
        return jdbc.sql(
                        "select id from booking.booking where state = 'option' and lapses_at <= ? order by lapses_at limit ?")
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
            Plan plan = Plan.of(site, waiting.claims(), homologations);
            if (!held.cover(plan.locks())) {
                throw new Attempts.Wider(plan.locks());
            }
            promote(plan, waiting, held, now);
        }
    }

    private void promote(Plan plan, Booking waiting, Locks held, Instant now) {
        List<Clash> earlier = Placing.living(settled(plan, held, now), now).stream()
                .filter(clash -> !clash.by().id().equals(waiting.id()))
                .filter(clash -> !clash.by().waits() || clash.by().number() < waiting.number())
                .toList();
        List<Long> forUnits = waitingForUnits(plan, waiting.number());
        if (!(Placing.of(plan, earlier, forUnits) instanceof Placing.Free free)) {
            return;
        }
        Permits.Chosen chosen = permits.with(plan.site(), waiting, held, now);
        occupancies.free(List.of(waiting.id()));
        boolean late = chosen.booking().permits().stream()
                .anyMatch(permit -> permit.isLate(now, plan.site().zone()));
        if (chosen.isRefused() || late) {
            rows.become(waiting.id(), new State.Ended(End.UNLAWFUL, now));
            trail.record(Acting.PADDOCK, Deed.of("option-unlawful", Bookings.KIND, waiting.id()));
            return;
        }
        Instant lapsesAt = deadlines.afterPromotion(plan.site(), chosen.booking(), now);
        rows.become(waiting.id(), new State.Option(lapsesAt));
        permitRows.add(waiting.id(), chosen.booking().permits());
        occupancies.take(waiting.id(), free.pieces());
        trail.record(
                Acting.PADDOCK,
                Deed.of("option-first-in-rank", Bookings.KIND, waiting.id())
                        .changing(Map.of(), Map.of("lapses-at", lapsesAt.toString())));
    }

    private List<UUID> waitingFor(List<Piece> freed) {
        if (freed.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(WAITING)
                .param(freed.stream().map(Piece::resource).toArray(UUID[]::new))
                .param(freed.stream().map(piece -> piece.from().toString()).toArray(String[]::new))
                .param(freed.stream().map(piece -> piece.ends().toString()).toArray(String[]::new))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** Numbers of those who asked earlier and wait for units of the same pools: they have their turn first. */
    List<Long> waitingForUnits(Plan plan, long before) {
        List<Long> numbers = new ArrayList<>();
        for (Claim claim : plan.claims()) {
            if (claim instanceof Claim.Units units) {
                numbers.addAll(jdbc.sql(WAITING_FOR_UNITS)
                        .param(units.pool())
                        .param(Timestamp.from(units.window().start()))
                        .param(Timestamp.from(units.window().end()))
                        .param(before)
                        .query(Long.class)
                        .list());
            }
        }
        return numbers;
    }

    private static final String LAPSE = """
            update booking.booking
               set state = 'ended', ended = 'lapsed', ended_at = lapses_at, lapses_at = null, version = version + 1
             where id in (select id from booking.booking
                           where id = any (cast(? as uuid[])) and state = 'option' and lapses_at <= ?
                           order by id for update)
            returning id
            """;

    private static final String WAITING = """
            with freed as materialized (
              select resource, tstzrange(begins, ends) as during
                from unnest(cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                     as freed (resource, begins, ends)
            )
            select distinct b.id, b.number
              from booking.booking b
             where b.state = 'waiting'
               and (exists (select 1 from booking.occupancy o join freed f on f.resource = o.resource and f.during && o.during
                             where o.booking = b.id and not o.blocks)
                 or exists (select 1 from booking.claim c join circuit.unit u on u.pool = c.pool
                              join freed f on f.resource = u.resource and f.during && c.during
                             where c.booking = b.id))
             order by b.number
            """;

    private static final String WAITING_FOR_UNITS = """
            select b.number
              from booking.claim c
              join booking.booking b on b.id = c.booking
             where c.pool = ? and c.during && tstzrange(?, ?) and b.state = 'waiting' and b.number < ?
            """;
}
