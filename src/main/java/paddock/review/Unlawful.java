package paddock.review;

import java.time.Instant;
import java.util.List;
import paddock.booking.Booking;
import paddock.booking.Holding.Judged;
import paddock.ground.Claim;

/**
 * An option or a booking that what is written does not allow any more, or not without something that it has not.
 *
 * @param since when that was found
 * @param judged what is said of each of its layouts now
 * @param ways what could be had instead, the nearest first
 */
record Unlawful(Booking booking, Instant since, List<Judged> judged, List<List<Claim>> ways) {
    Unlawful {
        judged = List.copyOf(judged);
        ways = List.copyOf(ways);
    }
}
