package paddock.terms;

import java.time.LocalDate;

/**
 * From when on days of a year can be held.
 *
 * @param returning from when on by those who were there the year before
 * @param opens from when on by all others
 */
public record Opening(int year, LocalDate returning, LocalDate opens) {
    public Opening {
        if (returning.isAfter(opens)) {
            throw new IllegalArgumentException(returning + " is after " + opens);
        }
    }
}
