package paddock.map;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import paddock.circuit.Week;

/** A day of the opening week as a page lists it. */
record Opening(DayOfWeek day, List<Week.Hours> hours) {

    static List<Opening> of(Week week) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Opening(day, week.days().getOrDefault(day, List.of())))
                .toList();
    }
}
