package paddock.waiting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import paddock.booking.Moves;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;

/** What of a wish could be had as things are. Nothing is kept by looking: whoever takes it may still come too late. */
@Component
final class Prospects {

    private final Moves moves;
    private final InstantSource clock;

    Prospects(Moves moves, InstantSource clock) {
        this.moves = moves;
        this.clock = clock;
    }

    /** Who would take it. */
    enum Taker {
        /** The client itself, who keeps to the terms. */
        CLIENT,
        OPERATOR
    }

    /** The earliest of its dates that could be had, of those that are worth a look. */
    List<Slot> free(Site site, Entry entry, Taker taker, Predicate<Slot> worth) {
        Instant now = clock.instant();
        Ground ground = new Ground(site);
        return entry.want().slots(site.zone()).stream()
                .filter(slot -> !slot.start().isBefore(now))
                .filter(slot -> slot.claims().stream().allMatch(claim -> isThere(ground, claim)))
                .filter(worth)
                .filter(slot -> couldHave(entry, slot, taker))
                .limit(MOST)
                .toList();
    }

    private static final int MOST = 3;

    private boolean couldHave(Entry entry, Slot slot, Taker taker) {
        return moves.couldHold(entry.wish(slot)) && (taker == Taker.OPERATOR || moves.isWithinTerms(entry.wish(slot)));
    }

    /** Whether the site still has it. */
    static boolean isThere(Ground ground, Claim claim) {
        return switch (claim) {
            case Claim.Track track ->
                ground.place(track.layout()).isPresent()
                        && ground.missing(track).isEmpty();
            case Claim.Units units -> ground.pool(units.pool()).isPresent();
        };
    }
}
