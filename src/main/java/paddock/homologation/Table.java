package paddock.homologation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<List<Cell>, Integer> fields = new LinkedHashMap<>();
        Truth known = Truth.TRUE;
        for (Vehicles each : present) {
            Moment about = of(moment, each);
            List<Cell> meant = possible(about);
            boolean inGap =
                    meant.isEmpty() && !possible(about.with(gaps(about))).isEmpty();
            if (meant.isEmpty() && !inGap) {
                return Truth.FALSE;
            }
            if (each.count() == null || inGap || !surelyAdmitted(moment, each)) {
                known = Truth.UNKNOWN;
            }
            if (each.count() != null && !inGap) {
                fields.merge(meant, each.count(), Integer::sum);
            }
        }
        return fields.isEmpty() ? known : known.and(new Field(fields).within(mixed));
    }

    /** Names what would have decided it. */
    void missing(Moment moment, List<Vehicles> present, Set<String> into) {
        for (Vehicles each : present) {
            if (each.count() == null) {
                into.add("count");
            }
            Moment about = of(moment, each);
            for (Cell cell : cells) {
                if (cell.about().at(about) == Truth.UNKNOWN) {
                    cell.about().missing(about, into);
                }
            }
            gaps(about).forEach(gap -> into.add(gap));
        }
    }

    private static Moment of(Moment moment, Vehicles vehicles) {
        return new Moment(
                moment.day(),
                moment.before(),
                moment.second(),
                moment.use(),
                vehicles,
                moment.defaults(),
                moment.gaps());
    }

    /** The cells that may be meant. */
    private List<Cell> possible(Moment moment) {
        return cells.stream()
                .filter(cell -> cell.about().at(moment) != Truth.FALSE)
                .toList();
    }

    /** Whether some cell is about it even if every code that is left open turns out to be one the table does not name. */
    private boolean surelyAdmitted(Moment moment, Vehicles vehicles) {
        Moment about = of(moment, vehicles);
        Map<String, Value> others = new HashMap<>(vehicles.facts());
        for (Cell cell : cells) {
            Truth truth = cell.about().at(about);
            if (truth == Truth.TRUE) {
                return true;
            }
            if (truth == Truth.UNKNOWN) {
                open(cell.about(), about).forEach(fact -> others.put(fact, UNNAMED));
            }
        }
        return !possible(of(moment, new Vehicles(vehicles.count(), others))).isEmpty();
    }

    private static final Value UNNAMED = Value.Codes.of("?");

    /** The facts that a condition wants a code of, and that leave it open. */
    private static Set<String> open(Condition condition, Moment moment) {
        return switch (condition) {
            case Condition.Is is -> is.at(moment) == Truth.UNKNOWN ? Set.of(is.fact()) : Set.of();
            case Condition.All all -> open(all.of(), moment);
            case Condition.Any any -> open(any.of(), moment);
            case Condition.Not not -> open(not.of(), moment);
            default -> Set.of();
        };
    }

    private static Set<String> open(List<Condition> conditions, Moment moment) {
        Set<String> open = new LinkedHashSet<>();
        conditions.forEach(each -> open.addAll(open(each, moment)));
        return open;
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

    /** How many vehicles there are for each set of numbers that may be meant. */
    private record Field(Map<List<Cell>, Integer> counts) {

        Truth within(Mixed mixed) {
            if (counts.size() == 1) {
                return each();
            }
            return switch (mixed) {
                case EACH -> each();
                case SMALLEST -> each().and(smallest());
                case SHARES -> shares();
                case UNSAID -> each() == Truth.TRUE && smallest() != Truth.TRUE ? Truth.UNKNOWN : each();
            };
        }

        private Truth each() {
            return counts.entrySet().stream()
                    .map(entry -> against(entry.getKey(), entry.getValue()))
                    .reduce(Truth.TRUE, Truth::and);
        }

        private Truth smallest() {
            int together = counts.values().stream().mapToInt(Integer::intValue).sum();
            return counts.keySet().stream()
                    .map(meant -> against(meant, together))
                    .reduce(Truth.TRUE, Truth::and);
        }

        private Truth shares() {
            double atBest = 0;
            double atWorst = 0;
            for (Map.Entry<List<Cell>, Integer> field : counts.entrySet()) {
                atBest += share(field.getValue(), most(field.getKey()));
                atWorst += share(field.getValue(), least(field.getKey()));
            }
            return atWorst <= 1 ? Truth.TRUE : atBest > 1 ? Truth.FALSE : Truth.UNKNOWN;
        }

        private static int least(List<Cell> meant) {
            return meant.stream().mapToInt(Cell::most).min().orElse(0);
        }

        private static int most(List<Cell> meant) {
            return meant.stream().mapToInt(Cell::most).max().orElse(0);
        }

        private static double share(int count, int most) {
            return count == 0 ? 0 : (double) count / most;
        }

        private static Truth against(List<Cell> meant, int count) {
            return count <= least(meant) ? Truth.TRUE : count > most(meant) ? Truth.FALSE : Truth.UNKNOWN;
        }
    }
}
