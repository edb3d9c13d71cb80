package paddock.homologation;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;

/**
 * A way out that somebody has to be granted: it lifts the rules it names, within its limits.
 *
 * @param kind what has to be granted, such as {@code event} or {@code day}: a use may say so instead of the id
 * @param when for whom it is open
 * @param never when it lifts nothing, whatever is granted
 * @param shift by how much at most it moves the hours of a rule; absent where it lifts it altogether
 * @param counters what it draws on, by id; none where it is not counted
 * @param notice how long before the use it has to be asked for
 */
public record Derogation(
        String id,
        String cite,
        Text text,
        String kind,
        Set<String> lifts,
        Condition when,
        Condition never,
        @Nullable Duration shift,
        List<String> counters,
        @Nullable Period notice) {

    public Derogation {
        lifts = Set.copyOf(lifts);
        counters = List.copyOf(counters);
    }

    boolean granted(Use use) {
        return use.authorised().contains(id) || use.authorised().contains(kind);
    }
}
