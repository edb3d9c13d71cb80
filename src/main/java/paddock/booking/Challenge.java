package paddock.booking;

import java.time.Instant;

/** Every way the wish to have whoever stands before one decide can end. */
public sealed interface Challenge {

    /** Whoever stands before has to confirm or let go until then. */
    record Challenged(Instant until) implements Challenge {}

    /** That was so already: the option before lapses sooner by itself. */
    record Soon(Instant until) implements Challenge {}

    /** Only the second in rank can ask for it. */
    record NotSecond(int rank) implements Challenge {}

    /** It is first in rank itself. */
    record First() implements Challenge {}

    /** What it waits for is booked. */
    record Firm() implements Challenge {}

    /** Whoever stands before waits for an answer of the authority, and cannot confirm. */
    record Awaited() implements Challenge {}

    /** It is over. */
    record Over(Booking.State.Ended ended) implements Challenge {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Challenge {}

    record Unknown() implements Challenge {}
}
