package paddock.homologation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
            case Condition.Within within -> numbers(within.bound(), values(within.fact(), into));
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

    /** The ends of the range, and something on either side of each; nothing that is measured is below zero. */
    private static void numbers(Bound bound, Set<Value> into) {
        Set<Double> ends = new TreeSet<>();
        if (bound.least() != null) {
            ends.add(bound.least());
        }
        if (bound.most() != null) {
            ends.add(bound.most());
        }
        for (double end : ends) {
            for (double near : new double[] {end - NEAR, end, end + NEAR}) {
                if (near >= 0) {
                    into.add(new Value.Amount(near));
                }
            }
        }
        into.add(new Value.Amount(0));
    }

    private static final double NEAR = 1e-6;
}
