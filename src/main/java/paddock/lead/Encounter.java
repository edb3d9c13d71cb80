package paddock.lead;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time that somebody was met.
 *
 * @param exhibition where; absent for elsewhere
 * @param by who met them; absent once whoever it was is forgotten
 * @param photo whether their card was photographed
 * @param read what a program made out on the picture; absent until one has looked
 * @param said what was noted then, word for word; what was empty is left out
 */
public record Encounter(
        UUID id,
        UUID lead,
        @Nullable UUID exhibition,
        Instant metAt,
        Instant receivedAt,
        @Nullable UUID by,
        Capture.Way way,
        String code,
        boolean photo,
        @Nullable String read,
        Map<Reading.Field, String> said) {}
