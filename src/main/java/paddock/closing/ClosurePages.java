package paddock.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
import paddock.booking.Booking;
import paddock.booking.BookingPage;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.booking.Moves.Shift;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Told;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.ClaimRows;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A closure is entered; where somebody has it, the page shows who and asks what becomes of each. */
@May(Permission.CLOSE_TRACK)
@Controller
@ConditionalOnWebApplication
final class ClosurePages {

    private static final int LONGEST = 200;

    private final Closing closing;
    private final Bookings bookings;
    private final BookingPage pages;
    private final Sites sites;
    private final Clients clients;
    private final Desk desk;
    private final Told told;
    private final JsonMapper json;
    private final MessageSource messages;

    ClosurePages(
            Closing closing,
            Bookings bookings,
            BookingPage pages,
            Sites sites,
            Clients clients,
            Desk desk,
            Told told,
            JsonMapper json,
            MessageSource messages) {
        this.closing = closing;
        this.bookings = bookings;
        this.pages = pages;
        this.sites = sites;
        this.clients = clients;
        this.desk = desk;
        this.told = told;
        this.json = json;
        this.messages = messages;
    }

    /** What was typed where. */
    private record Asking(Acting acting, Site site, MultiValueMap<String, String> given, Locale locale) {

        ClaimRows rows() {
            return ClaimRows.of(given);
        }

        String of(String name) {
            return Objects.requireNonNullElse(given.getFirst(name), "").strip();
        }
    }

    @GetMapping("/sites/{key}/closures/new")
    ModelAndView blank(@PathVariable String key, @RequestParam Map<String, String> asked) {
        Site site = site(key);
        return form(site, ClaimRows.asked(site, asked), asked.getOrDefault("reason", ""), Mistakes.NONE);
    }

    @PostMapping("/sites/{key}/closures")
    ModelAndView close(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Asking asking = new Asking(acting, site(key), given, locale);
        if (asking.of("act").equals("more")) {
            return form(asking, Mistakes.NONE);
        }
        Mistakes mistakes = mistakes(asking);
        if (!mistakes.isEmpty()) {
            return refused(form(asking, mistakes), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        ClaimRows.Written written = asking.rows().written(asking.site());
        try {
            return close(asking, new ClaimReader(asking.site()).read(written.claims()));
        } catch (BadInput unreadable) {
            String name = messages.getMessage("run.hours", null, locale);
            return refused(
                    form(asking, Mistakes.NONE)
                            .addObject("mistake", unreadable.said(name == null ? "" : name, messages, locale))
                            .addObject("mistakenRow", written.rowOf(unreadable.parameter())),
                    HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    @PostMapping("/closures/{id}/end")
    ModelAndView lift(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String version, Locale locale) {
        Booking closure = closing.closure(Asked.id("id", id)).orElseThrow(() -> new NotFound("booking"));
        int read = version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
        Release outcome = closing.lift(acting, closure, read);
        if (outcome instanceof Release.Released) {
            return new ModelAndView("redirect:/bookings/" + closure.id() + "?said=over");
        }
        Told.Refused refused = told.inWords(outcome, locale);
        return refused(
                pages.page(acting, bookings.withId(closure.id()).orElseThrow(), locale)
                        .addObject("refusal", refused.words()),
                refused.status());
    }

    private static Mistakes mistakes(Asking asking) {
        Mistakes mistakes = asking.rows().rows().isEmpty() ? Mistakes.NONE.and("rows", "no-rows") : Mistakes.NONE;
        for (Map.Entry<Integer, String> wrong :
                asking.rows().wrong(asking.site()).entrySet()) {
            mistakes = mistakes.and("row-" + wrong.getKey(), wrong.getValue());
        }
        String reason = asking.of("reason");
        return reason.isEmpty() || reason.length() > LONGEST || reason.indexOf('\0') >= 0
                ? mistakes.and("reason", "no-reason")
                : mistakes;
    }

    private ModelAndView close(Asking asking, List<Claim> claims) {
        List<Affected> affected = closing.affected(asking.site(), claims);
        List<Shift> shifts = shifts(asking, affected);
        if (shifts.size() < affected.size()) {
            return refused(affected(asking, affected), HttpStatus.CONFLICT.value());
        }
        Booking.Said said = new Booking.Said(json.createObjectNode(), "", "", asking.of("reason"));
        Moving outcome = closing.close(asking.acting(), new Wish(asking.site().id(), null, claims, said), shifts);
        if (outcome instanceof Moving.Moved closed) {
            return new ModelAndView("redirect:/bookings/" + closed.booking() + "?said=closed");
        }
        Told.Refused refused = told.inWords(outcome, asking.locale());
        List<Affected> now = closing.affected(asking.site(), claims);
        ModelAndView page = now.isEmpty() ? form(asking, Mistakes.NONE) : affected(asking, now);
        return refused(page.addObject("refusal", refused.words()), refused.status());
    }

    /** What was chosen for each of them; of whom nothing was chosen yet is left out. */
    private List<Shift> shifts(Asking asking, List<Affected> affected) {
        List<Shift> shifts = new ArrayList<>();
        for (Affected each : affected) {
            UUID id = each.booking().id();
            String choice = asking.of("choice-" + id);
            String version = asking.of("version-" + id);
            if (!choice.isEmpty() && version.matches("\\d{1,9}")) {
                List<Claim> claims = choice.equals("end") ? List.of() : chosen(asking.site(), choice);
                shifts.add(new Shift(id, Integer.parseInt(version), claims));
            }
        }
        return shifts;
    }

    private List<Claim> chosen(Site site, String choice) {
        try {
            return new ClaimReader(site).read(json.readTree(choice));
        } catch (JacksonException unreadable) {
            throw new BadInput("claims[0]", choice, List.of());
        }
    }

    /** One of those who have it, in words. */
    public record Line(Booking booking, String company, String word, List<ClaimWords> lines, List<Way> ways) {}

    /** What could be had instead. */
    public record Way(String value, List<ClaimWords> lines) {}

    private ModelAndView affected(Asking asking, List<Affected> affected) {
        Map<UUID, String> names = clients.names(affected.stream()
                .map(each -> desk.readBy(asking.acting(), each.booking()).company())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Line> lines = affected.stream()
                .map(each -> new Line(
                        each.booking(),
                        called(desk.readBy(asking.acting(), each.booking()), names),
                        Told.word(each.booking()),
                        words(asking, each.booking().claims()),
                        each.ways().stream()
                                .map(way -> new Way(written(way), words(asking, way)))
                                .toList()))
                .toList();
        return new ModelAndView("closing/affected")
                .addObject("site", asking.site())
                .addObject("rows", asking.rows().rows())
                .addObject("reason", asking.of("reason"))
                .addObject("affected", lines)
                .addObject("chosen", new TreeMap<>(asking.given().toSingleValueMap()))
                .addObject("section", "bookings");
    }

    /** The company; of a session, the session. */
    private static String called(Booking booking, Map<UUID, String> names) {
        return booking.company() == null ? booking.said().reason() : names.getOrDefault(booking.company(), "");
    }

    private static List<ClaimWords> words(Asking asking, List<Claim> claims) {
        return claims.stream()
                .map(claim -> ClaimWords.of(asking.site(), claim, asking.locale()))
                .toList();
    }

    private String written(List<Claim> claims) {
        return json.writeValueAsString(claims.stream().map(Claim::written).toList());
    }

    private ModelAndView form(Asking asking, Mistakes mistakes) {
        return form(asking.site(), asking.rows(), asking.of("reason"), mistakes);
    }

    private static ModelAndView form(Site site, ClaimRows rows, String reason, Mistakes mistakes) {
        return new ModelAndView("closing/new")
                .addObject("site", site)
                .addObject("rows", rows.withRoom().rows())
                .addObject("reason", reason)
                .addObject("mistakes", mistakes)
                .addObject("section", "bookings");
    }

    private static ModelAndView refused(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
