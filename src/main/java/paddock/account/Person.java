package paddock.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.StaffRole;

/**
 * Somebody with an account.
 *
 * @param language of the mails they get: {@code fr} or {@code en}
 * @param invited whether they have still to choose a password
 * @param demo whether they belong to the demonstration, or were let in by whoever does
 * @param leftAt since when they may not sign in
 */
record Person(
        UUID id,
        String email,
        String name,
        String language,
        boolean invited,
        boolean demo,
        @Nullable Instant leftAt,
        Set<StaffRole> roles) {

    /** The names of the roles, for forms. */
    public List<String> roleNames() {
        return roles.stream().map(Enum::name).toList();
    }

    boolean has(StaffRole role) {
        return roles.contains(role);
    }
}
