package paddock.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said of being written to.
 *
 * @param given false where they have taken it back
 * @param how they said it: on paper at the stand, by mail
 */
public record Consent(boolean given, String how) {

    /**
     * The same, as it was written down.
     *
     * @param by who wrote it down; absent once whoever it was is forgotten
     */
    public record Said(
            boolean given, String how, Instant at, @Nullable UUID by) {}

    Lead.Told in(Lead.Told before, Instant now) {
        return new Lead.Told(before.noticedAt(), given ? now : null, given ? how : "");
    }
}
