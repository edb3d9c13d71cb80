package paddock.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import paddock.circuit.Sites;

/**
 * Keeps the pages of sites, which everybody sees alike, as they were last written. One counts only while no site has
 * changed since, on whichever node, and within its quarter of an hour: no zone's midnight falls inside one.
 */
@Component
@ConditionalOnWebApplication
final class RememberedPages extends OncePerRequestFilter {

    private static final long BYTES = 16_000_000;
    private static final int LONGEST_ADDRESS = 500;
    private static final long QUARTER_HOUR = 900;

    private record Wanted(String address, Locale locale, long revisions, long quarterHour) {}

    private static final class Page {
        private final String contentType;
        private final byte[] body;

        Page(String contentType, byte[] body) {
            this.contentType = contentType;
            this.body = body;
        }
    }

    private final Cache<Wanted, Page> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Wanted wanted, Page page) -> page.body.length + LONGEST_ADDRESS)
            .build();
    /** Asked for with the first page: filters are made before the database answers. */
    private final ObjectProvider<Sites> sites;

    private final LocaleResolver locales;
    private final InstantSource clock;

    RememberedPages(ObjectProvider<Sites> sites, LocaleResolver locales, InstantSource clock) {
        this.sites = sites;
        this.locales = locales;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !request.getRequestURI().startsWith("/sites")
                || request.getParameter("lang") != null
                || address(request).length() > LONGEST_ADDRESS;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Wanted wanted = new Wanted(
                address(request),
                locales.resolveLocale(request),
                sites.getObject().revisions(),
                clock.instant().getEpochSecond() / QUARTER_HOUR);
        Page known = pages.getIfPresent(wanted);
        if (known == null) {
            known = write(request, response, chain);
            if (known == null) {
                return;
            }
            pages.put(wanted, known);
        }
        response.setContentType(known.contentType);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, wanted.locale().getLanguage());
        response.setContentLength(known.body.length);
        response.getOutputStream().write(known.body);
    }

    /** The page as the controller writes it; nothing, and the answer sent, where that is not a page to keep. */
    private static @Nullable Page write(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, written);
        String type = written.getContentType();
        if (written.getStatus() != HttpServletResponse.SC_OK || type == null || !type.startsWith("text/html")) {
            written.copyBodyToResponse();
            return null;
        }
        return new Page(type, written.getContentAsByteArray());
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI() + "?" + request.getQueryString();
    }
}
