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
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clock by which an event says its times: one that everybody knows, that its file describes, or that of the site. */
record EventClock(ZoneRules rules) {

    private static final Set<String> EVERYBODYS = ZoneId.getAvailableZoneIds();
    private static final EventClock UTC = new EventClock(ZoneOffset.UTC.getRules());

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

    /**
     * What is known of the zones that an event names.
     *
     * @param named by which property names which, as biweekly knows them
     * @param described by the file itself
     */
    record Known(TimezoneInfo named, Zones described, ZoneId site) {

        /** @throws Doubtful where nobody knows the zone that is named, or can follow how the file describes it */
        EventClock clock(ICalProperty property, ICalDate date) {
            DateTimeComponents raw = date.getRawComponents();
            if (raw != null && raw.isUtc()) {
                return UTC;
            }
            TimezoneAssignment assigned = named.getTimezone(property);
            String id = assigned == null
                    ? property.getParameter("TZID")
                    : assigned.getTimeZone().getID();
            return new EventClock(id == null ? site.getRules() : rules(id, assigned));
        }

        /** A name with a place in it is the same everywhere; a bare one, such as EST, is what the file says that it is. */
        private ZoneRules rules(String id, @Nullable TimezoneAssignment assigned) {
            if (id.indexOf('/') > 0 && EVERYBODYS.contains(id)) {
                return ZoneId.of(id).getRules();
            }
            ZoneRules own = described.named(id);
            if (own != null) {
                return own;
            }
            return assigned == null
                    ? known(id).getRules()
                    : assigned.getTimeZone().toZoneId().getRules();
        }
    }

    /** Some programs write their own names before that of the zone. */
    private static ZoneId known(String id) {
        for (int at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) {
            String rest = id.substring(at + 1);
            if (EVERYBODYS.contains(rest) && rest.indexOf('/') > 0) {
                return ZoneId.of(rest);
            }
        }
        throw new Doubtful(Note.of("unknown-zone", id));
    }

    /** @throws Doubtful where the clock passes over that hour or shows it twice */
    Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.getFirst());
        }
        throw new Doubtful(Note.of(offsets.isEmpty() ? "hour-skipped" : "hour-twice", local.toString()));
    }

    /** What it shows at an instant. */
    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
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
