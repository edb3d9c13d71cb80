package paddock.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.ClientRole;

/**
 * Somebody asked by mail to act for a company, who has not answered yet.
 *
 * @param by who asks; absent where nobody is known
 * @param demo whether a demonstration account asks: whoever comes in by it goes with the demonstration
 */
record Invitation(
        UUID id,
        UUID company,
        String email,
        ClientRole role,
        Instant until,
        @Nullable UUID by,
        boolean demo) {}
