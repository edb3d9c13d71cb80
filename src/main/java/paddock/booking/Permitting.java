package paddock.booking;

import java.time.LocalDate;

/** Every way the news about something that an option needs can end. */
public sealed interface Permitting {

    /**
     * It is written down.
     *
     * @param version which writing of the booking this is now
     */
    record Done(int version) implements Permitting {}

    /** It could be asked for until that day. */
    record TooLate(LocalDate latest) implements Permitting {}

    /** That day is still to come. */
    record NotYet(LocalDate day) implements Permitting {}

    /** The booking is over. */
    record Over(Booking.State.Ended ended) implements Permitting {}

    /** Somebody changed it meanwhile. */
    record Overtaken(int version) implements Permitting {}

    record Unknown() implements Permitting {}
}
