package paddock.asking;

import java.util.List;
import java.util.Locale;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;

/** One day as a line from midnight to midnight: open hours, closed ones with their paragraph, and what is asked. */
public record DayLine(List<LawfulHours.Window> windows, int from, int until) {

    private static final int WIDTH = 720;

    /** Where a second of the day lies on the line. */
    public static String x(int second) {
        return String.format(Locale.ROOT, "%.1f", (double) second * WIDTH / Hours.DAY);
    }

    public String width(LawfulHours.Window window) {
        return x(window.hours().until() - window.hours().from());
    }

    public String start(LawfulHours.Window window) {
        return x(window.hours().from());
    }

    public String middle(LawfulHours.Window window) {
        return x((window.hours().from() + window.hours().until()) / 2);
    }

    /** Where what is asked begins and ends on this day. */
    public String askedFrom() {
        return x(from);
    }

    public String askedUntil() {
        return x(until);
    }

    public String askedWidth() {
        return x(until - from);
    }

    /** The hours to write below: begins and ends of windows. */
    public List<Integer> marks() {
        return windows.stream()
                .flatMap(window -> java.util.stream.Stream.of(
                        window.hours().from(), window.hours().until()))
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code 9}, {@code 13:30}. */
    public static String hour(int second) {
        int minutes = second / 60 % 60;
        return second / 3600 + (minutes == 0 ? "" : String.format(Locale.ROOT, ":%02d", minutes));
    }
}
