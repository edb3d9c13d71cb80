package paddock.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import paddock.booking.Permits.Permitting;
import paddock.booking.Turns.Challenge;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.ClaimRows;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.permit.Permit.Progress;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of options, bookings and closures, act by act; what is refused shows the page again and says why. */
@May(Permission.BOOK)
@Controller
@ConditionalOnWebApplication
final class HandlingPages {

    private static final int LONGEST = 200;

    private final Handling handling;
    private final Moves moves;
    private final Sites sites;
    private final Desk desk;
    private final BookingPage pages;
    private final Told told;
    private final MessageSource messages;

    HandlingPages(
            Handling handling,
            Moves moves,
            Sites sites,
            Desk desk,
            BookingPage pages,
            Told told,
            MessageSource messages) {
        this.handling = handling;
        this.moves = moves;
        this.sites = sites;
        this.desk = desk;
        this.pages = pages;
        this.told = told;
        this.messages = messages;
    }

    @PostMapping("/bookings/{id}/confirmation")
    ModelAndView confirm(
            Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Confirmation outcome = handling.confirm(acting, booking.id(), version(given));
        return outcome instanceof Confirmation.Confirmed
                ? done(booking, "confirmed")
                : refused(acting, booking, told.flaw(outcome, locale), locale);
    }

    @PostMapping("/bookings/{id}/challenge")
    ModelAndView challenge(
            Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Challenge outcome = handling.challenge(acting, booking.id(), version(given));
        return outcome instanceof Challenge.Challenged
                ? done(booking, "challenged")
                : refused(acting, booking, told.flaw(outcome, booking, locale), locale);
    }

    @PostMapping("/bookings/{id}/end")
    ModelAndView end(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Release outcome = handling.release(acting, booking.id(), version(given));
        return outcome instanceof Release.Released
                ? done(booking, "over")
                : refused(acting, booking, told.flaw(outcome), locale);
    }

    @PostMapping("/bookings/{id}/said")
    ModelAndView say(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (booking.kind() == Booking.Kind.RENTAL) {
            body.put("reference", given.getOrDefault("reference", "").strip())
                    .put("orderNumber", given.getOrDefault("order_number", "").strip())
                    .put("confidential", given.containsKey("confidential"));
        } else {
            body.put("reason", given.getOrDefault("reason", "").strip());
        }
        try {
            Moving outcome = moves.say(acting, desk.saying(acting, booking, version(given), body));
            return outcome instanceof Moving.Moved
                    ? done(booking, "described")
                    : refused(acting, booking, told.flaw(outcome, locale), locale);
        } catch (BadInput mistaken) {
            String name = messages.getMessage("booking." + label(mistaken.parameter()), null, locale);
            return withStatus(
                    pages.page(acting, booking, locale)
                            .addObject("unsaid", mistaken.said(name == null ? "" : name, messages, locale)),
                    HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    private static String label(String entry) {
        return entry.equals("orderNumber") ? "order-number" : entry;
    }

    @May(Permission.SELL)
    @PostMapping("/bookings/{id}/permits/{permit}")
    ModelAndView permit(
            Acting acting,
            @PathVariable String id,
            @PathVariable String permit,
            @RequestParam Map<String, String> given) {
        Locale locale = org.springframework.context.i18n.LocaleContextHolder.getLocale();
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        try {
            Handling.Change change = new Handling.Change(Asked.id("permit", permit), progress(given));
            Permitting outcome = handling.permit(acting, booking.id(), version(given), change);
            return outcome instanceof Permitting.Done
                    ? done(booking, "permit")
                    : refused(acting, booking, told.flaw(outcome, locale), locale);
        } catch (BadInput mistaken) {
            String name = messages.getMessage("booking.permit." + mistaken.parameter(), null, locale);
            ModelAndView page = pages.page(acting, booking, locale)
                    .addObject("mistake", mistaken.said(name == null ? "" : name, messages, locale))
                    .addObject("mistakenPermit", permit);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Progress progress(Map<String, String> given) {
        String state = given.getOrDefault("state", "");
        LocalDate on = Asked.date("on", given.getOrDefault("on", ""));
        String number = given.getOrDefault("number", "").strip();
        return switch (state) {
            case "filed" -> new Progress.Filed(on);
            case "refused" -> new Progress.Refused(on);
            case "granted" -> {
                if (number.isEmpty() || number.length() > LONGEST || number.indexOf('\0') >= 0) {
                    throw new BadInput("number", number, List.of("2026-041"));
                }
                yield new Progress.Granted(number, on);
            }
            default -> throw new BadInput("state", state, List.of("filed", "granted", "refused"));
        };
    }

    @GetMapping("/bookings/{id}/move")
    ModelAndView move(Acting acting, @PathVariable String id, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        return form(new Changing(acting, booking, locale), BookingForm.of(site(booking), booking), Mistakes.NONE);
    }

    private record Changing(Acting acting, Booking booking, Locale locale) {}

    @PostMapping("/bookings/{id}/claims")
    ModelAndView move(
            Acting acting, @PathVariable String id, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Changing changing = new Changing(acting, booking, locale);
        BookingForm form = BookingForm.of(given);
        if (form.of("act").equals("more")) {
            return form(changing, form, Mistakes.NONE);
        }
        Mistakes mistakes = form.mistakes(site(booking));
        if (!mistakes.isEmpty()) {
            return withStatus(form(changing, form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        ClaimRows.Written written = form.rows().written(site(booking));
        try {
            List<Claim> claims = new ClaimReader(site(booking)).read(written.claims());
            Moving outcome = moves.move(acting, new Moves.Shift(booking.id(), form.version(), claims));
            if (outcome instanceof Moving.Moved) {
                return done(booking, "moved");
            }
            Told.Flaw flaw = told.flaw(outcome, locale);
            return withStatus(
                    form(changing, form, Mistakes.NONE).addObject("refusal", told.words(flaw, locale)), flaw.status());
        } catch (BadInput unreadable) {
            ModelAndView page = form(changing, form, Mistakes.NONE)
                    .addObject(
                            "mistake",
                            unreadable.said(messages.getMessage("run.hours", null, locale), messages, locale))
                    .addObject("mistakenRow", written.rowOf(unreadable.parameter()));
            return withStatus(page, HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    private ModelAndView form(Changing changing, BookingForm form, Mistakes mistakes) {
        ModelAndView page = pages.page(changing.acting(), changing.booking(), changing.locale())
                .addObject("form", form.withRoom())
                .addObject("mistakes", mistakes);
        page.setViewName("booking/move");
        return page;
    }

    private ModelAndView refused(Acting acting, Booking booking, Told.Flaw flaw, Locale locale) {
        Booking now = desk.seen(acting, booking.id().toString(), Permission.BOOK);
        return withStatus(
                pages.page(acting, now, locale).addObject("refusal", told.words(flaw, locale)), flaw.status());
    }

    private static ModelAndView withStatus(ModelAndView page, int status) {
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private static ModelAndView done(Booking booking, String said) {
        return new ModelAndView("redirect:/bookings/" + booking.id() + "?said=" + said);
    }

    private static int version(Map<String, String> given) {
        String version = given.getOrDefault("version", "");
        if (!version.matches("\\d{1,9}")) {
            throw new BadInput("version", version, List.of("1"));
        }
        return Integer.parseInt(version);
    }

    private Site site(Booking booking) {
        return sites.withId(booking.site()).orElseThrow();
    }
}
