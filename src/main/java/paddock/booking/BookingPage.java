package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Formats;

/** The page of one option, booking or closure, on which it is confirmed, moved or let go. */
@Component
@ConditionalOnWebApplication
public final class BookingPage {

    private final BookingRows rows;
    private final Sites sites;
    private final Clients clients;
    private final InstantSource clock;

    BookingPage(BookingRows rows, Sites sites, Clients clients, InstantSource clock) {
        this.rows = rows;
        this.sites = sites;
        this.clients = clients;
        this.clock = clock;
    }

    /** A booking in words, as it is now. */
    public record View(
            Booking booking,
            String word,
            String mark,
            @Nullable Integer rank,
            @Nullable String until,
            @Nullable String why,
            String company,
            List<ClaimWords> lines) {

        /** When it is for, in a line of a list. */
        public ClaimWords first() {
            return lines.getFirst();
        }

        public int more() {
            return lines.size() - 1;
        }

        public boolean isOver() {
            return word.equals("ended");
        }

        public boolean isClosure() {
            return booking.kind() == Booking.Kind.CLOSURE;
        }
    }

    /** As whoever reads may see it. */
    public ModelAndView page(Acting acting, Booking booking, Locale locale) {
        Site site = sites.withId(booking.site()).orElseThrow();
        Map<UUID, String> names = booking.company() == null ? Map.of() : clients.names(List.of(booking.company()));
        boolean may = booking.company() == null
                ? acting.may(Permission.CLOSE_TRACK)
                : acting.mayFor(booking.company(), Permission.BOOK);
        return new ModelAndView("booking/booking")
                .addObject("site", site)
                .addObject("b", view(site, booking, names, locale))
                .addObject("mayChange", may && booking.lives(clock.instant()))
                .addObject("maySell", acting.may(Permission.SELL) && booking.lives(clock.instant()))
                .addObject("section", "bookings");
    }

    View view(Site site, Booking booking, Map<UUID, String> names, Locale locale) {
        Instant now = clock.instant();
        State state = booking.at(now);
        Formats formats = new Formats(locale);
        String company = booking.company() == null ? "" : names.getOrDefault(booking.company(), "");
        List<ClaimWords> lines = booking.claims().stream()
                .map(claim -> ClaimWords.of(site, claim, locale))
                .toList();
        return switch (state) {
            case State.Waiting waiting ->
                new View(booking, "waiting", "f-held", rows.rank(booking, now), null, null, company, lines);
            case State.Option option ->
                new View(
                        booking,
                        "option",
                        "f-held",
                        1,
                        formats.moment(option.lapsesAt(), site.zone()),
                        null,
                        company,
                        lines);
            case State.Booked booked -> {
                boolean closure = booking.kind() == Booking.Kind.CLOSURE;
                yield new View(
                        booking,
                        closure ? "closed" : "booked",
                        closure ? "f-closed" : "f-booked",
                        null,
                        null,
                        null,
                        company,
                        lines);
            }
            case State.Ended ended ->
                new View(
                        booking,
                        "ended",
                        "f-works",
                        null,
                        formats.moment(ended.at(), site.zone()),
                        ended.why().key(),
                        company,
                        lines);
        };
    }
}
