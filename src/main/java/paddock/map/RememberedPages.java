package paddock.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import paddock.kernel.Turns;
import paddock.web.Acquaintance;
import paddock.web.Language;
import paddock.web.Revisions;

/**
 * Keeps the pages of sites and the reference of the API, which everybody sees alike, as they were last written, packed
 * once for all. One counts only while no site has
 * changed since, on whichever node, and within its quarter of an hour: no zone's midnight falls inside one.
 */
@Component
@ConditionalOnWebApplication
final class RememberedPages extends OncePerRequestFilter {

    private static final long BYTES = 16_000_000;
    private static final int LONGEST_ADDRESS = 500;
    private static final long QUARTER_HOUR = 900;
    /** Whoever has waited for so long goes ahead: a page that waits for the database holds nobody else up for good. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    /** How many places are left changes with each that is sold, and no site changes with it. */
    private static final Pattern SOLD = Pattern.compile("/sites/[^/]*/(sessions|dates)(/.*)?");

    private record Wanted(String address, Locale locale, long revisions, long quarterHour) {}

    private static final class Page {
        private final String contentType;
        private final @Nullable Object route;
        private final byte[] body;
        private final byte[] packed;

        /** @param route what the answer is counted under, whether it is written anew or not */
        Page(String contentType, @Nullable Object route, byte[] body) {
            this.contentType = contentType;
            this.route = route;
            this.body = body;
            this.packed = gzip(body);
        }

        int size() {
            return body.length + packed.length + LONGEST_ADDRESS;
        }

        /** Packed, where the reader's browser takes that. */
        void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] bytes = body;
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route);
            response.setContentType(contentType);
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (takesGzip(request)) {
                bytes = packed;
                response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }

        private static byte[] gzip(byte[] body) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
            try (GZIPOutputStream gzip = new Gzip(packed)) {
                gzip.write(body);
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            return packed.toByteArray();
        }
    }

    /** Packs a page in half the time that the usual level takes, to within a twentieth of its size. */
    private static final class Gzip extends GZIPOutputStream {
        private static final int LEVEL = 4;

        Gzip(OutputStream packed) throws IOException {
            super(packed);
            def.setLevel(LEVEL);
        }
    }

    private final Cache<Wanted, Page> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Wanted wanted, Page page) -> page.size())
            .build();
    private final Turns turns = new Turns(LONGEST_TURN);

    /** Asked for with the first page: filters are made before the database answers. */
    private final ObjectProvider<Revisions> shown;

    private final ObjectProvider<Acquaintance> acquaintance;
    private final LocaleResolver locales;
    private final InstantSource clock;

    RememberedPages(
            ObjectProvider<Revisions> shown,
            ObjectProvider<Acquaintance> acquaintance,
            LocaleResolver locales,
            InstantSource clock) {
        this.shown = shown;
        this.acquaintance = acquaintance;
        this.locales = locales;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !(request.getRequestURI().startsWith("/sites")
                        || request.getRequestURI().equals("/api"))
                || SOLD.matcher(request.getRequestURI()).matches()
                || Language.asked(request) != null
                || acquaintance.getObject().couldKnow(request)
                || address(request).length() > LONGEST_ADDRESS;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Wanted wanted = new Wanted(
                address(request),
                locales.resolveLocale(request),
                shown.getObject().sum(),
                clock.instant().getEpochSecond() / QUARTER_HOUR);
        Page known = pages.getIfPresent(wanted);
        if (known == null) {
            known = writeInTurn(request, response, chain);
            if (known == null) {
                return;
            }
            pages.put(wanted, known);
        }
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, wanted.locale().getLanguage());
        known.send(request, response);
    }

    /** Writing takes a processor whole. */
    private @Nullable Page writeInTurn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Turns.Turn _ = turns.take()) {
            return write(request, response, chain);
        }
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
        if (hasForm(written.getContentAsByteArray())) {
            written.copyBodyToResponse();
            return null;
        }
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new Page(type, route, written.getContentAsByteArray());
    }

    /** A form that changes something carries the token of the reader whom it was written for, and of nobody else. */
    private static boolean hasForm(byte[] page) {
        return new String(page, StandardCharsets.ISO_8859_1).contains("name=\"_csrf\"");
    }

    /** As browsers say it; whoever says it in another way gets the page as it is. */
    private static boolean takesGzip(HttpServletRequest request) {
        String taken = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return taken != null && GZIP.matcher(taken).find();
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI() + "?" + request.getQueryString();
    }
}
