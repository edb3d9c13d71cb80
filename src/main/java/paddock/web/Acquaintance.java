package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import paddock.kernel.Acting;
import paddock.kernel.Token;

/** Knows who asks, with the roles that they have at this very moment. */
public interface Acquaintance {

    /** Asked as often as one likes: found once for each request. */
    Acting acting(HttpServletRequest request);

    /** The same, found anew however long the request goes on: somebody may have signed out meanwhile. */
    default Acting actingNow(HttpServletRequest request) {
        return acting(request);
    }

    /** Whether a request shows anything by which somebody could be known; whatever does not is nobody's. */
    boolean couldKnow(HttpServletRequest request);

    /** The secret by which a browser shows who it is signed in for, whether or not it still lets anybody in; nothing where it shows none. */
    default Optional<Token> session(HttpServletRequest request) {
        return Optional.empty();
    }

    /** Why the token that a request shows lets nobody in, as the refusals name it; nothing where it shows a good one or none. */
    default Optional<String> flaw(HttpServletRequest request) {
        return Optional.empty();
    }
}
