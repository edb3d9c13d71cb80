package paddock.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import paddock.kernel.Acting;
import paddock.web.Acquaintance;
import paddock.web.Network;

/** What a device is given to hold: proof that somebody is signed in on it, and that somebody has been before. */
@Component
@ConditionalOnWebApplication
class DeviceCookies implements Acquaintance {

    private static final String SIGNED_IN = "paddock";
    private static final String KNOWN = "paddock_known";
    private static final Duration SIGNED_IN_FOR = Duration.ofDays(30);
    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final String FOUND = DeviceCookies.class.getName();
    private static final int TOKEN = 43;

    private final SignIns signIns;
    private final People people;

    DeviceCookies(SignIns signIns, People people) {
        this.signIns = signIns;
        this.people = people;
    }

    /** Who was found for a request. */
    private record Found(Acting acting, Optional<SignIns.Current> signIn) {}

    @Override
    public Acting acting(HttpServletRequest request) {
        return found(request).acting();
    }

    @Override
    public boolean couldKnow(HttpServletRequest request) {
        return WebUtils.getCookie(request, SIGNED_IN) != null;
    }

    /** The sign-in of the device that asks. */
    Optional<SignIns.Current> signIn(HttpServletRequest request) {
        return found(request).signIn();
    }

    /** Where an attempt to sign in comes from. */
    SignIns.Origin origin(HttpServletRequest request) {
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        return new SignIns.Origin(device == null ? "" : device, Network.of(request), token(request, KNOWN));
    }

    void welcome(SigningIn.Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(SIGNED_IN, welcome.device().secret(), request).maxAge(SIGNED_IN_FOR), response);
        add(cookie(KNOWN, welcome.known().secret(), request).maxAge(KNOWN_FOR), response);
    }

    void goodbye(HttpServletRequest request, HttpServletResponse response) {
        add(cookie(SIGNED_IN, "", request).maxAge(Duration.ZERO), response);
    }

    private Found found(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Found known) {
            return known;
        }
        Found found = find(request);
        request.setAttribute(FOUND, found);
        return found;
    }

    private Found find(HttpServletRequest request) {
        Acting nobody = Acting.nobody(Network.of(request));
        Token token = token(request, SIGNED_IN);
        // The interface for programs has no forms to guard: a browser may read there for its person, and change
        // nothing.
        boolean changes =
                !request.getMethod().equals("GET") && request.getRequestURI().startsWith("/api/");
        if (token == null || changes) {
            return new Found(nobody, Optional.empty());
        }
        return signIns.current(token)
                .flatMap(current -> people.withId(current.person())
                        .map(person -> new Found(
                                new Acting(person.id(), person.name(), Network.of(request), person.roles(), Map.of()),
                                Optional.of(current))))
                .orElseGet(() -> new Found(nobody, Optional.empty()));
    }

    private static @Nullable Token token(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().length() != TOKEN ? null : new Token(cookie.getValue());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }

    private static void add(ResponseCookie.ResponseCookieBuilder cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** A person's own id. */
    static UUID self(Acting acting) {
        UUID person = acting.person();
        if (person == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return person;
    }
}
