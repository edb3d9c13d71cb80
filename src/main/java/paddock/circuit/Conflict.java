package paddock.circuit;

import java.util.List;
import java.util.Optional;

/**
 * Two layouts that cannot run at once: they share track, or the site keeps them apart.
 *
 * @param shared the sections both use, in the order of the first; empty where only an exclusion speaks
 */
public record Conflict(LayoutOn first, LayoutOn second, List<Section> shared, Optional<Exclusion> exclusion) {

    /** Metres of track both use. */
    public double sharedLength() {
        return shared.stream().mapToDouble(Section::length).sum();
    }

    /** Whether the two belong to different circuits. */
    public boolean joinsCircuits() {
        return !first.circuit().id().equals(second.circuit().id());
    }

    /** One course sold under two names. */
    public boolean sameCourse() {
        return first.course().sections().equals(second.course().sections());
    }

    /** The one of the two that is not the given one. */
    public LayoutOn other(LayoutOn one) {
        return one.layout().id().equals(first.layout().id()) ? second : first;
    }
}
