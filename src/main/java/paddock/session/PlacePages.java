package paddock.session;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.asking.Uses;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.node.ObjectNode;

/** Places in sessions: taken on the page of the session, read and given back on their own. */
@Controller
@ConditionalOnWebApplication
final class PlacePages {

    private static final Set<String> CODES = Set.of("category", "powertrain");

    private final Places places;
    private final Sessions sessions;
    private final Counter counter;
    private final SessionPage pages;
    private final SessionWords words;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final Refusal refusal;
    private final MessageSource messages;

    PlacePages(
            Places places,
            Sessions sessions,
            Counter counter,
            SessionPage pages,
            SessionWords words,
            Sites sites,
            Clients clients,
            Uses uses,
            Refusal refusal,
            MessageSource messages) {
        this.places = places;
        this.sessions = sessions;
        this.counter = counter;
        this.pages = pages;
        this.words = words;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.refusal = refusal;
        this.messages = messages;
    }

    @May(Permission.BOOK)
    @PostMapping("/sites/{key}/sessions/{id}/places")
    ModelAndView take(
            Acting acting,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> given) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        SessionPage.Shown shown = pages.session(site, id);
        UUID company = company(acting, of(given, "company"));
        if (company == null) {
            Mistakes mistakes =
                    Mistakes.NONE.and("company", of(given, "company").isEmpty() ? "no-company" : "unknown-company");
            return SessionPages.refused(
                    pages.page(acting, shown, given).addObject("mistakes", mistakes),
                    HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        try {
            Place.Said said = new SessionReader(site, body(shown, given), uses).place();
            Taking outcome =
                    places.take(acting, new Places.Wanted(shown.session().id(), company, said));
            if (outcome instanceof Taking.Taken taken) {
                return new ModelAndView("redirect:/places/" + taken.place().id() + "?said=taken");
            }
            Told.Refused refused = refusal.inWords(outcome, shown.locale());
            return SessionPages.refused(
                    pages.page(acting, pages.session(site, id), given).addObject("refusal", refused.words()),
                    refused.status());
        } catch (BadInput unreadable) {
            return SessionPages.refused(
                    unreadable(pages.page(acting, shown, given), unreadable, shown.locale()),
                    HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    private ModelAndView unreadable(ModelAndView page, BadInput unreadable, Locale locale) {
        String field = unreadable.parameter().replaceFirst("^use\\.(vehicles\\[0]\\.)?", "");
        return page.addObject("mistaken", field)
                .addObject("mistake", unreadable.said(uses.called(field, locale), messages, locale));
    }

    /** As programs write it. */
    private ObjectNode body(SessionPage.Shown shown, MultiValueMap<String, String> given) {
        ObjectNode body = SessionReader.blank();
        ObjectNode use = body.putObject("use");
        ObjectNode vehicles = use.putArray("vehicles").addObject();
        SessionForm.put(vehicles, "count", of(given, "count"));
        for (String fact : CODES) {
            String said = of(given, fact);
            if (!said.isEmpty()) {
                vehicles.put(fact, said);
            }
        }
        for (SessionWords.Choice measure :
                words.measures(words.profile(shown.site(), shown.session()), shown.locale())) {
            boolean noise = Profile.OF_A_VEHICLE.contains(measure.value());
            SessionForm.put(noise ? use : vehicles, measure.value(), of(given, measure.value()));
        }
        return body.put("reference", of(given, "reference")).put("order_number", of(given, "order_number"));
    }

    /** The company that is named, if whoever asks may ask for it. */
    private @Nullable UUID company(Acting acting, String name) {
        List<Clients.Named> called = clients.called(name);
        return called.size() == 1 && acting.mayFor(called.getFirst().id(), Permission.BOOK)
                ? called.getFirst().id()
                : null;
    }

    @May(Permission.SEE_BOOKINGS)
    @GetMapping("/places/{id}")
    ModelAndView place(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said, Locale locale) {
        return page(acting, counter.place(acting, id, Permission.SEE_BOOKINGS), locale)
                .addObject("said", said);
    }

    private ModelAndView page(Acting acting, Place place, Locale locale) {
        Session session = sessions.withId(place.session()).orElseThrow();
        Site site = counter.site(session);
        return new ModelAndView("session/place")
                .addObject("site", site)
                .addObject("s", words.view(site, session, locale))
                .addObject("p", words.view(site, place, clients.names(List.of(place.company())), locale))
                .addObject("mayChange", acting.mayFor(place.company(), Permission.BOOK) && !place.isOver())
                .addObject("section", "sessions");
    }

    @May(Permission.BOOK)
    @PostMapping("/places/{id}/end")
    ModelAndView giveBack(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        Place place = counter.place(acting, id, Permission.BOOK);
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        Giving outcome = places.giveBack(acting, place.id(), read);
        if (outcome instanceof Giving.Given) {
            return new ModelAndView("redirect:/places/" + place.id() + "?said=given-back");
        }
        Told.Refused refused = refusal.inWords(outcome, locale);
        return SessionPages.refused(
                page(acting, counter.place(acting, id, Permission.BOOK), locale).addObject("refusal", refused.words()),
                refused.status());
    }

    private static String of(MultiValueMap<String, String> given, String name) {
        String first = given.getFirst(name);
        return first == null ? "" : first.strip();
    }
}
