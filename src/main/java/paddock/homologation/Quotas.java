package paddock.homologation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Law.Register;
import paddock.homologation.Uses.Taken;
import paddock.kernel.Days;

/** A quota over periods: what is used in each, day by day or hour by hour, and what stays free. */
public final class Quotas {

    private final Judging judging;
    private final Lifting lifting;
    private final Rule rule;
    private final Demand.Quota quota;
    private final Map<Days, State> states = new LinkedHashMap<>();

    /**
     * How a quota stands in one of its periods.
     *
     * @param amount what the rule admits in it
     * @param left how many units may still be used in it, without the use that is asked about, of hours with their parts;
     *     absent where nobody has said what is used
     * @param takes how many of them the use takes
     */
    public record Balance(
            Amount amount,
            Counter.Period per,
            Days period,
            @Nullable BigDecimal left,
            BigDecimal takes) {

        /** What is counted. */
        public Counter.Unit unit() {
            return amount.unit();
        }
    }

    /** Whether it is kept in a period, and how it stands there. */
    private record State(Truth truth, Balance balance) {}

    Quotas(Judging judging, Rule rule, Demand.Quota quota) {
        this.judging = judging;
        this.lifting = new Lifting(judging);
        this.rule = rule;
        this.quota = quota;
    }

    /** An order among all that is written about a site, on that site's calendar. */
    public record Kept(Order order, Law law, Calendar calendar) {}

    /** How a quota of an order stands in the period around a day, as far as a register tells; empty for other rules. */
    public static Optional<Balance> around(LocalDate day, Rule rule, Kept kept) {
        if (!(rule.demand() instanceof Demand.Quota quota)) {
            return Optional.empty();
        }
        Instant noon = day.atTime(12, 0).atZone(kept.calendar().zone()).toInstant();
        Use nothing = new Use(noon, noon.plusSeconds(1), Set.of(), Map.of(), List.of(), Set.of(), Map.of(), null);
        Version version = new Version(kept.order(), kept.law().registers());
        Judging judging = new Judging(version, kept.calendar(), nothing, Judging.Scope.WHOLE);
        Quotas quotas = new Quotas(judging, rule, quota);
        Days period = quotas.period(day);
        return Optional.of(quotas.balance(period, quotas.others(period), 0));
    }

    /** The periods that were asked about, and how it stands in them. */
    List<Balance> balances() {
        return states.values().stream().map(State::balance).toList();
    }

    Truth truth(Slice slice) {
        Days period = period(slice.date());
        return isUnbounded(period) || !takes(slice)
                ? Truth.TRUE
                : states.computeIfAbsent(period, this::used).truth();
    }

    private Days period(LocalDate day) {
        return quota.per().around(named(day), judging.order().validity());
    }

    private static boolean isUnbounded(Days period) {
        return period.from() == null || period.until() == null;
    }

    /** Whether a part of the use may take anything: what takes nothing is nothing to it, even if too much is taken. */
    private boolean takes(Slice slice) {
        return lifting.counts(rule, judging.use(), slice) != Truth.FALSE
                && !units(Set.of(slice.date()), unit()).isEmpty();
    }

    private State used(Days period) {
        Taken before = others(period);
        Taken own = new Taken();
        judging.dates().stream()
                .filter(day -> period.contain(named(day)))
                .forEach(day -> own.add(day, lifting.counts(rule, judging.use(), day)));
        Taken all = before.with(own);
        Truth truth = !kept(all.certain(), period)
                ? Truth.FALSE
                : isKnown(period) && kept(all.possible(), period) ? Truth.TRUE : Truth.UNKNOWN;
        return new State(truth, balance(period, before, room(before.certain(), period) - room(all.certain(), period)));
    }

    private Balance balance(Days period, Taken before, int takes) {
        boolean open = isUnbounded(period) || unit() == Counter.Unit.HOUR || !isKnown(period);
        return new Balance(
                quota.amount(),
                quota.per(),
                period,
                open ? null : BigDecimal.valueOf(Math.max(0, room(before.certain(), period))),
                BigDecimal.valueOf(takes));
    }

    /** What the others use in a period, and what the register says where the question does not. */
    private Taken others(Days period) {
        Taken taken = new Taken();
        Uses others = judging.others();
        if (others != null) {
            for (LocalDate day : others.dates()) {
                if (period.contain(named(day))) {
                    others.on(day).forEach(use -> taken.add(day, lifting.counts(rule, use, day)));
                }
            }
        }
        Register register = judging.version().register(rule.id());
        if (register != null && stated(period) == null) {
            register.each(unit(), (day, any) -> {
                if (period.contain(day)) {
                    taken.add(day, Truth.TRUE);
                }
            });
        }
        return taken;
    }

    /** Whether all that is used in a period has been said: by the other uses, by the question or by a register. */
    private boolean isKnown(Days period) {
        Register register = judging.version().register(rule.id());
        return Uses.know(judging.others(), period)
                || stated(period) != null
                || (register != null && register.covers(period, judging.order().validity()));
    }

    /** What is stated to be used is so in the period in which the use begins; of free days nothing can be stated. */
    private @Nullable Integer stated(Days period) {
        if (!(quota.amount() instanceof Amount.AtMost)) {
            return null;
        }
        ZoneId zone = judging.calendar().zone();
        LocalDate begun = judging.use().from().atZone(zone).toLocalDate();
        return period.contain(named(begun)) ? judging.use().used().get(rule.id()) : null;
    }

    /** The day that names its unit: a Sunday belongs to the period of its Saturday. */
    private LocalDate named(LocalDate day) {
        return unit() == Counter.Unit.WEEKEND && Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
    }

    private Counter.Unit unit() {
        return quota.amount().unit();
    }

    private boolean kept(Set<LocalDate> days, Days period) {
        return room(days, period) >= 0;
    }

    /** How many units are left once these days are used; less than nothing where that is too much. */
    private int room(Set<LocalDate> days, Days period) {
        Integer stated = stated(period);
        return switch (quota.amount()) {
            case Amount.AtMost most -> most.units() - units(days, most.unit()).size() - (stated == null ? 0 : stated);
            case Amount.FreeAtLeast least -> (int) free(days, period, least.unit()) - least.units();
            case Amount.ClosedInRuns runs -> (int) closed(days, period, runs.runs()) - runs.days();
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
                        : lifting.wouldCount(rule, day) != Truth.FALSE)
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
        return from == null || until == null
                ? List.of()
                : from.datesUntil(until).toList();
    }
}
