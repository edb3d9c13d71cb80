package paddock.homologation;

import paddock.fact.Truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Candidates.Settled;
import paddock.homologation.DayTest.DayKind;
import paddock.homologation.Version.Entry;

/** One use held against one version of an order, for the slices in which that version is in force. */
final class Judging {

    private final Version version;
    private final Calendar calendar;
    private final Use use;
    private final Scope scope;
    private final IdentityHashMap<Use, Judging> apart = new IdentityHashMap<>();
    private final IdentityHashMap<Entry, Tally> tallies = new IdentityHashMap<>();
    private Set<String> neighbours = Set.of();
    private List<Slice> slices = List.of();
    private DayKind[] days = {};
    private DayKind[] before = {};

    /** Which rules are asked. */
    enum Scope {
        /** All. */
        WHOLE,
        /** Those that can be judged instant by instant; not those about breaks, quotas and other uses. */
        POINTWISE
    }

    /** Where a rule is not kept, and what is missing to know. */
    static final class Tally {
        final List<Slice> broken = new ArrayList<>(2);
        final List<Slice> unsure = new ArrayList<>(2);
        final Set<String> missing = new HashSet<>();

        Rule.@Nullable Relief lifted;

        boolean isClear() {
            return broken.isEmpty() && unsure.isEmpty();
        }
    }

    Judging(Version version, Calendar calendar, Use use, Scope scope) {
        this.version = version;
        this.calendar = calendar;
        this.use = use;
        this.scope = scope;
    }

    /** Of the other uses, only those of these layouts count for a text about one circuit. */
    Judging among(Set<String> layouts) {
        neighbours = layouts;
        return this;
    }

    /** Another use by itself, judged beside those near it. */
    Judging of(Use other) {
        return apart.computeIfAbsent(other, each -> {
            List<Use> near = new ArrayList<>(others() == null ? List.of() : others());
            near.remove(each);
            Use around = each.widened(NEAR);
            near.removeIf(beside -> !beside.overlaps(around));
            Judging judging = new Judging(version, calendar, each.beside(near), Scope.WHOLE).among(neighbours);
            judging.during(calendar.slices(each.from(), each.until(), version.cuts()));
            return judging;
        });
    }

    /** Further away than a day, no rule of a day can tell. */
    private static final Duration NEAR = Duration.ofDays(1);

    /** Where a rule is not kept; of quotas of a whole period nothing is said. */
    Tally tallied(Entry entry) {
        return tallies.computeIfAbsent(
                entry, each -> each.rule().demand() instanceof Demand.Quota ? new Tally() : tally(each));
    }

    private void during(List<Slice> some) {
        slices = some;
        days = slices.stream().map(slice -> calendar.kind(slice.date())).toArray(DayKind[]::new);
        before = slices.stream()
                .map(slice -> calendar.kind(slice.date().minusDays(1)))
                .toArray(DayKind[]::new);
    }

    /** Adds a finding for each rule, over those slices of the use in which the version is in force. */
    void of(List<Slice> inForce, List<Finding> findings) {
        during(inForce);
        List<Entry> entries = version.entries();
        List<Tally> tallies = entries.stream().map(this::tally).toList();
        Paths paths = new Paths(this, tallies);
        for (int i = 0; i < entries.size(); i++) {
            findings.add(finding(entries.get(i), tallies.get(i), paths));
        }
    }

    private Finding finding(Entry entry, Tally tally, Paths paths) {
        Rule rule = entry.rule();
        if (tally.isClear()) {
            Outcome fine = tally.lifted == null ? KEPT : new Outcome.Lifted(tally.lifted.id(), tally.lifted.cite());
            return new Finding(order(), rule.id(), rule.cite(), rule.text(), fine, List.of());
        }
        Paths.Standing standing = paths.standing(entry, tally);
        return new Finding(
                order(),
                rule.id(),
                rule.cite(),
                rule.text(),
                standing.outcome(),
                standing.slices(),
                excess(rule, tally));
    }

    private List<Table.Excess> excess(Rule rule, Tally tally) {
        if (!(rule.demand() instanceof Demand.Numbers numbers) || tally.broken.isEmpty()) {
            return List.of();
        }
        Slice slice = tally.broken.getFirst();
        Moment moment = moment(slice, Vehicles.UNSAID);
        List<Vehicles> present = Sets.concern(numbers) ? new Sets(this).present(slice) : use.vehicles();
        return numbers.table().excess(moment, present);
    }

    private static final Outcome KEPT = new Outcome.Kept();

    private Tally tally(Entry entry) {
        Tally tally = new Tally();
        Rule rule = entry.rule();
        Sets sets = new Sets(this);
        boolean aboutSets = Sets.concern(rule.demand());
        if (aboutSets && scope == Scope.POINTWISE && !(rule.demand() instanceof Demand.Unmixed)) {
            return tally;
        }
        List<Vehicles> groups = groups(rule);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            for (Vehicles vehicles : groups) {
                Moment moment = new Moment(days[i], before[i], slice.from(), use, vehicles, order().values(), Set.of());
                Truth truth = aboutSets ? sets.truth(rule, moment, slice) : truth(rule, moment);
                if (truth != Truth.TRUE) {
                    judge(entry, new Spot(moment, slice, truth), tally);
                }
            }
        }
        return tally;
    }

    /** Rules are about each kind of vehicle by itself, but for tables, which see the field as a whole. */
    private List<Vehicles> groups(Rule rule) {
        boolean together = rule.demand() instanceof Demand.Numbers || Sets.concern(rule.demand());
        return together && use.vehicles().size() > 1 ? TOGETHER : use.vehicles();
    }

    private static final List<Vehicles> TOGETHER = List.of(Vehicles.UNSAID);

    Truth truth(Rule rule, Moment moment) {
        Truth applies = rule.when().at(moment);
        if (applies == Truth.FALSE) {
            return Truth.TRUE;
        }
        Truth kept = switch (rule.demand()) {
            case Demand.Require require -> require.that().at(moment);
            case Demand.Forbid forbid -> forbid.what().at(moment).not();
            case Demand.Numbers numbers -> numbers.table().admits(moment, use.vehicles());
            case Demand.Step step -> use.authorised().contains(rule.id()) ? Truth.TRUE : Truth.FALSE;
            case Demand.Doubt doubt -> Truth.UNKNOWN;
            case Demand.Pause _, Demand.Quota _, Demand.InARow _, Demand.Rest _, Demand.Apart _, Demand.Unmixed _ ->
                Truth.TRUE;
        };
        return rule.unlessUnstated(applies.not().or(kept), moment);
    }

    /** One kind of vehicle in one slice, and whether it keeps the rule, exceptions apart. */
    private record Spot(Moment moment, Slice slice, Truth truth) {}

    /** What an exception does not lift is broken, or unsure. */
    private void judge(Entry entry, Spot spot, Tally tally) {
        Moment moment = spot.moment();
        Rule.Relief lifting = null;
        Truth lifted = Truth.FALSE;
        for (Rule.Relief relief : entry.reliefs()) {
            Truth holds = relief.when().at(moment);
            if (holds == Truth.TRUE) {
                tally.lifted = relief;
                return;
            }
            lifting = holds == Truth.UNKNOWN ? relief : lifting;
            lifted = lifted.or(holds);
        }
        Truth truth = spot.truth().or(lifted);
        Settled settled = truth == Truth.UNKNOWN ? settled(entry, spot) : null;
        if (settled != null && settled.truth() == Truth.TRUE) {
            tally.lifted = lifting == null ? tally.lifted : lifting;
            return;
        }
        boolean broken = (settled == null ? truth : settled.truth()) == Truth.FALSE;
        List<Slice> where = broken ? tally.broken : tally.unsure;
        if (where.isEmpty() || !where.getLast().equals(spot.slice())) {
            where.add(spot.slice());
        }
        if (!broken) {
            missing(entry, spot, settled, tally.missing);
        }
    }

    /** The rule with its exceptions, tried for whatever open facts may turn out to be. */
    private @Nullable Settled settled(Entry entry, Spot spot) {
        Rule rule = entry.rule();
        return Candidates.settle(entry.asked(), spot.moment(), tried -> {
            Truth outcome = Sets.concern(rule.demand()) ? beside(rule, spot, tried) : truth(rule, tried);
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
    private void missing(Entry entry, Spot spot, @Nullable Settled settled, Set<String> into) {
        Set<String> deciding = settled == null ? Set.of() : settled.deciding();
        boolean tried = !deciding.isEmpty();
        into.addAll(deciding);
        if (!tried) {
            entry.reliefs().forEach(relief -> relief.when().deciding(spot.moment(), into));
        }
        boolean demanded =
                entry.rule().demand() instanceof Demand.Require || entry.rule().demand() instanceof Demand.Forbid;
        if (spot.truth() == Truth.UNKNOWN && !(tried && demanded)) {
            entry.rule().missing(this, spot.moment(), into);
        }
    }

    Order order() {
        return version.order();
    }

    Version version() {
        return version;
    }

    Calendar calendar() {
        return calendar;
    }

    Use use() {
        return use;
    }

    /** The other uses, as far as this text is about them. */
    @Nullable
    List<Use> others() {
        return order().circuit() == null ? use.others() : ofCircuit();
    }

    /** The other uses of the same circuit; none where instants are judged by themselves. */
    @Nullable
    List<Use> beside() {
        return scope == Scope.POINTWISE ? List.of() : ofCircuit();
    }

    private @Nullable List<Use> ofCircuit() {
        List<Use> others = use.others();
        return others == null || neighbours.isEmpty()
                ? others
                : others.stream()
                        .filter(other -> other.layouts().stream().anyMatch(neighbours::contains))
                        .toList();
    }

    List<Slice> slices() {
        return slices;
    }

    Moment moment(Slice slice, Vehicles vehicles) {
        return moment(slice.date(), slice.from(), vehicles);
    }

    Moment moment(java.time.LocalDate date, int second, Vehicles vehicles) {
        return new Moment(
                calendar.kind(date),
                calendar.kind(date.minusDays(1)),
                second,
                use,
                vehicles,
                order().values(),
                Set.of());
    }
}
