package paddock.audit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something done to a thing, as the trail keeps it.
 *
 * @param act what was done, a participle of the trade such as {@code person-added}
 * @param kind what it was done to, such as {@code person}
 * @param thing which one; absent where it has no id
 * @param change what it changed, without personal values
 * @param personal what it changed of somebody's names and addresses, to be forgotten with that person
 */
public record Deed(
        String act,
        String kind,
        @Nullable UUID thing,
        Change change,
        @Nullable Personal personal) {

    static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Change NOTHING = new Change(Map.of(), Map.of());

    public Deed {
        if (!WORD.matcher(act).matches() || !WORD.matcher(kind).matches()) {
            throw new IllegalArgumentException("acts and kinds are words such as person-added: " + act + ", " + kind);
        }
    }

    public static Deed of(String act, String kind, @Nullable UUID thing) {
        return new Deed(act, kind, thing, NOTHING, null);
    }

    /** The same deed, with what it changed: values by the names of their fields. */
    public Deed changing(Map<String, ?> before, Map<String, ?> after) {
        return new Deed(act, kind, thing, new Change(before, after), personal);
    }

    /** The same deed, with what it changed of a person's own values. */
    public Deed personally(UUID of, Map<String, ?> before, Map<String, ?> after) {
        return new Deed(act, kind, thing, change, new Personal(of, new Change(before, after)));
    }

    /** Fields before and after; one that stayed as it was is left out. */
    public record Change(Map<String, ?> before, Map<String, ?> after) {

        public Change {
            Map<String, ?> was = before;
            before = differing(was, after);
            after = differing(after, was);
        }

        private static Map<String, ?> differing(Map<String, ?> values, Map<String, ?> others) {
            Map<String, Object> kept = new TreeMap<>(values);
            kept.entrySet()
                    .removeIf(value -> others.containsKey(value.getKey())
                            && Objects.equals(others.get(value.getKey()), value.getValue()));
            return Collections.unmodifiableMap(kept);
        }
    }

    /** What a deed changed of a person's own values. */
    public record Personal(UUID of, Change change) {}
}
