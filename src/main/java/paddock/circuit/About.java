package paddock.circuit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/** What a row tells beside its keys and dates, kept as JSON because nothing is looked up by it. */
final class About {

    private About() {}

    record OfSite(
            String language,
            Text name,
            @Nullable Text invented,
            Site.Place place,
            Site.Operator operator,
            Holidays holidays,
            Week week,
            Duration turnaround,
            @Nullable Boolean ownInARow,
            Site.@Nullable Attribution geometry,
            List<Figure> figures,
            List<Milestone> milestones) {}

    record OfCircuit(
            Text name,
            Surface surface,
            @Nullable Width width,
            @Nullable Double stated,
            @Nullable Text note,
            @Nullable Duration turnaround,
            @Nullable Integer daysSoldTarget,
            List<Figure> figures,
            List<Milestone> milestones) {}

    record OfSection(
            @Nullable Text name,
            @Nullable Double stated,
            @Nullable Width width,
            @Nullable Surface surface) {}

    record OfCourse(Set<Direction> directions, @Nullable Double stated) {}

    record OfPool(
            Text name,
            Pool.Kind kind,
            @Nullable Text note,
            @Nullable Duration turnaround,
            boolean invented) {}

    static OfSite of(Site site) {
        return new OfSite(
                site.language(),
                site.name(),
                site.invented(),
                site.place(),
                site.operator(),
                site.holidays(),
                site.week(),
                site.turnaround(),
                site.ownInARow() ? Boolean.TRUE : null,
                site.geometry(),
                site.figures(),
                site.milestones());
    }

    static OfCircuit of(Circuit circuit) {
        return new OfCircuit(
                circuit.name(),
                circuit.surface(),
                circuit.width(),
                circuit.stated(),
                circuit.note(),
                circuit.turnaround(),
                circuit.daysSoldTarget(),
                circuit.figures(),
                circuit.milestones());
    }

    static OfSection of(Section section) {
        return new OfSection(section.name(), section.stated(), section.width(), section.surface());
    }

    static OfPool of(Pool pool) {
        return new OfPool(pool.name(), pool.kind(), pool.note(), pool.turnaround(), pool.invented());
    }

    static OfCourse of(Course course) {
        return new OfCourse(course.directions(), course.stated());
    }
}
