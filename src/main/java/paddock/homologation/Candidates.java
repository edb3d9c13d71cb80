package paddock.homologation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.fact.Terms;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;

/** Values that an open fact may turn out to have, one for each way in which conditions can tell them apart. */
final class Candidates {

    private static final Value UNNAMED = Value.Codes.of("?");

    private Candidates() {}

    /** Adds, for each fact that leaves a condition open, what the condition tells apart. */
    static void of(Condition condition, Moment moment, Map<String, Set<Value>> into) {
        if (!condition.isOpen(moment)) {
            return;
        }
        switch (condition) {
            case Condition.Is is -> codes(is, moment, values(is.fact(), into));
            case Condition.Within within -> numbers(within, values(within.fact(), into));
            case Condition.Flagged flagged ->
                values(flagged.fact(), into).addAll(List.of(new Value.Flag(true), new Value.Flag(false)));
            case Condition.All all -> all.of().forEach(each -> of(each, moment, into));
            case Condition.Any any -> any.of().forEach(each -> of(each, moment, into));
            case Condition.Not not -> of(not.of(), moment, into);
            case Condition.Always always -> {}
            case Condition.Clock clock -> {}
            case Condition.On on -> {}
        }
    }

    private static Set<Value> values(String fact, Map<String, Set<Value>> into) {
        return into.computeIfAbsent(fact, any -> new LinkedHashSet<>());
    }

    /** A code that is known, but too wide, can only turn out to be one of its kinds, named or not. */
    private static void codes(Condition.Is is, Moment moment, Set<Value> into) {
        if (!(moment.value(is.fact()) instanceof Value.Codes known)) {
            if (FactName.CLOSED.contains(is.fact())) {
                FactName.COMMON.getOrDefault(is.fact(), List.of()).forEach(code -> into.add(Value.Codes.of(code)));
                return;
            }
            into.add(UNNAMED);
            is.codes().forEach(code -> Terms.unnamed(code).forEach(each -> into.add(Value.Codes.of(each))));
            return;
        }
        for (String wide : known.codes()) {
            instead(known, wide, wide, into);
            is.codes().stream()
                    .filter(code -> Terms.among(code, Set.of(wide)) == Truth.TRUE)
                    .forEach(code -> instead(known, wide, code, into));
        }
    }

    private static void instead(Value.Codes known, String wide, String narrow, Set<Value> into) {
        for (String each : Terms.unnamed(narrow)) {
            Set<String> codes = new HashSet<>(known.codes());
            codes.remove(wide);
            codes.add(each);
            into.add(new Value.Codes(codes));
        }
    }

    /** The ends of the range, and something on either side of each; sizes and counts are never below zero. */
    private static void numbers(Condition.Within within, Set<Value> into) {
        Bound bound = within.bound();
        boolean below = !FactName.OF_VEHICLES.contains(within.fact()) && !FactName.OTHERS.contains(within.fact());
        Set<Double> ends = new TreeSet<>();
        if (bound.least() != null) {
            ends.add(bound.least());
        }
        if (bound.most() != null) {
            ends.add(bound.most());
        }
        for (double end : ends) {
            for (double near : new double[] {end - NEAR, end, end + NEAR}) {
                if (near >= 0 || below) {
                    into.add(new Value.Amount(near));
                }
            }
        }
        into.add(new Value.Amount(0));
    }

    private static final double NEAR = 1e-6;

    /** Combinations beyond which nobody looks: what is open then stays open. */
    private static final int MOST_COMBINATIONS = 4096;

    private static final int MOST_CODES = 5;

    /** Stands for what is held against another fact, which cannot be tried value by value. */
    private static final String AGAINST = "";

    /** What comes out whatever open facts turn out to be, and the facts on which that depends. */
    record Settled(Truth truth, Set<String> deciding) {}

    /**
     * Asks a question for everything that open facts may turn out to be, so that ranges side by side are seen to cover
     * all there is.
     *
     * @return null where no fact is asked for twice, for then asking each condition by itself says as much; and where
     *     there is too much to try
     */
    static @Nullable Settled settle(List<Condition> of, Moment moment, Function<Moment, Truth> question) {
        Map<String, Integer> asked = new TreeMap<>();
        of.forEach(each -> count(each, moment, asked));
        if (asked.containsKey(AGAINST) || asked.values().stream().allMatch(times -> times < 2)) {
            return null;
        }
        Map<String, Set<Value>> open = new TreeMap<>();
        of.forEach(each -> of(each, moment, open));
        Map<String, List<Value>> values = new TreeMap<>();
        long combinations = 1;
        for (Map.Entry<String, Set<Value>> each : open.entrySet()) {
            List<Value> all = all(each.getKey(), each.getValue(), moment);
            combinations *= Math.max(1, all.size());
            values.put(each.getKey(), all);
            if (all.isEmpty() || combinations > MOST_COMBINATIONS) {
                return null;
            }
        }
        Map<List<Value>, Truth> outcomes = new LinkedHashMap<>();
        tryAll(List.copyOf(values.values()), List.of(), tried -> {
            Map<String, Value> facts = new HashMap<>(moment.vehicles().facts());
            int i = 0;
            for (String fact : values.keySet()) {
                facts.put(fact, tried.get(i++));
            }
            outcomes.put(
                    tried,
                    question.apply(moment.of(new Vehicles(moment.vehicles().count(), facts))));
        });
        return settled(List.copyOf(values.keySet()), outcomes);
    }

    private static Settled settled(List<String> facts, Map<List<Value>, Truth> outcomes) {
        Set<Truth> different = EnumSet.copyOf(outcomes.values());
        Set<String> deciding = new TreeSet<>();
        for (int i = 0; i < facts.size(); i++) {
            Map<List<Value>, Truth> without = new HashMap<>();
            for (Map.Entry<List<Value>, Truth> each : outcomes.entrySet()) {
                List<Value> rest = new ArrayList<>(each.getKey());
                rest.remove(i);
                Truth same = without.putIfAbsent(rest, each.getValue());
                if (same != null && same != each.getValue()) {
                    deciding.add(facts.get(i));
                    break;
                }
            }
        }
        return new Settled(different.size() == 1 ? different.iterator().next() : Truth.UNKNOWN, deciding);
    }

    private static void tryAll(List<List<Value>> values, List<Value> tried, Consumer<List<Value>> then) {
        if (tried.size() == values.size()) {
            then.accept(tried);
            return;
        }
        for (Value each : values.get(tried.size())) {
            List<Value> longer = new ArrayList<>(tried);
            longer.add(each);
            tryAll(values, longer, then);
        }
    }

    /** Several codes may hold at once; noise may be vouched for. Nothing where that is too much, or one is known. */
    private static List<Value> all(String fact, Set<Value> told, Moment moment) {
        List<String> codes = new ArrayList<>();
        List<Value> all = new ArrayList<>();
        for (Value each : told) {
            if (each instanceof Value.Codes one) {
                codes.addAll(one.codes());
            } else {
                all.add(each);
            }
        }
        boolean several =
                moment.value(fact) instanceof Value.Codes known && known.codes().size() > 1;
        if (several || codes.size() > MOST_CODES) {
            return List.of();
        }
        for (int some = 1; some < 1 << codes.size(); some++) {
            Set<String> together = new HashSet<>();
            for (int i = 0; i < codes.size(); i++) {
                if ((some & 1 << i) != 0) {
                    together.add(codes.get(i));
                }
            }
            all.add(new Value.Codes(together));
        }
        if (fact.startsWith("noise.")) {
            all.add(new Value.Compliant());
        }
        return all;
    }

    /** How often each open fact is asked for. */
    private static void count(Condition condition, Moment moment, Map<String, Integer> asked) {
        if (!condition.isOpen(moment)) {
            return;
        }
        switch (condition) {
            case Condition.Is is -> asked.merge(is.fact(), 1, Integer::sum);
            case Condition.Within within ->
                asked.merge(within.bound().mostFact() == null ? within.fact() : AGAINST, 1, Integer::sum);
            case Condition.Flagged flagged -> asked.merge(flagged.fact(), 1, Integer::sum);
            case Condition.All all -> all.of().forEach(each -> count(each, moment, asked));
            case Condition.Any any -> any.of().forEach(each -> count(each, moment, asked));
            case Condition.Not not -> count(not.of(), moment, asked);
            case Condition.Always always -> {}
            case Condition.Clock clock -> {}
            case Condition.On on -> {}
        }
    }
}
