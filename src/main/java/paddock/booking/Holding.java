package paddock.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Verdict;
import paddock.kernel.Window;
import paddock.permit.Permit;
import paddock.terms.Beyond;

/** Every way the wish for an option, a booking or a closure can end. */
public sealed interface Holding {

    /**
     * All of it is had, or waited for.
     *
     * @param booking as it was written down
     * @param rank 1 where nobody asked before
     * @param judged what the order says of each layout
     */
    record Held(Booking booking, int rank, List<Judged> judged) implements Holding {

        public UUID id() {
            return booking.id();
        }

        public long number() {
            return booking.number();
        }

        /** When it has to be confirmed by; absent where it waits, or needs no confirmation. */
        public @Nullable Instant lapsesAt() {
            return booking.state() instanceof Booking.State.Option option ? option.lapsesAt() : null;
        }
    }

    /** Somebody has some of it for good; nothing says who. */
    record Taken(List<Busy> busy) implements Holding {

        /** The same without saying which of the claims it is. */
        Taken unplaced() {
            return new Taken(busy.stream()
                    .map(each -> new Busy(Busy.UNSAID, each.during()))
                    .distinct()
                    .toList());
        }
    }

    /** The order does not allow it. */
    record Unlawful(List<Judged> judged) implements Holding {}

    /** What it needs could have been asked for until a day that is past. */
    record TooLate(Permit permit) implements Holding {}

    /** A pool has fewer units at that time. */
    record TooFew(int claim, int asked, int free) implements Holding {}

    /** A layout that cannot be driven on a day, or not that way. */
    record Missing(int claim, LocalDate day) implements Holding {}

    /** Two of its own claims want the same at once. */
    record Doubled() implements Holding {}

    /** It begins before now. */
    record Past(int claim) implements Holding {}

    /** Nothing is sold to that company. */
    record Barred() implements Holding {}

    /** More than the company may hold, or at another time. */
    record BeyondTerms(Beyond beyond) implements Holding {}

    /**
     * When one of the claims is taken by somebody else.
     *
     * @param claim which; {@link #UNSAID} where the terms keep that from clients
     */
    record Busy(int claim, Window during) {
        static final int UNSAID = -1;
    }

    /** What the order says of one claim of a booking. */
    record Judged(int claim, Verdict verdict) {}
}
