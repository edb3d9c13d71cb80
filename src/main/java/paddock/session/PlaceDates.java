package paddock.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.kernel.Datebook;
import paddock.post.Stationery;

/** Places in open sessions as whoever has them writes them into a calendar: the same in a mail and in what they subscribe to. */
@Component
public final class PlaceDates {

    private final PlaceRows places;
    private final SessionRows sessions;
    private final Sites sites;
    private final Stationery stationery;
    private final MessageSource texts;

    PlaceDates(PlaceRows places, SessionRows sessions, Sites sites, Stationery stationery, MessageSource texts) {
        this.places = places;
        this.sessions = sessions;
        this.sites = sites;
        this.stationery = stationery;
        this.texts = texts;
    }

    /**
     * What a company has, or gave back of late.
     *
     * @param late from when on what has ended still matters
     */
    public record Wanted(UUID company, Instant from, Instant until, Instant late) {}

    /** Of the sessions that run in a stretch of time. */
    public List<Datebook.Entry> of(Wanted wanted, Locale locale) {
        List<Place> taken = places.ofCompany(wanted);
        Map<UUID, Session> known = sessions
                .withIds(taken.stream().map(Place::session).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Session::id, Function.identity()));
        List<Datebook.Entry> entries = new ArrayList<>();
        for (Place place : taken) {
            Session session = known.get(place.session());
            if (session != null) {
                Site site = sites.withId(session.booking().site()).orElseThrow();
                entries.addAll(of(site, session, place, locale));
            }
        }
        return entries;
    }

    /** The hours of the session as entries that replace those before. */
    List<Datebook.Entry> of(Site site, Session session, Place place, Locale locale) {
        Place.Over over = place.over();
        Datebook.Words words = words(site, session, place, locale);
        List<Datebook.Entry> entries = new ArrayList<>();
        int position = 0;
        for (Claim claim : session.booking().claims()) {
            if (claim instanceof Claim.Track) {
                entries.add(new Datebook.Entry(
                        place.id() + "-" + position,
                        session.booking().version() + place.version(),
                        over == null ? place.takenAt() : over.at(),
                        over == null ? Datebook.Standing.CONFIRMED : Datebook.Standing.CANCELLED,
                        words,
                        new Datebook.Span.Hours(
                                claim.window().start(), claim.window().end())));
            }
            position++;
        }
        return entries;
    }

    private Datebook.Words words(Site site, Session session, Place place, Locale locale) {
        Place.Over over = place.over();
        List<String> details = new ArrayList<>();
        session.booking().claims().stream()
                .filter(Claim.Track.class::isInstance)
                .map(claim -> ClaimWords.of(site, claim, locale).what())
                .distinct()
                .forEach(details::add);
        details.add(text("place.title", Long.toString(place.number()), locale));
        details.add(
                over == null
                        ? text("place.taken", place.vehicles(), locale)
                        : text("session.ended." + over.why().key(), "", locale));
        if (!place.said().reference().isEmpty()) {
            details.add(place.said().reference());
        }
        String where = site.name().in(locale);
        return new Datebook.Words(
                where + " – " + session.title(),
                String.join("\n", details),
                where,
                stationery
                        .address()
                        .map(address -> address + "/places/" + place.id())
                        .orElse(""));
    }

    private String text(String key, Object value, Locale locale) {
        return texts.getMessage(key, new Object[] {value}, locale);
    }
}
