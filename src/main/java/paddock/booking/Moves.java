package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.End;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/**
 * Bookings that have something else instead of what they had: moved, made longer or shorter, exchanged, put aside for a
 * closure. All of it happens, or nothing does.
 */
@Component
public class Moves {

    private final Attempts attempts;
    private final Bookings bookings;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Permits permits;
    private final PermitRows permitRows;
    private final Sites sites;
    private final Homologations homologations;
    private final Deadlines deadlines;
    private final Trail trail;
    private final InstantSource clock;

    Moves(
            Attempts attempts,
            Bookings bookings,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Permits permits,
            PermitRows permitRows,
            Sites sites,
            Homologations homologations,
            Deadlines deadlines,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.bookings = bookings;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.permits = permits;
        this.permitRows = permitRows;
        this.sites = sites;
        this.homologations = homologations;
        this.deadlines = deadlines;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a booking is to have.
     *
     * @param version which writing of it was read
     * @param claims what it has from then on; none to end it
     */
    public record Shift(UUID booking, int version, List<Claim> claims) {
        public Shift {
            claims = List.copyOf(claims);
        }
    }

    /** It has those claims from now on, at its rank, where nobody else has them or waits for them. */
    public Moving move(Acting by, Shift shift) {
        return shifted(by, List.of(shift), null);
    }

    /** Each of two bookings has what the other had. */
    public Moving swap(Acting by, Shift one, Shift other) {
        List<Booking> both = rows.withIds(List.of(one.booking(), other.booking()));
        if (both.size() < 2 || !both.getFirst().site().equals(both.getLast().site())) {
            return new Moving.Unknown();
        }
        Map<UUID, List<Claim>> claims = both.stream().collect(Collectors.toMap(Booking::id, Booking::claims));
        List<Shift> crossed = List.of(
                new Shift(one.booking(), one.version(), claims.get(other.booking())),
                new Shift(other.booking(), other.version(), claims.get(one.booking())));
        return shifted(by, crossed, null);
    }

    /** What is closed is closed, and those who had it have what they are given instead, or nothing. */
    public Moving close(Acting by, Wish closure, List<Shift> displaced) {
        return shifted(by, displaced, closure);
    }

    /** Something stands in the way: whatever has been written is taken back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Moving outcome;

        Undone(Moving outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }
    }

    /** A booking, and what it is to have. */
    private record Step(Booking before, Shift shift, Plan plan) {

        boolean ends() {
            return shift.claims().isEmpty();
        }
    }

    private Moving shifted(Acting by, List<Shift> shifts, @Nullable Wish closure) {
        List<Booking> seen =
                rows.withIds(shifts.stream().map(Shift::booking).distinct().toList());
        if (seen.size() < shifts.size()) {
            return new Moving.Unknown();
        }
        Site site = sites.withId(closure == null ? seen.getFirst().site() : closure.site())
                .orElseThrow();
        Moving refused = missing(site, shifts, closure);
        if (refused != null) {
            return refused;
        }
        try {
            return attempts.run(locks(site, seen, shifts, closure), held -> {
                Site now = sites.withId(site.id()).orElseThrow();
                Moving gone = missing(now, shifts, closure);
                if (gone != null) {
                    return gone;
                }
                Locks needed = locks(now, seen, shifts, closure);
                if (!held.cover(needed)) {
                    throw new Attempts.Wider(needed);
                }
                return shifted(new Doing(by, now, held, now()), shifts, closure);
            });
        } catch (Undone undone) {
            return undone.outcome;
        }
    }

    /** Who acts where and when, and under which locks. */
    private record Doing(Acting by, Site site, Locks held, Instant now) {}

    /** The first claim that the site has not on its days. */
    private static @Nullable Moving missing(Site site, List<Shift> shifts, @Nullable Wish closure) {
        Ground ground = new Ground(site);
        List<List<Claim>> all =
                new ArrayList<>(shifts.stream().map(Shift::claims).toList());
        if (closure != null) {
            all.add(closure.claims());
        }
        for (List<Claim> claims : all) {
            for (int i = 0; i < claims.size(); i++) {
                if (claims.get(i) instanceof Claim.Track track
                        && ground.missing(track).isPresent()) {
                    return new Moving.NotHad(
                            new Holding.Missing(i, ground.missing(track).get()));
                }
            }
        }
        return null;
    }

    private Locks locks(Site site, List<Booking> seen, List<Shift> shifts, @Nullable Wish closure) {
        Locks locks = Locks.shared(site.id());
        for (Booking booking : seen) {
            locks = locks.and(Plan.of(site, booking.claims(), homologations).locks());
        }
        for (Shift shift : shifts) {
            locks = locks.and(Plan.of(site, shift.claims(), homologations).locks());
        }
        return closure == null
                ? locks
                : locks.and(Plan.of(site, closure.claims(), homologations).locks());
    }

    private Moving shifted(Doing doing, List<Shift> shifts, @Nullable Wish closure) {
        List<Step> steps = steps(doing, shifts);
        List<Piece> freed =
                occupancies.free(steps.stream().map(step -> step.before().id()).toList());
        for (Step step : steps) {
            if (step.ends()) {
                end(doing, step, closure);
            } else {
                rows.reclaim(step.before().id(), step.shift().claims());
            }
        }
        Holding closed = closure == null ? null : bookings.close(doing.by(), closure);
        if (closed != null && !(closed instanceof Holding.Held)) {
            throw new Undone(new Moving.NotHad(closed));
        }
        List<Step> going = steps.stream().filter(step -> !step.ends()).toList();
        going.forEach(step -> place(doing, step, freed));
        going.forEach(step -> judge(doing, step));
        turns.passOn(doing.site(), freed, doing.held(), doing.now());
        return closed instanceof Holding.Held held
                ? new Moving.Moved(held.id(), 1)
                : new Moving.Moved(
                        shifts.getFirst().booking(), shifts.getFirst().version() + 1);
    }

    /** Each as it is, as long as it is as it was read. */
    private List<Step> steps(Doing doing, List<Shift> shifts) {
        List<Step> steps = new ArrayList<>();
        for (Shift shift : shifts) {
            Booking seen = rows.withId(shift.booking()).orElseThrow();
            turns.settled(Plan.of(doing.site(), seen.claims(), homologations), doing.held(), doing.now());
            Booking booking = rows.locked(shift.booking()).orElseThrow();
            switch (booking.at(doing.now())) {
                case State.Ended ended -> throw new Undone(new Moving.Over(ended));
                case State.Waiting waiting when !shift.claims().isEmpty() -> throw new Undone(new Moving.Waits());
                case State.Waiting waiting -> {}
                case State.Option option -> {}
                case State.Booked booked -> {}
            }
            if (booking.version() != shift.version()) {
                throw new Undone(new Moving.Overtaken(booking.version()));
            }
            Plan plan = Plan.of(doing.site(), shift.claims(), homologations);
            if (plan.clashesWithItself()) {
                throw new Undone(new Moving.NotHad(new Holding.Doubled()));
            }
            if (!shift.claims().isEmpty() && !keepsWhatIsUsed(booking.claims(), shift.claims(), doing.now())) {
                throw new Undone(new Moving.Used());
            }
            steps.add(new Step(booking, shift, plan));
        }
        return steps;
    }

    /** What began is neither moved nor taken back; until its end it can still be made shorter or longer. */
    private static boolean keepsWhatIsUsed(List<Claim> before, List<Claim> after, Instant now) {
        List<Claim> begun = before.stream()
                .filter(claim -> claim.window().start().isBefore(now))
                .toList();
        List<Claim> still = after.stream()
                .filter(claim -> claim.window().start().isBefore(now))
                .toList();
        return begun.size() == still.size()
                && begun.stream()
                        .allMatch(old -> still.stream()
                                .anyMatch(claim -> claim.equals(old)
                                        || (claim.from(old)
                                                && !old.window().end().isBefore(now)
                                                && !claim.window().end().isBefore(now))));
    }

    private void end(Doing doing, Step step, @Nullable Wish closure) {
        End why = closure == null ? End.CANCELLED : End.CLOSED;
        rows.become(step.before().id(), new State.Ended(why, doing.now()));
        trail.record(
                doing.by(),
                Deed.of("booking-" + why.key(), Bookings.KIND, step.before().id()));
    }

    /** Has its new pieces, where nobody has them, and nobody waits for what it had not before. */
    private void place(Doing doing, Step step, List<Piece> had) {
        Plan plan = step.plan().preferring(had.stream().map(Piece::resource).collect(Collectors.toSet()));
        List<Clash> clashes = Placing.living(turns.settled(plan, doing.held(), doing.now()), doing.now()).stream()
                .filter(clash -> !clash.by().waits() || !isKept(clash, plan, had))
                .toList();
        List<Long> forUnits = step.before().claims().containsAll(units(plan))
                ? List.of()
                : turns.waitingForUnits(plan, Long.MAX_VALUE);
        switch (Placing.of(plan, clashes, forUnits)) {
            case Placing.Free free -> occupancies.take(step.before().id(), free.pieces());
            case Placing.Behind behind ->
                throw new Undone(new Moving.NotHad(new Holding.Taken(Placing.busy(plan, clashes))));
            case Placing.Lost lost -> throw new Undone(new Moving.NotHad(new Holding.Taken(lost.busy())));
            case Placing.TooFew few ->
                throw new Undone(new Moving.NotHad(new Holding.TooFew(few.claim(), few.asked(), few.free())));
        }
    }

    private static Collection<Claim> units(Plan plan) {
        return plan.claims().stream().filter(Claim.Units.class::isInstance).toList();
    }

    /** Whether somebody who waits waits, as far as the plan goes, only for what was had before as well. */
    private static boolean isKept(Clash clash, Plan plan, List<Piece> had) {
        return plan.wanted().stream()
                .filter(piece -> piece.clashes(clash.piece()))
                .allMatch(piece -> had.stream().anyMatch(old -> old.holds(piece, clash.piece())));
    }

    /** What the order says of it where it is now. */
    private void judge(Doing doing, Step step) {
        Booking moved = step.before().claiming(step.shift().claims()).permitted(permits(step));
        if (moved.kind() == Booking.Kind.CLOSURE) {
            become(doing, step, moved);
            return;
        }
        boolean option = moved.state() instanceof State.Option;
        Permits.Chosen chosen = option
                ? permits.with(doing.site(), moved, doing.held(), doing.now())
                : permits.plain(doing.site(), moved, doing.now());
        if (chosen.isRefused() || (!option && !chosen.isAllowed())) {
            throw new Undone(new Moving.NotHad(new Holding.Unlawful(chosen.judged())));
        }
        for (Permit permit : chosen.booking().permits()) {
            if (permit.isLate(doing.now(), doing.site().zone())) {
                throw new Undone(new Moving.NotHad(new Holding.TooLate(permit)));
            }
        }
        become(doing, step, chosen.booking());
    }

    /** What was granted was granted for those days. */
    private static List<Permit> permits(Step step) {
        Set<?> days = days(step.before().claims());
        return days.containsAll(days(step.shift().claims())) ? step.before().permits() : List.of();
    }

    private static Set<?> days(List<Claim> claims) {
        return claims.stream().flatMap(claim -> claim.window().days().stream()).collect(Collectors.toSet());
    }

    private void become(Doing doing, Step step, Booking moved) {
        State state = moved.state() instanceof State.Option option
                ? new State.Option(deadlines.capped(doing.site(), moved, option.lapsesAt()))
                : moved.state();
        permitRows.replace(moved.id(), moved.permits());
        rows.become(moved.id(), state);
        trail.record(
                doing.by(),
                Deed.of("booking-moved", Bookings.KIND, moved.id())
                        .changing(step.before().recorded(), moved.being(state).recorded()));
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
