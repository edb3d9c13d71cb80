package paddock.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.booking.Booking;
import paddock.booking.Outlook.Prospect;
import paddock.circuit.Site;
import paddock.ground.Claim;

/**
 * The same things again and again for a company.
 *
 * @param first what is claimed on the first date
 */
record Cycle(
        UUID id,
        Site site,
        UUID company,
        Recurrence rule,
        List<Claim> first,
        Booking.Said said,
        List<Occasion> occasions) {

    Cycle {
        first = List.copyOf(first);
        occasions = List.copyOf(occasions);
    }

    /**
     * One that is wanted, before anything is held.
     *
     * @param leftOut dates of the rule that are not wanted
     * @param moved dates of the rule, and on which day each is wanted instead
     */
    record Draft(
            Site site,
            UUID company,
            Recurrence rule,
            List<Claim> first,
            Booking.Said said,
            Set<LocalDate> leftOut,
            Map<LocalDate, LocalDate> moved) {}

    /**
     * One of its dates.
     *
     * @param planned as the rule has it
     * @param on as it was moved to
     */
    record Occasion(LocalDate planned, LocalDate on, State state) {}

    /** What has become of a date. */
    sealed interface State {

        /** Nobody has asked for it yet. */
        record Open() implements State {}

        /** There is an option, or was: what has become of it, the booking says. */
        record Held(@Nullable UUID booking) implements State {}

        /** It could not be had then, by the name that the texts have for the reason. */
        record Refused(String why) implements State {}

        record LeftOut() implements State {}

        /** How far it is, as the interface writes it. */
        default String word() {
            return switch (this) {
                case Open open -> "open";
                case Held held -> "held";
                case Refused refused -> "refused";
                case LeftOut out -> "left-out";
            };
        }
    }

    /** What would come of a date, seen beforehand together with all dates before it. */
    record Foreseen(LocalDate planned, LocalDate on, Outcome outcome) {}

    /** What would come of it. */
    sealed interface Outcome {
        record LeftOut() implements Outcome {}

        /** An hour that the clock leaves out, or has twice, that day. */
        record NoSuchHour() implements Outcome {}

        record Would(Prospect prospect) implements Outcome {}
    }
}
