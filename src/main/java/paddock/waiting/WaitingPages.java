package paddock.waiting;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** The waiting list: to look through, to be put on, to change, to answer. */
@May(Permission.BOOK)
@Controller
@ConditionalOnWebApplication
final class WaitingPages {

    private static final int ON_A_PAGE = 50;
    private static final int MOST_NAMES = 1000;

    private final WaitingList list;
    private final DraftReader drafts;
    private final EntryPage pages;
    private final Refusals refusals;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final MessageSource messages;

    WaitingPages(
            WaitingList list,
            DraftReader drafts,
            EntryPage pages,
            Refusals refusals,
            Sites sites,
            Clients clients,
            Uses uses,
            MessageSource messages) {
        this.list = list;
        this.drafts = drafts;
        this.pages = pages;
        this.refusals = refusals;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.messages = messages;
    }

    /** Who asks for what where. */
    private record Asking(
            Acting acting, Site site, @Nullable Entry entry, WaitingForm form, Locale locale) {}

    @May(Permission.SEE_BOOKINGS)
    @GetMapping("/sites/{key}/waiting-list")
    ModelAndView list(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> parameters, Locale locale) {
        Site site = site(key);
        boolean any = "any".equals(parameters.get("state"));
        Map<String, String> asked = new java.util.HashMap<>(parameters);
        asked.put("state", any ? "" : parameters.getOrDefault("state", "waiting"));
        Wanted wanted = Wanted.of(site.id(), asked);
        List<Entry> found = list.found(acting, wanted, ON_A_PAGE + 1);
        List<Entry> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<UUID, String> names =
                clients.names(shown.stream().map(Entry::company).collect(Collectors.toSet()));
        return new ModelAndView("waiting/list")
                .addObject("site", site)
                .addObject("state", any ? "any" : wanted.state())
                .addObject("states", Wanted.STATES)
                .addObject(
                        "entries",
                        shown.stream()
                                .map(entry -> pages.view(site, entry, names, locale))
                                .toList())
                .addObject("section", "bookings")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? wanted.at("/sites/" + key + "/waiting-list", shown.getLast())
                                        + (any ? "&state=any" : "")
                                : "");
    }

    @GetMapping("/sites/{key}/waiting-list/new")
    ModelAndView blank(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> asked, Locale locale) {
        Site site = site(key);
        return form(new Asking(acting, site, null, WaitingForm.asked(site, asked), locale), Mistakes.NONE);
    }

    @PostMapping("/sites/{key}/waiting-list")
    ModelAndView join(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = site(key);
        if ("instead".equals(given.getFirst("act"))) {
            return form(new Asking(acting, site, null, WaitingForm.instead(given), locale), Mistakes.NONE);
        }
        Asking asking = new Asking(acting, site, null, WaitingForm.of(given), locale);
        WaitingForm form = asking.form();
        if (form.of("act").equals("more")) {
            return form(asking, Mistakes.NONE);
        }
        UUID company = company(acting, form);
        Mistakes mistakes = form.rows().mistakes(site);
        if (company == null) {
            mistakes = mistakes.and("company", form.of("company").isEmpty() ? "no-company" : "unknown-company");
        }
        if (company == null || !mistakes.isEmpty()) {
            return refused(form(asking, mistakes), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        try {
            Joining outcome = list.join(acting, drafts.read(site, company, form.body(site, uses.facts(form.facts()))));
            return outcome instanceof Joining.Joined joined
                    ? done(joined.id(), "joined")
                    : refused(asking, Refusals.flaw(outcome));
        } catch (BadInput unreadable) {
            return unreadable(asking, unreadable);
        }
    }

    /** The company that is named, if whoever asks may ask for it. */
    private @Nullable UUID company(Acting acting, WaitingForm form) {
        List<Clients.Named> called = clients.called(form.of("company"));
        return called.size() == 1 && acting.mayFor(called.getFirst().id(), Permission.BOOK)
                ? called.getFirst().id()
                : null;
    }

    @May(Permission.SEE_BOOKINGS)
    @GetMapping("/waiting-list/{id}")
    ModelAndView entry(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said, Locale locale) {
        return pages.page(acting, seen(acting, id, Permission.SEE_BOOKINGS), locale)
                .addObject("said", said);
    }

    @GetMapping("/waiting-list/{id}/edit")
    ModelAndView edit(Acting acting, @PathVariable String id, Locale locale) {
        Entry entry = seen(acting, id, Permission.BOOK);
        Site site = site(entry);
        return form(new Asking(acting, site, entry, WaitingForm.of(site, entry), locale), Mistakes.NONE);
    }

    @PostMapping("/waiting-list/{id}")
    ModelAndView change(
            Acting acting, @PathVariable String id, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Entry entry = seen(acting, id, Permission.BOOK);
        Asking asking = new Asking(acting, site(entry), entry, WaitingForm.of(given), locale);
        WaitingForm form = asking.form();
        if (form.of("act").equals("more")) {
            return form(asking, Mistakes.NONE);
        }
        Mistakes mistakes = form.rows().mistakes(asking.site());
        if (!mistakes.isEmpty()) {
            return refused(form(asking, mistakes), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        try {
            Changing outcome = list.change(
                    acting,
                    entry.id(),
                    form.version(),
                    drafts.read(
                            asking.site(),
                            entry.company(),
                            form.body(asking.site(), entry.said().use())));
            return outcome instanceof Changing.Changed
                    ? done(entry.id(), "changed")
                    : refused(asking, Refusals.flaw(outcome));
        } catch (BadInput unreadable) {
            return unreadable(asking, unreadable);
        }
    }

    @PostMapping("/waiting-list/{id}/end")
    ModelAndView withdraw(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        Entry entry = seen(acting, id, Permission.BOOK);
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        Changing outcome = list.withdraw(acting, entry.id(), read);
        return outcome instanceof Changing.Changed
                ? done(entry.id(), "withdrawn")
                : again(acting, entry, Refusals.flaw(outcome), locale);
    }

    @PostMapping("/waiting-list/{id}/option")
    ModelAndView take(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Entry entry = seen(acting, id, Permission.BOOK);
        Taking outcome = list.take(acting, entry.id(), new Slot.Hours(time(given, "from"), time(given, "until")));
        return outcome instanceof Taking.Had had
                ? new ModelAndView("redirect:/bookings/" + had.booking() + "?said=held")
                : again(acting, entry, Refusals.flaw(outcome), locale);
    }

    private static LocalDateTime time(Map<String, String> given, String name) {
        String written = given.getOrDefault(name, "");
        try {
            return LocalDateTime.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw new BadInput(name, written, List.of("2026-05-13T09:00"));
        }
    }

    private ModelAndView again(Acting acting, Entry entry, Refusals.Flaw flaw, Locale locale) {
        Entry now = seen(acting, entry.id().toString(), Permission.BOOK);
        Told.Refused refused = refusals.inWords(flaw, locale);
        return refused(pages.page(acting, now, locale).addObject("refusal", refused.words()), refused.status());
    }

    private ModelAndView form(Asking asking, Mistakes mistakes) {
        Site site = asking.site();
        WaitingForm form = asking.form();
        String layout = form.rows().layout(site);
        return new ModelAndView("waiting/form")
                .addObject("site", site)
                .addObject("entry", asking.entry())
                .addObject("form", form.withRoom())
                .addObject("asked", form.said())
                .addObject(
                        "fields",
                        uses.fields(
                                site,
                                new Uses.Where(layout, form.day(sites.today(site))),
                                form.said(),
                                asking.locale()))
                .addObject("terms", uses.terms())
                .addObject("week", WantWords.week(asking.locale()))
                .addObject("names", clients.choices(asking.acting(), Permission.BOOK, MOST_NAMES))
                .addObject("mistakes", mistakes)
                .addObject("mistaken", "")
                .addObject("mistakenPart", "")
                .addObject("section", "bookings");
    }

    private ModelAndView refused(Asking asking, Refusals.Flaw flaw) {
        Told.Refused refused = refusals.inWords(flaw, asking.locale());
        return refused(form(asking, Mistakes.NONE).addObject("refusal", refused.words()), refused.status());
    }

    /** Beside the part of the form that it is about. */
    private ModelAndView unreadable(Asking asking, BadInput why) {
        String part = WaitingForm.part(why.parameter());
        boolean fact = part.equals("use");
        String name = fact
                ? uses.called(why.parameter(), asking.locale())
                : messages.getMessage("waiting.part." + part, null, part, asking.locale());
        ModelAndView page = form(asking, Mistakes.NONE)
                .addObject("mistake", why.said(name == null ? part : name, messages, asking.locale()))
                .addObject("mistakenPart", fact ? "use" : part)
                .addObject("mistaken", fact ? uses.field(why.parameter()) : "");
        return refused(page, HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private static ModelAndView refused(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private static ModelAndView done(UUID entry, String said) {
        return new ModelAndView("redirect:/waiting-list/" + entry + "?said=" + said);
    }

    private Entry seen(Acting acting, String id, Permission permission) {
        return list.seen(acting, Asked.id("id", id), permission).orElseThrow(() -> new NotFound("waiting"));
    }

    private Site site(Entry entry) {
        return sites.withId(entry.site()).orElseThrow();
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
