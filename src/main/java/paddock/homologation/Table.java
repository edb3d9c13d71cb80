package paddock.homologation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;

/**
 * How many vehicles may be on the track at once. What no cell is about is not admitted; what lies in a gap between
 * ranges is undecided; where several cells could be meant, all of them have to agree.
 *
 * @param counting whose vehicles add up
 */
public record Table(List<Cell> cells, Mixed mixed, Counting counting) {

    /**
     * One number and what it is about.
     *
     * @param place where it stands in the table as it is written; absent where an older document does not say
     */
    public record Cell(Condition about, int most, @Nullable Place place) {

        public Cell(Condition about, int most) {
            this(about, most, null);
        }

        /** Enough to tell most cells apart, and quick: sets of them are made for each verdict. */
        @Override
        public int hashCode() {
            return most;
        }
    }

    /**
     * Where in a table a number stands.
     *
     * @param row what its row is about
     * @param column the name of its column; absent where there are none
     * @param under what its column is about
     * @param whole the number that is written there
     * @param shares of which only so much holds here, one after the other; none where all of it does
     */
    public record Place(
            Condition row,
            @Nullable String column,
            @Nullable Condition under,
            int whole,
            List<Share> shares) {

        public Place {
            shares = List.copyOf(shares);
        }

        /** The same, where one more share holds. */
        public Place with(Share share) {
            return new Place(
                    row,
                    column,
                    under,
                    whole,
                    Stream.concat(shares.stream(), Stream.of(share)).toList());
        }
    }

    /**
     * That only a share of a number holds, as in rain.
     *
     * @param cite the paragraph that says so; absent where it is the rule's own
     */
    public record Share(
            Condition when, double share, @Nullable String cite) {

        /** Half a vehicle is none. */
        public int of(int most) {
            return BigDecimal.valueOf(share)
                    .multiply(BigDecimal.valueOf(most))
                    .setScale(0, RoundingMode.FLOOR)
                    .intValueExact();
        }
    }

    /** How a field of several kinds is held against numbers that are each for one kind. */
    public enum Mixed {
        /** Each kind against its own number. */
        EACH,
        /** All together against the smallest number. */
        SMALLEST,
        /** The shares of each number taken up, together no more than one. */
        SHARES,
        /** The text does not say: allowed only where every reading allows, refused only where every one refuses. */
        UNSAID
    }

    /** Whose vehicles count. */
    public enum Counting {
        /** Those of the use alone. */
        USE,
        /** Those of all uses of the circuit at the same time. */
        CIRCUIT
    }

    public Table {
        cells = List.copyOf(cells);
    }

    /** Whether the vehicles present are no more than admitted. */
    Truth admits(Moment moment, List<Vehicles> present) {
        List<Kind> kinds = new ArrayList<>();
        Map<Map<String, Value>, Standing> known = new HashMap<>();
        Map<Map<String, Value>, Integer> sure = new LinkedHashMap<>();
        Truth admitted = Truth.TRUE;
        for (Vehicles each : present) {
            Standing standing = known.computeIfAbsent(each.facts(), any -> standing(moment.of(each)));
            if (standing.cells().isEmpty() && !standing.stands().contains(Stand.GAP)) {
                return Truth.FALSE;
            }
            if (each.count() == null || !standing.stands().equals(ADMITTED)) {
                admitted = Truth.UNKNOWN;
            }
            if (each.count() != null && !standing.stands().contains(Stand.GAP)) {
                if (standing.sure()) {
                    sure.merge(each.facts(), each.count(), Table::sum);
                } else {
                    kinds.add(new Kind(standing.cells(), each.count(), false));
                }
            }
        }
        sure.forEach((facts, count) ->
                kinds.add(new Kind(Objects.requireNonNull(known.get(facts)).cells(), count, true)));
        return kinds.isEmpty() ? admitted : admitted.and(Field.of(kinds).within(mixed));
    }

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    private static final Set<Stand> ADMITTED = EnumSet.of(Stand.ADMITTED);

    /** How vehicles of which the same is known stand to the cells. */
    private record Standing(Set<Cell> cells, Set<Stand> stands, boolean sure) {}

    private Standing standing(Moment about) {
        Set<Cell> possible = possible(about);
        Set<Stand> stands = EnumSet.noneOf(Stand.class);
        stand(about, Set.of(), stands);
        return new Standing(
                possible,
                stands,
                possible.stream().allMatch(cell -> cell.about().at(about) == Truth.TRUE));
    }

    /** Names what would have decided it. */
    void missing(Moment moment, List<Vehicles> present, Set<String> into) {
        for (Vehicles each : present) {
            if (each.count() == null) {
                into.add("count");
            }
            Moment about = moment.of(each);
            for (Cell cell : cells) {
                if (cell.about().at(about) == Truth.UNKNOWN) {
                    cell.about().missing(about, into);
                }
            }
            gaps(about).forEach(gap -> into.add(Outcome.GAP + gap));
        }
    }

    Set<Cell> possible(Moment moment) {
        return cells.stream()
                .filter(cell -> cell.about().at(moment) != Truth.FALSE)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How vehicles may turn out to stand to the cells. */
    private enum Stand {
        ADMITTED,
        GAP,
        NONE
    }

    boolean isInGap(Moment about) {
        return inGap(about) == Stand.GAP;
    }

    private Stand inGap(Moment about) {
        Set<String> gaps = gaps(about);
        return gaps.isEmpty() || possible(about.with(gaps)).isEmpty() ? Stand.NONE : Stand.GAP;
    }

    /** Tries whatever an open fact may turn out to be, fact by fact. */
    private void stand(Moment about, Set<String> tried, Set<Stand> into) {
        Map<String, Set<Value>> open = new TreeMap<>();
        for (Cell cell : cells) {
            Truth truth = cell.about().at(about);
            if (truth == Truth.TRUE) {
                into.add(Stand.ADMITTED);
                return;
            }
            if (truth == Truth.UNKNOWN) {
                Candidates.of(cell.about(), about, open);
            }
        }
        Optional<String> next =
                open.keySet().stream().filter(fact -> !tried.contains(fact)).findFirst();
        if (next.isEmpty()) {
            into.add(open.isEmpty() ? inGap(about) : Stand.NONE);
            return;
        }
        String fact = next.get();
        Set<String> now = new HashSet<>(tried);
        now.add(fact);
        for (Value value : open.getOrDefault(fact, Set.of())) {
            Map<String, Value> facts = new HashMap<>(about.vehicles().facts());
            facts.put(fact, value);
            stand(about.of(new Vehicles(about.vehicles().count(), facts)), now, into);
        }
    }

    /** Facts whose value lies between two ranges of those cells that would be about it otherwise. */
    Set<String> gaps(Moment moment) {
        Map<String, List<Bound>> all = new LinkedHashMap<>();
        cells.forEach(cell -> ranges(cell.about(), all));
        Map<String, List<Bound>> fitting = new LinkedHashMap<>();
        fitting(moment, all.keySet()).forEach(cell -> ranges(cell.about(), fitting));
        Set<String> gaps = new LinkedHashSet<>();
        fitting.forEach((fact, bounds) -> {
            if (moment.value(fact) instanceof Value.Amount amount && between(bounds, amount.number())) {
                gaps.add(fact);
            }
        });
        return gaps;
    }

    /** The cells that may be about it, whatever its values of these facts. */
    List<Cell> fitting(Moment moment, Set<String> unmeasured) {
        Moment about = moment.with(unmeasured);
        return cells.stream()
                .filter(cell -> cell.about().at(about) != Truth.FALSE)
                .toList();
    }

    /** The ranges of a fact that a cell asks for. */
    static List<Bound> ranges(Cell cell, String fact) {
        Map<String, List<Bound>> ranges = new LinkedHashMap<>();
        ranges(cell.about(), ranges);
        return ranges.getOrDefault(fact, List.of());
    }

    private static boolean between(List<Bound> bounds, double number) {
        return bounds.stream().noneMatch(bound -> bound.contains(number))
                && bounds.stream().anyMatch(bound -> bound.most() != null && bound.most() <= number)
                && bounds.stream().anyMatch(bound -> bound.least() != null && bound.least() >= number);
    }

    static void ranges(Condition condition, Map<String, List<Bound>> into) {
        switch (condition) {
            case Condition.Within within ->
                into.computeIfAbsent(within.fact(), fact -> new ArrayList<>()).add(within.bound());
            case Condition.All all -> all.of().forEach(each -> ranges(each, into));
            case Condition.Any any -> any.of().forEach(each -> ranges(each, into));
            case Condition.Not not -> ranges(not.of(), into);
            default -> {}
        }
    }

    /** Vehicles of one kind, the cells that may be about them, and whether each of those surely is. */
    record Kind(Set<Cell> cells, int count, boolean sure) {

        int least() {
            return cells.stream().mapToInt(Cell::most).min().orElse(0);
        }

        int most() {
            return cells.stream().mapToInt(Cell::most).max().orElse(0);
        }
    }
}
