package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.Kind;
import paddock.booking.Others.Look;
import paddock.booking.Placing.Clash;
import paddock.booking.Rehearsal.Fit;
import paddock.booking.Rehearsal.Rehearsed;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.kernel.Acting;
import paddock.kernel.Steady;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.once.Together;
import paddock.store.Trip;
import paddock.web.Revisions;

/**
 * What several book on one node at the same moment, decided in one transaction: one after the other as ever, but their
 * locks are taken, what is there is read, and what they have is written once for all of them.
 */
@Component
final class Rush {

    private static final Logger LOG = LoggerFactory.getLogger(Rush.class);

    /** So many keep nobody waiting for longer than a click takes. */
    private static final int MOST = 32;

    private final Attempts attempts;
    private final Bookings bookings;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Rehearsal rehearsal;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final Trail trail;
    private final Lawfulness lawfulness;
    private final Others others;
    private final Revisions revisions;
    private final Trip trip;
    private final InstantSource clock;
    private final Map<UUID, Together<Asked, Holding>> together = new ConcurrentHashMap<>();

    /** Whether somebody of the last who were decided about wanted what others have. */
    private volatile boolean contested;

    Rush(
            Attempts attempts,
            Bookings bookings,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Rehearsal rehearsal,
            Sites sites,
            Homologations homologations,
            Clients clients,
            Trail trail,
            Lawfulness lawfulness,
            Others others,
            Revisions revisions,
            Trip trip,
            InstantSource clock) {
        this.attempts = attempts;
        this.bookings = bookings;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.rehearsal = rehearsal;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.trail = trail;
        this.lawfulness = lawfulness;
        this.others = others;
        this.revisions = revisions;
        this.trip = trip;
        this.clock = clock;
    }

    /** Somebody who books, as the place and what is written about it are remembered. */
    private record Asked(Acting by, Wish wish, Plan plan, InForce laws, List<Look> looks) {}

    /** What is read as soon as they have their locks. */
    private static final class Seen {
        private List<Clash> around = List.of();
        private List<Long> numbers = List.of();
    }

    /**
     * Books for a company, as {@link Bookings#book} would. What is wished for may have been prepared by what is
     * {@linkplain Steady#supposing remembered}.
     *
     * @return none where it has to be prepared anew, and booked alone
     */
    Optional<Holding> book(Acting by, Wish wish) {
        Site site = sites.withId(wish.site()).orElseThrow();
        if (wish.kind() != Kind.RENTAL
                || bookings.notThere(site, wish) != null
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        Plan plan = Plan.of(site, wish.claims(), homologations).forClient(wish.company());
        if (plan.clashesWithItself()) {
            return Optional.empty();
        }
        Asked asked = new Asked(by, wish, plan, homologations.at(site), lawfulness.looks(site, wish.claims()));
        return together.computeIfAbsent(site.id(), any -> new Together<>(MOST, this::decided))
                .decided(asked, plan.locks());
    }

    /** Those that somebody has for good are refused without a lock, as whoever asks alone is. */
    private List<Optional<Holding>> decided(List<Asked> all, Runnable ending) {
        List<Optional<Holding>> had = hadForGood(all);
        List<Asked> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (had.get(i).isEmpty()) {
                left.add(all.get(i));
            }
        }
        Iterator<Optional<Holding>> decided = (left.isEmpty() ? had : underLocks(left, ending)).iterator();
        return had.stream().map(one -> one.isEmpty() ? decided.next() : one).toList();
    }

    private List<Optional<Holding>> hadForGood(List<Asked> all) {
        List<Clash> firm = contested ? occupancies.firm(wanted(all)) : List.of();
        return firm.isEmpty()
                ? Collections.nCopies(all.size(), Optional.empty())
                : Steady.during(() -> all.stream()
                        .map(one -> isCurrent(one)
                                ? Optional.ofNullable(bookings.hadForGood(one.by(), one.plan(), firm))
                                : Optional.<Holding>empty())
                        .toList());
    }

    private static List<Piece> wanted(List<Asked> all) {
        return all.stream().flatMap(one -> one.plan().wanted().stream()).toList();
    }

    private static List<Look> looks(List<Asked> all) {
        return all.stream().flatMap(one -> one.looks().stream()).toList();
    }

    /** Whether what was remembered is still so. */
    private boolean isCurrent(Asked asked) {
        Site then = asked.plan().site();
        return sites.withId(then.id()).filter(then::equals).isPresent()
                && homologations.at(then).equals(asked.laws());
    }

    /** In one transaction; where that is taken back, each has to try alone. What has become of it is never guessed. */
    private List<Optional<Holding>> underLocks(List<Asked> all, Runnable ending) {
        Locks locks = all.stream().map(one -> one.plan().locks()).reduce(Locks.NONE, Locks::and);
        AtomicInteger ended = new AtomicInteger(TransactionSynchronization.STATUS_UNKNOWN);
        Seen seen = new Seen();
        try {
            return Steady.during(() -> attempts.run(locks, () -> lookAhead(all, seen), held -> {
                ended.set(TransactionSynchronization.STATUS_UNKNOWN);
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        ended.set(status);
                    }
                });
                return decided(all, held, seen, ending);
            }));
        } catch (RuntimeException broken) {
            if (ended.get() != TransactionSynchronization.STATUS_ROLLED_BACK) {
                throw broken;
            }
            LOG.warn(
                    "{} who book together try again one by one: {}",
                    all.size(),
                    broken.getClass().getSimpleName());
            return Collections.nCopies(all.size(), Optional.empty());
        }
    }

    private void lookAhead(List<Asked> all, Seen seen) {
        revisions.lookAhead();
        clients.lookAhead(all.stream()
                .map(one -> Objects.requireNonNull(one.wish().company()))
                .collect(Collectors.toSet()));
        occupancies.around(wanted(all), around -> seen.around = around);
        others.lookAhead(looks(all));
        rows.number(all.size(), numbers -> seen.numbers = numbers);
    }

    private List<Optional<Holding>> decided(List<Asked> all, Locks held, Seen seen, Runnable ending) {
        List<Asked> current = all.stream()
                .filter(this::isCurrent)
                .filter(one -> clients.withId(Objects.requireNonNull(one.wish().company()))
                        .isPresent())
                .toList();
        IdentityHashMap<Asked, Holding> outcomes = new IdentityHashMap<>();
        if (!current.isEmpty()) {
            List<Clash> around = settled(current, held, seen.around);
            List<Fit> fitting = new ArrayList<>();
            Rehearsal.Run run = rehearsal.at(current.getFirst().wish().site(), fitting::add);
            List<Wish> wishes = current.stream().map(Asked::wish).toList();
            List<Rehearsed> rehearsed =
                    run.next(wishes, current.stream().map(Asked::plan).toList(), around);
            List<Asked> fit = new ArrayList<>();
            for (int i = 0; i < current.size(); i++) {
                Asked one = current.get(i);
                Holding refusal = rehearsed.get(i).refusal();
                if (refusal == null) {
                    fit.add(one);
                } else {
                    outcomes.put(
                            one,
                            refusal instanceof Holding.Taken taken
                                    ? bookings.taken(one.by(), one.plan().site(), taken.busy())
                                    : refusal);
                }
            }
            contested = fit.size() < current.size();
            ending.run();
            write(fit, fitting, seen.numbers, outcomes);
        }
        return all.stream().map(one -> Optional.ofNullable(outcomes.get(one))).toList();
    }

    /** What overlaps what they want, once everything is as it must be by now. */
    private List<Clash> settled(List<Asked> all, Locks held, List<Clash> around) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as fine as the database keeps it
        if (around.stream().noneMatch(clash -> clash.by().hasLapsed(now))) {
            return around;
        }
        all.forEach(one -> turns.settled(one.plan(), held, now));
        others.lookAhead(looks(all)); // who waited may be there now
        return occupancies.around(wanted(all));
    }

    private void write(List<Asked> all, List<Fit> fits, List<Long> numbers, Map<Asked, Holding> outcomes) {
        if (all.isEmpty()) {
            return;
        }
        List<BookingRows.New> added = new ArrayList<>();
        List<Trail.Done> done = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Acting by = all.get(i).by();
            Booking booking = fits.get(i).booking().numbered(numbers.get(i));
            added.add(new BookingRows.New(booking, by.person()));
            Deed deed = Deed.of("booked", Bookings.KIND, booking.id());
            done.add(new Trail.Done(by, deed.changing(Map.of(), booking.recorded())));
            outcomes.put(all.get(i), new Holding.Held(booking, 1, fits.get(i).judged()));
        }
        trip.together(() -> {
            rows.write(added);
            take(fits);
            trail.record(done);
        });
    }

    /** Who may go on at once after its own use, or before it, takes its place by itself, and after all others. */
    private void take(List<Fit> fits) {
        Map<UUID, List<Piece>> apart = new LinkedHashMap<>();
        List<Fit> inARow = new ArrayList<>();
        for (Fit fit : fits) {
            if (fit.plan().goesOn()) {
                inARow.add(fit);
            } else {
                apart.put(fit.booking().id(), fit.pieces());
            }
        }
        occupancies.take(apart);
        inARow.forEach(fit -> occupancies.take(fit.booking().id(), fit.plan(), fit.pieces()));
    }
}
