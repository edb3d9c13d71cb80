package paddock.asking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;
import paddock.kernel.Days;
import paddock.web.Formats;

/** A year's lawful hours in words: a row for each run of weeks that are alike, a column for each day of the week. */
record YearTable(LawfulHours lawful, Formats formats) {

    /**
     * Weeks that are alike.
     *
     * @param days for each day of the week the hours in which nothing stands in the way, and in brackets those for which
     *     something has to be granted
     */
    record Row(String weeks, List<String> days) {}

    /** Whole weeks, from that of the year's first day to that of its last. */
    List<Row> of(int year) {
        LocalDate first = LocalDate.of(year, 1, 1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate end = LocalDate.of(year + 1, 1, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        List<String> cells = lawful.between(first, end).stream().map(this::said).toList();
        List<Row> rows = new ArrayList<>();
        int began = 0;
        for (int week = 0; week < cells.size(); week += 7) {
            boolean last = week + 7 == cells.size();
            if (last || !cells.subList(week, week + 7).equals(cells.subList(week + 7, week + 14))) {
                Days run = new Days(first.plusDays(began), first.plusDays(week + 7L));
                rows.add(new Row(formats.days(run), cells.subList(week, week + 7)));
                began = week + 7;
            }
        }
        return rows;
    }

    private String said(LawfulHours.Day day) {
        String allowed = hours(day, "allowed", Function.identity());
        String wanted = hours(day, "needs", hours -> "(" + hours + ")");
        return wanted.isEmpty() ? allowed : allowed.isEmpty() ? wanted : allowed + ", " + wanted;
    }

    /** Windows that touch are one. */
    private String hours(LawfulHours.Day day, String verdict, Function<String, String> mark) {
        List<Hours> merged = new ArrayList<>();
        for (LawfulHours.Window window : day.that(verdict)) {
            Hours hours = window.hours();
            boolean goesOn = !merged.isEmpty() && merged.getLast().until() == hours.from();
            merged.add(goesOn ? new Hours(merged.removeLast().from(), hours.until()) : hours);
        }
        return merged.stream()
                .map(hours -> formats.hours(
                        LocalTime.ofSecondOfDay(hours.from()), LocalTime.ofSecondOfDay(hours.until() % Hours.DAY)))
                .map(mark)
                .collect(Collectors.joining(", "));
    }
}
