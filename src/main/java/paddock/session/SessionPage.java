package paddock.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.NotFound;

/** The page of one session, on which places are taken; its list of who takes part is the operator's. */
@Component
@ConditionalOnWebApplication
final class SessionPage {

    private static final int MOST_NAMES = 1000;
    private static final int MOST_PLACES = 1000;

    private final Counter counter;
    private final Places places;
    private final SessionWords words;
    private final Clients clients;

    SessionPage(Counter counter, Places places, SessionWords words, Clients clients) {
        this.counter = counter;
        this.places = places;
        this.words = words;
        this.clients = clients;
    }

    /** A session where it is, for a reader of one language. */
    record Shown(Site site, Session session, Locale locale) {}

    /** One of the site. */
    Shown session(Site site, String id) {
        Session session = counter.session(id);
        if (!session.booking().site().equals(site.id())) {
            throw new NotFound("session");
        }
        return new Shown(site, session, LocaleContextHolder.getLocale());
    }

    /** @param typed what was typed to take places, kept where it is refused */
    ModelAndView page(Acting acting, Shown shown, MultiValueMap<String, String> typed) {
        Site site = shown.site();
        Locale locale = shown.locale();
        SessionWords.View view = words.view(site, shown.session(), locale);
        Profile profile = words.profile(site, shown.session());
        boolean mayTake = acting.may(Permission.BOOK) && !view.isOver();
        return new ModelAndView("session/session")
                .addObject("site", site)
                .addObject("s", view)
                .addObject("places", taken(acting, shown))
                .addObject("mayTake", mayTake)
                .addObject("maySell", acting.may(Permission.SELL) && !view.isOver())
                .addObject("names", mayTake ? clients.choices(acting, Permission.BOOK, MOST_NAMES) : List.of())
                .addObject("categories", words.choices(profile, "category", locale))
                .addObject("powertrains", words.choices(profile, "powertrain", locale))
                .addObject("measures", words.measures(profile, locale))
                .addObject("typed", typed.toSingleValueMap())
                .addObject("mistakes", Mistakes.NONE)
                .addObject("mistaken", "")
                .addObject("section", "sessions");
    }

    /** What whoever reads may see of what is taken: clients' people their own, strangers nothing. */
    private List<SessionWords.PlaceView> taken(Acting acting, Shown shown) {
        if (!acting.may(Permission.SEE_BOOKINGS)) {
            return List.of();
        }
        List<Place> seen = places.of(shown.session().id(), Counter.seenBy(acting), 0, MOST_PLACES);
        Map<UUID, String> names =
                clients.names(seen.stream().map(Place::company).collect(Collectors.toSet()));
        return seen.stream()
                .map(each -> words.view(shown.site(), each, names, shown.locale()))
                .toList();
    }
}
