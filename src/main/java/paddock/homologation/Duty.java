package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** What the operator owes the authority. It refuses nothing. */
public record Duty(String id, String cite, Text text, Due due) {

    /** When it is owed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    public sealed interface Due {

        /** All the time, such as a register. */
        record Always() implements Due {}

        /** On a day of every year. */
        record Yearly(MonthDay on) implements Due {}

        /**
         * On the first day of every period of so many months after the order begins.
         *
         * @param since from which day on instead, as where an amendment carries a duty on
         */
        record Every(Period period, @Nullable LocalDate since) implements Due {}

        /**
         * So long after the order begins.
         *
         * @param since after which day instead
         */
        record After(Period period, @Nullable LocalDate since) implements Due {}

        /** On one day. */
        record On(LocalDate day) implements Due {}

        /** So long before the order ends. */
        record BeforeEnd(Period period) implements Due {}
    }

    /** How far ahead what recurs is looked for where neither the order nor the question ends. */
    private static final int YEARS_AHEAD = 100;

    /** The days on which it falls due while the order is in force; none for what is owed all the time. */
    public List<LocalDate> dates(Days validity) {
        return dates(validity, Days.ALWAYS);
    }

    /** Those of certain days. */
    public List<LocalDate> dates(Days validity, Days asked) {
        LocalDate begun = validity.from();
        LocalDate until = validity.until();
        LocalDate from = later(begun, asked.from());
        List<LocalDate> dates = switch (due) {
            case Due.Always always -> List.of();
            case Due.Yearly yearly
            when from != null -> recurring(n -> yearly.on().atYear(from.getYear() + n), validity, asked);
            case Due.Every every -> every(every, begin(begun, every.since()), validity, asked);
            case Due.After after -> once(begin(begun, after.since()), after.period(), validity);
            case Due.On on -> inForce(on.day(), validity);
            case Due.BeforeEnd before
            when until != null -> List.of(until.minusDays(1).minus(before.period()));
            default -> List.of();
        };
        return dates.stream().filter(asked::contain).toList();
    }

    /** From the first that may be in force on, however long ago the counting began. */
    private static List<LocalDate> every(Due.Every every, @Nullable LocalDate begin, Days validity, Days asked) {
        Period period = every.period();
        if (begin == null || !begin.plus(period).isAfter(begin)) {
            return List.of();
        }
        LocalDate from = later(later(validity.from(), asked.from()), begin);
        long longest = period.toTotalMonths() * 31 + period.get(ChronoUnit.DAYS);
        int before = from == null ? 1 : (int) Math.max(1, ChronoUnit.DAYS.between(begin, from) / longest);
        return recurring(n -> begin.plus(period.multipliedBy(before + n)), validity, asked);
    }

    private static List<LocalDate> recurring(IntFunction<LocalDate> nth, Days validity, Days asked) {
        LocalDate first = later(later(validity.from(), asked.from()), nth.apply(0));
        LocalDate end = earlier(validity.until(), asked.until());
        LocalDate last = end == null && first != null ? first.plusYears(YEARS_AHEAD) : end;
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(nth)
                .takeWhile(day -> last == null || day.isBefore(last))
                .filter(validity::contain)
                .toList();
    }

    private static List<LocalDate> once(@Nullable LocalDate begin, Period after, Days validity) {
        return begin == null ? List.of() : inForce(begin.plus(after), validity);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable LocalDate begin(@Nullable LocalDate from, @Nullable LocalDate since) {
        return since == null ? from : since;
    }

    private static List<LocalDate> inForce(LocalDate day, Days validity) {
        return validity.contain(day) ? List.of(day) : List.of();
    }
}
