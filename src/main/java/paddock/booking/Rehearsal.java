package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.booking.Placing.Clash;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.kernel.Days;
import paddock.kernel.Steady;

/**
 * What would become of many wishes, were each of them booked after those before it. Nothing is written and nothing locked:
 * it says how things are, and whoever books decides again.
 */
@Component
public final class Rehearsal {

    private final Bookings bookings;
    private final Occupancies occupancies;
    private final Lawfulness lawfulness;
    private final Others others;
    private final Sites sites;
    private final Homologations homologations;
    private final Clients clients;
    private final InstantSource clock;

    Rehearsal(
            Bookings bookings,
            Occupancies occupancies,
            Lawfulness lawfulness,
            Others others,
            Sites sites,
            Homologations homologations,
            Clients clients,
            InstantSource clock) {
        this.bookings = bookings;
        this.occupancies = occupancies;
        this.lawfulness = lawfulness;
        this.others = others;
        this.sites = sites;
        this.homologations = homologations;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * What would become of one wish.
     *
     * @param refusal why it could not be booked; absent where it could
     * @param bookings what is there already and stands in the way
     * @param before which of the wishes rehearsed before it stand in the way, counted from 0
     */
    public record Rehearsed(@Nullable Holding refusal, Set<UUID> bookings, Set<Integer> before) {

        public boolean fits() {
            return refusal == null;
        }

        private static Rehearsed refused(Holding why) {
            return new Rehearsed(why, Set.of(), Set.of());
        }
    }

    /** One that could be booked, with what it would take. */
    record Fit(Booking booking, Plan plan, List<Piece> pieces, List<Holding.Judged> judged) {}

    /** Wishes at a site, as many and as often as are asked about. */
    public Run at(UUID site) {
        return at(site, fit -> {});
    }

    Run at(UUID site, Consumer<Fit> fitting) {
        return new Run(sites.withId(site).orElseThrow(), fitting);
    }

    /** A wish on its ground, or why it has none. */
    private record Draft(
            Wish wish, @Nullable Plan plan, @Nullable Holding refusal) {}

    /** One rehearsal, which knows what it has let pass. */
    public final class Run {

        private final Site site;
        private final Consumer<Fit> fitting;
        private final Passed passed = new Passed();
        private int count;

        private Run(Site site, Consumer<Fit> fitting) {
            this.site = site;
            this.fitting = fitting;
        }

        /** Some more wishes: what is there is looked for once for all of them. */
        public List<Rehearsed> next(List<Wish> wishes) {
            return Steady.during(() -> {
                List<Draft> drafts = wishes.stream().map(this::draft).toList();
                List<Piece> wanted = drafts.stream()
                        .flatMap(draft -> draft.plan() == null ? Stream.empty() : draft.plan().wanted().stream())
                        .toList();
                return judged(drafts, occupancies.around(wanted));
            });
        }

        /** The same for whoever decides, and has found out already on what ground and beside what they are. */
        List<Rehearsed> next(List<Wish> wishes, List<Plan> plans, List<Clash> around) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < wishes.size(); i++) {
                drafts.add(new Draft(wishes.get(i), plans.get(i), refusal(wishes.get(i))));
            }
            return judged(drafts, around);
        }

        private List<Rehearsed> judged(List<Draft> drafts, List<Clash> around) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Map<UUID, Set<Clash>> there = there(around, now);
            List<Rehearsed> rehearsed = new ArrayList<>();
            for (Draft draft : drafts) {
                rehearsed.add(judged(draft, there, now));
                count++;
            }
            return rehearsed;
        }

        private @Nullable Holding refusal(Wish wish) {
            Holding missing = bookings.notThere(site, wish);
            boolean barred = wish.company() != null
                    && clients.withId(wish.company())
                            .map(Clients.Client::barred)
                            .orElse(false);
            return missing == null && barred ? new Holding.Barred() : missing;
        }

        private Draft draft(Wish wish) {
            Holding refusal = refusal(wish);
            if (refusal != null) {
                return new Draft(wish, null, refusal);
            }
            Plan plan = Plan.of(site, wish.claims(), homologations).forClient(wish.company());
            return plan.clashesWithItself()
                    ? new Draft(wish, null, new Holding.Doubled())
                    : new Draft(wish, plan, null);
        }

        private Map<UUID, Set<Clash>> there(List<Clash> around, Instant now) {
            Map<UUID, Set<Clash>> there = new HashMap<>();
            Placing.living(around, now).stream()
                    .filter(clash -> !clash.by().waits())
                    .forEach(clash -> there.computeIfAbsent(clash.piece().resource(), any -> new LinkedHashSet<>())
                            .add(clash));
            return there;
        }

        private Rehearsed judged(Draft draft, Map<UUID, Set<Clash>> there, Instant now) {
            Plan plan = draft.plan();
            if (plan == null || draft.refusal() != null) {
                return Rehearsed.refused(draft.refusal() == null ? new Holding.Doubled() : draft.refusal());
            }
            List<Clash> clashes = new ArrayList<>();
            for (Piece piece : plan.wanted()) {
                there.getOrDefault(piece.resource(), Set.of()).stream()
                        .filter(clash -> clash.piece().clashes(piece))
                        .forEach(clashes::add);
                clashes.addAll(passed.clashing(piece));
            }
            return switch (Placing.of(plan, clashes, List.of())) {
                case Placing.Free free -> lawful(draft.wish(), new Room(plan, free.pieces()), now);
                case Placing.Behind behind -> inTheWay(new Holding.Taken(Placing.busy(plan, clashes)), plan, clashes);
                case Placing.Lost lost -> inTheWay(new Holding.Taken(lost.busy()), plan, clashes);
                case Placing.TooFew few ->
                    inTheWay(new Holding.TooFew(few.claim(), few.asked(), few.free()), plan, clashes);
            };
        }

        private Rehearsed inTheWay(Holding why, Plan plan, List<Clash> clashes) {
            Set<UUID> there = new LinkedHashSet<>();
            Set<Integer> before = new TreeSet<>();
            List<Piece> wanted = plan.wanted();
            for (Clash clash : clashes) {
                if (wanted.stream().anyMatch(piece -> clash.bars(plan, piece))) {
                    Integer which = passed.numbers.get(clash.by().id());
                    if (which == null) {
                        there.add(clash.by().id());
                    } else {
                        before.add(which);
                    }
                }
            }
            return new Rehearsed(why, there, before);
        }

        private Rehearsed lawful(Wish wish, Room room, Instant now) {
            Booking booking = wish.draft(new State.Booked(), now);
            List<Holding.Judged> judged = booking.kind() == Kind.CLOSURE
                    ? List.of()
                    : lawfulness.of(
                            site,
                            booking,
                            look -> Stream.concat(others.of(look, now).stream(), passed.uses(look).stream())
                                    .toList());
            if (!judged.stream().allMatch(each -> each.verdict() instanceof Verdict.Allowed)) {
                return Rehearsed.refused(new Holding.Unlawful(judged));
            }
            passed.add(site, booking, room.pieces(), count);
            fitting.accept(new Fit(booking, room.plan(), room.pieces(), judged));
            return new Rehearsed(null, Set.of(), Set.of());
        }
    }

    private record Room(Plan plan, List<Piece> pieces) {}

    /** A claim that was let pass, and the use that it would be. */
    private record Known(Claim.Track track, Use use) {}

    /** What was let pass, by thing and by day. */
    private final class Passed {

        private final Map<UUID, Integer> numbers = new HashMap<>();
        private final Map<UUID, TreeMap<Instant, Clash>> taken = new HashMap<>();
        private final Map<UUID, TreeMap<LocalDate, List<Known>>> uses = new HashMap<>();
        private int longest = 1;

        private void add(Site site, Booking booking, Collection<Piece> pieces, int number) {
            numbers.put(booking.id(), number);
            Clash.Holder holder =
                    new Clash.Holder(booking.id(), Long.MAX_VALUE, booking.kind(), booking.company(), booking.state());
            pieces.forEach(piece -> taken.computeIfAbsent(piece.resource(), any -> new TreeMap<>())
                    .put(piece.from(), new Clash(holder, piece)));
            for (int i = 0; i < booking.claims().size(); i++) {
                if (booking.kind() != Kind.CLOSURE && booking.claims().get(i) instanceof Claim.Track track) {
                    List<LocalDate> days = track.window().days();
                    longest = Math.max(longest, days.size());
                    uses.computeIfAbsent(track.layout(), any -> new TreeMap<>())
                            .computeIfAbsent(days.getFirst(), any -> new ArrayList<>())
                            .add(new Known(track, lawfulness.plain(site, booking, i)));
                }
            }
        }

        /** Whatever has a thing at once has it one after the other: those that reach into a piece begin before it ends. */
        private List<Clash> clashing(Piece piece) {
            TreeMap<Instant, Clash> ofResource = taken.get(piece.resource());
            if (ofResource == null) {
                return List.of();
            }
            List<Clash> clashing = new ArrayList<>();
            for (Clash clash :
                    ofResource.headMap(piece.ends(), false).descendingMap().values()) {
                if (!clash.piece().clashes(piece)) {
                    break;
                }
                clashing.add(clash);
            }
            return clashing;
        }

        private List<Use> uses(Others.Look look) {
            Days days = look.reach().all();
            if (days == null) {
                return List.of();
            }
            LocalDate from = days.from() == null ? LocalDate.EPOCH : days.from().minusDays(longest);
            LocalDate until = days.until() == null ? LocalDate.of(3000, 1, 1) : days.until();
            return look.layouts().stream()
                    .flatMap(layout ->
                            uses.getOrDefault(layout.id(), new TreeMap<>()).subMap(from, until).values().stream())
                    .flatMap(List::stream)
                    .filter(known -> look.reaches(known.track()))
                    .map(Known::use)
                    .toList();
        }
    }
}
