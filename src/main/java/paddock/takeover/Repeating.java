package paddock.takeover;

import biweekly.property.ExceptionDates;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceProperty;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;

/**
 * The times of an event that comes again, as its clock shows them: what is agreed for nine o'clock stays at nine, on either
 * side of a change of the clocks.
 *
 * @param times those to come, in order
 * @param past how many were before them
 * @param flaw what there is to say of the rule: it has no end, or too many times
 * @param steps how long it took to find them
 */
record Repeating(List<Time> times, int past, @Nullable Note flaw, int steps) {

    static final int MOST = 2000;
    private static final int MOST_STEPS = 200_000;

    /** When it begins, and for how long it lasts then. */
    record Time(LocalDateTime begin, Duration length) {}

    /**
     * Between which times it is looked at.
     *
     * @param now those before it are only counted
     * @param horizon those after it are left out
     */
    record Span(LocalDateTime now, LocalDateTime horizon) {}

    /** @throws Doubtful where it cannot be said when it comes again */
    static Repeating of(Event event, Span span) {
        Gathering gathering = new Gathering(event, span);
        gathering.except();
        gathering.rules();
        gathering.dates();
        return gathering.found();
    }

    /** Puts the times together: what its rules say and its dates add, without what is excepted. */
    private static final class Gathering {

        private final Event event;
        private final Span span;
        private final Set<LocalDateTime> except = new HashSet<>();
        private final Set<LocalDate> exceptDays = new HashSet<>();
        private final TreeMap<LocalDateTime, Duration> times = new TreeMap<>();
        private int past;
        private int steps;
        private @Nullable Note flaw;

        private Gathering(Event event, Span span) {
            this.event = event;
            this.span = span;
        }

        private Repeating found() {
            List<Time> found = new ArrayList<>();
            times.forEach((begin, length) -> found.add(new Time(begin, length)));
            return new Repeating(List.copyOf(found), past, flaw, steps);
        }

        private void except() {
            for (ExceptionDates dates : event.said().getExceptionDates()) {
                for (ICalDate date : dates.getValues()) {
                    LocalDateTime time = event.onClock(dates, date);
                    if (date.hasTime()) {
                        except.add(time);
                    } else {
                        exceptDays.add(time.toLocalDate());
                    }
                }
            }
            for (Rule rule : rules(ExceptionRule.class)) {
                rule.follow(event.start(), time -> {
                    except.add(time);
                    return isWithin(time);
                });
            }
        }

        /** Whether it is worth going on after that time; a rule that takes too long is followed no further. */
        private boolean isWithin(LocalDateTime time) {
            if (++steps >= MOST_STEPS) {
                throw new Doubtful(Note.of("no-rule"));
            }
            return !time.isAfter(span.horizon());
        }

        private boolean isExcepted(LocalDateTime time) {
            return except.contains(time) || exceptDays.contains(time.toLocalDate());
        }

        private List<Rule> rules(Class<? extends RecurrenceProperty> kind) {
            return event.said().getProperties(kind).stream()
                    .map(property -> Rule.of(Objects.requireNonNull(property.getValue()), event.clock()))
                    .toList();
        }

        private void rules() {
            List<Rule> rules = rules(RecurrenceRule.class);
            if (rules.isEmpty() && !isExcepted(event.start())) {
                times.put(event.start(), event.length());
            }
            rules.forEach(rule -> rule.follow(event.start(), this::takes));
        }

        /** Takes a time of a rule; false where that was enough. */
        private boolean takes(LocalDateTime time) {
            if (!isWithin(time)) {
                flaw = Note.of("no-end-of-rule", span.horizon().toLocalDate());
                return false;
            }
            if (isExcepted(time) || times.containsKey(time)) {
                return true;
            }
            if (time.isBefore(span.now())) {
                past++;
                return true;
            }
            if (times.size() == MOST) {
                flaw = Note.of("too-many-times", MOST);
                return false;
            }
            times.put(time, event.length());
            return true;
        }

        /** The dates beside the rules, which may say for how long. */
        private void dates() {
            for (RecurrenceDates dates : event.said().getRecurrenceDates()) {
                dates.getDates().forEach(date -> adds(new Time(event.onClock(dates, date), event.length())));
                dates.getPeriods().forEach(period -> adds(time(dates, period)));
            }
        }

        private void adds(Time time) {
            if (isExcepted(time.begin()) || time.begin().isAfter(span.horizon())) {
                return;
            }
            boolean ruled = event.said().getRecurrenceRule() != null;
            if (ruled && time.begin().isBefore(span.now())) {
                past++;
            } else {
                times.put(time.begin(), time.length());
            }
        }

        private Time time(RecurrenceDates dates, Period period) {
            LocalDateTime begin = event.onClock(dates, period.getStartDate());
            Duration length = period.getEndDate() == null
                    ? Duration.ofMillis(period.getDuration().toMillis())
                    : Duration.between(begin, event.onClock(dates, period.getEndDate()));
            if (length.isNegative() || length.isZero()) {
                throw new Doubtful(Note.of("end-before-start", begin + " – " + begin.plus(length)));
            }
            return new Time(begin, length);
        }
    }
}
