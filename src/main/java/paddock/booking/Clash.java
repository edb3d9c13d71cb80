package paddock.booking;

import java.time.Instant;
import java.util.UUID;
import paddock.ground.Piece;

/** Something that a claim wants and another booking has, or waits for. */
record Clash(Holder by, Piece piece) {

    /** As much of the other booking as matters to whoever wants the same. */
    record Holder(UUID id, long number, Booking.Kind kind, Booking.State state) {

        boolean lives(Instant now) {
            return !(state instanceof Booking.State.Ended) && !hasLapsed(now);
        }

        /** An option that is over, though nobody has written that down yet. */
        boolean hasLapsed(Instant now) {
            return state instanceof Booking.State.Option option && !now.isBefore(option.lapsesAt());
        }

        boolean waits() {
            return state instanceof Booking.State.Waiting;
        }

        /** Somebody who may yet let it go: an option, or who waits for one. */
        boolean isOption() {
            return state instanceof Booking.State.Option || waits();
        }
    }
}
