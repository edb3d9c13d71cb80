package paddock.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.web.Acquaintance;

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
    private final ObjectProvider<Engagements> engagements;

    DeviceCookies(SignIns signIns, People people, ObjectProvider<Engagements> engagements) {
        this.signIns = signIns;
        this.people = people;
        this.engagements = engagements;
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
        return new SignIns.Origin(device == null ? "" : device, network(request), token(request, KNOWN));
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
        Acting nobody = Acting.nobody(network(request));
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
                        .map(person -> new Found(acting(person, request), Optional.of(current))))
                .orElseGet(() -> new Found(nobody, Optional.empty()));
    }

    private Acting acting(Person person, HttpServletRequest request) {
        Map<UUID, ClientRole> companies = engagements.getObject().of(person.id()).stream()
                .collect(Collectors.toMap(Engagements.Engagement::company, Engagements.Engagement::role));
        return new Acting(person.id(), person.name(), network(request), person.roles(), companies);
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

    /** The address of a request; of IPv6 the network, of which one household or company has a whole one. */
    private static String network(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!address.contains(":")) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        String network = HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        return bytes.length == 4 || network.matches("0+")
                ? address
                : Arrays.stream(network.split("(?<=\\G.{4})", -1))
                        .map(group -> group.replaceFirst("^0+(?=.)", ""))
                        .collect(Collectors.joining(":", "", "::/64"));
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
