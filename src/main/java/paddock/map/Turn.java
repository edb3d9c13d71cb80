package paddock.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Section;

/**
 * A day on which layouts of a circuit begin, end or take another way.
 *
 * @param ahead whether it is still to come
 */
record Turn(LocalDate day, boolean ahead, List<Step> layouts) {

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

    /** Every such day of a circuit, the latest first. */
    static List<Turn> of(Circuit circuit, LocalDate today) {
        return circuit.layouts().stream()
                .flatMap(layout -> layout.courses().turningPoints().stream())
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .map(day -> new Turn(day, day.isAfter(today), steps(circuit, day)))
                .toList();
    }

    private static List<Step> steps(Circuit circuit, LocalDate day) {
        return circuit.layouts().stream()
                .filter(layout -> layout.courses().turningPoints().contains(day))
                .map(layout -> new Step(
                        layout,
                        layout.courses().on(day.minusDays(1)),
                        layout.courses().on(day)))
                .toList();
    }
}
