package paddock.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.kernel.Window;

/** Where the claims of a plan stand among what others have and want. */
sealed interface Placing {

    /** Free, and these are its pieces. */
    record Free(List<Piece> pieces) implements Placing {}

    /**
     * Others have asked before for some of it, and may yet let it go.
     *
     * @param before their numbers
     */
    record Behind(Set<Long> before, List<Piece> tracks) implements Placing {

        int rank() {
            return before.size() + 1;
        }
    }

    /** Somebody has some of it for good. */
    record Lost(List<Holding.Busy> busy) implements Placing {}

    /** A pool has not that many units. */
    record TooFew(int claim, int asked, int free) implements Placing {}

    /**
     * Where a plan stands.
     *
     * @param clashes all that overlaps and still lives, of those who come first
     * @param waitingForUnits numbers of those who asked earlier and wait for units of the same pools
     */
    static Placing of(Plan plan, List<Clash> clashes, Collection<Long> waitingForUnits) {
        return new Look(plan, clashes).placing(waitingForUnits);
    }

    /** Where a plan would stand if everybody with an option let go. */
    static Placing forGood(Plan plan, List<Clash> clashes) {
        List<Clash> firm =
                clashes.stream().filter(clash -> !clash.by().isOption()).toList();
        return of(plan, firm, List.of());
    }

    /** Numbers of those who stand before a plan and may yet let go of it, whatever others have for good. */
    static Set<Long> before(Plan plan, List<Clash> clashes, Collection<Long> waitingForUnits) {
        Look look = new Look(plan, clashes);
        look.look(waitingForUnits);
        return look.before;
    }

    /** Looks at one plan. */
    final class Look {

        private final Plan plan;
        private final Map<UUID, List<Clash>> byResource = new HashMap<>();
        private final Set<Long> before = new HashSet<>();
        private final List<Piece> pieces = new ArrayList<>();
        private @Nullable TooFew few;

        private Look(Plan plan, List<Clash> clashes) {
            this.plan = plan;
            clashes.forEach(clash -> byResource
                    .computeIfAbsent(clash.piece().resource(), any -> new ArrayList<>())
                    .add(clash));
        }

        private Placing placing(Collection<Long> waitingForUnits) {
            Map<Integer, Holding.Busy> busy = new TreeMap<>();
            for (Piece piece : plan.tracks()) {
                clashes(piece).stream()
                        .filter(clash -> !clash.by().isOption())
                        .forEach(clash ->
                                busy.putIfAbsent(piece.claim(), new Holding.Busy(piece.claim(), window(clash))));
            }
            if (!busy.isEmpty()) {
                return new Lost(List.copyOf(busy.values()));
            }
            look(waitingForUnits);
            if (few != null) {
                return few;
            }
            return before.isEmpty()
                    ? new Free(pieces.stream().map(this::untilItsOwnNext).toList())
                    : new Behind(before, plan.tracks());
        }

        private void look(Collection<Long> waitingForUnits) {
            plan.tracks().forEach(this::standBehind);
            pieces.addAll(plan.tracks());
            for (Map.Entry<Integer, List<Piece>> each : plan.units().entrySet()) {
                int asked = ((Claim.Units) plan.claims().get(each.getKey())).number();
                List<Piece> given = given(each.getValue(), asked);
                if (given.size() < asked) {
                    int firm = firm(each.getValue());
                    if (firm < asked && few == null) {
                        few = new TooFew(each.getKey(), asked, firm);
                    }
                    each.getValue().forEach(this::standBehind);
                }
                pieces.addAll(given);
            }
            before.addAll(waitingForUnits);
        }

        /** Those who have it for good are not before anybody: they are in the way. */
        private void standBehind(Piece piece) {
            clashes(piece).stream()
                    .filter(clash -> clash.by().isOption())
                    .forEach(clash -> before.add(clash.by().number()));
        }

        private List<Clash> clashes(Piece piece) {
            return byResource.getOrDefault(piece.resource(), List.of()).stream()
                    .filter(clash -> clash.bars(plan, piece))
                    .toList();
        }

        /** What it clashes with and may have nonetheless is its client's own. */
        private Piece untilItsOwnNext(Piece piece) {
            return byResource.getOrDefault(piece.resource(), List.of()).stream()
                    .filter(clash -> !clash.by().waits() && clash.piece().clashes(piece))
                    .map(clash -> clash.piece().from())
                    .filter(begin -> !begin.isBefore(piece.until()))
                    .min(Instant::compareTo)
                    .map(piece::followedAt)
                    .orElse(piece);
        }

        /** The first units that nobody has, and that no other claim of the same booking has been given. */
        private List<Piece> given(List<Piece> candidates, int most) {
            return candidates.stream()
                    .filter(unit -> clashes(unit).isEmpty())
                    .filter(unit -> pieces.stream().noneMatch(unit::clashes))
                    .limit(most)
                    .toList();
        }

        /** How many there would be if everybody with an option let go. */
        private int firm(List<Piece> candidates) {
            return (int) candidates.stream()
                    .filter(unit ->
                            clashes(unit).stream().allMatch(clash -> clash.by().isOption()))
                    .filter(unit -> pieces.stream().noneMatch(unit::clashes))
                    .count();
        }

        private Window window(Clash clash) {
            return Window.between(
                    clash.piece().from(), clash.piece().ends(), plan.site().zone());
        }
    }

    /** Clashes with those that still live, of whom only the earlier matter to somebody who has asked already. */
    static List<Clash> living(List<Clash> clashes, Instant now) {
        return clashes.stream().filter(clash -> clash.by().lives(now)).toList();
    }

    /** When the pieces of a plan are had by others, claim by claim. */
    static List<Holding.Busy> busy(Plan plan, List<Clash> clashes) {
        List<Holding.Busy> busy = new ArrayList<>();
        for (Piece piece : plan.tracks()) {
            clashes.stream()
                    .filter(clash -> clash.bars(plan, piece))
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

    /** Something that a claim wants and another booking has, or waits for. */
    record Clash(Holder by, Piece piece) {

        /** Whether a piece of a plan cannot be had beside it. */
        boolean bars(Plan plan, Piece wanted) {
            return plan.goesOnWith(by.company()) ? piece.isUsedWith(wanted) : piece.clashes(wanted);
        }

        /** As much of the other booking as matters to whoever wants the same. */
        record Holder(
                UUID id,
                long number,
                Booking.Kind kind,
                @Nullable UUID company,
                Booking.State state) {

            boolean lives(Instant now) {
                return !(state.at(now) instanceof Booking.State.Ended);
            }

            /** Whether it is over, though nobody has written that down yet. */
            boolean hasLapsed(Instant now) {
                return !(state instanceof Booking.State.Ended) && !lives(now);
            }

            boolean waits() {
                return state instanceof Booking.State.Waiting;
            }

            /** Somebody who may yet let it go: an option, or who waits for one. */
            boolean isOption() {
                return state instanceof Booking.State.Option || waits();
            }
        }
    }
}
