package paddock.booking;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.Reach;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Reply;
import paddock.terms.Terms;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what whoever asks may see, and shows it as it is now. */
@Component
public final class Desk {

    private final BookingRows rows;
    private final Turns turns;
    private final Choices choices;
    private final Sites sites;
    private final Homologations homologations;
    private final Terms terms;
    private final JsonMapper json;
    private final InstantSource clock;

    Desk(
            BookingRows rows,
            Turns turns,
            Choices choices,
            Sites sites,
            Homologations homologations,
            Terms terms,
            JsonMapper json,
            InstantSource clock) {
        this.rows = rows;
        this.turns = turns;
        this.choices = choices;
        this.sites = sites;
        this.homologations = homologations;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
    }

    /** One that whoever asks may see: another's is as if it were not there. */
    public Booking seen(Acting acting, String id, Permission permission) {
        return rows.withId(Asked.id("id", id))
                .filter(booking -> booking.company() == null
                        ? mayChange(acting, booking)
                                || (permission == Permission.SEE_BOOKINGS
                                        && !acting.staff().isEmpty())
                        : acting.mayFor(booking.company(), permission))
                .orElseThrow(() -> new NotFound("booking"));
    }

    /**
     * What somebody wants to be said of a booking from now on.
     *
     * @throws NotFound also where its client is not named to them: what they cannot read they do not write over
     */
    Moves.Saying saying(Acting acting, Booking booking, int version, JsonNode body) {
        if (booking.company() != null && readBy(acting, booking).company() == null) {
            throw new NotFound("booking");
        }
        Site site = sites.withId(booking.site()).orElseThrow();
        return new Moves.Saying(booking.id(), version, new WishReader(site, body).read(booking));
    }

    /** As somebody may read it: the client of what is confidential is named to few. */
    public Booking readBy(Acting reader, Booking booking) {
        UUID company = booking.company();
        boolean named = company == null
                || !booking.said().confidential()
                || reader.companies().containsKey(company)
                || terms.discretion(booking.site()).names(reader);
        return named ? booking : booking.unnamed();
    }

    /** Somebody who looks through the bookings of a site. */
    Listing.Reader reader(Acting acting, Site site) {
        return new Listing.Reader(acting, terms.discretion(site.id()).names(acting));
    }

    /** Whether somebody may move and end it. */
    public static boolean mayChange(Acting acting, Booking booking) {
        return switch (booking.kind()) {
            case RENTAL -> booking.company() != null && acting.mayFor(booking.company(), Permission.BOOK);
            case CLOSURE -> acting.may(Permission.CLOSE_TRACK);
            case SESSION -> acting.may(Permission.SELL);
        };
    }

    /** One as it has become, as somebody may read it. */
    Reply shown(Acting reader, UUID id) {
        return shown(200, readBy(reader, rows.withId(id).orElseThrow()));
    }

    /** One as it is, as a program is shown it. */
    public Reply shown(int status, Booking booking) {
        return new Reply(status, json.writeValueAsString(whole(booking)), booking.version());
    }

    /** One that was just written down by whoever reads it. */
    Reply shown(int status, Site site, Holding.Held held) {
        Booking booking = held.booking();
        BookingJson.Standing standing = new BookingJson.Standing(
                held.rank(), Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)), List.of());
        BookingJson.Whole whole = BookingJson.Whole.of(booking, standing, clock.instant(), site.zone());
        return new Reply(status, json.writeValueAsString(whole), booking.version());
    }

    /** Several as they are, of which one is wanted. */
    Reply shown(int status, List<Booking> several) {
        List<BookingJson.Whole> alternatives = several.stream().map(this::whole).toList();
        return new Reply(status, json.writeValueAsString(new BookingJson.Choice(alternatives)), 0);
    }

    BookingJson.Whole whole(Booking booking) {
        Site site = sites.withId(booking.site()).orElseThrow();
        Instant now = clock.instant();
        BookingJson.Standing standing = new BookingJson.Standing(
                turns.rank(site, booking, now),
                Reach.awaitsRenewal(site, booking.claims(), homologations.at(site)),
                booking.isWished(now)
                        ? choices.others(booking.id(), now).stream()
                                .map(Booking::id)
                                .toList()
                        : List.of());
        return BookingJson.Whole.of(booking, standing, now, site.zone());
    }

    /** What a program wants a booking to have instead. */
    List<Claim> claims(Booking booking, JsonNode body) {
        return new ClaimReader(sites.withId(booking.site()).orElseThrow()).read(body.get("claims"));
    }

    /**
     * What a program has sent.
     *
     * @throws BadInput where it is no JSON
     */
    public JsonNode body(HttpServletRequest request) throws IOException {
        return Asked.body(json, request, "{…}");
    }
}
