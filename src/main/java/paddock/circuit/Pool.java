package paddock.circuit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * Things or teams of one kind that can stand in for one another, as units; what there is one of is a pool of one.
 *
 * @param circuit key of the circuit it belongs to; absent where the whole site draws from it
 */
public record Pool(
        UUID id,
        String key,
        Text name,
        Kind kind,
        @Nullable String circuit,
        @Nullable Text note,
        @Nullable Duration turnaround,
        boolean invented,
        List<Unit> units) {

    /** The units that exist on a day. */
    public List<Unit> unitsOn(LocalDate day) {
        return units.stream().filter(unit -> unit.exists().contain(day)).toList();
    }

    /** What the units are. */
    public enum Kind {
        GARAGE,
        ROOM,
        EQUIPMENT,
        MARSHAL,
        MEDICAL,
        RECOVERY
    }

    /** One bookable unit, guarded on its own. */
    public record Unit(UUID id, String key, Days exists) {}
}
