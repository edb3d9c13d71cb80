package paddock.fruit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A company has asked for time on tarmac.
 *
 * @param booked whether it is a firm booking
 * @param over whether it was given up, lapsed or was closed; else an option where it is not firm
 * @param confidential whether its client is named to few
 * @param days on tarmac
 */
record Sale(
        UUID booking,
        long number,
        UUID site,
        UUID company,
        Instant askedAt,
        boolean booked,
        boolean over,
        boolean confidential,
        List<LocalDate> days) {

    Sale {
        days = List.copyOf(days);
    }

    /** How many of its days were run before a day. */
    public long run(LocalDate before) {
        return booked ? days.stream().filter(day -> day.isBefore(before)).count() : 0;
    }
}
