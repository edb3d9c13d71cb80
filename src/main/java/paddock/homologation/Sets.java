package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Quotas.Balance;

/** Rules about a set of uses: whether they can still be kept if this use is accepted beside the others. */
final class Sets {

    private final Judging judging;
    private final Lifting lifting;
    private final Alongside alongside;
    private final Map<LocalDate, Truth> pauses = new HashMap<>();
    private @Nullable Quotas quotas;

    /** Of one rule. */
    Sets(Judging judging) {
        this.judging = judging;
        this.lifting = new Lifting(judging);
        this.alongside = new Alongside(judging);
    }

    private Quotas quotas(Rule rule, Demand.Quota quota) {
        Quotas asked = quotas == null ? new Quotas(judging, rule, quota) : quotas;
        quotas = asked;
        return asked;
    }

    /** How a quota stands in the periods that were asked about. */
    List<Balance> balances() {
        return quotas == null ? alongside.balances() : quotas.balances();
    }

    static boolean concern(Demand demand) {
        return switch (demand) {
            case Demand.Pause pause -> true;
            case Demand.Rest rest -> true;
            case Demand.Quota quota -> true;
            case Demand.InARow row -> true;
            case Demand.Apart apart -> true;
            case Demand.Unmixed unmixed -> true;
            case Demand.Numbers numbers -> numbers.table().counting() == Table.Counting.CIRCUIT;
            case Demand.Require require -> false;
            case Demand.Forbid forbid -> false;
            case Demand.Step step -> false;
            case Demand.Doubt doubt -> false;
        };
    }

    Truth truth(Rule rule, Moment moment, Slice slice) {
        Truth applies = rule.when().at(moment);
        if (applies == Truth.FALSE) {
            return Truth.TRUE;
        }
        Truth kept = switch (rule.demand()) {
            case Demand.Pause pause -> pauses.computeIfAbsent(slice.date(), day -> pause(rule, pause, day));
            case Demand.Rest rest -> alongside.rest(rule, rest, slice);
            case Demand.Quota quota
            when quota.amount() instanceof Amount.AtMost most && most.unit() == Counter.Unit.HOUR ->
                alongside.hours(rule, quota, slice);
            case Demand.Quota quota -> quotas(rule, quota).truth(slice);
            case Demand.Apart apart -> apart(apart, slice);
            case Demand.InARow row -> alongside.inARow(rule, row, slice);
            case Demand.Unmixed unmixed -> alongside.unmixed(unmixed, slice);
            case Demand.Numbers numbers -> numbers(numbers.table(), moment, slice);
            default -> Truth.TRUE;
        };
        return rule.unlessUnstated(applies.not().or(kept), moment);
    }

    /** Any two of the layouts, whichever of them is asked about. */
    private Truth apart(Demand.Apart apart, Slice slice) {
        Set<String> own = judging.use().layouts();
        if (own.stream().noneMatch(apart.layouts()::contains)) {
            return Truth.TRUE;
        }
        Uses others = judging.others();
        if (others == null) {
            return Truth.UNKNOWN;
        }
        boolean beside = others.at(slice).stream()
                .flatMap(other -> other.layouts().stream())
                .anyMatch(layout -> apart.layouts().contains(layout) && !own.contains(layout));
        return beside ? Truth.FALSE : Truth.TRUE;
    }

    private Truth numbers(Table table, Moment moment, Slice slice) {
        Truth admitted = table.admits(moment, present(slice));
        return judging.others() == null && admitted == Truth.TRUE ? Truth.UNKNOWN : admitted;
    }

    /** The vehicles of this use and of all others known to be there at the time. */
    List<Vehicles> present(Slice slice) {
        Uses others = judging.others();
        List<Vehicles> present = new ArrayList<>(judging.use().vehicles());
        if (others != null) {
            others.at(slice).forEach(other -> present.addAll(other.vehicles()));
        }
        return present;
    }

    /** Hours in which somebody is there whom a rule concerns, for certain and possibly; what overlaps is one. */
    record Busy(List<Hours> certain, List<Hours> possible) {}

    /** A day on which the use leaves the hours of the break alone is not concerned, unless the others have left no room. */
    private Truth pause(Rule rule, Demand.Pause pause, LocalDate day) {
        List<Hours> own = busy(judging.use(), day, pause.within());
        Uses others = judging.others();
        if (others == null) {
            return own.isEmpty() ? Truth.TRUE : room(pause, own) ? Truth.UNKNOWN : Truth.FALSE;
        }
        Busy beside = others.busy(rule, day, uses -> busy(rule, pause, day, uses));
        if (!room(pause, both(own, beside.certain()))) {
            return Truth.FALSE;
        }
        return room(pause, both(own, beside.possible())) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static List<Hours> both(List<Hours> some, List<Hours> more) {
        List<Hours> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    /** Whoever escapes the break leaves it to the rest. */
    private Busy busy(Rule rule, Demand.Pause pause, LocalDate day, List<Use> uses) {
        List<Hours> certain = new ArrayList<>();
        List<Hours> possible = new ArrayList<>();
        for (Use use : uses) {
            for (Slice part : parts(use, day, pause.within())) {
                Truth lifted = lifting.lifted(rule, use, part);
                if (lifted == Truth.FALSE) {
                    certain.add(new Hours(part.from(), part.until()));
                }
                if (lifted != Truth.TRUE) {
                    possible.add(new Hours(part.from(), part.until()));
                }
            }
        }
        return new Busy(joined(certain), joined(possible));
    }

    private static List<Hours> joined(List<Hours> hours) {
        List<Hours> joined = new ArrayList<>();
        for (Hours each :
                hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList()) {
            Hours last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.until() < each.from()) {
                joined.add(each);
            } else if (each.until() > last.until()) {
                joined.set(joined.size() - 1, new Hours(last.from(), each.until()));
            }
        }
        return joined;
    }

    private List<Hours> busy(Use use, LocalDate day, Hours within) {
        return parts(use, day, within).stream()
                .map(part -> new Hours(part.from(), part.until()))
                .toList();
    }

    /** What of a use lies within the hours of a break, cut where anything that may lift it begins or ends. */
    private List<Slice> parts(Use use, LocalDate day, Hours within) {
        return lifting.parts(use, day).stream()
                .filter(part -> part.from() >= within.from() && part.until() <= within.until())
                .toList();
    }

    private static boolean room(Demand.Pause pause, List<Hours> busy) {
        List<Integer> gaps = new ArrayList<>();
        int free = pause.within().from();
        for (Hours each :
                busy.stream().sorted(Comparator.comparingInt(Hours::from)).toList()) {
            gaps.add(Math.max(0, each.from() - free));
            free = Math.max(free, each.until());
        }
        gaps.add(Math.max(0, pause.within().until() - free));
        long longest = gaps.stream()
                .sorted(Comparator.reverseOrder())
                .limit(pause.pieces())
                .mapToLong(Integer::longValue)
                .sum();
        return longest >= pause.length().toSeconds();
    }
}
