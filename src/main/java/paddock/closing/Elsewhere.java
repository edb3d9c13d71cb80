package paddock.closing;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Moves;
import paddock.ground.Claim;
import paddock.kernel.Window;

/** Finds other days for whoever cannot stay where they are. */
@Component
public class Elsewhere {

    private static final int FARTHEST = 30;
    private static final int MOST = 3;

    private final Moves moves;

    Elsewhere(Moves moves) {
        this.moves = moves;
    }

    /**
     * The nearest days on which the same hours are free and lawful, at most three of them.
     *
     * @param closed what will be closed by then, and is not yet
     */
    public List<List<Claim>> nearest(Booking booking, List<Claim> closed) {
        return IntStream.rangeClosed(1, FARTHEST)
                .boxed()
                .flatMap(days -> List.of(days, -days).stream())
                .map(days -> booking.claims().stream()
                        .map(claim -> later(claim, days))
                        .toList())
                .filter(claims -> moves.couldHave(booking, claims, closed))
                .limit(MOST)
                .toList();
    }

    /** The same hours on the clock, so many days later. */
    private static Claim later(Claim claim, int days) {
        return claim.during(new Window(
                claim.window().from().plusDays(days), claim.window().until().plusDays(days)));
    }
}
