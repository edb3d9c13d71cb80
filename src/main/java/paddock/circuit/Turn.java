package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day on which a layout begins, ends or takes another way.
 *
 * @param ahead whether it is still to come
 */
record Turn(LocalDate day, boolean ahead, Layout layout, Optional<Course> before, Optional<Course> after) {

    /** Every such day of a circuit, the latest first. */
    static List<Turn> of(Circuit circuit, LocalDate today) {
        List<Turn> turns = new ArrayList<>();
        for (Layout layout : circuit.layouts()) {
            for (LocalDate day : layout.courses().turningPoints()) {
                turns.add(new Turn(
                        day,
                        day.isAfter(today),
                        layout,
                        layout.courses().on(day.minusDays(1)),
                        layout.courses().on(day)));
            }
        }
        turns.sort(Comparator.comparing(Turn::day).reversed());
        return turns;
    }

    /** The days on which the circuit changes, the latest first. */
    static List<LocalDate> days(List<Turn> turns) {
        return turns.stream().map(Turn::day).distinct().toList();
    }

    /** The keys of the sections it gains. */
    List<String> gained() {
        return keys(after).filter(key -> keys(before).noneMatch(key::equals)).toList();
    }

    /** The keys of the sections it loses. */
    List<String> lost() {
        return keys(before).filter(key -> keys(after).noneMatch(key::equals)).toList();
    }

    private static Stream<String> keys(Optional<Course> course) {
        return course.stream()
                .flatMap(one -> one.sections().stream())
                .map(Section::key)
                .filter(Objects::nonNull);
    }
}
