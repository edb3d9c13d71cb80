package paddock.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.homologation.Use;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.terms.Limits;
import paddock.terms.Terms;

/** Places in open sessions: taken and given back, one act after the other, up to the number and never beyond. */
@Component
class Places {

    private final Attempts attempts;
    private final SessionRows sessions;
    private final PlaceRows rows;
    private final Sites sites;
    private final Uses uses;
    private final Clients clients;
    private final Terms terms;
    private final Trail trail;
    private final PlaceMails mails;
    private final InstantSource clock;

    Places(
            Attempts attempts,
            SessionRows sessions,
            PlaceRows rows,
            Sites sites,
            Uses uses,
            Clients clients,
            Terms terms,
            Trail trail,
            PlaceMails mails,
            InstantSource clock) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.rows = rows;
        this.sites = sites;
        this.uses = uses;
        this.clients = clients;
        this.terms = terms;
        this.trail = trail;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Who would like to take part with what.
     *
     * @param said its use names one kind of vehicles with their number
     */
    record Wanted(UUID session, UUID company, Place.Said said) {}

    /** As many places as there are vehicles, all of them or none. */
    Taking take(Acting by, Wanted wanted) {
        return attempts.run(locks(wanted.session()), held -> {
            if (!sessions.lock(wanted.session())) {
                return new Taking.Unknown();
            }
            Session session = sessions.withId(wanted.session()).orElseThrow();
            Site site = sites.withId(session.booking().site()).orElseThrow();
            Instant now = now();
            Clients.Client client = clients.withId(wanted.company()).orElseThrow();
            Taking refused = refusal(by, session, client, now);
            if (refused != null) {
                return refused;
            }
            Use use = uses.stored(wanted.said().use(), "use", site.zone());
            Profile profile = Profile.of(uses.stored(session.booking().said().use(), "use", site.zone()));
            return switch (profile.admission(use, session.exclusions())) {
                case Admission.Admitted admitted -> take(by, session, wanted, admitted.kinds());
                case Admission.Unsaid why -> new Taking.NotAdmitted(why);
                case Admission.Outside why -> new Taking.NotAdmitted(why);
                case Admission.Above why -> new Taking.NotAdmitted(why);
                case Admission.Excluded why -> new Taking.NotAdmitted(why);
            };
        });
    }

    /** As whoever changes a booking: what is read of the whole site meanwhile has all of it, or nothing. */
    private Locks locks(UUID session) {
        return sessions.withId(session)
                .map(each -> Locks.shared(each.booking().site()))
                .orElse(Locks.NONE);
    }

    private @Nullable Taking refusal(Acting by, Session session, Clients.Client client, Instant now) {
        if (!session.booking().lives(now)) {
            return new Taking.Over();
        }
        if (!now.isBefore(session.ends())) {
            return new Taking.Begun();
        }
        if (client.barred()) {
            return new Taking.Barred();
        }
        if (session.exclusions().exclude(client.id(), client.on(session.day()))) {
            return new Taking.NotForCompany();
        }
        return servesThemselves(by) ? beyondTerms(session, client, now) : null;
    }

    /** The operator's people may go beyond the terms. */
    private static boolean servesThemselves(Acting by) {
        return by.person() != null && by.staff().isEmpty();
    }

    private @Nullable Taking beyondTerms(Session session, Clients.Client client, Instant now) {
        if (!now.isBefore(session.begins())) {
            return new Taking.Begun();
        }
        UUID site = session.booking().site();
        Limits limits = terms.limits(
                site,
                client.id(),
                now.atZone(sites.withId(site).orElseThrow().zone()).toLocalDate());
        if (Integer.valueOf(0).equals(limits.options())) {
            return new Taking.ThroughOperator();
        }
        return session.begins().isBefore(now.plus(Duration.ofHours(limits.notice())))
                ? new Taking.TooLate(limits.notice())
                : null;
    }

    /** Of the first of these kinds that has room for all of them. */
    private Taking take(Acting by, Session session, Wanted wanted, List<Integer> kinds) {
        int vehicles = count(wanted.said());
        Optional<Integer> kind = kinds.stream()
                .filter(each -> session.kinds().get(each).left() >= vehicles)
                .findFirst();
        if (kind.isEmpty()) {
            int left = kinds.stream()
                    .mapToInt(each -> session.kinds().get(each).left())
                    .max()
                    .orElse(0);
            return new Taking.Full(left);
        }
        Place place = rows.add(
                new Place(
                        UUID.randomUUID(),
                        0,
                        session.id(),
                        kind.get(),
                        wanted.company(),
                        vehicles,
                        wanted.said(),
                        now(),
                        null,
                        1),
                by.person());
        trail.record(by, Deed.of("place-taken", Place.KIND, place.id()).changing(Map.of(), place.recorded()));
        mails.send(session, place, "place-taken");
        return new Taking.Taken(place);
    }

    private static int count(Place.Said said) {
        return said.use().path("vehicles").path(0).path("count").asInt(1);
    }

    /** Gives places back: whoever asks next can have them. */
    Giving giveBack(Acting by, UUID id, int version) {
        Optional<Place> seen = rows.withId(id);
        if (seen.isEmpty()) {
            return new Giving.Unknown();
        }
        return attempts.run(locks(seen.get().session()), held -> {
            sessions.lock(seen.get().session());
            Place place = rows.withId(id).orElseThrow();
            Session session = sessions.withId(place.session()).orElseThrow();
            Instant now = now();
            if (place.over() != null) {
                return new Giving.Over(place.over().why());
            }
            if (place.version() != version) {
                return new Giving.Overtaken(place.version());
            }
            if (!now.isBefore(servesThemselves(by) ? session.begins() : session.ends())) {
                return new Giving.Begun();
            }
            return new Giving.Given(end(by, session, place, new Place.Over(Place.End.GIVEN_BACK, now)));
        });
    }

    /** Ends it in the transaction under way, whose lock on the session is had already. */
    Place end(Acting by, Session session, Place place, Place.Over over) {
        rows.end(place.id(), over);
        Place ended = place.ended(over);
        String act = "place-" + over.why().key();
        trail.record(by, Deed.of(act, Place.KIND, place.id()).changing(place.recorded(), Map.of()));
        mails.send(session, ended, act);
        return ended;
    }

    Optional<Place> withId(UUID id) {
        return rows.withId(id);
    }

    /**
     * What has been taken of a session, in that order, after a number.
     *
     * @param companies whose; absent for everybody's
     */
    List<Place> of(UUID session, @Nullable Collection<UUID> companies, long after, int most) {
        return rows.of(session, companies, after, most);
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
