package paddock.exhibition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Money;

/**
 * A motor show that the operator goes to with a stand.
 *
 * @param settledAt when its aims were last written
 * @param version which writing of it this is: whoever changes it says which one they have read
 * @param demo whether it is invented, for the demonstration
 */
public record Exhibition(UUID id, Plan plan, Aims aims, Instant settledAt, int version, boolean demo) {

    /**
     * Where and when.
     *
     * @param last the last day, itself included
     * @param stand hall and number; empty where unknown
     * @param budget without VAT; absent where nobody has set one
     */
    public record Plan(
            String name,
            String place,
            LocalDate first,
            LocalDate last,
            String stand,
            @Nullable Money budget) {

        /** The day on which whoever was met there was met, where nobody has said: today, or the first once it is over. */
        public LocalDate metOn(LocalDate today) {
            return last.isBefore(today) ? first : today;
        }

        /** Whether somebody can have been met there on a day: one of its own that has come; before it opens, lately. */
        public boolean isMetOn(LocalDate day, LocalDate today) {
            LocalDate earliest = first.isAfter(today) ? today.minusYears(1) : first;
            return !day.isBefore(earliest) && !day.isAfter(today) && !day.isAfter(last);
        }
    }

    /**
     * What it is to bring, written down before it opens: afterwards any stand is a success.
     *
     * @param target so many qualified leads; absent where nobody has said
     * @param result from when on a booking counts as one
     * @param touch whose a booking is that several exhibitions have had a part in
     * @param strength how much an exhibition must have done for a booking to be its result
     * @param trades the keys of the trades that are looked for
     */
    public record Aims(@Nullable Integer target, Result result, Touch touch, Strength strength, List<String> trades) {

        public Aims {
            trades = List.copyOf(trades);
        }
    }

    /** When something has come of it. */
    public enum Result {
        HELD,
        BOOKED,
        RUN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which of the exhibitions where somebody was met a booking is counted for. */
    public enum Touch {
        FIRST,
        LAST,
        /** Each of them in equal shares. */
        SHARED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much an exhibition has to have done. */
    public enum Strength {
        /** The company was not known before it was met there. */
        SOURCED,
        /** It was met there before it booked, whether or not it was known. */
        INFLUENCED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String name() {
        return plan.name();
    }

    /** Whether its aims were written down before it opened, as they should be. */
    public boolean isSettledBefore(ZoneId zone) {
        return settledAt.isBefore(plan.first().atStartOfDay(zone).toInstant());
    }

    /** Whether its aims stand for good: it has opened. */
    public boolean isOpen(LocalDate today) {
        return !today.isBefore(plan.first());
    }
}
