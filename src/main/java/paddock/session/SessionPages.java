package paddock.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.asking.Uses;
import paddock.booking.Moving;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimRows;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Sessions to look through, to read, to open and to give more places. */
@Controller
@ConditionalOnWebApplication
final class SessionPages {

    private static final int ON_A_PAGE = 50;

    private final Sessions sessions;
    private final SessionPage pages;
    private final SessionWords words;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final Told told;
    private final Refusal refusal;
    private final MessageSource messages;

    SessionPages(
            Sessions sessions,
            SessionPage pages,
            SessionWords words,
            Sites sites,
            Clients clients,
            Uses uses,
            Told told,
            Refusal refusal,
            MessageSource messages) {
        this.sessions = sessions;
        this.pages = pages;
        this.words = words;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.told = told;
        this.refusal = refusal;
        this.messages = messages;
    }

    @May(Permission.LOOK)
    @GetMapping("/sites/{key}/sessions")
    ModelAndView list(@PathVariable String key, @RequestParam(defaultValue = "") String after, Locale locale) {
        Site site = site(key);
        List<Session> found = sessions.toCome(site, after.isEmpty() ? null : Asked.id("after", after), ON_A_PAGE + 1);
        List<Session> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        return new ModelAndView("session/sessions")
                .addObject("site", site)
                .addObject(
                        "sessions",
                        shown.stream()
                                .map(each -> words.view(site, each, locale))
                                .toList())
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? "/sites/" + key + "/sessions?after="
                                        + shown.getLast().id()
                                : "")
                .addObject("section", "sessions");
    }

    @May(Permission.LOOK)
    @GetMapping("/sites/{key}/sessions/{id}")
    ModelAndView session(
            Acting acting,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String said) {
        return pages.page(acting, pages.session(site(key), id), new LinkedMultiValueMap<>())
                .addObject("said", said);
    }

    @May(Permission.SELL)
    @GetMapping("/sites/{key}/sessions/new")
    ModelAndView blank(@PathVariable String key, Locale locale) {
        Site site = site(key);
        return form(new Asking(site, SessionForm.blank(site), locale), Mistakes.NONE);
    }

    /** What was typed where. */
    private record Asking(Site site, SessionForm form, Locale locale) {}

    @May(Permission.SELL)
    @PostMapping("/sites/{key}/sessions")
    ModelAndView open(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Asking asking = new Asking(site(key), SessionForm.of(given), locale);
        if (asking.form().of("act").equals("more")) {
            return form(asking, Mistakes.NONE);
        }
        Mistakes mistakes = asking.form().mistakes(asking.site());
        List<UUID> companies = new ArrayList<>();
        for (String name : asking.form().companies()) {
            List<Clients.Named> called = clients.called(name);
            if (called.size() == 1) {
                companies.add(called.getFirst().id());
            } else {
                mistakes = mistakes.and("not-company", "unknown-company");
            }
        }
        if (!mistakes.isEmpty()) {
            return refused(form(asking, mistakes), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        ClaimRows.Written written = asking.form().rows().written(asking.site());
        try {
            return open(acting, asking, written, companies);
        } catch (BadInput unreadable) {
            return refused(unreadable(asking, written, unreadable), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    private ModelAndView open(Acting acting, Asking asking, ClaimRows.Written written, List<UUID> companies) {
        SessionReader.Opening opening =
                new SessionReader(asking.site(), asking.form().body(written, uses, companies), uses).opening();
        Moving outcome = sessions.open(acting, opening.wish(), opening.places(), opening.exclusions());
        if (outcome instanceof Moving.Moved opened) {
            return new ModelAndView(
                    "redirect:/sites/" + asking.site().key() + "/sessions/" + opened.booking() + "?said=opened");
        }
        Told.Refused refused = told.inWords(outcome, asking.locale());
        return refused(form(asking, Mistakes.NONE).addObject("refusal", refused.words()), refused.status());
    }

    /** Beside the row or the field that it is about. */
    private ModelAndView unreadable(Asking asking, ClaimRows.Written written, BadInput unreadable) {
        String about = unreadable.parameter();
        String fact = about.replaceFirst("^claims\\[\\d+]\\.?", "").replaceFirst("^use\\.vehicles\\[\\d+]\\.", "");
        String said = unreadable.said(uses.called(fact, asking.locale()), messages, asking.locale());
        boolean ofKind = about.startsWith("use.vehicles");
        return form(asking, Mistakes.NONE)
                .addObject("mistake", said)
                .addObject("mistakenRow", written.rowOf(about))
                .addObject("mistaken", ofKind ? "kinds" : uses.field(about));
    }

    @May(Permission.SELL)
    @PostMapping("/sites/{key}/sessions/{id}/number")
    ModelAndView resize(
            Acting acting,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> given) {
        SessionPage.Shown shown = pages.session(site(key), id);
        List<Integer> places = new ArrayList<>();
        for (String typed : given.getOrDefault("places", List.of())) {
            if (!typed.strip().matches("\\d{1,4}") || Integer.parseInt(typed.strip()) < 1) {
                return refused(
                        pages.page(acting, shown, given).addObject("mistakenNumber", true),
                        HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            places.add(Math.min(Session.MOST, Integer.parseInt(typed.strip())));
        }
        String version = String.valueOf(given.getFirst("version"));
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        Resizing outcome = sessions.resize(acting, shown.session().id(), read, places);
        if (outcome instanceof Resizing.Resized) {
            return new ModelAndView(
                    "redirect:/sites/" + key + "/sessions/" + shown.session().id() + "?said=resized");
        }
        Told.Refused refused = refusal.inWords(outcome, shown.locale());
        return refused(
                pages.page(acting, pages.session(shown.site(), id), given).addObject("refusal", refused.words()),
                refused.status());
    }

    private ModelAndView form(Asking asking, Mistakes mistakes) {
        Site site = asking.site();
        SessionForm form = asking.form();
        Uses.Where where = new Uses.Where(form.rows().layout(site), form.rows().day(sites.today(site)));
        return new ModelAndView("session/new")
                .addObject("site", site)
                .addObject("form", form.withRoom())
                .addObject("asked", form.facts())
                .addObject("fields", uses.fields(site, where, form.facts(), asking.locale()))
                .addObject("terms", uses.terms())
                .addObject("statuses", Clients.statuses())
                .addObject("mistakes", mistakes)
                .addObject("mistaken", "")
                .addObject("mistakenRow", -1)
                .addObject("section", "sessions");
    }

    static ModelAndView refused(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
