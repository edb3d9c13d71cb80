package paddock.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimRows;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Options and bookings to look through, to read and to ask for. */
@May(Permission.SEE_BOOKINGS)
@Controller
@ConditionalOnWebApplication
final class BookingPages {

    private static final int ON_A_PAGE = 50;
    private static final int MOST_NAMES = 1000;

    /** Refusals of what may yet become free. */
    private static final Set<String> FULL = Set.of("taken", "too-few");

    private final Bookings bookings;
    private final Choices choices;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final Listing listing;
    private final Desk desk;
    private final BookingPage pages;
    private final Told told;
    private final MessageSource messages;

    BookingPages(
            Bookings bookings,
            Choices choices,
            Sites sites,
            Clients clients,
            Uses uses,
            Listing listing,
            Desk desk,
            BookingPage pages,
            Told told,
            MessageSource messages) {
        this.bookings = bookings;
        this.choices = choices;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.listing = listing;
        this.desk = desk;
        this.pages = pages;
        this.told = told;
        this.messages = messages;
    }

    @GetMapping("/sites/{key}/bookings")
    ModelAndView list(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> parameters, Locale locale) {
        Site site = site(key);
        Listing.Wanted wanted = Listing.Wanted.of(parameters).from(sites.today(site));
        List<Booking> found = listing.byDay(site, wanted, desk.reader(acting, site), ON_A_PAGE + 1);
        List<Booking> shown = found.subList(0, Math.min(ON_A_PAGE, found.size())).stream()
                .map(each -> desk.readBy(acting, each))
                .toList();
        Map<UUID, String> names = clients.names(
                shown.stream().map(Booking::company).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new ModelAndView("booking/bookings")
                .addObject("site", site)
                .addObject("wanted", wanted)
                .addObject("states", Listing.STATES)
                .addObject(
                        "bookings",
                        shown.stream()
                                .map(each -> pages.view(site, each, names, locale))
                                .toList())
                .addObject("elsewhere", elsewhere(acting, site))
                .addObject("section", "bookings")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? wanted.at(
                                        "/sites/" + key + "/bookings",
                                        shown.getLast().number())
                                : "");
    }

    /** Another site at which a client has so much ahead. */
    public record Elsewhere(Site site, int bookings) {}

    private List<Elsewhere> elsewhere(Acting acting, Site site) {
        Map<UUID, Integer> ahead = listing.elsewhere(acting, site);
        return sites.all().stream()
                .filter(other -> ahead.containsKey(other.id()))
                .map(other -> new Elsewhere(other, ahead.getOrDefault(other.id(), 0)))
                .toList();
    }

    @GetMapping("/bookings/{id}")
    ModelAndView booking(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String said, Locale locale) {
        return pages.page(acting, desk.seen(acting, id, Permission.SEE_BOOKINGS), locale)
                .addObject("said", said);
    }

    @May(Permission.BOOK)
    @GetMapping("/sites/{key}/bookings/new")
    ModelAndView blank(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> asked, Locale locale) {
        Site site = site(key);
        return form(new Asking(acting, site, locale), BookingForm.asked(site, asked), Mistakes.NONE);
    }

    /** Who asks for something where. */
    private record Asking(Acting acting, Site site, Locale locale) {}

    @May(Permission.BOOK)
    @PostMapping("/sites/{key}/bookings")
    ModelAndView add(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Asking asking = new Asking(acting, site(key), locale);
        BookingForm form = BookingForm.of(given);
        if (form.of("act").equals("more")) {
            return form(asking, form, Mistakes.NONE);
        }
        Mistakes mistakes = form.mistakes(asking.site());
        UUID company = company(acting, form);
        if (company == null) {
            mistakes = mistakes.and("company", form.of("company").isEmpty() ? "no-company" : "unknown-company");
        }
        if (company == null || !mistakes.isEmpty()) {
            return refused(form(asking, form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ClaimRows.Written written = form.rows().written(asking.site());
        try {
            List<Wish> wishes = wishes(asking.site(), form, written, company);
            if (wishes.size() > 1) {
                return chosen(asking, form, choices.choose(acting, wishes));
            }
            Wish wish = wishes.getFirst();
            boolean firm = form.of("firm").equals("booking") && acting.may(Permission.SELL);
            Holding outcome = firm ? bookings.book(acting, wish) : bookings.hold(acting, wish);
            return outcome instanceof Holding.Held held
                    ? new ModelAndView("redirect:/bookings/" + held.id() + "?said=" + (firm ? "booked" : "held"))
                    : refused(asking, form, told.flaw(outcome, locale));
        } catch (BadInput unreadable) {
            return unreadable(asking, form, new Unread(written, unreadable));
        }
    }

    private ModelAndView chosen(Asking asking, BookingForm form, Choices.Choosing outcome) {
        return switch (outcome) {
            case Choices.Choosing.Offered offered ->
                new ModelAndView(
                        "redirect:/bookings/" + offered.options().getFirst().id() + "?said=offered");
            case Choices.Choosing.NotHad not ->
                refused(asking, form, told.flaw(not.why(), asking.locale())).addObject("mistakenChoice", not.which());
        };
    }

    private List<Wish> wishes(Site site, BookingForm form, ClaimRows.Written written, UUID company) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("company", company.toString());
        if (form.isChoice() && written.byRow().size() > 1) {
            body.set("alternatives", written.byRow());
        } else {
            body.set("claims", written.claims());
        }
        body.set("use", uses.facts(form.facts()));
        body.put("reference", form.of("reference")).put("orderNumber", form.of("order_number"));
        body.put("confidential", !form.of("confidential").isEmpty());
        return new WishReader(site, body).read(uses);
    }

    /** The company that is named, if whoever asks may ask for it. */
    private @Nullable UUID company(Acting acting, BookingForm form) {
        List<Clients.Named> called = clients.called(form.of("company"));
        return called.size() == 1 && acting.mayFor(called.getFirst().id(), Permission.BOOK)
                ? called.getFirst().id()
                : null;
    }

    private ModelAndView form(Asking asking, BookingForm form, Mistakes mistakes) {
        Site site = asking.site();
        LocalDate day = form.rows().day(sites.today(site));
        String layout = form.rows().layout(site);
        return new ModelAndView("booking/new")
                .addObject("site", site)
                .addObject("form", form.withRoom())
                .addObject("asked", form.said())
                .addObject("fields", uses.fields(site, new Uses.Where(layout, day), form.said(), asking.locale()))
                .addObject("terms", uses.terms())
                .addObject("names", clients.choices(asking.acting(), Permission.BOOK, MOST_NAMES))
                .addObject("mistakes", mistakes)
                .addObject("mistaken", "")
                .addObject("section", "bookings");
    }

    private ModelAndView refused(Asking asking, BookingForm form, Told.Flaw flaw) {
        ModelAndView page = form(asking, form, Mistakes.NONE)
                .addObject("refusal", told.words(flaw, asking.locale()))
                .addObject("instead", instead(asking.acting(), flaw));
        page.setStatus(HttpStatus.valueOf(flaw.status()));
        return page;
    }

    /** Where whoever is refused can turn to: what is taken may become free, and who may hold nothing can ask. */
    private static String instead(Acting acting, Told.Flaw flaw) {
        boolean nothing = flaw.code().equals("limit-options") && flaw.values().equals(List.of(0));
        boolean asks = acting.staff().isEmpty() && (nothing || flaw.code().equals("barred"));
        return asks ? "requests" : FULL.contains(flaw.code()) ? "waiting-list" : "";
    }

    private record Unread(ClaimRows.Written written, BadInput why) {}

    /** Beside the row or the field that it is about. */
    private ModelAndView unreadable(Asking asking, BookingForm form, Unread unread) {
        String about = unread.why().parameter();
        String said = unread.why()
                .said(
                        uses.called(about.replaceFirst("^claims\\[\\d+]\\.?", ""), asking.locale()),
                        messages,
                        asking.locale());
        ModelAndView page = form(asking, form, Mistakes.NONE)
                .addObject("mistake", said)
                .addObject("mistakenRow", unread.written().rowOf(about))
                .addObject("mistaken", uses.field(about));
        return refused(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView refused(ModelAndView form, HttpStatus status) {
        form.setStatus(status);
        return form;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
