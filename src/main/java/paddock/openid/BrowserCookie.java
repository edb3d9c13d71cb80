package paddock.openid;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;
import paddock.kernel.Token;

/** What a browser holds while it is at the provider: who comes back with an answer and without it did not ask. */
final class BrowserCookie {

    private static final String NAME = "paddock_openid";
    private static final int TOKEN = 43;

    private BrowserCookie() {}

    static Optional<Token> held(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || cookie.getValue().length() != TOKEN
                ? Optional.empty()
                : Optional.of(new Token(cookie.getValue()));
    }

    /** Lax, for it has to come along when the provider sends the browser back. */
    static void give(Token browser, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, browser.secret())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Errands.KNOWN.multipliedBy(2))
                        .build()
                        .toString());
    }
}
