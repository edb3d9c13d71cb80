package paddock.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.post.MailAddress;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Whom to call about a booking on its day: said by those who book for the client, and by the operator's people. */
@May(Permission.BOOK)
@Controller
@ConditionalOnWebApplication
final class ContactPages {

    private static final int LONGEST = 200;
    private static final String PHONE = "[+0-9][-+0-9 ().\\u00a0/]{2,39}";

    private final DayContacts contacts;
    private final Desk desk;
    private final Sites sites;

    ContactPages(DayContacts contacts, Desk desk, Sites sites) {
        this.contacts = contacts;
        this.desk = desk;
        this.sites = sites;
    }

    @GetMapping("/bookings/{id}/contact")
    ModelAndView contact(Acting acting, @PathVariable String id) {
        Booking booking = named(acting, id);
        Optional<Contact> known = contacts.of(booking.id());
        return page(
                booking,
                known.map(contact -> Map.of("name", contact.name(), "phone", contact.phone(), "email", contact.email()))
                        .orElse(Map.of()),
                known.map(Contact::version).orElse(0),
                Mistakes.NONE);
    }

    @PostMapping("/bookings/{id}/contact")
    ModelAndView say(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given, Locale locale) {
        Booking booking = named(acting, id);
        int version = version(given);
        Mistakes mistakes = mistakes(given);
        if (!mistakes.isEmpty()) {
            return refused(page(booking, given, version, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Contact contact = new Contact(
                booking.id(),
                of(given, "name"),
                of(given, "phone"),
                Email.of(of(given, "email")).map(Email::address).orElse(""),
                locale.getLanguage().equals("fr") ? "fr" : "en",
                version);
        return contacts.say(acting, contact)
                ? done(booking, "contact")
                : refused(
                        page(
                                booking,
                                given,
                                contacts.of(booking.id()).map(Contact::version).orElse(0),
                                Mistakes.NONE.and("all", "overtaken")),
                        HttpStatus.CONFLICT);
    }

    @PostMapping("/bookings/{id}/contact/end")
    ModelAndView forget(Acting acting, @PathVariable String id) {
        Booking booking = named(acting, id);
        contacts.forget(acting, booking.id());
        return done(booking, "contact-forgotten");
    }

    /** What somebody cannot read they do not write over: to them there is no such booking here. */
    private Booking named(Acting acting, String id) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        if (booking.company() != null && desk.readBy(acting, booking).company() == null) {
            throw new NotFound("booking");
        }
        return booking;
    }

    private static String of(Map<String, String> given, String name) {
        return given.getOrDefault(name, "").strip();
    }

    private static Mistakes mistakes(Map<String, String> given) {
        Mistakes mistakes = Mistakes.NONE;
        String name = of(given, "name");
        if (name.isEmpty() || name.length() > LONGEST || name.codePoints().anyMatch(Character::isISOControl)) {
            mistakes = mistakes.and("name", "no-name");
        }
        if (!of(given, "phone").matches(PHONE)) {
            mistakes = mistakes.and("phone", "no-phone");
        }
        String email = of(given, "email");
        boolean written = Email.of(email)
                .filter(address -> MailAddress.read(address.address()).isPresent())
                .isPresent();
        return email.isEmpty() || written ? mistakes : mistakes.and("email", "no-email");
    }

    private ModelAndView page(Booking booking, Map<String, String> said, int version, Mistakes mistakes) {
        return new ModelAndView("sheet/contact")
                .addObject("site", sites.withId(booking.site()).orElseThrow())
                .addObject("booking", booking)
                .addObject("said", said)
                .addObject("version", version)
                .addObject("mistakes", mistakes)
                .addObject("section", "bookings");
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private static ModelAndView done(Booking booking, String said) {
        return new ModelAndView("redirect:/bookings/" + booking.id() + "?said=" + said);
    }

    private static int version(Map<String, String> given) {
        String version = given.getOrDefault("version", "");
        if (!version.matches("0|[1-9]\\d{0,8}")) {
            throw new BadInput("version", version, List.of("0"));
        }
        return Integer.parseInt(version);
    }
}
