package paddock.ground;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Direction;
import paddock.kernel.Window;

/** One of the things that a booking asks for, for a while. */
public sealed interface Claim {

    Window window();

    /** As programs write it. */
    default Map<String, Object> written() {
        Map<String, Object> entries = new TreeMap<>();
        entries.put("from", window().from().toOffsetDateTime().toString());
        entries.put("until", window().until().toOffsetDateTime().toString());
        switch (this) {
            case Track track -> {
                entries.put("layout", track.layout().toString());
                if (track.direction() != null) {
                    entries.put("direction", track.direction().name().toLowerCase(Locale.ROOT));
                }
            }
            case Units units -> {
                entries.put("pool", units.pool().toString());
                entries.put("units", units.number());
            }
        }
        return entries;
    }

    /** The same thing at another time. */
    default Claim during(Window window) {
        return switch (this) {
            case Track track -> new Track(track.layout(), track.direction(), window);
            case Units units -> new Units(units.pool(), units.number(), window);
        };
    }

    /** Whether it is of the same thing, and begins when the other does. */
    default boolean from(Claim other) {
        boolean same = switch (this) {
            case Track track -> other instanceof Track another && track.layout().equals(another.layout());
            case Units units ->
                other instanceof Units others
                        && units.pool().equals(others.pool())
                        && units.number() == others.number();
        };
        return same && window().start().equals(other.window().start());
    }

    /**
     * A layout, with every section it goes over.
     *
     * @param direction absent where nobody has said
     */
    record Track(UUID layout, @Nullable Direction direction, Window window) implements Claim {}

    /** Some units of a pool, whichever are free. */
    record Units(UUID pool, int number, Window window) implements Claim {
        public Units {
            if (number < 1) {
                throw new IllegalArgumentException(number + " units");
            }
        }
    }
}
