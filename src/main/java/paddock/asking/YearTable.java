package paddock.asking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;
import paddock.kernel.Days;
import paddock.web.Formats;

/** A year's lawful hours in words: a row for each run of weeks that are alike, a column for each day of the week. */
record YearTable(LawfulHours lawful, Formats formats) {

    /** Weeks that are alike, with the hours of each of their days. */
    record Row(String weeks, List<Cell> days) {}

    /** Hours of a day in which nothing stands in the way, and those for which something has to be granted or done. */
    record Cell(List<String> allowed, List<String> wanted) {}

    /** Whole weeks, from that of the year's first day to that of its last. */
    List<Row> of(int year) {
        LocalDate first = LocalDate.of(year, 1, 1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate end = LocalDate.of(year + 1, 1, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        List<Cell> cells = lawful.between(first, end).stream().map(this::said).toList();
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

    private Cell said(LawfulHours.Day day) {
        return new Cell(hours(day, "allowed"), hours(day, "needs"));
    }

    /** Windows that touch are one. */
    private List<String> hours(LawfulHours.Day day, String verdict) {
        List<Hours> merged = new ArrayList<>();
        for (LawfulHours.Window window : day.that(verdict)) {
            Hours hours = window.hours();
            boolean goesOn = !merged.isEmpty() && merged.getLast().until() == hours.from();
            merged.add(goesOn ? new Hours(merged.removeLast().from(), hours.until()) : hours);
        }
        return merged.stream()
                .map(hours -> formats.hours(
                        LocalTime.ofSecondOfDay(hours.from()), LocalTime.ofSecondOfDay(hours.until() % Hours.DAY)))
                .toList();
    }
}
