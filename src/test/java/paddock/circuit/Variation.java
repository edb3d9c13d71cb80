package paddock.circuit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Timeline;
import paddock.kernel.Timeline.Spell;

/** Sites that differ from another in one thing. */
final class Variation {

    private Variation() {}

    /** A circuit as it is, but for its width. */
    static Circuit wide(Circuit old, Width width) {
        return new Circuit(
                old.id(),
                old.key(),
                old.name(),
                old.surface(),
                width,
                old.stated(),
                old.note(),
                old.turnaround(),
                old.daysSoldTarget(),
                old.sections(),
                old.layouts(),
                old.figures(),
                old.milestones());
    }

    /** A circuit as it is, but for its surface and what stays empty after each use. */
    static Circuit resting(Circuit old, Surface surface, Duration turnaround) {
        return new Circuit(
                old.id(),
                old.key(),
                old.name(),
                surface,
                old.width(),
                old.stated(),
                old.note(),
                turnaround,
                old.daysSoldTarget(),
                old.sections(),
                old.layouts(),
                old.figures(),
                old.milestones());
    }

    static Site with(Site old, Circuit changed) {
        return copy(
                old,
                old.zone(),
                old.circuits().stream()
                        .map(circuit -> circuit.id().equals(changed.id()) ? changed : circuit)
                        .toList());
    }

    static Site without(Site old, String circuit) {
        return copy(
                old,
                old.zone(),
                old.circuits().stream()
                        .filter(one -> !one.key().equals(circuit))
                        .toList());
    }

    static Site inZone(Site old, String zone) {
        return copy(old, ZoneId.of(zone), old.circuits());
    }

    /** The north loop goes over the south loop's sections from some day on. */
    static Site turning(Site old, LocalDate day) {
        Circuit circuit = old.circuits().getFirst();
        Layout north = circuit.layouts().get(1);
        Course then = north.courses().spells().getFirst().value();
        Course later = circuit.layouts().get(2).courses().spells().getFirst().value();
        Layout turned = new Layout(
                north.id(),
                north.key(),
                north.name(),
                north.shape(),
                new Timeline<>(List.of(
                        new Spell<>(new Days(LocalDate.of(2015, 1, 1), day), then),
                        new Spell<>(new Days(day, null), later))));
        List<Layout> layouts = circuit.layouts().stream()
                .map(layout -> layout.id().equals(north.id()) ? turned : layout)
                .toList();
        return with(old, circuit(circuit, circuit.sections(), layouts));
    }

    /** The first circuit has another section of that key. */
    static Site with(Site old, Section other) {
        Circuit circuit = old.circuits().getFirst();
        List<Section> sections = circuit.sections().stream()
                .map(section -> section.id().equals(other.id()) ? other : section)
                .toList();
        return with(old, circuit(circuit, sections, circuit.layouts()));
    }

    static Site with(Site old, Layout other) {
        Circuit circuit = old.circuits().getFirst();
        List<Layout> layouts = circuit.layouts().stream()
                .map(layout -> layout.id().equals(other.id()) ? other : layout)
                .toList();
        return with(old, circuit(circuit, circuit.sections(), layouts));
    }

    static Site withoutLayout(Site old, String key) {
        Circuit circuit = old.circuits().getFirst();
        List<Layout> layouts = circuit.layouts().stream()
                .filter(layout -> !layout.key().equals(key))
                .toList();
        return with(old, circuit(circuit, circuit.sections(), layouts));
    }

    static Section section(Section old, Line line, @Nullable Double stated) {
        return new Section(old.id(), old.key(), old.name(), old.exists(), line, stated, old.width(), old.surface());
    }

    static Section surfaced(Section old, Surface surface) {
        return new Section(
                old.id(), old.key(), old.name(), old.exists(), old.line(), old.stated(), old.width(), surface);
    }

    static Section existing(Section old, Days exists) {
        return new Section(
                old.id(), old.key(), old.name(), exists, old.line(), old.stated(), old.width(), old.surface());
    }

    private static Circuit circuit(Circuit old, List<Section> sections, List<Layout> layouts) {
        return new Circuit(
                old.id(),
                old.key(),
                old.name(),
                old.surface(),
                old.width(),
                old.stated(),
                old.note(),
                old.turnaround(),
                old.daysSoldTarget(),
                sections,
                layouts,
                old.figures(),
                old.milestones());
    }

    static Site excluding(Site old, Exclusion... exclusions) {
        return new Site(
                old.id(),
                old.key(),
                old.language(),
                old.name(),
                old.invented(),
                old.place(),
                old.operator(),
                old.zone(),
                old.holidays(),
                old.week(),
                old.turnaround(),
                old.ownInARow(),
                old.geometry(),
                old.circuits(),
                old.pools(),
                List.of(exclusions),
                old.figures(),
                old.milestones());
    }

    static Site closedOn(Site old, DayOfWeek day) {
        Map<DayOfWeek, List<Week.Hours>> days = new EnumMap<>(old.week().days());
        days.put(day, List.of());
        return new Site(
                old.id(),
                old.key(),
                old.language(),
                old.name(),
                old.invented(),
                old.place(),
                old.operator(),
                old.zone(),
                old.holidays(),
                new Week(days, old.week().invented()),
                old.turnaround(),
                old.ownInARow(),
                old.geometry(),
                old.circuits(),
                old.pools(),
                old.exclusions(),
                old.figures(),
                old.milestones());
    }

    static Site copy(Site old, ZoneId zone, List<Circuit> circuits) {
        return new Site(
                old.id(),
                old.key(),
                old.language(),
                old.name(),
                old.invented(),
                old.place(),
                old.operator(),
                zone,
                old.holidays(),
                old.week(),
                old.turnaround(),
                old.ownInARow(),
                old.geometry(),
                circuits,
                old.pools().stream()
                        .filter(pool -> pool.circuit() == null
                                || circuits.stream()
                                        .anyMatch(circuit -> circuit.key().equals(pool.circuit())))
                        .toList(),
                old.exclusions(),
                old.figures(),
                old.milestones());
    }
}
