package paddock.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Milestone;
import paddock.circuit.Section;
import paddock.kernel.Text;

/**
 * When something changes at a circuit: layouts begin, end or take another way, or its history tells of something.
 *
 * @param date a year, a month or a day, as precisely as it is known
 * @param ahead whether it is still to come
 * @param told what the circuit's history says of it
 */
record Turn(String date, boolean ahead, List<Step> layouts, List<Text> told) {

    private static final int DAY = "2026-05-12".length();

    /** What becomes of one layout. */
    record Step(Layout layout, Optional<Course> before, Optional<Course> after) {

        /** The keys of the sections it gains. */
        public List<String> gained() {
            return keys(after)
                    .filter(key -> keys(before).noneMatch(key::equals))
                    .toList();
        }

        /** The keys of the sections it loses. */
        public List<String> lost() {
            return keys(before)
                    .filter(key -> keys(after).noneMatch(key::equals))
                    .toList();
        }

        private static Stream<String> keys(Optional<Course> course) {
            return course.stream().flatMap(one -> one.sections().stream()).map(Section::key);
        }
    }

    /** Whether the day is known, so that one can look at the circuit on it. */
    public boolean toTheDay() {
        return date.length() == DAY;
    }

    /** All of a circuit in order of time, each date once; a year comes before its days. */
    static List<Turn> of(Circuit circuit, LocalDate today) {
        Stream<String> turns = circuit.layouts().stream()
                .flatMap(layout -> layout.courses().turningPoints().stream())
                .map(LocalDate::toString);
        Stream<String> milestones = circuit.milestones().stream().map(Milestone::date);
        return Stream.concat(turns, milestones)
                .distinct()
                .sorted()
                .map(date -> new Turn(date, isAhead(date, today), steps(circuit, date), told(circuit, date)))
                .toList();
    }

    private static boolean isAhead(String date, LocalDate today) {
        return date.compareTo(today.toString().substring(0, date.length())) > 0;
    }

    private static List<Text> told(Circuit circuit, String date) {
        return circuit.milestones().stream()
                .filter(milestone -> milestone.date().equals(date))
                .map(Milestone::what)
                .toList();
    }

    private static List<Step> steps(Circuit circuit, String date) {
        if (date.length() < DAY) {
            return List.of();
        }
        LocalDate day = LocalDate.parse(date);
        return circuit.layouts().stream()
                .filter(layout -> layout.courses().turningPoints().contains(day))
                .map(layout -> new Step(
                        layout,
                        layout.courses().on(day.minusDays(1)),
                        layout.courses().on(day)))
                .toList();
    }
}
