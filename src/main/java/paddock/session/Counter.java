package paddock.session;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Reply;
import paddock.web.Asked;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Finds the session or the place that is asked about, as far as whoever asks may see it, and shows it as it is now. */
@Component
final class Counter {

    private final Sessions sessions;
    private final Places places;
    private final Sites sites;
    private final Clients clients;
    private final JsonMapper json;
    private final InstantSource clock;

    Counter(Sessions sessions, Places places, Sites sites, Clients clients, JsonMapper json, InstantSource clock) {
        this.sessions = sessions;
        this.places = places;
        this.sites = sites;
        this.clients = clients;
        this.json = json;
        this.clock = clock;
    }

    Session session(String id) {
        return sessions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("session"));
    }

    Site site(Session session) {
        return sites.withId(session.booking().site()).orElseThrow();
    }

    /** One that whoever asks may see: another's is as if it were not there. */
    Place place(Acting acting, String id, Permission permission) {
        return places.withId(Asked.id("id", id))
                .filter(place -> acting.mayFor(place.company(), permission))
                .orElseThrow(() -> new NotFound("place"));
    }

    /** A company that whoever asks may take places for. */
    UUID company(Acting acting, UUID company) {
        if (!acting.mayFor(company, Permission.BOOK) || clients.withId(company).isEmpty()) {
            throw new NotFound("company");
        }
        return company;
    }

    /** Whose places somebody sees; absent for everybody's. */
    static @Nullable List<UUID> seenBy(Acting acting) {
        return acting.staff().stream().anyMatch(Permission.SEE_BOOKINGS.staff()::contains)
                ? null
                : acting.companies().keySet().stream()
                        .filter(company -> acting.mayFor(company, Permission.SEE_BOOKINGS))
                        .toList();
    }

    SessionJson.Whole whole(Acting acting, Session session) {
        List<UUID> companies = acting.may(Permission.SEE_COMPANIES)
                ? session.exclusions().companies().stream().sorted().toList()
                : null;
        return SessionJson.Whole.of(session, clock.instant(), companies);
    }

    Reply shown(int status, Acting acting, UUID session) {
        SessionJson.Whole whole = whole(acting, sessions.withId(session).orElseThrow());
        return new Reply(status, json.writeValueAsString(whole), whole.version());
    }

    Reply shown(int status, Place place) {
        return new Reply(status, json.writeValueAsString(written(place)), place.version());
    }

    SessionJson.PlaceJson written(Place place) {
        return SessionJson.PlaceJson.of(
                place, site(sessions.withId(place.session()).orElseThrow()).zone());
    }
}
