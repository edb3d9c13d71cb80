package paddock.homologation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import paddock.homologation.Calendar.DayKind;
import paddock.kernel.Days;

/**
 * Which civil days are meant: those that pass every test given. An empty test passes every day.
 *
 * @param types kinds of day, holidays winning: {@code SATURDAY} is a Saturday that is no public holiday
 * @param weekdays days of the week whatever else they are
 * @param seasons runs of the year
 * @param dates runs of particular days
 * @param nth which of its weekday in the month, from 1; -1 is the last
 * @param parity 0 for even ISO weeks, 1 for odd ones, -1 for all
 */
public record DayTest(
        Set<Type> types,
        Set<DayOfWeek> weekdays,
        List<Season> seasons,
        List<Days> dates,
        Set<Integer> nth,
        int parity) {

    public static final DayTest ANY = new DayTest(Set.of(), Set.of(), List.of(), List.of(), Set.of(), -1);

    /** A kind of day. The first seven are the days of the week that are no public holiday. */
    public enum Type {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY,
        HOLIDAY,
        EVE_OF_HOLIDAY
    }

    /** A run of the civil year, both ends in it; it may go across New Year. */
    public record Season(MonthDay first, MonthDay last) {
        boolean contains(LocalDate day) {
            MonthDay at = MonthDay.from(day);
            boolean afterFirst = !at.isBefore(first);
            boolean beforeLast = !at.isAfter(last);
            return first.isAfter(last) ? afterFirst || beforeLast : afterFirst && beforeLast;
        }
    }

    public DayTest {
        types = types.isEmpty() ? Set.of() : EnumSet.copyOf(types);
        weekdays = weekdays.isEmpty() ? Set.of() : EnumSet.copyOf(weekdays);
        seasons = List.copyOf(seasons);
        dates = List.copyOf(dates);
        nth = Set.copyOf(nth);
    }

    boolean passes(DayKind day) {
        return ofType(day)
                && (weekdays.isEmpty() || weekdays.contains(day.weekday()))
                && (seasons.isEmpty() || seasons.stream().anyMatch(season -> season.contains(day.date())))
                && (dates.isEmpty() || dates.stream().anyMatch(run -> run.contain(day.date())))
                && (nth.isEmpty() || ofMonth(day.date()))
                && (parity < 0 || day.date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == parity);
    }

    private boolean ofType(DayKind day) {
        if (types.isEmpty()) {
            return true;
        }
        Type own = day.holiday() ? Type.HOLIDAY : Type.values()[day.weekday().getValue() - 1];
        return types.contains(own) || (day.eve() && types.contains(Type.EVE_OF_HOLIDAY));
    }

    private boolean ofMonth(LocalDate day) {
        boolean last = day.plus(1, ChronoUnit.WEEKS).getMonth() != day.getMonth();
        return nth.contains((day.getDayOfMonth() + 6) / 7) || (last && nth.contains(-1));
    }
}
