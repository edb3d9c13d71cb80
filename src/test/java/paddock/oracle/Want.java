package paddock.oracle;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Something that is asked for, as people write it: on the clock of the place.
 *
 * @param thing key of a layout or pool
 * @param units of a pool; 0 for a layout
 */
public record Want(String thing, int units, LocalDateTime from, LocalDateTime until) {

    public boolean isTrack() {
        return units == 0;
    }

    public Instant start() {
        return from.atZone(Place.ZONE).toInstant();
    }

    public Instant end() {
        return until.atZone(Place.ZONE).toInstant();
    }

    Want days(int days) {
        return new Want(thing, units, from.plusDays(days), until.plusDays(days));
    }

    /** As both sides write down what is claimed. */
    public static String written(String thing, int units, Instant start, Instant end) {
        return thing + (units == 0 ? "" : "*" + units) + " " + start + "/" + end;
    }

    String written() {
        return written(thing, units, start(), end());
    }

    @Override
    public String toString() {
        return thing + (units == 0 ? "" : " ×" + units) + " " + from + " – "
                + (until.toLocalDate().equals(from.toLocalDate()) ? until.toLocalTime() : until);
    }
}
