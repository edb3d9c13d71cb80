package paddock.factor;

import java.time.Instant;
import java.util.UUID;

/**
 * By whom somebody is named elsewhere, so that they come in by it.
 *
 * @param called as they are called there, for people to read; it decides nothing
 */
public record Link(UUID id, UUID person, String issuer, String called, Instant madeAt, Instant usedAt) {

    public boolean used() {
        return usedAt.isAfter(madeAt);
    }
}
