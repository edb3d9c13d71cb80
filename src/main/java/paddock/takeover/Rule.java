package paddock.takeover;

import biweekly.util.ByDay;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;

/**
 * A rule by which something comes again (RFC 5545, 3.3.10), followed by biweekly on a clock that never changes. What biweekly
 * would pass over in silence, or follow otherwise than it is meant, or for hours, is no rule here: it is told, and nothing is
 * booked by it.
 *
 * @param until the last time that counts, as the clock of the start shows it; absent where none is said
 */
record Rule(Recurrence said, @Nullable LocalDateTime until) {

    private static final int MOST_BETWEEN = 100_000;

    /** Parts that say what is the case anyway. */
    private static final Set<String> SELF_EVIDENT = Set.of("RSCALE=GREGORIAN", "SKIP=OMIT");

    /** @throws Doubtful where it is none that can be followed as it is meant */
    static Rule of(Recurrence said, EventClock clock) {
        if (!isSound(said) || !isFollowed(said)) {
            throw new Doubtful(Note.of("no-rule"));
        }
        return new Rule(said, until(said, clock));
    }

    private static @Nullable LocalDateTime until(Recurrence said, EventClock clock) {
        ICalDate until = said.getUntil();
        if (until == null) {
            return null;
        }
        LocalDateTime written = EventClock.written(until);
        if (!until.hasTime()) {
            return written.plusDays(1).minusSeconds(1);
        }
        boolean utc =
                until.getRawComponents() != null && until.getRawComponents().isUtc();
        return utc ? clock.local(written.toInstant(ZoneOffset.UTC)) : written;
    }

    private static boolean isSound(Recurrence rule) {
        return rule.getFrequency() != null
                && (rule.getInterval() == null || (rule.getInterval() >= 1 && rule.getInterval() <= MOST_BETWEEN))
                && (rule.getCount() == null || rule.getCount() >= 1)
                && rule.getBySecond().stream().allMatch(second -> second >= 0 && second <= 59)
                && rule.getByMinute().stream().allMatch(minute -> minute >= 0 && minute <= 59)
                && rule.getByHour().stream().allMatch(hour -> hour >= 0 && hour <= 23)
                && rule.getByMonth().stream().allMatch(month -> month >= 1 && month <= 12)
                && areWithin(rule.getByMonthDay(), 31)
                && areWithin(rule.getByYearDay(), 366)
                && areWithin(rule.getByWeekNo(), 53)
                && areWithin(rule.getBySetPos(), 366)
                && rule.getByDay().stream()
                        .map(ByDay::getNum)
                        .allMatch(number -> number == null || (number != 0 && Math.abs(number) <= 53))
                && rule.getXRules().entrySet().stream()
                        .allMatch(part -> part.getValue().stream()
                                .allMatch(value -> SELF_EVIDENT.contains(part.getKey() + "=" + value)));
    }

    /** Counted from the beginning or, with a minus, from the end. */
    private static boolean areWithin(List<Integer> numbers, int most) {
        return numbers.stream().allMatch(number -> number != 0 && Math.abs(number) <= most);
    }

    /** Whether biweekly looks at all of its parts; each line is one that it does not. */
    private static boolean isFollowed(Recurrence rule) {
        Frequency often = rule.getFrequency();
        boolean eachTime = rule.getInterval() == null || rule.getInterval() == 1;
        boolean onDays = !rule.getByDay().isEmpty() || !rule.getByMonthDay().isEmpty();
        boolean hours = rule.getByHour().size() > 1
                || rule.getByMinute().size() > 1
                || rule.getBySecond().size() > 1;
        boolean ofAYear = often == Frequency.YEARLY;
        boolean ofMonths = ofAYear || often == Frequency.MONTHLY;
        boolean ofWeeks = ofMonths || often == Frequency.WEEKLY;
        return (ofAYear || rule.getByYearDay().isEmpty())
                && (rule.getByWeekNo().isEmpty()
                        || (ofAYear
                                && rule.getByMonthDay().isEmpty()
                                && rule.getByYearDay().isEmpty()))
                && (rule.getBySetPos().isEmpty() || (ofWeeks && !hours))
                && (ofMonths || rule.getByDay().stream().allMatch(day -> day.getNum() == null))
                && (eachTime || often != Frequency.DAILY || !onDays)
                && (eachTime || often != Frequency.MONTHLY || rule.getByMonth().isEmpty())
                && (eachTime || often != Frequency.HOURLY || rule.getByHour().isEmpty())
                && (!(often == Frequency.MINUTELY || often == Frequency.SECONDLY) || isBare(rule));
    }

    /** Without any part that picks some of its times: it is not tried each second for a hundred years. */
    private static boolean isBare(Recurrence rule) {
        return rule.getBySecond().isEmpty()
                && rule.getByMinute().isEmpty()
                && rule.getByHour().isEmpty()
                && rule.getByDay().isEmpty()
                && rule.getByMonthDay().isEmpty()
                && rule.getByMonth().isEmpty();
    }

    /**
     * Tells its times in order, for as long as more are wanted.
     *
     * @throws Doubtful where they cannot be said after all
     */
    void follow(LocalDateTime start, Predicate<LocalDateTime> wanted) {
        try {
            DateIterator times = bounded().getDateIterator(pseudo(start), TimeZone.getTimeZone("UTC"));
            boolean goesOn = true;
            while (goesOn && times.hasNext()) {
                LocalDateTime time = LocalDateTime.ofInstant(times.next().toInstant(), ZoneOffset.UTC);
                goesOn = (until == null || !time.isAfter(until)) && wanted.test(time);
            }
        } catch (Doubtful known) {
            throw known;
        } catch (RuntimeException | AssertionError broken) {
            throw new Doubtful(Note.of("no-rule"));
        }
    }

    private Recurrence bounded() {
        return until == null
                ? said
                : new Recurrence.Builder(said).until(pseudo(until)).build();
    }

    /** A time on a clock that never changes. */
    private static Date pseudo(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }
}
