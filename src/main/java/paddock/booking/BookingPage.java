package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Window;
import paddock.web.Formats;

/** The page of one option, booking or closure, on which it is confirmed, moved or let go. */
@Component
@ConditionalOnWebApplication
final class BookingPage {

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

    /** One claim in words. */
    public record Line(String what, String when, String much) {}

    /** A booking in words, as it is now. */
    public record View(
            Booking booking,
            String word,
            String mark,
            @Nullable Integer rank,
            @Nullable String until,
            @Nullable String why,
            String company,
            List<Line> lines) {

        /** When it is for, in a line of a list. */
        public Line first() {
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

    ModelAndView page(Acting acting, Booking booking, Locale locale) {
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
        List<Line> lines = booking.claims().stream()
                .map(claim -> line(site, claim, locale))
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

    private static Line line(Site site, Claim claim, Locale locale) {
        Ground ground = new Ground(site);
        String when = when(claim.window(), new Formats(locale));
        return switch (claim) {
            case Claim.Track track -> {
                Optional<Ground.Place> place = ground.place(track.layout());
                String name = place.map(each -> each.layout().name().in(locale)).orElse("–");
                boolean several = site.circuits().size() > 1;
                String circuit = several
                        ? place.map(each -> each.circuit().name().in(locale)).orElse("")
                        : "";
                yield new Line(circuit.isEmpty() ? name : name + " (" + circuit + ")", when, "");
            }
            case Claim.Units units ->
                new Line(
                        ground.pool(units.pool())
                                .map(pool -> pool.name().in(locale))
                                .orElse("–"),
                        when,
                        Integer.toString(units.number()));
        };
    }

    /** {@code mardi 12 mai 2026, 9 h – 12 h}, or from one moment to another. */
    static String when(Window window, Formats formats) {
        boolean oneDay = window.days().size() == 1;
        LocalTime from = window.from().toLocalTime();
        return oneDay
                ? formats.day(window.from().toLocalDate())
                        + ", "
                        + formats.hours(from, window.until().toLocalTime())
                : formats.moment(window.start(), window.zone()) + " – " + formats.moment(window.end(), window.zone());
    }
}
