package paddock.factor;

import java.time.Instant;
import java.util.UUID;

/**
 * What a device or a key of somebody's signs with, in place of their password.
 *
 * @param name what its person calls it
 * @param usedAt equal to {@code madeAt} while it never was
 */
public record Passkey(UUID id, String name, Instant madeAt, Instant usedAt) {

    public boolean used() {
        return usedAt.isAfter(madeAt);
    }
}
