package paddock.booking;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;

/** How long options last. */
@Component
final class Deadlines {

    /** Where the site says nothing else. */
    private static final Duration USUAL = Duration.ofDays(7);

    /** When a new option lapses. */
    Instant ofOption(Site site, Instant now) {
        return now.atZone(site.zone()).plus(USUAL).toInstant();
    }

    /** When one lapses whose turn has come: never before its client had a whole working day to answer. */
    Instant afterPromotion(Site site, Instant now) {
        Instant usual = ofOption(site, now);
        LocalDate day = now.atZone(site.zone()).toLocalDate().plusDays(1);
        while (!isWorkingDay(site, day)) {
            day = day.plusDays(1);
        }
        Instant whole = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
        return whole.isAfter(usual) ? whole : usual;
    }

    private static boolean isWorkingDay(Site site, LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !site.holidays().include(day);
    }
}
