package paddock.homologation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.homologation.Candidates.Settled;
import paddock.homologation.Version.Entry;

/** Where a rule cannot be decided: whether it comes out the same whatever open facts turn out to be, and what would decide it. */
final class Doubts {

    private final Judging judging;

    Doubts(Judging judging) {
        this.judging = judging;
    }

    /** One kind of vehicle in one slice, and whether it keeps the rule, exceptions apart. */
    record Spot(Moment moment, Slice slice, Truth truth) {}

    /** The rule with its exceptions, tried for whatever open facts may turn out to be. */
    @Nullable
    Settled settled(Entry entry, Spot spot) {
        Rule rule = entry.rule();
        return Candidates.settle(entry.asked(), spot.moment(), tried -> {
            Truth outcome = Sets.concern(rule.demand()) ? beside(rule, spot, tried) : judging.truth(rule, tried);
            for (Rule.Relief relief : entry.reliefs()) {
                outcome = outcome.or(relief.when().at(tried));
            }
            return outcome;
        });
    }

    /** What a rule about several uses comes to, of which only whether it applies is tried. */
    private static Truth beside(Rule rule, Spot spot, Moment tried) {
        return rule.when().at(tried) == Truth.FALSE ? Truth.TRUE : spot.truth();
    }

    /** Of facts that were tried, only those that decide; of all others, what leaves each condition open. */
    void missing(Entry entry, Spot spot, @Nullable Settled settled, Set<String> into) {
        Set<String> deciding = settled == null ? Set.of() : settled.deciding();
        boolean tried = !deciding.isEmpty();
        into.addAll(deciding);
        if (!tried) {
            entry.reliefs().forEach(relief -> relief.when().deciding(spot.moment(), into));
        }
        if (spot.truth() == Truth.UNKNOWN
                && !(tried && isTriedWhole(entry.rule().demand()))) {
            entry.rule().missing(judging, spot.moment(), into);
        }
    }

    /** Whether nothing but facts that are tried decides what is demanded: no numbers, and no other uses. */
    private static boolean isTriedWhole(Demand demand) {
        return demand instanceof Demand.Require || demand instanceof Demand.Forbid || demand instanceof Demand.Step;
    }
}
