package paddock.story;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.booking.Booking;
import paddock.booking.BookingPage;
import paddock.booking.Desk;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.May;

/** What was done to a booking before what its own page has room for. */
@May(Permission.SEE_BOOKINGS)
@Controller
@ConditionalOnWebApplication
final class StoryPages {

    private final BookingStory story;
    private final Desk desk;
    private final Sites sites;

    StoryPages(BookingStory story, Desk desk, Sites sites) {
        this.story = story;
        this.desk = desk;
        this.sites = sites;
    }

    @GetMapping("/bookings/{id}/story")
    ModelAndView earlier(
            Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String before, Locale locale) {
        if (!before.matches("[1-9]\\d{0,8}")) {
            throw new BadInput("before", before, List.of("101"));
        }
        Booking booking = desk.seen(acting, id, Permission.SEE_BOOKINGS);
        Site site = sites.withId(booking.site()).orElseThrow();
        return new ModelAndView("story/story")
                .addAllObjects(story.model(
                        new BookingPage.Panel.Seen(acting, site, booking, locale), Integer.parseInt(before)))
                .addObject("site", site)
                .addObject("booking", booking.id())
                .addObject("number", booking.number())
                .addObject("section", "bookings");
    }
}
