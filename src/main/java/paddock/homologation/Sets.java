package paddock.homologation;

import paddock.fact.Truth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Days;

/** Rules about a set of uses: whether they can still be kept if this use is accepted beside the others. */
final class Sets {

    private final Judging judging;
    private final Alongside alongside;

    /** Of one rule. */
    Sets(Judging judging) {
        this.judging = judging;
        this.alongside = new Alongside(judging);
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
            case Demand.Pause pause -> pause(pause, slice);
            case Demand.Rest rest -> alongside.rest(rest, slice);
            case Demand.Quota quota
            when quota.amount() instanceof Amount.AtMost most && most.unit() == Counter.Unit.HOUR ->
                alongside.hours(rule, quota, slice);
            case Demand.Quota quota -> new Quotas(judging, quota).truth(rule, slice);
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
        List<Use> others = judging.others();
        if (others == null) {
            return Truth.UNKNOWN;
        }
        boolean beside = others.stream()
                .filter(other -> at(other, slice))
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
        List<Use> others = judging.others();
        List<Vehicles> present = new ArrayList<>(judging.use().vehicles());
        if (others != null) {
            others.stream().filter(other -> at(other, slice)).forEach(other -> present.addAll(other.vehicles()));
        }
        return present;
    }

    static boolean at(Use other, Slice slice) {
        return other.from().isBefore(slice.end()) && slice.start().isBefore(other.until());
    }

    /** Slices outside the hours of the break are not concerned, unless the others have left no room for it. */
    private Truth pause(Demand.Pause pause, Slice slice) {
        List<Hours> own = busy(judging.use(), slice.date(), pause.within());
        List<Use> others = judging.others();
        if (others == null) {
            return own.isEmpty() ? Truth.TRUE : room(pause, own) ? Truth.UNKNOWN : Truth.FALSE;
        }
        List<Hours> busy = new ArrayList<>(own);
        others.forEach(other -> busy.addAll(busy(other, slice.date(), pause.within())));
        return room(pause, busy) ? Truth.TRUE : Truth.FALSE;
    }

    private List<Hours> busy(Use use, LocalDate day, Hours within) {
        List<Hours> busy = new ArrayList<>();
        for (Slice part : judging.calendar()
                .slices(use.from(), use.until(), new int[] {within.from(), within.until() % Hours.DAY})) {
            if (part.date().equals(day) && part.from() >= within.from() && part.until() <= within.until()) {
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

    /** Quotas over a period: what is used in it, day by day, and what stays free. */
    private record Quotas(Judging judging, Demand.Quota quota) {

        Truth truth(Rule rule, Slice slice) {
            Days period =
                    quota.per().around(named(slice.date()), judging.order().validity());
            if (days(period).isEmpty()) {
                return Truth.TRUE;
            }
            if (!takes(slice.date())) {
                return Truth.TRUE;
            }
            List<Use> others = judging.others();
            Integer used = begunIn(period) ? judging.use().used().get(rule.id()) : null;
            List<Use> all = new ArrayList<>(others == null ? List.of() : others);
            all.add(judging.use());
            Taken taken = taken(all, period);
            int before = used == null ? 0 : used;
            if (!kept(taken.certain, period, before)) {
                return Truth.FALSE;
            }
            boolean known = others != null || (used != null && quota.amount() instanceof Demand.Quota.Amount.AtMost);
            return known && kept(taken.possible, period, before) ? Truth.TRUE : Truth.UNKNOWN;
        }

        /** Whether the use may take anything of it on a day: what takes nothing is nothing to it, even if too much is taken. */
        private boolean takes(LocalDate day) {
            return counts(judging.use(), day) != Truth.FALSE
                    && !units(Set.of(day), unit()).isEmpty();
        }

        /** What is stated to be used is so in the period in which the use begins. */
        private boolean begunIn(Days period) {
            ZoneId zone = judging.calendar().zone();
            return period.contain(named(judging.use().from().atZone(zone).toLocalDate()));
        }

        /** The day that names its unit: a Sunday belongs to the period of its Saturday. */
        private LocalDate named(LocalDate day) {
            return unit() == Counter.Unit.WEEKEND && Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
        }

        private Counter.Unit unit() {
            return switch (quota.amount()) {
                case Demand.Quota.Amount.AtMost most -> most.unit();
                case Demand.Quota.Amount.FreeAtLeast least -> least.unit();
                case Demand.Quota.Amount.ClosedInRuns runs -> Counter.Unit.DAY;
            };
        }

        private boolean kept(Set<LocalDate> days, Days period, int before) {
            return switch (quota.amount()) {
                case Demand.Quota.Amount.AtMost most -> units(days, most.unit()).size() + before <= most.units();
                case Demand.Quota.Amount.FreeAtLeast least -> free(days, period, least.unit()) >= least.units();
                case Demand.Quota.Amount.ClosedInRuns runs -> closed(days, period, runs.runs()) >= runs.days();
            };
        }

        /** The days themselves; for weekends their Saturdays, and no other days. */
        private static Set<LocalDate> units(Set<LocalDate> days, Counter.Unit unit) {
            Set<LocalDate> units = new HashSet<>();
            for (LocalDate day : days) {
                if (unit != Counter.Unit.WEEKEND) {
                    units.add(day);
                } else if (Counter.isWeekend(day)) {
                    units.add(Counter.saturdayOf(day));
                }
            }
            return units;
        }

        private long free(Set<LocalDate> used, Days period, Counter.Unit unit) {
            Set<LocalDate> busy = units(used, unit);
            return days(period).stream()
                    .filter(day -> unit == Counter.Unit.WEEKEND
                            ? day.getDayOfWeek() == DayOfWeek.SATURDAY
                            : counts(judging.use(), day) != Truth.FALSE)
                    .filter(day -> !busy.contains(day))
                    .count();
        }

        private static long closed(Set<LocalDate> used, Days period, int runs) {
            List<Integer> lengths = new ArrayList<>();
            int run = 0;
            for (LocalDate day : days(period)) {
                if (used.contains(day)) {
                    lengths.add(run);
                    run = 0;
                } else {
                    run++;
                }
            }
            lengths.add(run);
            return lengths.stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(runs)
                    .mapToLong(Integer::longValue)
                    .sum();
        }

        private static List<LocalDate> days(Days period) {
            LocalDate from = period.from();
            LocalDate until = period.until();
            if (from == null || until == null) {
                return List.of();
            }
            return from.datesUntil(until).toList();
        }

        /** Days that certainly count, and those that possibly do as well. */
        private record Taken(Set<LocalDate> certain, Set<LocalDate> possible) {}

        private Taken taken(List<Use> uses, Days period) {
            Taken taken = new Taken(new TreeSet<>(), new TreeSet<>());
            for (Use use : uses) {
                for (Slice slice : judging.calendar().slices(use.from(), use.until(), new int[0])) {
                    Truth counts = period.contain(named(slice.date())) ? counts(use, slice.date()) : Truth.FALSE;
                    if (counts == Truth.TRUE) {
                        taken.certain.add(slice.date());
                    }
                    if (counts != Truth.FALSE) {
                        taken.possible.add(slice.date());
                    }
                }
            }
            return taken;
        }

        private Truth counts(Use use, LocalDate day) {
            Calendar calendar = judging.calendar();
            Truth counts = Truth.FALSE;
            for (Vehicles vehicles : use.vehicles()) {
                Moment moment = new Moment(
                        calendar.kind(day),
                        calendar.kind(day.minusDays(1)),
                        Hours.DAY / 2,
                        use,
                        vehicles,
                        judging.order().values(),
                        Set.of());
                counts = counts.or(quota.of().at(moment));
            }
            return counts;
        }
    }
}
