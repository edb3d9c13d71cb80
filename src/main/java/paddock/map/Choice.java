package paddock.map;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Conflict;
import paddock.circuit.Conflicts;
import paddock.circuit.LayoutOn;

/**
 * Some of a site's layouts picked together, and what that means for each of them: whether they can run at once, and
 * which stretch of track forbids it.
 *
 * @param pointed a layout looked at beside those picked
 */
record Choice(
        Conflicts conflicts,
        List<LayoutOn> picked,
        @Nullable LayoutOn pointed) {

    /** What the choice means for one layout. */
    enum State {
        /** Nothing is picked yet. */
        UNASKED,
        /** Picked, and it runs beside the others picked. */
        PICKED,
        /** Picked, but not beside all the others picked. */
        CLASHING,
        /** Not picked; it could run beside those that are. */
        POSSIBLE,
        /** Not picked, and it cannot run beside those that are. */
        IMPOSSIBLE
    }

    /**
     * A layout as a line of the list.
     *
     * @param beside what it can run beside on its own circuit
     */
    record Row(LayoutOn on, State state, List<Conflict> clashes, List<LayoutOn> beside) {

        /** The circuit drawn small, this layout strong, written. */
        public String drawn(Thumbnail thumbnail, Set<String> forbidding) {
            return Svg.thumbnail(thumbnail, this, forbidding);
        }

        /** Whether anything is picked, so that there is a state to tell. */
        public boolean asked() {
            return state != State.UNASKED;
        }

        public boolean picked() {
            return state == State.PICKED || state == State.CLASHING;
        }

        public boolean clashing() {
            return state == State.CLASHING;
        }

        /** The flag of its state. */
        public String flag() {
            return clashes.isEmpty() ? "f-free" : "f-forbid";
        }

        /** The keys of its sections, for the map. */
        public String sections() {
            return on.course().sectionKeys();
        }
    }

    /** Whether nothing is picked and nothing pointed at. */
    public boolean isEmpty() {
        return picked.isEmpty() && pointed == null;
    }

    public List<Row> rows() {
        return conflicts.layouts().stream().map(this::row).toList();
    }

    private Row row(LayoutOn layout) {
        boolean isPicked = picked.contains(layout);
        List<Conflict> clashes = picked.stream()
                .filter(other -> !other.equals(layout))
                .flatMap(other -> conflicts.between(layout, other).stream())
                .toList();
        State state;
        if (picked.isEmpty()) {
            state = State.UNASKED;
        } else if (isPicked) {
            state = clashes.isEmpty() ? State.PICKED : State.CLASHING;
        } else {
            state = clashes.isEmpty() ? State.POSSIBLE : State.IMPOSSIBLE;
        }
        List<LayoutOn> beside = conflicts.layouts().stream()
                .filter(other -> !other.equals(layout) && other.circuit().equals(layout.circuit()))
                .filter(other -> conflicts.between(layout, other).isEmpty())
                .toList();
        return new Row(layout, state, clashes, beside);
    }

    /** Every pair among those picked that cannot run together. */
    public List<Conflict> clashes() {
        List<Conflict> clashes = new ArrayList<>();
        for (int i = 0; i < picked.size(); i++) {
            for (int j = i + 1; j < picked.size(); j++) {
                conflicts.between(picked.get(i), picked.get(j)).ifPresent(clashes::add);
            }
        }
        return clashes;
    }

    /** The sections that forbid: those shared; where the site keeps two courses apart, both whole. */
    public Set<String> forbidding() {
        List<Conflict> clashes = new ArrayList<>(clashes());
        if (pointed != null && !picked.contains(pointed)) {
            picked.forEach(other -> conflicts.between(pointed, other).ifPresent(clashes::add));
        }
        Set<String> sections = new LinkedHashSet<>();
        for (Conflict clash : clashes) {
            clash.shared().forEach(section -> sections.add(section.key()));
            if (clash.shared().isEmpty()) {
                sections.addAll(keys(List.of(clash.first(), clash.second())));
            }
        }
        return sections;
    }

    /** The sections of those picked. */
    public Set<String> chosen() {
        return keys(picked);
    }

    /** The sections of the one pointed at. */
    public Set<String> lit() {
        return pointed == null ? Set.of() : keys(List.of(pointed));
    }

    private static Set<String> keys(List<LayoutOn> layouts) {
        Set<String> sections = new LinkedHashSet<>();
        layouts.forEach(layout -> layout.course().sections().forEach(section -> sections.add(section.key())));
        return sections;
    }

    /** Metres from edge to edge between the two nearest of those picked, where they can run at once and are surveyed. */
    public OptionalDouble apart() {
        if (picked.size() < 2 || !clashes().isEmpty()) {
            return OptionalDouble.empty();
        }
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < picked.size(); i++) {
            for (int j = i + 1; j < picked.size(); j++) {
                OptionalDouble apart = Nearness.between(picked.get(i), picked.get(j));
                if (apart.isEmpty()) {
                    return OptionalDouble.empty();
                }
                nearest = Math.min(nearest, apart.getAsDouble());
            }
        }
        return OptionalDouble.of(nearest);
    }
}
