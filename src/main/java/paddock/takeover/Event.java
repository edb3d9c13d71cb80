package paddock.takeover;

import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ICalProperty;
import biweekly.property.RawProperty;
import biweekly.util.ICalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;

/**
 * An event of a calendar, its times on the clock that it names.
 *
 * @param start as that clock shows it
 * @param length on that clock: an event of a day is one whatever the clock does in it
 * @param days whether it is said in whole days
 * @param instead which time of a rule it replaces
 */
record Event(
        int line,
        VEvent said,
        TimezoneInfo zones,
        EventClock clock,
        LocalDateTime start,
        Duration length,
        Days days,
        @Nullable LocalDateTime instead) {

    /** Whether hours are said. */
    enum Days {
        WHOLE,
        HOURS
    }

    /** @throws Doubtful where it cannot be said when it is */
    static Event of(CalendarFile.Found found, ZoneId site) {
        VEvent event = Objects.requireNonNull(found.event());
        DateStart begin = event.getDateStart();
        if (begin == null || begin.getValue() == null) {
            RawProperty written = event.getExperimentalProperty("DTSTART");
            throw new Doubtful(written == null ? Note.of("no-start") : noDate(written.getValue()));
        }
        ICalDate from = begin.getValue();
        EventClock clock = EventClock.of(begin, from, found.zones(), site);
        LocalDateTime start = EventClock.written(from);
        Duration length = length(event, new Begin(clock, start, from.hasTime()), found.zones(), site);
        if (length.isNegative() || length.isZero()) {
            throw new Doubtful(Note.of("end-before-start", start + " – " + start.plus(length)));
        }
        return new Event(
                found.line(),
                event,
                found.zones(),
                clock,
                start,
                length,
                from.hasTime() ? Days.HOURS : Days.WHOLE,
                instead(event, clock, found.zones(), site));
    }

    private static Note noDate(String written) {
        return Note.of(written.matches("\\d{5,}-.*|\\d{9,}.*") ? "absurd-date" : "no-date", written);
    }

    private record Begin(EventClock clock, LocalDateTime start, boolean hours) {}

    private static Duration length(VEvent event, Begin begin, TimezoneInfo zones, ZoneId site) {
        DateEnd end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            LocalDateTime until = EventClock.written(end.getValue());
            EventClock clock = EventClock.of(end, end.getValue(), zones, site);
            return Duration.between(
                    begin.start(),
                    clock.equals(begin.clock()) || !end.getValue().hasTime()
                            ? until
                            : begin.clock().local(clock.instant(until)));
        }
        RawProperty written = event.getExperimentalProperty("DTEND");
        if (written != null) {
            throw new Doubtful(noDate(written.getValue()));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        if (begin.hours()) {
            throw new Doubtful(Note.of("no-end"));
        }
        return Duration.ofDays(1);
    }

    private static @Nullable LocalDateTime instead(VEvent event, EventClock clock, TimezoneInfo zones, ZoneId site) {
        ICalProperty property = event.getRecurrenceId();
        ICalDate date =
                event.getRecurrenceId() == null ? null : event.getRecurrenceId().getValue();
        return property == null || date == null ? null : onClock(property, date, new Told(clock, zones, site));
    }

    /** By what times of an event are told. */
    record Told(EventClock clock, TimezoneInfo zones, ZoneId site) {}

    /** Another time that is said of an event, as the clock of its start shows it. */
    static LocalDateTime onClock(ICalProperty property, ICalDate date, Told told) {
        LocalDateTime written = EventClock.written(date);
        EventClock own = EventClock.of(property, date, told.zones(), told.site());
        return !date.hasTime() || own.equals(told.clock())
                ? written
                : told.clock().local(own.instant(written));
    }

    Told told(ZoneId site) {
        return new Told(clock, zones, site);
    }

    @Nullable
    String uid() {
        return said.getUid() == null ? null : said.getUid().getValue();
    }

    int sequence() {
        Integer sequence =
                said.getSequence() == null ? null : said.getSequence().getValue();
        return sequence == null ? 0 : sequence;
    }

    boolean isCancelled() {
        return said.getStatus() != null && said.getStatus().isCancelled();
    }

    boolean comesAgain() {
        return said.getRecurrenceRule() != null || !said.getRecurrenceDates().isEmpty();
    }

    /** From when to when it takes place that begins then on its clock. */
    record Span(String from, String until) {}

    /** @throws Doubtful where the clock of those times passes over them or shows them twice */
    Span at(LocalDateTime begin, ZoneId site) {
        LocalDateTime end = begin.plus(length);
        if (days == Days.WHOLE) {
            return new Span(
                    begin.toLocalDate().toString(),
                    end.minusNanos(1).toLocalDate().toString());
        }
        return new Span(shown(clock.instant(begin), site), shown(clock.instant(end), site));
    }

    private static String shown(Instant instant, ZoneId site) {
        return instant.atZone(site).toOffsetDateTime().toString();
    }

    String organizer() {
        if (said.getOrganizer() == null) {
            return "";
        }
        String name = said.getOrganizer().getCommonName();
        return name == null ? Objects.requireNonNullElse(said.getOrganizer().getEmail(), "") : name;
    }

    String categories() {
        return said.getCategories().stream()
                .flatMap(each -> each.getValues().stream())
                .collect(Collectors.joining(", "));
    }
}
