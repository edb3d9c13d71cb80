package paddock.takeover;

import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The times of an event that comes again (RFC 5545, by biweekly), as its clock shows them: what is agreed for nine o'clock stays
 * at nine, on either side of a change of the clocks.
 *
 * @param begins those to come, in order
 * @param past how many were before them
 * @param flaw what there is to say of the rule: it has no end, or too many times
 */
record Repeating(
        List<LocalDateTime> begins, int past, @Nullable Note flaw) {

    static final int MOST = 2000;
    private static final int MOST_STEPS = 200_000;

    /**
     * The times of an event.
     *
     * @param now those before it are only counted
     * @param horizon those after it are left out
     */
    static Repeating of(Event event, ZoneId site, LocalDateTime now, LocalDateTime horizon) {
        Set<LocalDateTime> except = dates(event, site, event.said().getExceptionDates());
        TreeSet<LocalDateTime> begins = new TreeSet<>();
        int past = 0;
        Note flaw = null;
        Recurrence rule = event.said().getRecurrenceRule() == null
                ? null
                : event.said().getRecurrenceRule().getValue();
        if (rule != null && rule.getFrequency() == null) {
            throw new EventClock.Doubtful(Note.of("no-rule"));
        }
        if (rule == null) {
            begins.add(event.start());
        } else {
            DateIterator times =
                    bounded(event, rule).getDateIterator(pseudo(event.start()), TimeZone.getTimeZone("UTC"));
            int steps = 0;
            while (flaw == null && times.hasNext()) {
                LocalDateTime begin = LocalDateTime.ofInstant(times.next().toInstant(), ZoneOffset.UTC);
                if (begin.isAfter(horizon)) {
                    flaw = Note.of("no-end-of-rule", horizon.toLocalDate());
                } else if (begins.size() == MOST || ++steps == MOST_STEPS) {
                    flaw = Note.of("too-many-times", MOST);
                } else if (begin.isBefore(now)) {
                    past++;
                } else {
                    begins.add(begin);
                }
            }
        }
        for (LocalDateTime more : more(event, site)) {
            past += more.isBefore(now) && rule != null ? 1 : 0;
            if ((rule == null || !more.isBefore(now)) && !more.isAfter(horizon)) {
                begins.add(more);
            }
        }
        begins.removeAll(except);
        return new Repeating(List.copyOf(begins), past, flaw);
    }

    /** The rule on a clock that never changes, its end among it. */
    private static Recurrence bounded(Event event, Recurrence rule) {
        ICalDate until = rule.getUntil();
        if (until == null) {
            return rule;
        }
        LocalDateTime written = EventClock.written(until);
        boolean utc =
                until.getRawComponents() != null && until.getRawComponents().isUtc();
        LocalDateTime end = !until.hasTime()
                ? written.plusDays(1).minusSeconds(1)
                : utc ? event.clock().local(written.toInstant(ZoneOffset.UTC)) : written;
        return new Recurrence.Builder(rule).until(pseudo(end)).build();
    }

    private static Date pseudo(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }

    private static Set<LocalDateTime> more(Event event, ZoneId site) {
        Set<LocalDateTime> more = new HashSet<>();
        for (RecurrenceDates dates : event.said().getRecurrenceDates()) {
            dates.getDates().forEach(date -> more.add(Event.onClock(dates, date, event.told(site))));
            dates.getPeriods()
                    .forEach(period -> more.add(Event.onClock(dates, period.getStartDate(), event.told(site))));
        }
        return more;
    }

    private static Set<LocalDateTime> dates(Event event, ZoneId site, List<ExceptionDates> exceptions) {
        Set<LocalDateTime> except = new HashSet<>();
        for (ExceptionDates dates : exceptions) {
            for (ICalDate date : dates.getValues()) {
                LocalDateTime time = Event.onClock(dates, date, event.told(site));
                except.add(date.hasTime() ? time : time.with(event.start().toLocalTime()));
            }
        }
        return except;
    }
}
