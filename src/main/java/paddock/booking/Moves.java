package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bookings that have something else instead of what they had: moved, made longer or shorter, exchanged, put aside for a
 * closure. All of it happens, or nothing does.
 */
@Component
public class Moves {

    private final Attempts attempts;
    private final Bookings bookings;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Permits permits;
    private final Shifting shifting;
    private final Sites sites;
    private final Homologations homologations;
    private final Trail trail;
    private final InstantSource clock;

    Moves(
            Attempts attempts,
            Bookings bookings,
            BookingRows rows,
            Occupancies occupancies,
            Permits permits,
            Shifting shifting,
            Sites sites,
            Homologations homologations,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.bookings = bookings;
        this.rows = rows;
        this.occupancies = occupancies;
        this.permits = permits;
        this.shifting = shifting;
        this.sites = sites;
        this.homologations = homologations;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What a booking is to have.
     *
     * @param version which writing of it was read
     * @param claims what it has from then on; none to end it
     * @param use for what, in facts; absent for what it was for before
     */
    public record Shift(
            UUID booking,
            int version,
            List<Claim> claims,
            @Nullable ObjectNode use) {
        public Shift {
            claims = List.copyOf(claims);
        }

        public Shift(UUID booking, int version, List<Claim> claims) {
            this(booking, version, claims, null);
        }
    }

    /**
     * What is to be said of a booking.
     *
     * @param version which writing of it was read
     */
    public record Saying(UUID booking, int version, Booking.Said said) {}

    /** It has what it had, and something else is said of it: how its client calls it, to whom it is named. */
    public Moving say(Acting by, Saying saying) {
        return rows.withId(saying.booking())
                .map(seen -> attempts.run(
                        Locks.shared(seen.site()),
                        held -> say(by, rows.locked(seen.id()).orElseThrow(), saying)))
                .orElseGet(Moving.Unknown::new);
    }

    private Moving say(Acting by, Booking booking, Saying saying) {
        if (booking.at(now()) instanceof Booking.State.Ended ended) {
            return new Moving.Over(ended);
        }
        if (booking.version() != saying.version()) {
            return new Moving.Overtaken(booking.version());
        }
        if (booking.said().recorded().equals(saying.said().recorded())) {
            return new Moving.Moved(booking.id(), booking.version());
        }
        rows.describe(booking.id(), saying.said());
        trail.record(
                by,
                Deed.of("booking-described", Bookings.KIND, booking.id())
                        .changing(booking.said().recorded(), saying.said().recorded()));
        return new Moving.Moved(booking.id(), booking.version() + 1);
    }

    /** It has those claims from now on, at its rank, where nobody else has them or waits for them. */
    public Moving move(Acting by, Shift shift) {
        return shifted(by, List.of(shift), null, UnaryOperator.identity());
    }

    /** What would come of it, as things are: it is done, and taken back. */
    public Moving tried(Acting by, Shift shift) {
        return shifted(by, List.of(shift), null, moved -> {
            throw new Shifting.Undone(moved);
        });
    }

    /** Each of two bookings has what the other had. */
    public Moving swap(Acting by, Shift one, Shift other) {
        List<Booking> both = rows.withIds(List.of(one.booking(), other.booking()));
        if (both.size() < 2 || !both.getFirst().site().equals(both.getLast().site())) {
            return new Moving.Unknown();
        }
        boolean inOrder = both.getFirst().id().equals(one.booking());
        List<Claim> ofOne = (inOrder ? both.getFirst() : both.getLast()).claims();
        List<Claim> ofOther = (inOrder ? both.getLast() : both.getFirst()).claims();
        List<Shift> crossed = List.of(
                new Shift(one.booking(), one.version(), ofOther), new Shift(other.booking(), other.version(), ofOne));
        return shifted(by, crossed, null, UnaryOperator.identity());
    }

    /** What is closed is closed, and those who had it have what they are given instead, or nothing. */
    public Moving close(Acting by, Wish closure, List<Shift> displaced) {
        return shifted(by, displaced, closure, UnaryOperator.identity());
    }

    /** Who has some of this, or waits for it: those who asked first come first. */
    public List<Booking> inTheWayOf(Site site, List<Claim> claims) {
        if (missing(site, claims) != null) {
            return List.of();
        }
        Plan plan = Plan.of(site, claims, homologations);
        List<Clash> clashes = Placing.living(occupancies.around(plan.wanted()), now());
        boolean enoughUnits = !(Placing.of(plan, clashes, List.of()) instanceof Placing.TooFew);
        return rows.withIds(clashes.stream()
                .filter(clash -> !enoughUnits || plan.tracks().stream().anyMatch(piece -> piece.clashes(clash.piece())))
                .map(clash -> clash.by().id())
                .collect(Collectors.toSet()));
    }

    /**
     * Whether a booking could have these claims instead of its own, as things are: nobody has them or waits for them,
     * and the order allows it as it is.
     *
     * @param closed what nobody will have any more
     */
    public boolean couldHave(Booking booking, List<Claim> claims, List<Claim> closed) {
        Site site = sites.withId(booking.site()).orElseThrow();
        Instant now = now();
        if (bookings.refusal(site, new Wish(site.id(), booking.company(), claims, booking.said())) != null) {
            return false;
        }
        Plan plan = Plan.of(site, claims, homologations).forClient(booking.company());
        List<Piece> gone = closed.isEmpty()
                ? List.of()
                : Plan.of(site, closed, homologations).wanted();
        List<Clash> clashes = Placing.living(occupancies.around(plan.wanted()), now).stream()
                .filter(clash -> !clash.by().id().equals(booking.id()))
                .toList();
        return !plan.clashesWithItself()
                && plan.tracks().stream().noneMatch(piece -> gone.stream().anyMatch(piece::clashes))
                && Placing.of(plan, clashes, occupancies.waitingForUnits(plan, Long.MAX_VALUE, now))
                        instanceof Placing.Free
                && permits.plain(site, booking.claiming(claims).permitted(List.of()), now)
                        .isAllowed();
    }

    /**
     * Whether an option on it would be first in rank and lawful, as things are, whatever may yet have to be granted:
     * nothing is written, and nothing kept.
     */
    public boolean couldHold(Wish wish) {
        Site site = sites.withId(wish.site()).orElseThrow();
        Instant now = now();
        if (bookings.refusal(site, wish) != null) {
            return false;
        }
        Plan plan = Plan.of(site, wish.claims(), homologations).forClient(wish.company());
        List<Clash> clashes = Placing.living(occupancies.around(plan.wanted()), now);
        if (plan.clashesWithItself()
                || !(Placing.of(plan, clashes, occupancies.waitingForUnits(plan, Long.MAX_VALUE, now))
                        instanceof Placing.Free)) {
            return false;
        }
        Permits.Chosen chosen = permits.needed(site, wish.draft(new Booking.State.Option(Instant.MAX), now), now);
        return !chosen.isRefused()
                && chosen.booking().permits().stream().noneMatch(permit -> permit.isLate(now, site.zone()));
    }

    /** Whether a client who serves itself may hold as much, at that time. */
    public boolean isWithinTerms(Wish wish) {
        return bookings.beyond(sites.withId(wish.site()).orElseThrow(), wish) == null;
    }

    private Moving shifted(Acting by, List<Shift> shifts, @Nullable Wish closure, UnaryOperator<Moving> end) {
        List<Booking> seen =
                rows.withIds(shifts.stream().map(Shift::booking).distinct().toList());
        if (seen.size() < shifts.size()) {
            return new Moving.Unknown();
        }
        Site site = sites.withId(closure == null ? seen.getFirst().site() : closure.site())
                .orElseThrow();
        Moving refused = missing(site, shifts, closure);
        if (refused != null) {
            return refused;
        }
        try {
            return attempts.apart(locks(site, seen, shifts, closure), held -> {
                Site now = sites.withId(site.id()).orElseThrow();
                Moving gone = missing(now, shifts, closure);
                if (gone != null) {
                    return gone;
                }
                Locks needed = locks(now, seen, shifts, closure);
                if (!held.cover(needed)) {
                    throw new Attempts.Wider(needed);
                }
                return end.apply(shifting.all(new Shifting.Doing(by, now, held, now()), shifts, closure));
            });
        } catch (Shifting.Undone undone) {
            return undone.outcome();
        }
    }

    /** The first claim that the site has not on its days. */
    private static @Nullable Moving missing(Site site, List<Shift> shifts, @Nullable Wish closure) {
        List<List<Claim>> all =
                new ArrayList<>(shifts.stream().map(Shift::claims).toList());
        if (closure != null) {
            all.add(closure.claims());
        }
        return all.stream()
                .map(claims -> missing(site, claims))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Moving.NotHad::new)
                .orElse(null);
    }

    private static @Nullable Holding missing(Site site, List<Claim> claims) {
        Ground ground = new Ground(site);
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i) instanceof Claim.Track track
                    && ground.missing(track).isPresent()) {
                return new Holding.Missing(i, ground.missing(track).get());
            }
        }
        return null;
    }

    private Locks locks(Site site, List<Booking> seen, List<Shift> shifts, @Nullable Wish closure) {
        Locks locks = Locks.shared(site.id());
        for (Booking booking : seen) {
            locks = locks.and(Plan.of(site, booking.claims(), homologations).locks());
        }
        for (Shift shift : shifts) {
            locks = locks.and(Plan.of(site, shift.claims(), homologations).locks());
        }
        return closure == null
                ? locks
                : locks.and(Plan.of(site, closure.claims(), homologations).locks());
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
