package paddock.closing;

import java.util.List;
import paddock.booking.Booking;
import paddock.ground.Claim;

/**
 * Somebody who has, or waits for, what is to be closed.
 *
 * @param ways what could be had instead, the nearest first: a use under way cut where it is closed, else other days
 */
record Affected(Booking booking, List<List<Claim>> ways) {
    Affected {
        ways = List.copyOf(ways);
    }
}
