package paddock.homologation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.DayTest.DayKind;

/**
 * One kind of vehicle of one use in one slice of time, in which no clock condition changes: what conditions are asked
 * about.
 *
 * @param second of the civil day, at which the slice begins
 * @param defaults values that the text itself gives, such as a house rule's numbers
 * @param gaps facts whose value lies in none of a table's ranges, so that comparing them decides nothing
 */
record Moment(
        DayKind day,
        DayKind before,
        int second,
        Use use,
        Vehicles vehicles,
        Map<String, Value> defaults,
        Set<String> gaps) {

    /** The text's own number before what anybody states; what is known of the vehicle before what is known of the use. */
    @Nullable
    Value value(String fact) {
        Value written = defaults.get(fact);
        if (written != null) {
            return written;
        }
        Value own = vehicles.facts().get(fact);
        return own != null ? own : use.facts().get(fact);
    }

    /** Whether something is said of it; of a field seen as a whole, whether it is said of any of its kinds. */
    boolean states(String fact) {
        return value(fact) != null
                || (vehicles.equals(Vehicles.UNSAID)
                        && use.vehicles().stream().anyMatch(each -> each.facts().containsKey(fact)));
    }

    Moment of(Use newUse) {
        return new Moment(day, before, second, newUse, vehicles, defaults, gaps);
    }

    /** The same, of vehicles of another kind. */
    Moment of(Vehicles others) {
        return new Moment(day, before, second, use, others, defaults, gaps);
    }

    Moment with(Set<String> newGaps) {
        return new Moment(day, before, second, use, vehicles, defaults, newGaps);
    }
}
