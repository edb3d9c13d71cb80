package paddock.waiting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.waiting.Prospects.Taker;
import paddock.web.Formats;

/** The page of one entry of the waiting list, on which what is free is taken. */
@Component
@ConditionalOnWebApplication
final class EntryPage {

    private final Entries entries;
    private final Prospects prospects;
    private final Sites sites;
    private final Clients clients;
    private final InstantSource clock;

    EntryPage(Entries entries, Prospects prospects, Sites sites, Clients clients, InstantSource clock) {
        this.entries = entries;
        this.prospects = prospects;
        this.sites = sites;
        this.clients = clients;
        this.clock = clock;
    }

    /** An entry in words, as it is now. */
    public record View(
            UUID id,
            int version,
            String word,
            String company,
            UUID companyId,
            String reference,
            String orderNumber,
            WantWords want,
            Instant askedAt,
            @Nullable Instant over,
            @Nullable UUID booking) {

        public boolean isOver() {
            return over != null;
        }
    }

    /** Some of its hours that are free now. */
    public record Free(String from, String until, List<ClaimWords> lines) {}

    /** Some of its hours, and when it was last said that they are free. */
    public record Told(String hours, Instant at) {}

    ModelAndView page(Acting acting, Entry entry, Locale locale) {
        Site site = sites.withId(entry.site()).orElseThrow();
        boolean may = acting.mayFor(entry.company(), Permission.BOOK) && entry.waits(clock.instant());
        return new ModelAndView("waiting/entry")
                .addObject("site", site)
                .addObject("e", view(site, entry, clients.names(List.of(entry.company())), locale))
                .addObject("mayChange", may)
                .addObject("free", may ? free(acting, site, entry, locale) : List.of())
                .addObject("told", told(entry, locale))
                .addObject("section", "bookings");
    }

    View view(Site site, Entry entry, Map<UUID, String> names, Locale locale) {
        Entry.State state = entry.at(clock.instant());
        return new View(
                entry.id(),
                entry.version(),
                Entry.word(state),
                names.getOrDefault(entry.company(), ""),
                entry.company(),
                entry.said().reference(),
                entry.said().orderNumber(),
                WantWords.of(site, entry.want(), locale),
                entry.askedAt(),
                Entry.since(state),
                state instanceof Entry.State.Served served ? served.booking() : null);
    }

    private List<Free> free(Acting acting, Site site, Entry entry, Locale locale) {
        Taker taker = acting.staff().isEmpty() ? Taker.CLIENT : Taker.OPERATOR;
        return prospects.free(site, entry, taker, slot -> true).stream()
                .map(slot -> new Free(
                        slot.begins().toString(),
                        slot.ends().toString(),
                        slot.claims().stream()
                                .map(claim -> ClaimWords.of(site, claim, locale))
                                .toList()))
                .toList();
    }

    private List<Told> told(Entry entry, Locale locale) {
        Formats formats = new Formats(locale);
        return entries.offers(entry.id()).stream()
                .map(offer -> new Told(
                        formats.day(offer.hours().from().toLocalDate())
                                + ", "
                                + formats.hours(
                                        offer.hours().from().toLocalTime(),
                                        offer.hours().until().toLocalTime()),
                        offer.toldAt()))
                .toList();
    }
}
