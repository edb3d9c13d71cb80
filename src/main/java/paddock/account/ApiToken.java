package paddock.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Scope;

/**
 * What a person has given to a program, so that it may ask for them.
 *
 * @param name what they call it
 * @param usedAt to the minute; absent while it never was
 * @param usedFrom the network address then
 */
record ApiToken(
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable String usedFrom) {

    /** In the order in which they are always named. */
    public List<Scope> sortedScopes() {
        return scopes.stream().sorted().toList();
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
