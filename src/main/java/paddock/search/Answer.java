package paddock.search;

import java.time.LocalDate;
import java.util.List;
import paddock.booking.Holding.Judged;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.permit.Permit;

/**
 * A date on which what is needed can be had, on a layout.
 *
 * @param metres how long the layout is then
 * @param windows of the track
 * @param claims all of it, the units of pools too
 * @param permits what would have to be granted
 * @param judged what the order says
 */
record Answer(
        Grade grade,
        LocalDate day,
        Circuit circuit,
        Layout layout,
        double metres,
        List<Window> windows,
        List<Claim> claims,
        int rank,
        List<Permit> permits,
        List<Judged> judged) {

    /** How good an answer is, the best first. */
    enum Grade {
        /** Free and lawful as it is. */
        FREE,
        /** Free, once something is granted. */
        WANTING,
        /** Somebody has an option on some of it. */
        BEHIND,
        /** Nobody knows whether it is lawful: a fact is missing, or what is written leaves it open. */
        UNSURE
    }
}
