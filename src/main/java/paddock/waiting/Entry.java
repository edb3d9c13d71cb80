package paddock.waiting;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Wish;

/**
 * A place on the waiting list: what a company would like to have, the first of several dates that it can.
 *
 * @param number the lower is told first
 * @param askedBy who put it there; absent where that is forgotten
 * @param expiresAt when the last of its dates begins
 * @param state as it was written down; {@link #at} says what it is
 * @param version which writing of it this is
 */
record Entry(
        UUID id,
        long number,
        UUID site,
        UUID company,
        Want want,
        Booking.Said said,
        Instant askedAt,
        @Nullable UUID askedBy,
        Instant expiresAt,
        State state,
        int version) {

    /** How it stands. */
    sealed interface State {

        record Waits() implements State {}

        /**
         * It had one of its dates.
         *
         * @param booking absent where that one is gone
         */
        record Served(@Nullable UUID booking, Instant at) implements State {}

        record Withdrawn(Instant at) implements State {}

        /** None of its dates is still to come. */
        record Expired(Instant at) implements State {}
    }

    State at(Instant now) {
        return state instanceof State.Waits && !now.isBefore(expiresAt) ? new State.Expired(expiresAt) : state;
    }

    boolean waits(Instant now) {
        return at(now) instanceof State.Waits;
    }

    /** An option on one of its dates. */
    Wish wish(Slot slot) {
        return new Wish(site, company, slot.claims(), said);
    }

    /** What the trail keeps of it. */
    Map<String, ?> recorded() {
        Map<String, Object> values = new TreeMap<>();
        values.put("company", company.toString());
        values.put("want", WantReader.written(want));
        values.put("until", expiresAt.toString());
        return values;
    }

    /** How it stands, as the interface writes it. */
    static String word(State state) {
        return switch (state) {
            case State.Waits waits -> "waiting";
            case State.Served served -> "served";
            case State.Withdrawn withdrawn -> "withdrawn";
            case State.Expired expired -> "expired";
        };
    }

    /** Since when it is over; absent while it waits. */
    static @Nullable Instant since(State state) {
        return switch (state) {
            case State.Waits waits -> null;
            case State.Served served -> served.at();
            case State.Withdrawn withdrawn -> withdrawn.at();
            case State.Expired expired -> expired.at();
        };
    }
}
