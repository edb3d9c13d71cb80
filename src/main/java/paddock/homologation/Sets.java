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
    private final Alongside alongside;
    private final Map<LocalDate, Truth> pauses = new HashMap<>();
    private @Nullable Quotas quotas;

    /** Of one rule. */
    Sets(Judging judging) {
        this.judging = judging;
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
            case Demand.Pause pause -> pauses.computeIfAbsent(slice.date(), day -> pause(pause, day));
            case Demand.Rest rest -> alongside.rest(rest, slice);
            case Demand.Quota quota
            when quota.amount() instanceof Amount.AtMost most && most.unit() == Counter.Unit.HOUR ->
                alongside.hours(rule, quota, slice);
            case Demand.Quota quota -> quotas(rule, quota).truth(slice);
            case Demand.Apart apart -> apart(apart, slice);
            case Demand.InARow row -> alongside.inARow(row, slice.date());
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

    /** A day on which the use leaves the hours of the break alone is not concerned, unless the others have left no room. */
    private Truth pause(Demand.Pause pause, LocalDate day) {
        List<Hours> own = busy(judging.use(), day, pause.within());
        Uses others = judging.others();
        if (others == null) {
            return own.isEmpty() ? Truth.TRUE : room(pause, own) ? Truth.UNKNOWN : Truth.FALSE;
        }
        return others.kept(pause, day, any -> beside(pause, day, own, others));
    }

    private Truth beside(Demand.Pause pause, LocalDate day, List<Hours> own, Uses others) {
        List<Hours> busy = new ArrayList<>(own);
        others.on(day).forEach(other -> busy.addAll(busy(other, day, pause.within())));
        return room(pause, busy) ? Truth.TRUE : Truth.FALSE;
    }

    private List<Hours> busy(Use use, LocalDate day, Hours within) {
        List<Hours> busy = new ArrayList<>();
        for (Slice part : judging.calendar().slices(use, day, new int[] {within.from(), within.until() % Hours.DAY})) {
            if (part.from() >= within.from() && part.until() <= within.until()) {
                busy.add(new Hours(part.from(), part.until()));
            }
        }
        return busy;
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
