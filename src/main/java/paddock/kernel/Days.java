package paddock.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of civil days, half-open: {@code from} belongs to it, {@code until} does not. A missing end is unbounded: "as
 * far back as anyone knows", "for as long as nobody says otherwise".
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {

    public static final Days ALWAYS = new Days(null, null);

    public Days {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until " + until + " is not after from " + from);
        }
    }

    public boolean contain(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** Whether every day of the other run is one of these. */
    public boolean cover(Days other) {
        return startsBy(other) && (until == null || (other.until != null && !other.until.isAfter(until)));
    }

    public boolean overlap(Days other) {
        return (from == null || other.until == null || from.isBefore(other.until))
                && (until == null || other.from == null || other.from.isBefore(until));
    }

    private boolean startsBy(Days other) {
        return from == null || (other.from != null && !other.from.isBefore(from));
    }

    @Override
    public String toString() {
        return (from == null ? "…" : from) + " – " + (until == null ? "…" : until);
    }
}
