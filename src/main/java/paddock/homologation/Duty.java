package paddock.homologation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
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

        /** On the first day of every period of so many months after the order begins. */
        record Every(Period period) implements Due {}

        /** So long after the order begins. */
        record After(Period period) implements Due {}

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
                        .map(n -> from.plus(every.period().multipliedBy(n)))
                        .takeWhile(validity::contain)
                        .toList();
            case Due.After after when from != null -> List.of(from.plus(after.period()));
            case Due.BeforeEnd before
            when until != null -> List.of(until.minusDays(1).minus(before.period()));
            default -> List.of();
        };
    }
}
