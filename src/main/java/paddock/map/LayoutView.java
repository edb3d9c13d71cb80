package paddock.map;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import paddock.circuit.Direction;
import paddock.circuit.Layout.Shape;
import paddock.circuit.LayoutOn;
import paddock.circuit.Line;
import paddock.circuit.Surface;
import paddock.circuit.Width;

/**
 * A layout as a line of its circuit's table.
 *
 * @param directions the texts' name for the ways it may be driven
 */
record LayoutView(LayoutOn on, Optional<Width> width, List<Surface> surfaces, String directions) {

    static LayoutView of(LayoutOn on) {
        List<Width> widths = on.course().sections().stream()
                .flatMap(section -> on.circuit().widthOf(section).stream())
                .toList();
        Optional<Width> width = widths.stream()
                .reduce((a, b) -> new Width(Math.min(a.least(), b.least()), Math.max(a.most(), b.most())));
        List<Surface> surfaces = on.course().sections().stream()
                .map(section -> on.circuit().surfaceOf(section))
                .distinct()
                .toList();
        return new LayoutView(on, width, surfaces, directions(on));
    }

    /** The keys of its sections, for the page and the map. */
    public String sections() {
        return on.course().sectionKeys();
    }

    private static String directions(LayoutOn on) {
        Set<Direction> allowed = on.course().directions();
        if (allowed.isEmpty()) {
            return "unknown";
        }
        if (allowed.size() == 2) {
            return "both";
        }
        boolean forward = allowed.contains(Direction.FORWARD);
        Optional<Line> loop = on.layout().shape() == Shape.CLOSED ? on.course().line() : Optional.empty();
        if (loop.isPresent()) {
            return forward == loop.get().clockwise() ? "clockwise" : "anticlockwise";
        }
        return forward ? "forward" : "backward";
    }
}
