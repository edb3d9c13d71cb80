package paddock.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.session.Session.Numbers;

/**
 * Open sessions: announced, and given more places or fewer. A session is a booking: it is moved, cancelled and closed as
 * every other is, and {@link Following} does the same with what is sold of it.
 */
@Component
class Sessions {

    private final Attempts attempts;
    private final Bookings bookings;
    private final Moves moves;
    private final SessionRows rows;
    private final Trail trail;
    private final InstantSource clock;

    Sessions(Attempts attempts, Bookings bookings, Moves moves, SessionRows rows, Trail trail, InstantSource clock) {
        this.attempts = attempts;
        this.bookings = bookings;
        this.moves = moves;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens a session, where the order allows it with all its vehicles and nobody else has the hours.
     *
     * @param places of each kind of vehicles in its use, which says the same numbers
     */
    Moving open(Acting by, Wish wish, List<Integer> places, Exclusions exclusions) {
        return attempts.run(Locks.NONE, held -> {
            Holding outcome = bookings.book(by, wish);
            if (!(outcome instanceof Holding.Held booked)) {
                return new Moving.NotHad(outcome);
            }
            Booking booking = bookings.withId(booked.id()).orElseThrow();
            Session session = new Session(
                    booking, places.stream().map(each -> new Numbers(each, 0)).toList(), exclusions);
            rows.add(session);
            trail.record(
                    by,
                    Deed.of("session-announced", Bookings.KIND, booking.id())
                            .changing(Map.of(), recorded(places, exclusions)));
            return new Moving.Moved(booking.id(), booking.version());
        });
    }

    Optional<Session> withId(UUID id) {
        return rows.withId(id);
    }

    /** Those still to come or under way, in the order in which they begin; {@code most} at most. */
    List<Session> toCome(Site site, @Nullable UUID after, int most) {
        return rows.withIds(rows.toCome(site.id(), clock.instant(), after, most));
    }

    /** Something stands in the way: what has been written is taken back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Resizing outcome;

        Undone(Resizing outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }
    }

    /**
     * More places, or fewer: never fewer than are sold, never more than the order allows.
     *
     * @param places of each kind
     */
    Resizing resize(Acting by, UUID id, int version, List<Integer> places) {
        Optional<Session> seen = rows.withId(id);
        if (seen.isEmpty() || seen.get().kinds().size() != places.size()) {
            return new Resizing.Unknown();
        }
        try {
            return attempts.apart(Locks.NONE, held -> resize(by, seen.get(), version, places));
        } catch (Undone undone) {
            return undone.outcome;
        }
    }

    /** The ground first, as everybody takes it who moves or closes a session; then what is sold. */
    private Resizing resize(Acting by, Session seen, int version, List<Integer> places) {
        Booking booking = seen.booking();
        Moving outcome = moves.move(by, new Moves.Shift(seen.id(), version, booking.claims(), seen.use(places)));
        if (!(outcome instanceof Moving.Moved)) {
            return new Resizing.NotHad(outcome);
        }
        rows.lock(seen.id());
        Session session = rows.withId(seen.id()).orElseThrow();
        for (int kind = 0; kind < places.size(); kind++) {
            int sold = session.kinds().get(kind).sold();
            if (places.get(kind) < sold) {
                throw new Undone(new Resizing.Sold(kind, sold));
            }
        }
        IntStream.range(0, places.size()).forEach(kind -> rows.resize(session.id(), kind, places.get(kind)));
        trail.record(
                by,
                Deed.of("session-resized", Bookings.KIND, session.id())
                        .changing(
                                recorded(
                                        session.kinds().stream()
                                                .map(Numbers::places)
                                                .toList(),
                                        session.exclusions()),
                                recorded(places, session.exclusions())));
        return new Resizing.Resized();
    }

    private static Map<String, ?> recorded(List<Integer> places, Exclusions exclusions) {
        Map<String, Object> values = new TreeMap<>();
        values.put("places", new ArrayList<>(places));
        List<String> not = new ArrayList<>();
        not.addAll(exclusions.statuses());
        not.addAll(exclusions.categories());
        not.addAll(exclusions.powertrains());
        exclusions.companies().forEach(company -> not.add(company.toString()));
        if (!not.isEmpty()) {
            values.put("exclusions", not.stream().sorted().toList());
        }
        return values;
    }
}
