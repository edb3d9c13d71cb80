package paddock.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import paddock.circuit.Site;
import paddock.kernel.Window;

/**
 * Time across the board: days side by side, and of each the hours in which something may happen. Whatever lies before or
 * after them lies at their edge.
 *
 * @param from the first hour of a day
 * @param until the hour after the last
 */
record Axis(LocalDate first, int days, int from, int until, ZoneId zone) {

    private static final int HOUR = 3600;
    private static final int DAY = 24;
    private static final int EARLIEST = 8;
    private static final int LATEST = 20;

    /** Wide enough for a usual day, and for all that is there on the days shown. */
    static Axis of(Site site, BoardView view, List<Agenda.Line> lines) {
        int from = EARLIEST;
        int until = LATEST;
        for (Agenda.Line line : lines) {
            Window window = line.claim().window();
            if (window.days().size() == 1) {
                from = Math.min(from, window.from().getHour());
                until = Math.max(until, ceiling(window.until()));
            }
        }
        return new Axis(view.first(), view.length(), from, until, site.zone());
    }

    private static int ceiling(ZonedDateTime end) {
        LocalTime time = end.toLocalTime();
        return time.equals(LocalTime.MIDNIGHT) ? DAY : time.getHour() + (time.getMinute() > 0 ? 1 : 0);
    }

    /** Where an instant lies, in hundredths of the width. */
    double x(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return x(local.toLocalDate(), local.toLocalTime().toSecondOfDay());
    }

    /** Where a second of a day lies. */
    double x(LocalDate day, int second) {
        double hours = (double) second / HOUR - from;
        double part = Math.clamp(hours / (until - from), 0, 1);
        return Math.clamp((ChronoUnit.DAYS.between(first, day) + part) * 100 / days, 0, 100);
    }

    /** As an attribute has it. */
    static String percent(double x) {
        return Math.round(x * 1000) / 1000.0 + "%";
    }

    LocalDate day(int number) {
        return first.plusDays(number);
    }
}
