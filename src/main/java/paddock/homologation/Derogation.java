package paddock.homologation;

import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Value;
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
 * @param stated facts that people would mention: where one of them is not said, it is taken for no, and for yes where
 *     the derogation has been granted
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
        @Nullable Period notice,
        Set<String> stated) {

    /** What an older document does not have is none. */
    public Derogation {
        lifts = Set.copyOf(lifts);
        counters = List.copyOf(counters);
        stated = stated == null ? Set.of() : Set.copyOf(stated);
    }

    public Derogation(
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
        this(id, cite, text, kind, lifts, when, never, shift, counters, notice, Set.of());
    }

    /** Whether it is open to a use. */
    Truth isOpen(Moment moment) {
        return when.at(assumed(moment));
    }

    /** Names what would tell whether it is open to a use. */
    void missing(Moment moment, Set<String> into) {
        when.missing(assumed(moment), into);
    }

    private Moment assumed(Moment moment) {
        Map<String, Value> facts = new HashMap<>();
        for (String fact : stated) {
            if (!moment.states(fact)) {
                facts.put(fact, new Value.Flag(granted(moment.use())));
            }
        }
        if (facts.isEmpty()) {
            return moment;
        }
        facts.putAll(moment.use().facts());
        return moment.of(moment.use().with(facts));
    }

    boolean granted(Use use) {
        return use.authorised().contains(id) || use.authorised().contains(kind);
    }
}
