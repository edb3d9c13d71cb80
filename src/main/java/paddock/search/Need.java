package paddock.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.booking.Outlook;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Surface;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody needs, before they know when and where.
 *
 * @param asked as it was asked for, which finds the same again
 * @param use what is to run, in facts as a question to the order has them
 * @param units of pools, with the track
 * @param seeker for whom
 */
record Need(
        Site site,
        Map<String, String> asked,
        Where where,
        When when,
        ObjectNode use,
        List<Units> units,
        Seeker seeker) {

    Need {
        asked = Map.copyOf(asked);
        units = List.copyOf(units);
    }

    /**
     * For whom somebody looks.
     *
     * @param company {@link Outlook#ANYBODY} for a stranger
     * @param isBound whether they keep to the terms: clients who serve themselves
     */
    record Seeker(UUID company, boolean isBound) {}

    UUID company() {
        return seeker.company();
    }

    /** Whether nobody knows for whom. */
    boolean isStrangers() {
        return company().equals(Outlook.ANYBODY);
    }

    /**
     * On what.
     *
     * @param circuit key of the only one that will do; absent where any will
     * @param layout key of the only one that will do; absent where any will
     * @param metres at least
     */
    record Where(
            @Nullable String circuit,
            @Nullable String layout,
            @Nullable Surface surface,
            double metres) {

        boolean takes(Circuit each) {
            return circuit == null || circuit.equals(each.key());
        }

        boolean takes(Circuit of, Layout each) {
            return layout == null || layout.equals(each.key());
        }

        /** Long enough, and of that surface all the way. */
        boolean takes(Circuit of, Course course) {
            return length(course) >= metres
                    && (surface == null
                            || course.sections().stream().allMatch(section -> of.surfaceOf(section) == surface));
        }
    }

    /** As the operator states it, else as it was measured. */
    static double length(Course course) {
        Double stated = course.stated();
        return stated != null ? stated : course.length();
    }

    /**
     * For how long, on which days.
     *
     * @param last the last day that will do
     * @param opens the first second of a day that will do, after its midnight
     * @param closes the second after the last that will do
     */
    record When(LocalDate first, LocalDate last, int opens, int closes, Span span) {

        int length() {
            return closes - opens;
        }
    }

    /** For how long. */
    sealed interface Span {

        /** So many minutes at one go. */
        record Hours(int minutes) implements Span {}

        /** Before or after one o'clock, less an hour of breaks at most. */
        record HalfDay() implements Span {}

        /** The hours of so many days in a row, less two hours of breaks a day at most. */
        record Days(int days) implements Span {}

        /** Saturday and Sunday. */
        record Weekend() implements Span {}

        /** How many days in a row it takes. */
        default int days() {
            return switch (this) {
                case Hours hours -> 1;
                case HalfDay half -> 1;
                case Days several -> several.days();
                case Weekend both -> 2;
            };
        }
    }

    /** So many of a pool, for as long as the track of each day. */
    record Units(UUID pool, String key, int number) {}
}
