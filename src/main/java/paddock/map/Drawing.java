package paddock.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paddock.circuit.Circuit;
import paddock.circuit.Line;

/**
 * The plan of some circuits on a day, north up, as the server draws it: the road at its true width wherever that can be
 * seen, joints, names, a scale bar.
 *
 * @param id keeps the drawing's references apart from those of another on the same page
 * @param edges the roads' edges, written
 * @param words joints and names, written
 * @param toScale whether every road is drawn at its true width
 */
record Drawing(
        String id, int width, int height, boolean toScale, List<Road> roads, String edges, String words, Scale scale) {

    /** A section's road; {@code crosses} is the path of the marks that forbid it. */
    record Road(String section, String path, String crosses, String edge, String bed) {}

    /** Where sections meet. */
    record Joint(long x, long y) {}

    /** A bar of round length, and its quarters. */
    record Scale(int metres, long pixels, long quarter) {}

    /** The frame a drawing is made for. */
    record Sheet(String id, int width, int mostHeight, int margin, Locale locale) {}

    /** The roads as a choice has them, written. */
    public String beds(Choice choice) {
        return Svg.beds(id, roads, choice);
    }

    /** Empty where no section of that day has a geometry. */
    static Optional<Drawing> of(Collection<Circuit> circuits, LocalDate day, Sheet sheet) {
        List<Line> lines = new ArrayList<>();
        for (Circuit circuit : circuits) {
            circuit.sectionsOn(day).forEach(section -> section.geometry().ifPresent(lines::add));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Plotter(sheet, lines).plot(circuits, day));
    }
}
