package paddock.circuit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/**
 * A track with a name of its own; no other circuit uses its sections.
 *
 * @param stated length in metres as the operator states it for the circuit as a whole
 * @param turnaround what must stay empty after each use; the site's own where absent
 * @param daysSoldTarget on how many days of a year it is to be sold; absent where nobody has said so
 */
public record Circuit(
        UUID id,
        String key,
        Text name,
        Surface surface,
        @Nullable Width width,
        @Nullable Double stated,
        @Nullable Text note,
        @Nullable Duration turnaround,
        @Nullable Integer daysSoldTarget,
        List<Section> sections,
        List<Layout> layouts,
        List<Figure> figures,
        List<Milestone> milestones) {

    /** The layouts that can be driven on a day, with the way they go then. */
    public List<LayoutOn> on(LocalDate day) {
        return layouts.stream()
                .flatMap(layout -> layout.courses().on(day).map(course -> new LayoutOn(this, layout, course)).stream())
                .toList();
    }

    /** The sections that exist on a day. */
    public List<Section> sectionsOn(LocalDate day) {
        return sections.stream()
                .filter(section -> section.exists().contain(day))
                .toList();
    }

    /** The width of a section: its own, else the circuit's. */
    public Optional<Width> widthOf(Section section) {
        return Optional.ofNullable(section.width() != null ? section.width() : width);
    }

    /** The surface of a section: its own, else the circuit's. */
    public Surface surfaceOf(Section section) {
        return section.surface() != null ? section.surface() : surface;
    }
}
