package paddock.circuit;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** The hours in which the site is open, by day of the week, in its own local time; a day without hours is closed. */
public record Week(Map<DayOfWeek, List<Hours>> days, boolean invented) {

    /** From one local time until another on the same day; midnight at the end is written 24:00 and kept as 00:00. */
    public record Hours(LocalTime from, LocalTime until) {}
}
