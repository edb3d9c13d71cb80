package paddock.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.End;
import paddock.booking.Booking.State;
import paddock.booking.Moves.Shift;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Locks;
import paddock.permit.Permit;
import paddock.permit.PermitRows;
import tools.jackson.databind.node.ObjectNode;

/** Gives bookings something else instead of what they have, under locks that are held already. */
@Component
final class Shifting {

    private final Bookings bookings;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Permits permits;
    private final PermitRows permitRows;
    private final Homologations homologations;
    private final Deadlines deadlines;
    private final Trail trail;

    Shifting(
            Bookings bookings,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Permits permits,
            PermitRows permitRows,
            Homologations homologations,
            Deadlines deadlines,
            Trail trail) {
        this.bookings = bookings;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.permits = permits;
        this.permitRows = permitRows;
        this.homologations = homologations;
        this.deadlines = deadlines;
        this.trail = trail;
    }

    /** Who acts where and when, and under which locks. */
    record Doing(Acting by, Site site, Locks held, Instant now) {}

    /** Something stands in the way: whatever has been written is taken back. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Moving outcome;

        Undone(Moving outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }

        Moving outcome() {
            return outcome;
        }
    }

    /** A booking, and what it is to have. */
    private record Step(Booking before, Shift shift, Plan plan) {

        boolean ends() {
            return shift.claims().isEmpty();
        }

        boolean waited() {
            return before.state() instanceof State.Waiting;
        }
    }

    /** Whatever is written when something stands in the way is taken back: {@link Undone} ends the transaction. */
    Moving all(Doing doing, List<Shift> shifts, @Nullable Wish closure) {
        if (closure != null) {
            turns.settled(Plan.of(doing.site(), closure.claims(), homologations), doing.held(), doing.now());
        }
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
        List<Claim> claimed = steps.stream()
                .filter(step -> !step.waited())
                .flatMap(step -> step.before().claims().stream())
                .toList();
        going.forEach(step -> place(doing, step, new Had(freed, claimed)));
        going.forEach(step -> judge(doing, step));
        List<Piece> left = new ArrayList<>(freed);
        steps.stream()
                .filter(Step::waited)
                .forEach(step -> left.addAll(Plan.of(doing.site(), step.before().claims(), homologations)
                        .wanted()));
        turns.passOn(doing.site(), left, doing.held(), doing.now());
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
            Plan plan = Plan.of(doing.site(), shift.claims(), homologations).forClient(booking.company());
            if (plan.clashesWithItself()) {
                throw new Undone(new Moving.NotHad(new Holding.Doubled()));
            }
            if (!shift.claims().isEmpty() && !keepsWhatIsUsed(booking.claims(), shift.claims(), doing.now())) {
                throw new Undone(new Moving.Used());
            }
            // Before anything is given back: whoever waits has what has lapsed, and not what is moved.
            turns.settled(plan, doing.held(), doing.now());
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

    /** What those had who have something else from now on. */
    private record Had(List<Piece> pieces, List<Claim> claims) {}

    /** Has its new pieces, where nobody has them, and nobody waits for what it had not before. */
    private void place(Doing doing, Step step, Had had) {
        Plan plan = step.plan()
                .preferring(had.pieces().stream().map(Piece::resource).collect(Collectors.toSet()));
        List<Clash> clashes = Placing.living(turns.settled(plan, doing.held(), doing.now()), doing.now()).stream()
                .filter(clash -> !clash.by().waits() || !isKept(clash, plan, had.pieces()))
                .toList();
        List<Long> forUnits = occupancies.waitingForMore(plan, had.claims(), doing.now());
        switch (Placing.of(plan, clashes, forUnits)) {
            case Placing.Free free -> occupancies.take(step.before().id(), plan, free.pieces());
            case Placing.Behind behind ->
                throw new Undone(
                        new Moving.NotHad(bookings.taken(doing.by(), doing.site(), Placing.busy(plan, clashes))));
            case Placing.Lost lost ->
                throw new Undone(new Moving.NotHad(bookings.taken(doing.by(), doing.site(), lost.busy())));
            case Placing.TooFew few ->
                throw new Undone(new Moving.NotHad(new Holding.TooFew(few.claim(), few.asked(), few.free())));
        }
    }

    /** Whether somebody who waits waits, as far as the plan goes, only for what was had before as well. */
    private static boolean isKept(Clash clash, Plan plan, List<Piece> had) {
        return plan.wanted().stream()
                .filter(piece -> piece.clashes(clash.piece()))
                .allMatch(piece -> had.stream().anyMatch(old -> old.holds(piece, clash.piece())));
    }

    /** What the order says of it where it is now. */
    private void judge(Doing doing, Step step) {
        ObjectNode use = step.shift().use();
        Booking before = use == null ? step.before() : step.before().used(use);
        Booking moved = before.claiming(step.shift().claims()).permitted(permits(step));
        if (moved.kind() == Booking.Kind.CLOSURE) {
            become(doing, step, moved);
            return;
        }
        boolean option = moved.state() instanceof State.Option;
        Permits.Chosen chosen = permits.with(doing.site(), moved, doing.held(), doing.now());
        if (!option) {
            List<Permit> granted = chosen.booking().permits().stream()
                    .filter(Permit::isGranted)
                    .toList();
            chosen = permits.plain(doing.site(), moved.permitted(granted), doing.now());
        }
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

    /** What was granted or asked for was so for those days. */
    private static List<Permit> permits(Step step) {
        Set<?> days = days(step.before().claims());
        return days.containsAll(days(step.shift().claims()))
                ? step.before().permits().stream()
                        .filter(permit -> !(permit.progress() instanceof Permit.Progress.Wanted))
                        .toList()
                : List.of();
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
        ObjectNode use = step.shift().use();
        if (use != null) {
            rows.restate(moved.id(), use);
        }
        trail.record(
                doing.by(),
                Deed.of(use == null ? "booking-moved" : "booking-restated", Bookings.KIND, moved.id())
                        .changing(step.before().recorded(), moved.being(state).recorded()));
    }
}
