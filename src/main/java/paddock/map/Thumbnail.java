package paddock.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import paddock.circuit.Circuit;
import paddock.circuit.Section;
import paddock.map.Projection.Pixel;

/**
 * A circuit drawn small and lying down, north to the left, for the lines of a list.
 *
 * @param stretches every section of the day, to be drawn pale or strong
 */
record Thumbnail(String circuit, int width, int height, List<Stretch> stretches) {

    private static final int LONG = 84;
    private static final int HIGH = 32;

    /** A section's path on it. */
    record Stretch(String section, String path) {}

    /** Empty where no section has a geometry. */
    static Optional<Thumbnail> of(Circuit circuit, LocalDate day) {
        List<Section> sections = circuit.sectionsOn(day).stream()
                .filter(section -> section.line() != null)
                .toList();
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        Projection projection = new Projection(
                sections.stream().flatMap(s -> s.geometry().stream()).toList());
        projection.fit(HIGH, LONG, 3);
        List<Stretch> stretches = new ArrayList<>();
        for (Section section : sections) {
            List<Pixel> turned = projection.at(section.geometry().orElseThrow()).stream()
                    .map(pixel -> new Pixel(pixel.y(), HIGH - pixel.x()))
                    .toList();
            stretches.add(new Stretch(section.key(), new Stroke(turned).path()));
        }
        return Optional.of(new Thumbnail(circuit.key(), LONG, HIGH, stretches));
    }
}
