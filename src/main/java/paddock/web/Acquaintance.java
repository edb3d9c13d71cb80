package paddock.web;

import jakarta.servlet.http.HttpServletRequest;
import paddock.kernel.Acting;

/** Knows who asks, with the roles that they have at this very moment. */
public interface Acquaintance {
    Acting acting(HttpServletRequest request);
}
