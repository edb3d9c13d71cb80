package paddock.series;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import paddock.booking.Booking;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimReader;
import paddock.ground.ClaimRows;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.series.Cycle.Foreseen;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.node.ObjectNode;

/** Where the operator's people hold the same again and again: first what would come of each date, then the dates. */
@May(Permission.SELL)
@Controller
@ConditionalOnWebApplication
final class SeriesPages {

    private static final int MOST = 50;
    private static final int MOST_NAMES = 1000;

    private final Cycles cycles;
    private final SeriesWords words;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final MessageSource texts;

    SeriesPages(Cycles cycles, SeriesWords words, Sites sites, Clients clients, Uses uses, MessageSource texts) {
        this.cycles = cycles;
        this.words = words;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.texts = texts;
    }

    /** Who asks for what where. */
    private record Asking(Acting acting, Site site, SeriesForm form, Locale locale) {}

    @GetMapping("/sites/{key}/series")
    ModelAndView list(Acting acting, @PathVariable String key, Locale locale) {
        Site site = site(key);
        List<Cycle> found = cycles.ofSite(site, MOST);
        Map<UUID, String> names =
                clients.names(found.stream().map(Cycle::company).collect(Collectors.toSet()));
        return new ModelAndView("series/list")
                .addObject("site", site)
                .addObject(
                        "all",
                        found.stream()
                                .map(each -> words.line(acting, each, names, locale))
                                .toList())
                .addObject("section", "bookings");
    }

    @GetMapping("/sites/{key}/series/new")
    ModelAndView form(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = site(key);
        SeriesForm form = given.containsKey("what") ? SeriesForm.of(given) : SeriesForm.blank(site);
        Asking asking = new Asking(acting, site, form, locale);
        if (!form.isComplete() || form.of("act").equals("more")) {
            return page(asking, Mistakes.NONE);
        }
        return foreseen(asking);
    }

    private ModelAndView foreseen(Asking asking) {
        SeriesForm form = asking.form();
        Mistakes mistakes = form.mistakes(asking.site());
        UUID company = company(form);
        if (company == null) {
            mistakes = mistakes.and("company", form.of("company").isEmpty() ? "no-company" : "unknown-company");
        }
        if (company == null || !mistakes.isEmpty()) {
            return refused(page(asking, mistakes));
        }
        ClaimRows.Written written = form.rows().written(asking.site());
        try {
            Cycle.Draft draft = draft(asking, company, written);
            List<Foreseen> foreseen = cycles.foreseen(draft);
            return page(asking, Mistakes.NONE)
                    .addObject("foreseen", words.of(foreseen, asking.locale()))
                    .addObject("seen", draft.fingerprint())
                    .addObject("cycle", UUID.randomUUID());
        } catch (BadInput unreadable) {
            return unreadable(asking, written, unreadable);
        }
    }

    @PostMapping("/sites/{key}/series")
    ModelAndView hold(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Asking asking = new Asking(acting, site(key), SeriesForm.of(given), locale);
        SeriesForm form = asking.form();
        UUID company = company(form);
        if (company == null || !form.mistakes(asking.site()).isEmpty()) {
            return foreseen(asking);
        }
        UUID id = Asked.id("cycle", form.of("cycle"));
        ClaimRows.Written written = form.rows().written(asking.site());
        try {
            Cycle.Draft draft = draft(asking, company, written);
            if (!draft.fingerprint().equals(form.of("seen"))) {
                return unlike(asking, "changed");
            }
            return switch (cycles.hold(acting, id, draft)) {
                case Cycle.Noting.Noted noted -> new ModelAndView("redirect:/series/" + id + "?said=held");
                case Cycle.Noting.Another another -> unlike(asking, "another");
            };
        } catch (BadInput unreadable) {
            return unreadable(asking, written, unreadable);
        }
    }

    /** Nothing is held that was not looked at before: here it is, to be looked at. */
    private ModelAndView unlike(Asking asking, String why) {
        ModelAndView page = foreseen(asking).addObject("unlike", why);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private Cycle.Draft draft(Asking asking, UUID company, ClaimRows.Written written) {
        SeriesForm form = asking.form();
        ObjectNode use = uses.facts(form.facts());
        uses.read(asking.site(), use, "use");
        LocalDate first = form.rows().day(sites.today(asking.site()));
        return new Cycle.Draft(
                asking.site(),
                company,
                form.rule(first),
                new ClaimReader(asking.site()).read(written.claims()),
                new Booking.Said(use, form.of("reference"), "", ""),
                form.leftOut(),
                form.moved());
    }

    @GetMapping("/series/{id}")
    ModelAndView series(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said, Locale locale) {
        Cycle cycle = seen(id);
        Map<UUID, String> names = clients.names(Set.of(cycle.company()));
        return new ModelAndView("series/series")
                .addObject("site", cycle.site())
                .addObject("series", words.whole(acting, cycle, names, locale))
                .addObject("facts", uses.words(cycle.said().use(), locale))
                .addObject("said", said)
                .addObject("section", "bookings");
    }

    @PostMapping("/series/{id}/continuation")
    ModelAndView goOn(Acting acting, @PathVariable String id) {
        Cycle cycle = seen(id);
        cycles.goOn(acting, cycle);
        return new ModelAndView("redirect:/series/" + cycle.id() + "?said=tried");
    }

    /** One that is not held is put on another day, or left out. */
    @PostMapping("/series/{id}/dates/{planned}")
    ModelAndView change(
            Acting acting,
            @PathVariable String id,
            @PathVariable String planned,
            @RequestParam Map<String, String> given) {
        Cycle cycle = seen(id);
        LocalDate date = Asked.date("planned", planned);
        if (given.getOrDefault("act", "").equals("out")) {
            cycles.leaveOut(acting, cycle, date);
        } else {
            cycles.move(acting, cycle, date, Asked.date("on", given.getOrDefault("on", "")));
        }
        return new ModelAndView("redirect:/series/" + cycle.id() + "?said=changed");
    }

    private Cycle seen(String id) {
        return cycles.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("series"));
    }

    private @Nullable UUID company(SeriesForm form) {
        List<Clients.Named> called = clients.called(form.of("company"));
        return called.size() == 1 ? called.getFirst().id() : null;
    }

    private ModelAndView page(Asking asking, Mistakes mistakes) {
        Site site = asking.site();
        SeriesForm form = asking.form();
        Uses.Where where = new Uses.Where(form.rows().layout(site), form.rows().day(sites.today(site)));
        return new ModelAndView("series/new")
                .addObject("site", site)
                .addObject("form", form.withRoom())
                .addObject("asked", form.said())
                .addObject("units", SeriesForm.UNITS)
                .addObject("weekdays", SeriesForm.WEEKDAYS)
                .addObject("fields", uses.fields(site, where, form.said(), asking.locale()))
                .addObject("terms", uses.terms())
                .addObject("names", clients.choices(asking.acting(), Permission.SELL, MOST_NAMES))
                .addObject("mistakes", mistakes)
                .addObject("mistaken", "")
                .addObject("section", "bookings");
    }

    /** Beside the row or the field that it is about. */
    private ModelAndView unreadable(Asking asking, ClaimRows.Written written, BadInput why) {
        String about = why.parameter();
        String name = about.equals("rule")
                ? texts.getMessage("series.every", null, about, asking.locale())
                : uses.called(about.replaceFirst("^claims\\[\\d+]\\.?", ""), asking.locale());
        Map<String, Object> said = new HashMap<>();
        said.put("mistake", why.said(name == null ? about : name, texts, asking.locale()));
        said.put("mistakenRow", written.rowOf(about));
        said.put("mistaken", about.equals("rule") ? "rule" : uses.field(about));
        return refused(page(asking, Mistakes.NONE).addAllObjects(said));
    }

    private static ModelAndView refused(ModelAndView form) {
        form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return form;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
