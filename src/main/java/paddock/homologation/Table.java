package paddock.homologation;

import paddock.fact.Truth;
import paddock.fact.Value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many vehicles may be on the track at once. What no cell is about is not admitted; what lies in a gap between
 * ranges is undecided; where several cells could be meant, all of them have to agree.
 *
 * @param counting whose vehicles add up
 */
public record Table(List<Cell> cells, Mixed mixed, Counting counting) {

    /** One number and what it is about. */
    public record Cell(Condition about, int most) {}

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
        Truth known = Truth.TRUE;
        for (Vehicles each : present) {
            Moment about = moment.of(each);
            Set<Cell> possible = possible(about);
            if (possible.isEmpty() && inGap(about) == Stand.NONE) {
                return Truth.FALSE;
            }
            Set<Stand> stands = EnumSet.noneOf(Stand.class);
            stand(about, Set.of(), stands);
            if (each.count() == null || !stands.equals(EnumSet.of(Stand.ADMITTED))) {
                known = Truth.UNKNOWN;
            }
            if (each.count() != null && !stands.contains(Stand.GAP)) {
                boolean sure = possible.stream().allMatch(cell -> cell.about().at(about) == Truth.TRUE);
                kinds.add(new Kind(possible, each.count(), sure));
            }
        }
        return kinds.isEmpty() ? known : known.and(Field.of(kinds).within(mixed));
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

    /**
     * More vehicles than a row admits.
     *
     * @param categories what they are; empty where nobody has said
     * @param most how many are admitted; absent where no row is about them
     */
    public record Excess(
            Set<String> categories, int count, @Nullable Integer most) {
        public Excess {
            categories = Set.copyOf(categories);
        }
    }

    /** Which vehicles are too many, each kind by itself if that is enough; nothing where only shares add up to too much. */
    List<Excess> excess(Moment moment, List<Vehicles> present) {
        List<Excess> excess = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>();
        int together = 0;
        int least = Integer.MAX_VALUE;
        for (Vehicles each : present) {
            Moment about = moment.of(each);
            int count = each.count() == null ? 0 : each.count();
            Integer most = possible(about).stream()
                    .map(Cell::most)
                    .max(Integer::compare)
                    .orElse(null);
            Set<String> categories = about.value("category") instanceof Value.Codes known ? known.codes() : Set.of();
            if (most == null ? inGap(about) == Stand.NONE : count > most) {
                excess.add(new Excess(categories, count, most));
            }
            all.addAll(categories);
            together += count;
            least = Math.min(least, most == null ? Integer.MAX_VALUE : most);
        }
        if (excess.isEmpty() && mixed != Mixed.SHARES && together > least) {
            excess.add(new Excess(all, together, least));
        }
        return excess;
    }

    private Set<Cell> possible(Moment moment) {
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
    private Set<String> gaps(Moment moment) {
        Map<String, List<Bound>> all = new LinkedHashMap<>();
        cells.forEach(cell -> ranges(cell.about(), all));
        Moment unmeasured = moment.with(all.keySet());
        Map<String, List<Bound>> fitting = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.about().at(unmeasured) != Truth.FALSE)
                .forEach(cell -> ranges(cell.about(), fitting));
        Set<String> gaps = new LinkedHashSet<>();
        fitting.forEach((fact, bounds) -> {
            if (moment.value(fact) instanceof Value.Amount amount && between(bounds, amount.number())) {
                gaps.add(fact);
            }
        });
        return gaps;
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
