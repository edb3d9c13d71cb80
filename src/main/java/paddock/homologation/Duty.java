package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
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

    /** The days on which it falls due while the order is in force; none for what is owed all the time. */
    public List<LocalDate> dates(Days validity) {
        LocalDate from = validity.from();
        LocalDate until = validity.until();
        return switch (due) {
            case Due.Always always -> List.of();
            case Due.Yearly yearly
            when from != null ->
                Stream.iterate(from.getYear(), year -> year + 1)
                        .limit(100)
                        .map(year -> yearly.on().atYear(year))
                        .takeWhile(day -> until == null || day.isBefore(until))
                        .filter(validity::contain)
                        .toList();
            case Due.Every every
            when from != null ->
                Stream.iterate(1, n -> n + 1)
                        .limit(100)
                        .map(n -> begin(from, every.since()).plus(every.period().multipliedBy(n)))
                        .takeWhile(day -> until == null || day.isBefore(until))
                        .filter(validity::contain)
                        .toList();
            case Due.After after
            when from != null -> inForce(begin(from, after.since()).plus(after.period()), validity);
            case Due.On on -> inForce(on.day(), validity);
            case Due.BeforeEnd before
            when until != null -> List.of(until.minusDays(1).minus(before.period()));
            default -> List.of();
        };
    }

    private static LocalDate begin(LocalDate from, @Nullable LocalDate since) {
        return since == null ? from : since;
    }

    private static List<LocalDate> inForce(LocalDate day, Days validity) {
        return validity.contain(day) ? List.of(day) : List.of();
    }
}
