package paddock.homologation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.Demand.InARow;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Lifting.Spans;
import paddock.homologation.Quotas.Balance;
import paddock.homologation.Uses.Span;
import paddock.kernel.Days;

/** Rules about what is on the circuit beside a use, before it and after it. */
final class Alongside {

    private final Judging judging;
    private final Lifting lifting;
    private @Nullable Rows rows;
    private @Nullable Spans stretches;
    private final Map<Days, Truth> hours = new HashMap<>();
    private final List<Balance> balances = new ArrayList<>();

    Alongside(Judging judging) {
        this.judging = judging;
        this.lifting = new Lifting(judging);
    }

    Truth inARow(Rule rule, InARow row, Slice slice) {
        rows = rows == null ? new Rows(judging, rule, row) : rows;
        return rows.truth(slice);
    }

    /** Broken where what is driven without a rest, before, with and after the use, is too much. */
    Truth rest(Rule rule, Demand.Rest rest, Slice slice) {
        Uses others = judging.beside();
        if (stretches == null) {
            stretches = (others == null ? judging.nobody() : others)
                    .stretches(rule, rest.length(), judging.use(), use -> lifting.concerned(rule, use));
        }
        if (tooMuch(stretches.certain(), rest, slice)) {
            return Truth.FALSE;
        }
        return others == null || tooMuch(stretches.possible(), rest, slice) ? Truth.UNKNOWN : Truth.TRUE;
    }

    private static boolean tooMuch(List<Span> stretches, Demand.Rest rest, Slice slice) {
        return Span.during(stretches, slice).stream()
                .anyMatch(stretch -> stretch.driven().compareTo(rest.after()) > 0);
    }

    /** Hours driven in the period around a slice, by whomever; what two drive at once is driven once. */
    Truth hours(Rule rule, Demand.Quota quota, Slice slice) {
        Days period = quota.per().around(slice.date(), judging.order().validity());
        if (lifting.counts(rule, judging.use(), slice) == Truth.FALSE) {
            return Truth.TRUE;
        }
        Truth known = hours.get(period);
        if (known == null) {
            known = driven(rule, quota, period);
            hours.put(period, known);
        }
        return known;
    }

    private Truth driven(Rule rule, Demand.Quota quota, Days period) {
        LocalDate begun = judging.use().from().atZone(judging.calendar().zone()).toLocalDate();
        Integer used = period.contain(begun) ? judging.use().used().get(rule.id()) : null;
        long units = quota.amount() instanceof Amount.AtMost atMost ? atMost.units() : 0;
        Duration most = Duration.ofHours(units - (used == null ? 0L : used));
        boolean known = used != null || Uses.know(judging.others(), period);
        Duration before = Span.driven(others(rule, period, Truth.TRUE));
        Duration after = Span.driven(all(rule, period, Truth.TRUE));
        Duration left = most.compareTo(before) < 0 ? Duration.ZERO : most.minus(before);
        balances.add(new Balance(
                quota.amount(), quota.per(), period, known ? hours(left) : null, hours(after.minus(before))));
        if (after.compareTo(most) > 0) {
            return Truth.FALSE;
        }
        return known && Span.driven(all(rule, period, Truth.UNKNOWN)).compareTo(most) <= 0 ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static BigDecimal hours(Duration time) {
        BigDecimal hours = BigDecimal.valueOf(time.toSeconds())
                .divide(BigDecimal.valueOf(3600), 2, RoundingMode.DOWN)
                .stripTrailingZeros();
        return hours.scale() < 0 ? hours.setScale(0) : hours;
    }

    /** How the hours driven stand in the periods that were asked about. */
    List<Balance> balances() {
        return balances;
    }

    /** When somebody drives what counts, or at least may do so. */
    private List<Span> all(Rule rule, Days period, Truth atLeast) {
        List<Span> spans = others(rule, period, atLeast);
        judging.dates().stream()
                .filter(period::contain)
                .forEach(day -> spans.addAll(spans(rule, judging.use(), day, atLeast)));
        return spans;
    }

    private List<Span> others(Rule rule, Days period, Truth atLeast) {
        List<Span> spans = new ArrayList<>();
        Uses others = judging.others();
        if (others == null) {
            return spans;
        }
        for (LocalDate day : others.dates()) {
            if (period.contain(day)) {
                others.on(day).forEach(use -> spans.addAll(spans(rule, use, day, atLeast)));
            }
        }
        return spans;
    }

    /** What of a use lies on one day, as far as it counts. */
    private List<Span> spans(Rule rule, Use use, LocalDate day, Truth atLeast) {
        return lifting.parts(use, day).stream()
                .filter(slice -> lifting.counts(rule, use, slice).compareTo(atLeast) >= 0)
                .map(slice -> Span.of(slice.start(), slice.end()))
                .toList();
    }

    /** Vehicles of one use at one time, and of which kinds they are. */
    private record Group(Vehicles vehicles, List<Truth> kinds) {

        /** Whether these and those are of two kinds that do not go together. */
        Truth clash(Group other) {
            Truth clash = Truth.FALSE;
            for (int i = 0; i < kinds.size(); i++) {
                for (int j = 0; j < kinds.size(); j++) {
                    clash = i == j ? clash : clash.or(kinds.get(i).and(other.kinds.get(j)));
                }
            }
            return clash;
        }

        /** Vehicles of which one may be of this kind and one of that; nobody knows what each of them is. */
        Truth clashWithin() {
            return Objects.equals(vehicles.count(), 1)
                    ? Truth.FALSE
                    : clash(this).and(Truth.UNKNOWN);
        }

        boolean concerned() {
            return kinds.stream().anyMatch(kind -> kind != Truth.FALSE);
        }
    }

    Truth unmixed(Demand.Unmixed demand, Slice slice) {
        List<Group> own = groups(demand, judging.use(), slice);
        Uses others = judging.beside();
        Truth clash = others == null && own.stream().anyMatch(Group::concerned) ? Truth.UNKNOWN : Truth.FALSE;
        for (int i = 0; i < own.size(); i++) {
            clash = clash.or(own.get(i).clashWithin());
            for (Group beside : own.subList(i + 1, own.size())) {
                clash = clash.or(own.get(i).clash(beside));
            }
        }
        Set<List<Object>> seen = new HashSet<>();
        for (Use other : others == null ? List.<Use>of() : others.at(slice)) {
            if (seen.add(List.of(other.layouts(), other.facts(), other.vehicles()))) {
                for (Group beside : groups(demand, other, slice)) {
                    for (Group each : own) {
                        clash = clash.or(each.clash(beside));
                    }
                }
            }
        }
        return clash.not();
    }

    private List<Group> groups(Demand.Unmixed demand, Use use, Slice slice) {
        List<Group> groups = new ArrayList<>();
        for (Vehicles vehicles : use.vehicles()) {
            Moment moment = judging.moment(slice, vehicles).of(use);
            groups.add(new Group(
                    vehicles,
                    demand.kinds().stream().map(kind -> kind.at(moment)).toList()));
        }
        return groups;
    }

    /** The other uses, and what would have told of which kind vehicles are. */
    void missing(Demand.Unmixed demand, Moment moment, Set<String> into) {
        List<Use> uses = new ArrayList<>(List.of(judging.use()));
        Uses others = judging.beside();
        if (others == null) {
            into.add("others");
        } else {
            others.on(moment.day().date()).stream()
                    .filter(judging.use()::overlaps)
                    .forEach(uses::add);
        }
        for (Use use : uses) {
            for (Vehicles vehicles : use.vehicles()) {
                Moment about = moment.of(vehicles).of(use);
                demand.kinds().stream()
                        .filter(kind -> kind.at(about) == Truth.UNKNOWN)
                        .forEach(kind -> kind.missing(about, into));
            }
        }
    }

    /** Days, or weekends, used one after the other, on both sides of a use. */
    private static final class Rows {

        /** The longest way from a day that counts to the next: from a first Sunday of a month to that of the next. */
        private static final int FARTHEST = 35;

        private final Judging judging;
        private final Lifting lifting;
        private final Rule rule;
        private final InARow row;
        private final @Nullable Uses others;
        private final Uses.Taken used;

        Rows(Judging judging, Rule rule, InARow row) {
            this.judging = judging;
            this.lifting = new Lifting(judging);
            this.rule = rule;
            this.row = row;
            this.others = judging.others();
            Uses.Taken own = new Uses.Taken();
            judging.dates().forEach(day -> own.add(unit(day), counts(judging.use(), day)));
            this.used = (others == null ? judging.nobody() : others).taken(rule, this::counts, this::unit, own);
        }

        Truth truth(Slice slice) {
            LocalDate unit = unit(slice.date());
            if (!isUnit(slice.date()) || lifting.counts(rule, judging.use(), slice) == Truth.FALSE) {
                return Truth.TRUE;
            }
            if (used.certain().contains(unit) && run(unit, used.certain()) > row.most()) {
                return Truth.FALSE;
            }
            return Uses.know(judging.others(), Days.ALWAYS) && run(unit, used.possible()) <= row.most()
                    ? Truth.TRUE
                    : Truth.UNKNOWN;
        }

        private int run(LocalDate unit, Set<LocalDate> used) {
            int length = 1;
            for (int step : new int[] {-1, 1}) {
                Optional<LocalDate> next = next(unit, step);
                while (next.filter(used::contains).isPresent() && length <= row.most()) {
                    length++;
                    next = next(next.get(), step);
                }
            }
            return length;
        }

        /** The nearest unit before or after that would count, if this use took place on it. */
        private Optional<LocalDate> next(LocalDate unit, int step) {
            return Stream.iterate(1, away -> away + 1)
                    .limit(FARTHEST + 1)
                    .map(away -> unit.plusDays((long) step * away))
                    .filter(day ->
                            !unit(day).equals(unit) && isUnit(day) && lifting.wouldCount(rule, day) != Truth.FALSE)
                    .map(this::unit)
                    .findFirst();
        }

        private LocalDate unit(LocalDate day) {
            return row.unit() == Counter.Unit.WEEKEND && Counter.isWeekend(day) ? Counter.saturdayOf(day) : day;
        }

        private Truth counts(Use use, LocalDate day) {
            return isUnit(day) ? lifting.counts(rule, use, day) : Truth.FALSE;
        }

        /** Of weekends, no other days count. */
        private boolean isUnit(LocalDate day) {
            return row.unit() != Counter.Unit.WEEKEND || Counter.isWeekend(day);
        }
    }
}
