package paddock.fact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles of one kind on the track at once.
 *
 * @param count how many at most at a time; absent where nobody has said
 * @param facts what is known of each, such as {@code category}, {@code powertrain}, {@code power-kw}, {@code cc}
 */
public record Vehicles(@Nullable Integer count, Map<String, Value> facts) {

    /** Of which nothing is said. */
    public static final Vehicles UNSAID = new Vehicles(null, Map.of());

    public Vehicles {
        facts = Map.copyOf(facts);
    }
}
