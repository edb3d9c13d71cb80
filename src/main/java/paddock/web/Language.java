package paddock.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of an answer: as the address asks ({@code ?lang=en}), else as chosen before, else as the reader's
 * browser prefers, else French.
 */
public final class Language implements LocaleResolver, HandlerInterceptor {

    static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);
    private static final String NAME = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return spoken(asked(request))
                .or(() -> spoken(cookie(request)))
                .or(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(Locale.FRENCH);
    }

    /** Keeps a language that the address asks for; refuses one that is not spoken here. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String asked = asked(request);
        if (asked != null && request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
            if (spoken(asked).isEmpty()) {
                throw new BadInput(
                        NAME, asked, SPOKEN.stream().map(Locale::getLanguage).toList());
            }
            response.addHeader(HttpHeaders.SET_COOKIE, remember(asked, request).toString());
        }
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language follows from the request");
    }

    /** The language that the address asks for; none where its parameters cannot be told apart. */
    public static @Nullable String asked(HttpServletRequest request) {
        try {
            return request.getParameter(NAME);
        } catch (InvalidParameterException unreadable) {
            return null;
        }
    }

    /** The language of a command: as the terminal's settings say, else English. */
    public static Locale ofTerminal() {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = System.getenv(name);
            if (value != null && !value.isBlank()) {
                return value.startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    private static ResponseCookie remember(String language, HttpServletRequest request) {
        return ResponseCookie.from(NAME, language)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private static Optional<Locale> spoken(@Nullable String language) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    private static Optional<Locale> preferred(@Nullable String accepted) {
        if (accepted == null || accepted.length() > 500) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), SPOKEN));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
