package paddock.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;
import paddock.kernel.Token;

/**
 * What a form has to carry, so that no page of somebody else's can send one. Of whoever is signed in it is made of the secret
 * that lets them in: it is another at each sign-in, of no use with anybody else's, and cannot be planted by whoever may set cookies for
 * this name. Of others it is a secret in a cookie of its own.
 */
final class FormTokens implements CsrfTokenRepository {

    static final String COOKIE = "paddock_form";
    /** Browsers take such a cookie over TLS alone, from this very name. */
    static final String SECURE_COOKIE = "__Host-paddock_form";

    private static final int LONGEST = 100;

    private final ObjectProvider<Acquaintance> acquaintance;

    FormTokens(ObjectProvider<Acquaintance> acquaintance) {
        this.acquaintance = acquaintance;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return ofSession(request).orElseGet(() -> token(Token.random().secret()));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (ofSession(request).isPresent()) {
            return;
        }
        ResponseCookie cookie = ResponseCookie.from(name(request), token == null ? "" : token.getToken())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(token == null ? Duration.ZERO : Duration.ofSeconds(-1))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return ofSession(request).or(() -> ofCookie(request)).orElse(null);
    }

    private Optional<CsrfToken> ofSession(HttpServletRequest request) {
        return Optional.ofNullable(acquaintance.getIfAvailable())
                .flatMap(known -> known.session(request))
                .map(session -> token(HexFormat.of().formatHex(new Token("form " + session.secret()).digest())));
    }

    private static Optional<CsrfToken> ofCookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .map(FormTokens::token);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_COOKIE : COOKIE;
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", value);
    }
}
