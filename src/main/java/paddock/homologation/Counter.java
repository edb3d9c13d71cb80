package paddock.homologation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * Units that may be used in a period. Several derogations may draw on one.
 *
 * @param most how many units in each period
 * @param reading how doubtful words such as "a year" are read; absent where they are clear
 */
public record Counter(
        String id,
        Text name,
        int most,
        Unit unit,
        Period per,
        @Nullable Text reading) {

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** The Saturday that names the weekend of a Saturday or Sunday. */
    static LocalDate saturdayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
    }

    /** What is counted. */
    public enum Unit {
        /** Civil days on which it is used, however short. */
        DAY,
        /** Nights, named by the evening on which they begin; they end at noon. */
        NIGHT,
        /** Weekends, as long as one of their two days is used. */
        WEEKEND,
        /** Events, however many days they last. */
        EVENT,
        /** Uses, each by itself. */
        USE,
        /** Hours begun. */
        HOUR;

        /** Whether two uses of one day, night or weekend take one unit between them. */
        boolean isNamedByItsDay() {
            return this == DAY || this == NIGHT || this == WEEKEND;
        }
    }

    /** How long a counter lasts before it starts again. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        HALF_YEAR,
        YEAR,
        /** From the first day of the order to its last. */
        VALIDITY;

        /** The run of days around a day. */
        public Days around(LocalDate day, Days validity) {
            LocalDate month = day.withDayOfMonth(1);
            LocalDate year = day.withDayOfYear(1);
            return switch (this) {
                case DAY -> run(day, 1, ChronoUnit.DAYS);
                case WEEK -> run(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7, ChronoUnit.DAYS);
                case MONTH -> run(month, 1, ChronoUnit.MONTHS);
                case QUARTER -> run(year.plusMonths((day.getMonthValue() - 1) / 3 * 3L), 3, ChronoUnit.MONTHS);
                case HALF_YEAR -> run(year.plusMonths((day.getMonthValue() - 1) / 6 * 6L), 6, ChronoUnit.MONTHS);
                case YEAR -> run(year, 1, ChronoUnit.YEARS);
                case VALIDITY -> validity;
            };
        }

        private static Days run(LocalDate from, int length, ChronoUnit unit) {
            return new Days(from, from.plus(length, unit));
        }
    }
}
