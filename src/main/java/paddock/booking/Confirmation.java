package paddock.booking;

import java.util.List;
import paddock.booking.Holding.Judged;
import paddock.permit.Permit;

/** Every way the wish to confirm an option can end. */
public sealed interface Confirmation {

    /**
     * It is a booking now.
     *
     * @param version which writing of the booking this is now
     */
    record Confirmed(int version) implements Confirmation {}

    /** Others asked before. */
    record Outranked() implements Confirmation {}

    /** It has lapsed, or was let go. */
    record Over(Booking.State.Ended ended) implements Confirmation {}

    /** What it needs is not granted yet. */
    record Ungranted(List<Permit> open) implements Confirmation {}

    /** The order does not allow it, or wants something first. */
    record Unlawful(List<Judged> judged) implements Confirmation {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Confirmation {}

    record Unknown() implements Confirmation {}
}
