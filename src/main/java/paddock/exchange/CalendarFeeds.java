package paddock.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import paddock.circuit.Circuit;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Datebook;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.web.Language;
import paddock.web.May;
import paddock.web.NotFound;

/**
 * Calendars that other programs look up now and then. Whoever has read one and asks again is told in a few bytes that nothing has
 * changed.
 */
@May(Permission.LOOK)
@RestController
@ConditionalOnWebApplication
final class CalendarFeeds {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CircuitFeed circuits;
    private final CompanyFeed companies;
    private final Subscriptions subscriptions;
    private final Clients clients;
    private final Sites sites;

    CalendarFeeds(
            CircuitFeed circuits, CompanyFeed companies, Subscriptions subscriptions, Clients clients, Sites sites) {
        this.circuits = circuits;
        this.companies = companies;
        this.subscriptions = subscriptions;
        this.clients = clients;
        this.sites = sites;
    }

    @GetMapping("/sites/{key}/circuits/{circuit}/calendar.ics")
    @Nullable
    ResponseEntity<byte[]> circuit(@PathVariable String key, @PathVariable String circuit, ServletWebRequest request) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Circuit found = site.circuits().stream()
                .filter(each -> each.key().equals(circuit))
                .findFirst()
                .orElseThrow(() -> new NotFound("circuit"));
        Locale locale = locale(request, site);
        boolean everybodys = Language.asked(request.getRequest()) == null;
        CacheControl cache = CacheControl.maxAge(FRESH);
        return answer(
                request,
                new Feed(
                        circuits.name(site, found, locale),
                        circuits.of(site, found, locale),
                        everybodys ? cache.cachePublic() : cache.cachePrivate()));
    }

    /** To whoever does not know the secret there is nothing here, as to whoever knew the one before. */
    @GetMapping("/calendars/{secret}.ics")
    @Nullable
    ResponseEntity<byte[]> company(@PathVariable String secret, Locale locale, ServletWebRequest request) {
        UUID company = subscriptions.read(new Token(secret)).orElseThrow(() -> new NotFound("calendar"));
        String name = clients.withId(company)
                .orElseThrow(() -> new NotFound("calendar"))
                .name();
        CacheControl cache = CacheControl.maxAge(FRESH).cachePrivate();
        return answer(request, new Feed(name, companies.of(company, locale), cache));
    }

    /** A calendar with what it is called. */
    private record Feed(String name, Datebook datebook, CacheControl cache) {

        String tag() {
            return '"' + Fingerprint.of(name + datebook) + '"';
        }
    }

    private static @Nullable ResponseEntity<byte[]> answer(ServletWebRequest request, Feed feed) {
        HttpServletResponse response = request.getResponse();
        if (response != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, feed.cache().getHeaderValue());
        }
        if (request.checkNotModified(feed.tag())) {
            return null;
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Datebook.MEDIA_TYPE)
                .body(feed.datebook().asFeed(feed.name()).getBytes(StandardCharsets.UTF_8));
    }

    /** As the address asks, else the site's own: programs that look up calendars seldom say what their reader speaks. */
    private static Locale locale(ServletWebRequest request, Site site) {
        String asked = Language.asked(request.getRequest());
        return Locale.of(asked == null ? site.language() : asked);
    }
}
