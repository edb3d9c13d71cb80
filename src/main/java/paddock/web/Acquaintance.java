package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import paddock.kernel.Acting;

/** Knows who asks, with the roles that they have at this very moment. */
public interface Acquaintance {

    /** Asked as often as one likes: found once for each request. */
    Acting acting(HttpServletRequest request);

    /** Whether a request shows anything by which somebody could be known; whatever does not is nobody's. */
    boolean couldKnow(HttpServletRequest request);
}
