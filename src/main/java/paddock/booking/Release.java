package paddock.booking;

/** Every way the wish to let go of something can end. */
public sealed interface Release {

    /**
     * It is over.
     *
     * @param version which writing of the booking this is now
     */
    record Released(int version) implements Release {}

    /** It was over already. */
    record Over(Booking.State.Ended ended) implements Release {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Release {}

    record Unknown() implements Release {}
}
