package paddock.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import paddock.kernel.Token;
import paddock.web.Acquaintance;
import paddock.web.Network;
import paddock.web.SignInAddress;

/**
 * Who asks, by what is shown: a browser shows what its device was given to hold, proof that somebody is signed in on it
 * and that somebody has been before; a program shows a token, below {@code /api/} alone.
 */
@Component
@ConditionalOnWebApplication
class DeviceCookies implements Acquaintance {

    private static final String SIGNED_IN = "paddock";
    private static final String KNOWN = "paddock_known";
    private static final String HALF = "paddock_half";
    private static final Duration SIGNED_IN_FOR = Duration.ofDays(30);
    private static final Duration HALF_FOR = Duration.ofMinutes(10);
    private static final Duration KNOWN_FOR = Duration.ofDays(365);
    private static final String FOUND = DeviceCookies.class.getName();
    private static final int TOKEN = 43;

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");
    private static final int BEARER_TOKEN = ApiTokens.PREFIX.length() + TOKEN;

    private final SignIns signIns;
    private final Bearers bearers;
    private final People people;
    private final ObjectProvider<Engagements> engagements;

    DeviceCookies(SignIns signIns, Bearers bearers, People people, ObjectProvider<Engagements> engagements) {
        this.signIns = signIns;
        this.bearers = bearers;
        this.people = people;
        this.engagements = engagements;
    }

    /**
     * Who was found for a request.
     *
     * @param flaw what is wrong with the token, where it shows one
     * @param demanded of whom a second step is demanded, where that was asked with it
     */
    private record Found(
            Acting acting, Optional<SignIns.Current> signIn, Optional<String> flaw, Optional<Set<String>> demanded) {

        static Found nobody(HttpServletRequest request) {
            return new Found(Acting.nobody(Network.of(request)), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Found flawed(HttpServletRequest request, String flaw) {
            return new Found(Acting.nobody(Network.of(request)), Optional.empty(), Optional.of(flaw), Optional.empty());
        }
    }

    @Override
    public Acting acting(HttpServletRequest request) {
        return found(request).acting();
    }

    @Override
    public Acting actingNow(HttpServletRequest request) {
        return find(request).acting();
    }

    @Override
    public boolean couldKnow(HttpServletRequest request) {
        return WebUtils.getCookie(request, SIGNED_IN) != null;
    }

    @Override
    public Optional<Token> session(HttpServletRequest request) {
        return Optional.ofNullable(token(request, SIGNED_IN));
    }

    @Override
    public Optional<String> flaw(HttpServletRequest request) {
        return found(request).flaw();
    }

    /** The sign-in of the device that asks. */
    Optional<SignIns.Current> signIn(HttpServletRequest request) {
        return found(request).signIn();
    }

    /** Of whom a second step is demanded, where that is known already. */
    Optional<Set<String>> demanded(HttpServletRequest request) {
        return found(request).demanded();
    }

    /** Where an attempt to sign in comes from. */
    SignIns.Origin origin(HttpServletRequest request) {
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        return new SignIns.Origin(device == null ? "" : device, Network.of(request), token(request, KNOWN));
    }

    void welcome(SigningIn.Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(SIGNED_IN, welcome.device().secret(), request).maxAge(SIGNED_IN_FOR), response);
        known(welcome.known(), request, response);
    }

    /** What the device shows with the code, at the sign-in only. */
    void half(SigningIn.Half half, HttpServletRequest request, HttpServletResponse response) {
        add(
                cookie(HALF, half.ticket().secret(), request)
                        .path(SignInAddress.PATH)
                        .maxAge(HALF_FOR),
                response);
    }

    Optional<Token> half(HttpServletRequest request) {
        return Optional.ofNullable(token(request, HALF));
    }

    /** What the device is known by from now on. */
    void known(Token known, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(KNOWN, known.secret(), request).maxAge(KNOWN_FOR), response);
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
        // As the routes are found: an address may spell the same in other ways.
        boolean programs = request.getServletPath().startsWith("/api/");
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        // Other schemes are none of ours: a server before Paddock may ask for a password of its own.
        if (programs && authorization != null && authorization.regionMatches(true, 0, "Bearer", 0, 6)) {
            return bearer(authorization, request);
        }
        Token token = token(request, SIGNED_IN);
        // The interface for programs has no forms to guard: a browser may read there for its person, and change
        // nothing.
        boolean changes = !request.getMethod().equals("GET") && programs;
        if (token == null || changes) {
            return Found.nobody(request);
        }
        return signIns.current(token)
                .flatMap(current -> acting(current.person(), request)
                        .map(acting -> new Found(acting, Optional.of(current), Optional.empty(), Optional.empty())))
                .orElseGet(() -> Found.nobody(request));
    }

    private Found bearer(String authorization, HttpServletRequest request) {
        Matcher shown = BEARER.matcher(authorization);
        if (!shown.matches()
                || shown.group(1).length() != BEARER_TOKEN
                || !shown.group(1).startsWith(ApiTokens.PREFIX)) {
            return Found.flawed(request, "token-unreadable");
        }
        Bearers.Bearer bearer = bearers.of(new Token(shown.group(1)), Network.of(request));
        return switch (bearer.shown()) {
            case ApiTokens.Shown.Good good ->
                new Found(
                        acting(good.person(), bearer.engagements(), request).by(good.warrant()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(bearer.demanded()));
            case ApiTokens.Shown.Expired _ -> Found.flawed(request, "token-expired");
            case ApiTokens.Shown.Unknown _ -> Found.flawed(request, "token-unknown");
        };
    }

    private Optional<Acting> acting(UUID id, HttpServletRequest request) {
        return people.withId(id)
                .map(person -> acting(person, engagements.getObject().of(person.id()), request));
    }

    private static Acting acting(Person person, List<Engagements.Engagement> engagements, HttpServletRequest request) {
        Map<UUID, ClientRole> companies = engagements.stream()
                .collect(Collectors.toMap(Engagements.Engagement::company, Engagements.Engagement::role));
        return new Acting(person.id(), person.name(), Network.of(request), person.roles(), companies);
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
