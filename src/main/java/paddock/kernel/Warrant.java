package paddock.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * On the strength of what a program acts for a person: the token that it shows.
 *
 * @param name what its person calls it
 */
public record Warrant(UUID token, String name, Set<Scope> scopes) {

    public Warrant {
        scopes = Set.copyOf(scopes);
    }

    /** What anybody may do needs no scope; what is for the person alone, none is enough for. */
    boolean covers(Permission permission) {
        return permission == Permission.LOOK
                || permission.scope().filter(scopes::contains).isPresent();
    }
}
