package paddock.booking;

import java.util.UUID;

/** Every way the wish to have something else instead can end. Where it is not had, everything stays as it was. */
public sealed interface Moving {

    /**
     * All of it is had.
     *
     * @param booking the closure, where there is one; else the one that was moved
     * @param version which writing of it this is now
     */
    record Moved(UUID booking, int version) implements Moving {}

    /** What is wished for cannot be had. */
    record NotHad(Holding why) implements Moving {}

    /** What has been used already would be something else. */
    record Used() implements Moving {}

    /** It only waits for its turn: whoever wants something else asks anew. */
    record Waits() implements Moving {}

    /** It is over. */
    record Over(Booking.State.Ended ended) implements Moving {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Moving {}

    record Unknown() implements Moving {}
}
