package paddock.trade;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a company would like its page to say.
 *
 * @param by who proposed it; absent once they are forgotten
 * @param reason why it was refused; empty where it was not
 * @param version which writing of it this is
 */
record Proposal(
        UUID id,
        UUID company,
        Profile profile,
        Instant at,
        @Nullable UUID by,
        State state,
        String reason,
        int version) {

    /** How far it has come. */
    enum State {
        OPEN,
        APPROVED,
        REFUSED,
        WITHDRAWN;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
