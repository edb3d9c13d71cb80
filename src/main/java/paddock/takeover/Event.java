package paddock.takeover;

import biweekly.component.VEvent;
import biweekly.parameter.Range;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceId;
import biweekly.util.ICalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;
import paddock.takeover.EventClock.Known;
import paddock.takeover.Repeating.Time;

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
        Known known,
        EventClock clock,
        LocalDateTime start,
        Duration length,
        Days days,
        @Nullable Instead instead) {

    /** Whether hours are said. */
    enum Days {
        WHOLE,
        HOURS
    }

    /** How many times of a rule are replaced. */
    enum Reach {
        ONE,
        ONWARDS,
        /** Before it as well, or nobody knows: none of the rule counts any more. */
        ALL
    }

    /**
     * Which time of another event is replaced.
     *
     * @param time as its own clock shows it; of a day only the day counts
     */
    record Instead(EventClock clock, LocalDateTime time, Days days, Reach reach) {

        /** Whether it stands for a time of an event, told by the clock of that. */
        boolean isFor(Event event, LocalDateTime begin) {
            LocalDateTime replaced = clock.equals(event.clock()) || days == Days.WHOLE
                    ? time
                    : event.clock().local(clock.instant(time));
            boolean same =
                    days == Days.WHOLE ? replaced.toLocalDate().equals(begin.toLocalDate()) : replaced.equals(begin);
            return switch (reach) {
                case ONE -> same;
                case ONWARDS -> same || begin.isAfter(replaced);
                case ALL -> true;
            };
        }
    }

    /** @throws Doubtful where it cannot be said when it is */
    static Event of(WrittenEvent written, Zones zones, ZoneId site) {
        WrittenEvent.Read read = written.read();
        VEvent event = read.event();
        Known known = new Known(read.zones(), zones, site);
        DateStart begin = event.getDateStart();
        if (begin == null || begin.getValue() == null) {
            throw new Doubtful(Note.of("no-start"));
        }
        ICalDate from = begin.getValue();
        EventClock clock = known.clock(begin, from);
        LocalDateTime start = EventClock.written(from);
        Duration length = length(event, new Begin(clock, start, from.hasTime()), known);
        if (length.isNegative() || length.isZero()) {
            throw new Doubtful(Note.of("end-before-start", start + " – " + start.plus(length)));
        }
        return new Event(
                written.line(),
                event,
                known,
                clock,
                start,
                length,
                from.hasTime() ? Days.HOURS : Days.WHOLE,
                instead(event, known));
    }

    private record Begin(EventClock clock, LocalDateTime start, boolean hours) {}

    private static Duration length(VEvent event, Begin begin, Known known) {
        DateEnd end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            LocalDateTime until = EventClock.written(end.getValue());
            EventClock clock = known.clock(end, end.getValue());
            return Duration.between(
                    begin.start(),
                    clock.equals(begin.clock()) || !end.getValue().hasTime()
                            ? until
                            : begin.clock().local(clock.instant(until)));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        if (begin.hours()) {
            throw new Doubtful(Note.of("no-end"));
        }
        return Duration.ofDays(1);
    }

    /** Which time of a rule an event stands for; null where for none. */
    static @Nullable Instead instead(VEvent event, Known known) {
        RecurrenceId id = event.getRecurrenceId();
        ICalDate date = id == null ? null : id.getValue();
        if (id == null || date == null) {
            return null;
        }
        return new Instead(
                known.clock(id, date),
                EventClock.written(date),
                date.hasTime() ? Days.HOURS : Days.WHOLE,
                reach(id.getRange()));
    }

    private static Reach reach(@Nullable Range range) {
        if (range == null) {
            return Reach.ONE;
        }
        return range.equals(Range.THIS_AND_FUTURE) ? Reach.ONWARDS : Reach.ALL;
    }

    /** Another time that is said of it, as the clock of its start shows it. */
    LocalDateTime onClock(ICalProperty property, ICalDate date) {
        LocalDateTime written = EventClock.written(date);
        EventClock own = known.clock(property, date);
        return !date.hasTime() || own.equals(clock) ? written : clock.local(own.instant(written));
    }

    @Nullable
    String uid() {
        return said.getUid() == null ? null : said.getUid().getValue();
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
    Span at(Time time, ZoneId site) {
        LocalDateTime begin = time.begin();
        LocalDateTime end = begin.plus(time.length());
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
