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
import paddock.asking.Uses;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.ClaimWords;
import paddock.ground.Reach;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Formats;

/** The page of one option, booking or closure, on which it is confirmed, moved or let go. */
@Component
@ConditionalOnWebApplication
public final class BookingPage {

    private final Turns turns;
    private final Choices choices;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final Uses uses;
    private final Desk desk;
    private final InstantSource clock;
    private final List<Panel> panels;

    BookingPage(
            Turns turns,
            Choices choices,
            Sites sites,
            Homologations homologations,
            Clients clients,
            Uses uses,
            Desk desk,
            InstantSource clock,
            List<Panel> panels) {
        this.turns = turns;
        this.choices = choices;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.uses = uses;
        this.desk = desk;
        this.clock = clock;
        this.panels = List.copyOf(panels);
    }

    /** Something that another part has to show on the page of a booking. */
    public interface Panel {

        /** The template that has it, as the fragment {@code panel}. */
        String template();

        /** What that template needs. */
        Map<String, Object> model(Seen seen);

        /** A booking, whole, and who looks at it. */
        record Seen(Acting acting, Site site, Booking booking, Locale locale) {}
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
            List<ClaimWords> lines,
            boolean subjectToRenewal) {

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

        /** Whether it is for somebody who is not named to whoever reads. */
        public boolean isUnnamed() {
            return booking.kind() == Booking.Kind.RENTAL && booking.company() == null;
        }

        public boolean isClosure() {
            return booking.kind() == Booking.Kind.CLOSURE;
        }

        public boolean isSession() {
            return booking.kind() == Booking.Kind.SESSION;
        }
    }

    /** As whoever reads may see it. */
    public ModelAndView page(Acting acting, Booking whole, Locale locale) {
        Booking booking = desk.readBy(acting, whole);
        Site site = sites.withId(booking.site()).orElseThrow();
        Map<UUID, String> names = booking.company() == null ? Map.of() : clients.names(List.of(booking.company()));
        boolean may = Desk.mayChange(acting, whole);
        ModelAndView page = new ModelAndView("booking/booking");
        panels.forEach(panel -> page.addAllObjects(panel.model(new Panel.Seen(acting, site, whole, locale))));
        return page.addObject("panels", panels)
                .addObject("site", site)
                .addObject("b", view(site, booking, names, locale))
                .addObject("facts", uses.words(booking.said().use(), locale))
                .addObject(
                        "others",
                        others(whole).stream()
                                .map(other -> view(site, desk.readBy(acting, other), names, locale))
                                .toList())
                .addObject("mayChange", may && booking.lives(clock.instant()))
                .addObject("maySell", acting.may(Permission.SELL) && booking.lives(clock.instant()))
                .addObject("section", "bookings");
    }

    /** Those of which only one is wanted, beside it. */
    private List<Booking> others(Booking booking) {
        Instant now = clock.instant();
        return booking.isWished(now) ? choices.others(booking.id(), now) : List.of();
    }

    View view(Site site, Booking booking, Map<UUID, String> names, Locale locale) {
        Instant now = clock.instant();
        State state = booking.at(now);
        String company = booking.kind() == Booking.Kind.SESSION
                ? booking.said().reason()
                : booking.company() == null ? "" : names.getOrDefault(booking.company(), "");
        return new View(
                booking,
                word(booking, state),
                mark(booking, state),
                rank(site, booking, now),
                until(state, site, new Formats(locale)),
                state instanceof State.Ended ended ? ended.why().key() : null,
                company,
                booking.claims().stream()
                        .map(claim -> ClaimWords.of(site, claim, locale))
                        .toList(),
                booking.kind() == Booking.Kind.RENTAL
                        && booking.lives(now)
                        && Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)));
    }

    private static boolean isClosed(Booking booking, State state) {
        return booking.kind() == Booking.Kind.CLOSURE && state instanceof State.Booked;
    }

    private static String word(Booking booking, State state) {
        return isClosed(booking, state) ? "closed" : BookingJson.word(state);
    }

    private static String mark(Booking booking, State state) {
        return switch (state) {
            case State.Waiting waiting -> "f-held";
            case State.Option option -> "f-held";
            case State.Booked booked -> isClosed(booking, state) ? "f-closed" : "f-booked";
            case State.Ended ended -> "f-works";
        };
    }

    private @Nullable Integer rank(Site site, Booking booking, Instant now) {
        return switch (booking.at(now)) {
            case State.Waiting waiting -> Integer.valueOf(turns.rank(site, booking, now));
            case State.Option option -> 1;
            case State.Booked booked -> null;
            case State.Ended ended -> null;
        };
    }

    private static @Nullable String until(State state, Site site, Formats formats) {
        return switch (state) {
            case State.Waiting waiting -> null;
            case State.Option option -> formats.moment(option.lapsesAt(), site.zone());
            case State.Booked booked -> null;
            case State.Ended ended -> formats.moment(ended.at(), site.zone());
        };
    }
}
