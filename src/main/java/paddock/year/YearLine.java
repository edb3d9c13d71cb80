package paddock.year;

import java.time.LocalDate;
import java.time.Year;
import java.util.EnumMap;
import java.util.Map;

/**
 * A year of a circuit drawn: three pixels a day, six squares high, and below them the days sold in the year before.
 *
 * @param paths the outline of all days that came to the same, by what they came to
 * @param before the outline of the days sold in the year before
 */
record YearLine(Map<DayUse, String> paths, String before) {

    static final int DAY = 3;

    private static final int HEIGHT = 18;
    private static final int LINE = 21;

    static YearLine of(CircuitYear year) {
        Map<DayUse, StringBuilder> paths = new EnumMap<>(DayUse.class);
        for (CircuitYear.Run run : year.runs()) {
            StringBuilder path = paths.computeIfAbsent(run.use(), any -> new StringBuilder());
            int from = x(run.from());
            int until = from + (int) (run.until().toEpochDay() - run.from().toEpochDay()) * DAY;
            switch (run.use()) {
                case SOLD, OWN -> box(path, new Box(from, 0, until - from, HEIGHT));
                case HELD -> box(path, new Box(from, 0, until - from, HEIGHT / 2));
                case CLOSED -> {
                    box(path, new Box(from, 0, until - from, HEIGHT / 2 - 2));
                    box(path, new Box(from, HEIGHT / 2 + 2, until - from, HEIGHT / 2 - 2));
                }
                case FREE -> {
                    for (int x = from; x < until; x += DAY) {
                        box(path, new Box(x, HEIGHT - 2, DAY - 1, 2));
                    }
                }
            }
        }
        Map<DayUse, String> written = new EnumMap<>(DayUse.class);
        paths.forEach((use, path) -> written.put(use, path.toString()));
        return new YearLine(written, before(year));
    }

    /** Where a day of its year begins. */
    static int x(LocalDate day) {
        return (day.getDayOfYear() - 1) * DAY;
    }

    /** A day of the year before stands under the same date; a 29 February that this year has not is left out. */
    private static String before(CircuitYear year) {
        StringBuilder path = new StringBuilder();
        year.before().stream()
                .filter(day -> day.getMonthValue() != 2 || day.getDayOfMonth() < 29 || Year.isLeap(year.year()))
                .map(day -> x(day.withYear(year.year())))
                .sorted()
                .forEach(x -> box(path, new Box(x, LINE, DAY, DAY)));
        return path.toString();
    }

    private record Box(int x, int y, int width, int height) {}

    private static void box(StringBuilder path, Box box) {
        path.append('M').append(box.x()).append(' ').append(box.y());
        path.append('h').append(box.width()).append('v').append(box.height());
        path.append('h').append(-box.width()).append('z');
    }
}
