package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.kernel.Window;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.permit.Permit;
import paddock.terms.Terms;

/** Options, bookings and closures: asked for, confirmed, let go. What is scarce is decided under locks, one at a time. */
@Component
public class Bookings {

    /** What the trail calls them. */
    public static final String KIND = "booking";

    private final Attempts attempts;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Permits permits;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final Terms terms;
    private final Deadlines deadlines;
    private final Trail trail;
    private final InstantSource clock;

    Bookings(
            Attempts attempts,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Permits permits,
            Sites sites,
            Homologations homologations,
            Clients clients,
            Terms terms,
            Deadlines deadlines,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.permits = permits;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.terms = terms;
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

    /** A booking or an open session at once, without an option before. */
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

    /** In the order in which they were asked for. */
    public List<Booking> withIds(Collection<UUID> ids) {
        return rows.withIds(ids);
    }

    /** What the order says of one as it stands, beside all others that are there. */
    public List<Holding.Judged> judged(Booking booking) {
        return permits.plain(sites.withId(booking.site()).orElseThrow(), booking, now())
                .judged();
    }

    private Holding place(Acting by, Wish wish, Firmness firmness) {
        Site site = sites.withId(wish.site()).orElseThrow();
        Holding refused = notThere(site, wish);
        if (refused != null) {
            return refused;
        }
        Plan plan = Plan.of(site, wish.claims(), homologations).forClient(wish.company());
        if (plan.clashesWithItself()) {
            return new Holding.Doubled();
        }
        Holding had = hadForGood(by, plan, occupancies.firm(plan.wanted()));
        if (had != null) {
            return had;
        }
        return attempts.run(locks(by, wish, firmness, plan), held -> {
            Plan now = plan.current(sites, homologations, held);
            Holding gone = refusal(now.site(), wish);
            Holding beyond = gone == null && isBound(by, firmness) ? beyond(now.site(), wish) : gone;
            return beyond == null ? place(new Asked(by, wish, firmness), now, held) : beyond;
        });
    }

    /** What somebody has for good is refused without waiting for anybody: to say no, nothing need be locked. */
    @Nullable
    Holding hadForGood(Acting by, Plan plan, List<Clash> firm) {
        return firm.isEmpty()
                ? null
                : switch (Placing.of(plan, firm, List.of())) {
                    case Placing.Lost lost -> taken(by, plan.site(), lost.busy());
                    case Placing.TooFew few -> new Holding.TooFew(few.claim(), few.asked(), few.free());
                    case Placing.Free free -> null;
                    case Placing.Behind behind -> null;
                };
    }

    /** What is locked while an option is decided. */
    Locks locks(Acting by, Wish wish) {
        Site site = sites.withId(wish.site()).orElseThrow();
        return locks(by, wish, Firmness.OPTION, Plan.of(site, wish.claims(), homologations));
    }

    private static Locks locks(Acting by, Wish wish, Firmness firmness, Plan plan) {
        return isBound(by, firmness) && wish.company() != null
                ? plan.locks().with(wish.company(), LocalDate.EPOCH)
                : plan.locks();
    }

    /** Clients who serve themselves keep to the terms; the operator's people may go beyond them. */
    private static boolean isBound(Acting by, Firmness firmness) {
        return firmness == Firmness.OPTION && by.person() != null && by.staff().isEmpty();
    }

    @Nullable
    Holding beyond(Site site, Wish wish) {
        List<Window> windows = wish.claims().stream().map(Claim::window).toList();
        return wish.company() == null
                ? null
                : terms.beyond(new Terms.Wanted(site, wish.company(), windows, now()))
                        .map(Holding.BeyondTerms::new)
                        .orElse(null);
    }

    /** What stands in the way whatever others have. */
    @Nullable
    Holding refusal(Site site, Wish wish) {
        Holding missing = notThere(site, wish);
        boolean barred = missing == null
                && wish.company() != null
                && clients.withId(wish.company()).orElseThrow().barred();
        return barred ? new Holding.Barred() : missing;
    }

    @Nullable
    Holding notThere(Site site, Wish wish) {
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
        return null;
    }

    private Holding place(Asked asked, Plan plan, Locks held) {
        Instant now = now();
        List<Clash> clashes = Placing.living(turns.settled(plan, held, now), now);
        List<Long> forUnits = List.of();
        if (asked.firmness() == Firmness.OPTION) {
            forUnits = occupancies.waitingForUnits(plan, Long.MAX_VALUE, now);
        } else {
            clashes = clashes.stream().filter(clash -> !clash.by().waits()).toList();
        }
        return switch (Placing.of(plan, clashes, forUnits)) {
            case Placing.Free free -> judge(asked, plan, new Place(asked.firmness(), free.pieces(), 1, held));
            case Placing.Behind behind
            when asked.firmness() == Firmness.OPTION ->
                judge(asked, plan, new Place(asked.firmness(), behind.tracks(), behind.rank(), held));
            case Placing.Behind behind -> taken(asked.by(), plan.site(), Placing.busy(plan, clashes));
            case Placing.Lost lost -> taken(asked.by(), plan.site(), lost.busy());
            case Placing.TooFew few -> new Holding.TooFew(few.claim(), few.asked(), few.free());
        };
    }

    /** As much of it as the terms let a client know. */
    Holding.Taken taken(Acting by, Site site, List<Holding.Busy> busy) {
        Holding.Taken taken = new Holding.Taken(busy);
        return terms.discretion(site.id()).tellsLayouts(by) ? taken : taken.unplaced();
    }

    /** Who would like to have what, and how surely. */
    private record Asked(Acting by, Wish wish, Firmness firmness) {}

    /** What it may have, and under which locks. */
    private record Place(Firmness firmness, List<Piece> pieces, int rank, Locks held) {

        State state() {
            return firmness == Firmness.BOOKED
                    ? new State.Booked()
                    : rank > 1 ? new State.Waiting(Instant.MAX) : new State.Option(Instant.MAX);
        }
    }

    private Holding judge(Asked asked, Plan plan, Place place) {
        Instant now = now();
        Booking draft = asked.wish().draft(place.state(), now);
        Permits.Chosen chosen = judged(plan.site(), draft, place.held(), now);
        if (chosen.isRefused() || (place.firmness() == Firmness.BOOKED && !chosen.isAllowed())) {
            return new Holding.Unlawful(chosen.judged());
        }
        for (Permit permit : chosen.booking().permits()) {
            if (permit.isLate(now, plan.site().zone())) {
                return new Holding.TooLate(permit);
            }
        }
        return write(asked.by(), plan, new Placed(chosen, place.pieces(), place.rank()), now);
    }

    /** A booking that may be written down: what it takes or waits for, and whose turn it is. */
    private record Placed(Permits.Chosen chosen, List<Piece> pieces, int rank) {}

    private Permits.Chosen judged(Site site, Booking draft, Locks held, Instant now) {
        if (draft.kind() == Kind.CLOSURE) {
            return new Permits.Chosen(draft, List.of());
        }
        return draft.state() instanceof State.Option
                ? permits.with(site, draft, held, now)
                : permits.plain(site, draft, now);
    }

    private Holding write(Acting by, Plan plan, Placed placed, Instant now) {
        Booking draft = placed.chosen().booking();
        State state = deadlines.of(plan.site(), draft, now);
        Booking booking = rows.add(draft.being(state), by.person());
        if (state instanceof State.Waiting) {
            occupancies.waitFor(booking.id(), placed.pieces());
        } else {
            occupancies.take(booking.id(), plan, placed.pieces());
        }
        trail.record(
                by, Deed.of(act(booking, placed.rank()), KIND, booking.id()).changing(Map.of(), booking.recorded()));
        return new Holding.Held(booking, placed.rank(), placed.chosen().judged());
    }

    private static String act(Booking booking, int rank) {
        return switch (booking.kind()) {
            case CLOSURE -> "closed";
            case SESSION -> "session-opened";
            case RENTAL ->
                booking.state() instanceof State.Booked ? "booked" : rank > 1 ? "option-queued" : "option-taken";
        };
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
