package paddock.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moves.Shift;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Window;

/** Closes what has to be closed, and finds other hours for those who had it. */
@Component
class Closing {

    private final Bookings bookings;
    private final Moves moves;
    private final Handling handling;
    private final Elsewhere elsewhere;
    private final InstantSource clock;

    Closing(Bookings bookings, Moves moves, Handling handling, Elsewhere elsewhere, InstantSource clock) {
        this.bookings = bookings;
        this.moves = moves;
        this.handling = handling;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** Those who have some of it, each with what they could have instead. */
    List<Affected> affected(Site site, List<Claim> closed) {
        return moves.inTheWayOf(site, closed).stream()
                .filter(booking -> booking.kind() != Booking.Kind.CLOSURE)
                .map(booking -> new Affected(booking, ways(booking, closed)))
                .toList();
    }

    /** Closes it; those who had it have what they are given instead, or nothing. */
    Moving close(Acting by, Wish closure, List<Shift> displaced) {
        if (!displaced.isEmpty()) {
            return moves.close(by, closure, displaced);
        }
        Holding outcome = bookings.close(by, closure);
        return outcome instanceof Holding.Held held ? new Moving.Moved(held.id(), 1) : new Moving.NotHad(outcome);
    }

    Optional<Booking> closure(UUID id) {
        return bookings.withId(id).filter(booking -> booking.kind() == Booking.Kind.CLOSURE);
    }

    /** Opens it again. */
    Release lift(Acting by, Booking closure, int version) {
        return handling.release(by, closure.id(), version);
    }

    private List<List<Claim>> ways(Booking booking, List<Claim> closed) {
        if (booking.state() instanceof State.Waiting) {
            return List.of();
        }
        Instant now = clock.instant();
        boolean begun = booking.claims().stream()
                .anyMatch(claim -> claim.window().start().isBefore(now));
        if (begun) {
            List<Claim> cut = cut(booking, closed, now);
            return cut.isEmpty() ? List.of() : List.of(cut);
        }
        return elsewhere.nearest(booking, closed);
    }

    /** What is under way ends where it is closed; what would begin after that is gone, and what is past stays. */
    private static List<Claim> cut(Booking booking, List<Claim> closed, Instant now) {
        ZonedDateTime from = closed.stream()
                .map(claim -> claim.window().from())
                .min(ZonedDateTime::compareTo)
                .orElseThrow();
        List<Claim> kept = new ArrayList<>();
        for (Claim claim : booking.claims()) {
            boolean meets = closed.stream().anyMatch(each -> each.window().overlaps(claim.window()));
            if (!meets) {
                kept.add(claim);
            } else if (claim.window().start().isBefore(now)) {
                kept.add(claim.during(new Window(claim.window().from(), from)));
            }
        }
        return kept;
    }
}
