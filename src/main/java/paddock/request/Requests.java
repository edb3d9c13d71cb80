package paddock.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Token;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.request.Request.State;

/** Requests: made, confirmed by whoever reads the mailbox, granted or declined. None of them keeps anything. */
@Component
class Requests {

    /** What the trail calls them. */
    static final String KIND = "request";

    private static final Duration GOOD = Duration.ofDays(2);

    private final Attempts attempts;
    private final RequestRows rows;
    private final Floods floods;
    private final RequestMails mails;
    private final Bookings bookings;
    private final Names names;
    private final Trail trail;
    private final InstantSource clock;

    Requests(
            Attempts attempts,
            RequestRows rows,
            Floods floods,
            RequestMails mails,
            Bookings bookings,
            Names names,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.floods = floods;
        this.mails = mails;
        this.bookings = bookings;
        this.names = names;
        this.trail = trail;
        this.clock = clock;
    }

    /** What somebody asks for where. */
    record Draft(Site site, List<Claim> claims, Booking.Said said) {

        boolean isPast(Instant now) {
            return claims.stream().anyMatch(claim -> claim.window().start().isBefore(now));
        }
    }

    /**
     * By a stranger: nothing is to be decided before whoever reads that mailbox says that it was they. Past the number of
     * mails that one mailbox gets, nothing is sent and nothing is said of it.
     *
     * @param base with which the link in the mail begins
     */
    Asking ask(Acting by, Draft draft, Request.Asker asker, String base) {
        Instant now = now();
        if (draft.isPast(now)) {
            return new Asking.Past();
        }
        if (!floods.admitFrom(by.from(), now)) {
            return new Asking.TooMany();
        }
        if (floods.admitOf(asker.email(), now)) {
            Token token = Token.random();
            attempts.run(Locks.NONE, held -> {
                Request request = request(draft, asker, null, new State.Unconfirmed(now.plus(GOOD)));
                rows.add(request, by.person(), token);
                mails.confirm(request, base + "/requests/confirmation/" + token.secret());
                trail.record(by, Deed.of("request-made", KIND, request.id()).changing(Map.of(), recorded(request)));
                return request;
            });
        }
        return new Asking.Mailed();
    }

    /** By somebody who acts for a company that does not hold by itself. */
    Asking askFor(Acting by, UUID company, Draft draft, String message) {
        if (draft.isPast(now())) {
            return new Asking.Past();
        }
        UUID person = by.person();
        Names.Name name = names.of(List.of(person == null ? new UUID(0, 0) : person)).values().stream()
                .findFirst()
                .orElseThrow();
        Request.Asker asker = new Request.Asker(name.name(), "", name.email(), "", message, name.language());
        return attempts.run(Locks.NONE, held -> {
            Request request = request(draft, asker, company, new State.Open());
            rows.add(request, person, null);
            mails.asked(request);
            trail.record(by, Deed.of("request-made", KIND, request.id()).changing(Map.of(), recorded(request)));
            return new Asking.Asked(request.id());
        });
    }

    private Request request(
            Draft draft, Request.Asker asker, @org.jspecify.annotations.Nullable UUID company, State state) {
        return new Request(
                UUID.randomUUID(), 0, draft.site().id(), asker, company, draft.claims(), draft.said(), now(), state, 1);
    }

    /** Nothing that is somebody's own: that is forgotten with the request. */
    private static Map<String, ?> recorded(Request request) {
        Map<String, Object> values = new TreeMap<>();
        values.put("claims", request.claims().stream().map(Claim::written).toList());
        if (request.company() != null) {
            values.put("company", request.company().toString());
        }
        return values;
    }

    /** One that a link is about, as long as it is good. */
    Optional<Request> by(Token token) {
        return rows.withToken(token).filter(request -> request.isThere(now()));
    }

    /** Whoever reads the mailbox says that it was they; empty for a link that is not good. */
    Optional<Request> confirm(Acting by, Token token) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Request> request = by(token)
                    .flatMap(seen -> rows.locked(seen.id()))
                    .filter(seen -> seen.state() instanceof State.Unconfirmed && seen.isThere(now()));
            request.ifPresent(seen -> {
                rows.confirm(seen.id());
                mails.asked(seen);
                trail.record(by, Deed.of("request-confirmed", KIND, seen.id()));
            });
            return request;
        });
    }

    /** Nothing comes of it: what was written for it is taken back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Holding why;

        private Undone(Holding why) {
            super("taken back", null, false, false);
            this.why = why;
        }
    }

    /**
     * An option for a company, through the same door as any other.
     *
     * @param whom asked for once it is sure that it is to be decided; what that writes goes with what comes of it
     */
    Deciding grant(Acting by, UUID id, int version, Supplier<UUID> whom) {
        try {
            return granted(by, id, version, whom);
        } catch (Undone undone) {
            return new Deciding.NotHad(undone.why);
        }
    }

    private Deciding granted(Acting by, UUID id, int version, Supplier<UUID> whom) {
        return decided(id, version, request -> {
            UUID company = whom.get();
            Holding outcome = bookings.hold(by, request.wish(company));
            if (!(outcome instanceof Holding.Held had)) {
                throw new Undone(outcome);
            }
            rows.decide(id, new State.Granted(had.id(), now()), by.person());
            mails.granted(request, had.id());
            trail.record(
                    by,
                    Deed.of("request-granted", KIND, id)
                            .changing(Map.of(), Map.of("booking", had.id().toString(), "company", company.toString())));
            return new Deciding.Granted(had.id());
        });
    }

    Deciding decline(Acting by, UUID id, int version, String why) {
        return decided(id, version, request -> {
            rows.decide(id, new State.Declined(why, now()), by.person());
            mails.declined(request, why);
            trail.record(by, Deed.of("request-declined", KIND, id));
            return new Deciding.Declined();
        });
    }

    private Deciding decided(UUID id, int version, Function<Request, Deciding> act) {
        return attempts.run(Locks.NONE, held -> {
            Request request = rows.locked(id).orElseThrow();
            if (!(request.state() instanceof State.Open)) {
                return new Deciding.Over(request.state());
            }
            return request.version() == version ? act.apply(request) : new Deciding.Overtaken(request.version());
        });
    }

    /** One that is to be decided, or was. */
    Optional<Request> withId(UUID id) {
        return rows.withId(id).filter(request -> !(request.state() instanceof State.Unconfirmed));
    }

    List<Request> found(RequestRows.Wanted wanted, int most) {
        return rows.found(wanted, most);
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
