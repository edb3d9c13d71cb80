package paddock.circuit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Ids;
import paddock.kernel.Text;

/**
 * Everything one operator runs at one place: circuits, clock, public holidays. Immutable, loaded whole.
 *
 * @param language the language of plain names in its file
 * @param ownInARow whether a client needs no turnaround between uses of its own
 * @param invented why it exists although the place does not; absent for a real place
 */
public record Site(
        UUID id,
        String key,
        String language,
        Text name,
        @Nullable Text invented,
        Place place,
        Operator operator,
        ZoneId zone,
        Holidays holidays,
        Week week,
        Duration turnaround,
        boolean ownInARow,
        @Nullable Attribution geometry,
        List<Circuit> circuits,
        List<Pool> pools,
        List<Exclusion> exclusions,
        List<Figure> figures,
        List<Milestone> milestones) {

    /** Where it lies. */
    public record Place(Text town, Text region, String country, Point point) {}

    /** Who runs it. */
    public record Operator(Text name, @Nullable Text note) {}

    /** Whose survey the geometry is: shown wherever the map is. */
    public record Attribution(
            String credit, String licence, @Nullable String url) {}

    public Optional<Circuit> circuit(String key) {
        return circuits.stream().filter(circuit -> circuit.key().equals(key)).findFirst();
    }

    /** What must stay empty after each use of a circuit: its own time, else the site's. */
    public Duration turnaroundOf(Circuit circuit) {
        return circuit.turnaround() != null ? circuit.turnaround() : turnaround;
    }

    /** What must stay empty after each use of a unit: its pool's own time, else the site's. */
    public Duration turnaroundOf(Pool pool) {
        return pool.turnaround() != null ? pool.turnaround() : turnaround;
    }

    /** What two layouts that are kept apart both take, as if it were a section they share. */
    public UUID pairOf(Exclusion exclusion) {
        return Ids.named(key, "pair", exclusion.first(), exclusion.second());
    }

    /** Every layout that can be driven on a day, circuit by circuit. */
    public List<LayoutOn> on(LocalDate day) {
        return circuits.stream().flatMap(circuit -> circuit.on(day).stream()).toList();
    }
}
