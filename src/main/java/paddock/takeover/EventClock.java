package paddock.takeover;

import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which an event says its times.
 *
 * @param zone one that everybody knows; absent where the file itself describes it
 * @param described by the file, where it does
 */
record EventClock(@Nullable ZoneId zone, @Nullable TimeZone described) {

    /** An hour that the clock passes over, or shows twice: nobody can say when that is. */
    static final class Doubtful extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Note why;

        Doubtful(Note why) {
            super(why.code(), null, false, false);
            this.why = why;
        }

        Note why() {
            return why;
        }
    }

    /** @throws Doubtful where nobody knows the zone that is named */
    static EventClock of(ICalProperty property, ICalDate date, TimezoneInfo zones, ZoneId site) {
        DateTimeComponents raw = date.getRawComponents();
        if (raw != null && raw.isUtc()) {
            return new EventClock(ZoneOffset.UTC, null);
        }
        TimezoneAssignment assigned = zones.getTimezone(property);
        if (assigned == null) {
            String unknown = property.getParameter("TZID");
            return new EventClock(unknown == null ? site : known(unknown), null);
        }
        String id = assigned.getTimeZone().getID();
        try {
            return new EventClock(ZoneId.of(id), null);
        } catch (DateTimeException ofItsOwn) {
            return new EventClock(null, assigned.getTimeZone());
        }
    }

    /** Some programs write their own names before that of the zone. */
    private static ZoneId known(String id) {
        for (int at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) {
            String rest = id.substring(at + 1);
            if (ZoneId.getAvailableZoneIds().contains(rest) && rest.indexOf('/') > 0) {
                return ZoneId.of(rest);
            }
        }
        throw new Doubtful(Note.of("unknown-zone", id));
    }

    /** @throws Doubtful where the clock passes over that hour or shows it twice */
    Instant instant(LocalDateTime local) {
        if (zone == null) {
            GregorianCalendar calendar = new GregorianCalendar(described);
            calendar.clear();
            calendar.set(
                    local.getYear(),
                    local.getMonthValue() - 1,
                    local.getDayOfMonth(),
                    local.getHour(),
                    local.getMinute(),
                    local.getSecond());
            return calendar.toInstant();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.getFirst());
        }
        throw new Doubtful(Note.of(offsets.isEmpty() ? "hour-skipped" : "hour-twice", local.toString()));
    }

    /** What it shows at an instant. */
    LocalDateTime local(Instant instant) {
        if (zone != null) {
            return LocalDateTime.ofInstant(instant, zone);
        }
        TimeZone own = described == null ? TimeZone.getTimeZone("UTC") : described;
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .plusSeconds(own.getOffset(instant.toEpochMilli()) / 1000);
    }

    /** What is written, as the clock shows it; a date is its midnight. */
    static LocalDateTime written(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        if (raw == null) {
            throw new Doubtful(Note.of("no-date", date.toString()));
        }
        try {
            LocalDateTime written = LocalDateTime.of(
                    raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(), raw.getSecond());
            if (!Times.isSensible(written.toLocalDate())) {
                throw new Doubtful(Note.of("absurd-date", raw.toString()));
            }
            return written;
        } catch (DateTimeException none) {
            throw new Doubtful(Note.of("no-date", raw.toString()));
        }
    }
}
