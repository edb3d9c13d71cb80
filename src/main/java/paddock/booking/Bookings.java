package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.End;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.homologation.Homologations;
import paddock.homologation.Verdict;
import paddock.kernel.Acting;
import paddock.kernel.Window;

/** Options, bookings and closures: asked for, confirmed, let go. What is scarce is decided under locks, one at a time. */
@Component
public class Bookings {

    static final String KIND = "booking";

    private final Attempts attempts;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Lawfulness lawfulness;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final Deadlines deadlines;
    private final Trail trail;
    private final InstantSource clock;

    Bookings(
            Attempts attempts,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Lawfulness lawfulness,
            Sites sites,
            Homologations homologations,
            Clients clients,
            Deadlines deadlines,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.lawfulness = lawfulness;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.deadlines = deadlines;
        this.trail = trail;
        this.clock = clock;
    }

    /** How sure whoever asks wants to be. */
    private enum Firmness {
        /** An option, which may have to wait for its turn. */
        OPTION,
        /** For good, at once. */
        BOOKED
    }

    /** An option on what is wished for, first in rank where nobody asked before. */
    public Holding hold(Acting by, Wish wish) {
        return place(by, wish, Firmness.OPTION);
    }

    /** A booking at once, without an option before. */
    public Holding book(Acting by, Wish wish) {
        return place(by, wish, Firmness.BOOKED);
    }

    /** A closure of what nobody has. */
    public Holding close(Acting by, Wish wish) {
        return place(by, wish, Firmness.BOOKED);
    }

    public Optional<Booking> withId(UUID id) {
        return rows.withId(id);
    }

    private Holding place(Acting by, Wish wish, Firmness firmness) {
        Site site = sites.withId(wish.site()).orElseThrow();
        Holding refused = refusal(site, wish);
        if (refused != null) {
            return refused;
        }
        Plan plan = Plan.of(site, wish.claims(), homologations);
        if (plan.clashesWithItself()) {
            return new Holding.Doubled();
        }
        return attempts.run(plan.locks(), held -> {
            Plan now = current(plan, held);
            Holding gone = refusal(now.site(), wish);
            return gone == null ? place(by, wish, now, firmness, held) : gone;
        });
    }

    /** What stands in the way whatever others have. */
    private @Nullable Holding refusal(Site site, Wish wish) {
        Ground ground = new Ground(site);
        Instant now = now();
        for (int i = 0; i < wish.claims().size(); i++) {
            Claim claim = wish.claims().get(i);
            if (claim.window().start().isBefore(now)) {
                return new Holding.Past(i);
            }
            if (claim instanceof Claim.Track track && ground.missing(track).isPresent()) {
                return new Holding.Missing(i, ground.missing(track).get());
            }
        }
        boolean barred = wish.company() != null
                && clients.withId(wish.company()).orElseThrow().barred();
        return barred ? new Holding.Barred() : null;
    }

    /** The site may have been changed until the lock on it was had. */
    private Plan current(Plan plan, Locks held) {
        Site site = sites.withId(plan.site().id()).orElseThrow();
        if (site.equals(plan.site())) {
            return plan;
        }
        Plan anew = Plan.of(site, plan.claims(), homologations);
        if (!held.cover(anew.locks())) {
            throw new Attempts.Wider(anew.locks());
        }
        return anew;
    }

    private Holding place(Acting by, Wish wish, Plan plan, Firmness firmness, Locks held) {
        Instant now = now();
        List<Clash> clashes = Placing.living(turns.settled(plan, held, now), now);
        List<Long> forUnits = List.of();
        if (firmness == Firmness.OPTION) {
            forUnits = turns.waitingForUnits(plan, Long.MAX_VALUE);
        } else {
            clashes = clashes.stream().filter(clash -> !clash.by().waits()).toList();
        }
        return switch (Placing.of(plan, clashes, forUnits)) {
            case Placing.Free free -> write(by, wish, plan, firmness, free.pieces(), 1, now);
            case Placing.Behind behind
            when firmness == Firmness.OPTION -> write(by, wish, plan, firmness, behind.tracks(), behind.rank(), now);
            case Placing.Behind behind -> new Holding.Taken(busy(plan, clashes));
            case Placing.Lost lost -> new Holding.Taken(lost.busy());
            case Placing.TooFew few -> new Holding.TooFew(few.claim(), few.asked(), few.free());
        };
    }

    private static List<Holding.Busy> busy(Plan plan, List<Clash> clashes) {
        List<Holding.Busy> busy = new ArrayList<>();
        for (Piece piece : plan.tracks()) {
            clashes.stream()
                    .filter(clash -> clash.piece().clashes(piece))
                    .map(clash -> new Holding.Busy(
                            piece.claim(),
                            Window.between(
                                    clash.piece().from(),
                                    clash.piece().ends(),
                                    plan.site().zone())))
                    .filter(each -> !busy.contains(each))
                    .forEach(busy::add);
        }
        return busy;
    }

    private Holding write(
            Acting by, Wish wish, Plan plan, Firmness firmness, List<Piece> pieces, int rank, Instant now) {
        State state = firmness == Firmness.BOOKED
                ? new State.Booked()
                : rank > 1 ? new State.Waiting() : new State.Option(deadlines.ofOption(plan.site(), now));
        Booking draft = new Booking(
                UUID.randomUUID(),
                0,
                wish.site(),
                wish.company() == null ? Kind.CLOSURE : Kind.RENTAL,
                wish.company(),
                state,
                wish.claims(),
                wish.said(),
                now,
                1);
        List<Judged> judged = draft.kind() == Kind.CLOSURE ? List.of() : lawfulness.of(plan.site(), draft, now);
        boolean lawful = judged.stream().allMatch(each -> switch (each.verdict()) {
            case Verdict.Allowed allowed -> true;
            case Verdict.Refused refused -> false;
            case Verdict.Needs needs -> firmness == Firmness.OPTION;
            case Verdict.Undetermined open -> firmness == Firmness.OPTION;
        });
        if (!lawful) {
            return new Holding.Unlawful(judged);
        }
        Booking booking = rows.add(draft, by.person());
        if (state instanceof State.Waiting) {
            occupancies.waitFor(booking.id(), pieces);
        } else {
            occupancies.take(booking.id(), pieces);
        }
        trail.record(by, Deed.of(act(draft, rank), KIND, booking.id()).changing(Map.of(), values(booking)));
        Instant lapsesAt = state instanceof State.Option option ? option.lapsesAt() : null;
        return new Holding.Held(booking.id(), booking.number(), rank, lapsesAt, judged);
    }

    private static String act(Booking booking, int rank) {
        if (booking.kind() == Kind.CLOSURE) {
            return "closed";
        }
        return booking.state() instanceof State.Booked ? "booked" : rank > 1 ? "option-queued" : "option-taken";
    }

    /** What the trail keeps of a booking as it is. */
    private static Map<String, ?> values(Booking booking) {
        Map<String, Object> values = new TreeMap<>();
        values.put("number", booking.number());
        if (booking.company() != null) {
            values.put("company", booking.company().toString());
        }
        values.put("claims", booking.claims().stream().map(Bookings::value).toList());
        if (booking.state() instanceof State.Option option) {
            values.put("lapses-at", option.lapsesAt().toString());
        }
        return values;
    }

    private static Map<String, String> value(Claim claim) {
        return switch (claim) {
            case Claim.Track track ->
                Map.of(
                        "layout",
                        track.layout().toString(),
                        "during",
                        track.window().toString());
            case Claim.Units units ->
                Map.of(
                        "pool", units.pool().toString(),
                        "units", Integer.toString(units.number()),
                        "during", units.window().toString());
        };
    }

    /** An option becomes a booking. */
    public Confirmation confirm(Acting by, UUID id, int version) {
        return change(id, new Confirmation.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (booking.version() != version && !(state instanceof State.Ended)) {
                return new Confirmation.Overtaken(booking.version());
            }
            return switch (state) {
                case State.Waiting waiting -> new Confirmation.Outranked();
                case State.Ended ended -> new Confirmation.Over(ended);
                case State.Booked booked -> new Confirmation.Confirmed(booking.version());
                case State.Option option -> confirm(by, booking);
            };
        });
    }

    private Confirmation confirm(Acting by, Booking booking) {
        Site site = sites.withId(booking.site()).orElseThrow();
        List<Judged> judged = lawfulness.of(site, booking, now());
        if (!judged.stream().allMatch(each -> each.verdict() instanceof Verdict.Allowed)) {
            return new Confirmation.Unlawful(judged);
        }
        rows.become(booking.id(), new State.Booked());
        trail.record(by, Deed.of("option-confirmed", KIND, booking.id()));
        return new Confirmation.Confirmed(booking.version() + 1);
    }

    /** Lets go of an option, cancels a booking or opens what was closed: whoever waits for it has it next. */
    public Release release(Acting by, UUID id, int version) {
        return change(id, new Release.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (booking.version() != version && !(state instanceof State.Ended)) {
                return new Release.Overtaken(booking.version());
            }
            return switch (state) {
                case State.Ended ended -> new Release.Over(ended);
                case State.Waiting waiting -> release(by, booking, End.RELEASED, held);
                case State.Option option -> release(by, booking, End.RELEASED, held);
                case State.Booked booked ->
                    release(by, booking, booking.kind() == Kind.CLOSURE ? End.LIFTED : End.CANCELLED, held);
            };
        });
    }

    private Release release(Acting by, Booking booking, End why, Locks held) {
        Instant now = now();
        rows.become(booking.id(), new State.Ended(why, now));
        trail.record(by, Deed.of("booking-" + why.key(), KIND, booking.id()));
        Site site = sites.withId(booking.site()).orElseThrow();
        turns.passOn(site, occupancies.free(List.of(booking.id())), held, now);
        return new Release.Released(booking.version() + 1);
    }

    /** Under the locks on all that it claims, and on itself. */
    private <T> T change(UUID id, T unknown, BiFunction<Booking, Locks, T> act) {
        Optional<Booking> seen = rows.withId(id);
        if (seen.isEmpty()) {
            return unknown;
        }
        Site site = sites.withId(seen.get().site()).orElseThrow();
        Plan plan = Plan.of(site, seen.get().claims(), homologations);
        return attempts.run(plan.locks(), held -> {
            turns.settled(current(plan, held), held, now());
            return act.apply(rows.locked(id).orElseThrow(), held);
        });
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
