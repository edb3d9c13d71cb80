package paddock.fruit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A company has asked for time on tarmac.
 *
 * @param booked whether it is, or was, a firm booking; else an option
 * @param days on tarmac
 */
record Sale(UUID booking, long number, UUID site, UUID company, Instant askedAt, boolean booked, List<LocalDate> days) {

    Sale {
        days = List.copyOf(days);
    }

    /** How many of its days were run before a day. */
    long run(LocalDate before) {
        return booked ? days.stream().filter(day -> day.isBefore(before)).count() : 0;
    }
}
