package paddock.map;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import paddock.circuit.LayoutOn;
import paddock.circuit.Section;
import paddock.circuit.Width;

/** How far apart two courses stay, from edge of road to edge of road. */
final class Nearness {

    private static final GeometryFactory PLANE = new GeometryFactory();

    private Nearness() {}

    /** Metres; empty where either course has no geometry. */
    static OptionalDouble between(LayoutOn one, LayoutOn other) {
        if (!one.course().measured() || !other.course().measured()) {
            return OptionalDouble.empty();
        }
        Projection plane = new Projection(java.util.stream.Stream.of(one, other)
                .flatMap(layout -> layout.course().sections().stream())
                .flatMap(section -> section.geometry().stream())
                .toList());
        double nearest = Double.MAX_VALUE;
        for (Section a : one.course().sections()) {
            LineString first = flat(a, plane);
            for (Section b : other.course().sections()) {
                double apart = first.distance(flat(b, plane)) - half(one, a) - half(other, b);
                nearest = Math.min(nearest, Math.max(0, apart));
            }
        }
        return OptionalDouble.of(nearest);
    }

    private static double half(LayoutOn layout, Section section) {
        return layout.circuit().widthOf(section).map(Width::drawn).orElse(0.0) / 2;
    }

    private static LineString flat(Section section, Projection plane) {
        List<Projection.Pixel> metres = plane.at(section.geometry().orElseThrow());
        return PLANE.createLineString(metres.stream()
                .map(place -> new Coordinate(place.x(), place.y()))
                .toArray(Coordinate[]::new));
    }
}
