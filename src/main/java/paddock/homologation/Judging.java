package paddock.homologation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Calendar.DayKind;
import paddock.homologation.Version.Entry;

/** One use held against one version of an order, for the slices in which that version is in force. */
final class Judging {

    private final Version version;
    private final Calendar calendar;
    private final Use use;
    private final Scope scope;
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

        @Nullable
        Relief lifted;

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

    /** Adds a finding for each rule, over those slices of the use in which the version is in force. */
    void of(List<Slice> inForce, List<Finding> findings) {
        slices = inForce;
        days = slices.stream().map(slice -> calendar.kind(slice.date())).toArray(DayKind[]::new);
        before = slices.stream()
                .map(slice -> calendar.kind(slice.date().minusDays(1)))
                .toArray(DayKind[]::new);
        List<Entry> entries = version.entries();
        List<Tally> tallies = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            tallies.add(tally(entry));
        }
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
        return new Finding(order(), rule.id(), rule.cite(), rule.text(), standing.outcome(), standing.slices());
    }

    private static final Outcome KEPT = new Outcome.Kept();

    private Tally tally(Entry entry) {
        Tally tally = new Tally();
        Rule rule = entry.rule();
        Sets sets = new Sets(this);
        boolean aboutSets = Sets.concern(rule.demand());
        if (aboutSets && scope == Scope.POINTWISE) {
            return tally;
        }
        List<Vehicles> groups = groups(rule);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            for (Vehicles vehicles : groups) {
                Moment moment = new Moment(days[i], before[i], slice.from(), use, vehicles, order().values(), Set.of());
                Truth truth = aboutSets ? sets.truth(rule, moment, slice) : truth(rule, moment);
                if (truth != Truth.TRUE) {
                    judge(entry, new Spot(moment, slice), truth, tally);
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
            case Demand.Pause pause -> Truth.TRUE;
            case Demand.Quota quota -> Truth.TRUE;
            case Demand.Apart apart -> Truth.TRUE;
        };
        Truth truth = applies.not().or(kept);
        return truth == Truth.UNKNOWN && rule.ifStated() ? Truth.TRUE : truth;
    }

    /** One kind of vehicle in one slice. */
    private record Spot(Moment moment, Slice slice) {}

    /** What an exception does not lift is broken, or unsure. */
    private void judge(Entry entry, Spot spot, Truth truth, Tally tally) {
        Moment moment = spot.moment();
        Truth lifted = Truth.FALSE;
        for (Relief relief : entry.reliefs()) {
            Truth holds = relief.when().at(moment);
            if (holds == Truth.TRUE) {
                tally.lifted = relief;
                return;
            }
            lifted = lifted.or(holds);
            if (holds == Truth.UNKNOWN) {
                relief.when().missing(moment, tally.missing);
            }
        }
        List<Slice> where = truth.or(lifted) == Truth.FALSE ? tally.broken : tally.unsure;
        if (where.isEmpty() || !where.getLast().equals(spot.slice())) {
            where.add(spot.slice());
        }
        if (truth == Truth.UNKNOWN) {
            missing(entry.rule(), moment, tally.missing);
        }
    }

    void missing(Rule rule, Moment moment, Set<String> into) {
        if (rule.when().at(moment) == Truth.UNKNOWN) {
            rule.when().missing(moment, into);
        }
        switch (rule.demand()) {
            case Demand.Require require -> require.that().missing(moment, into);
            case Demand.Forbid forbid -> forbid.what().missing(moment, into);
            case Demand.Numbers numbers -> {
                numbers.table().missing(moment, use.vehicles(), into);
                if (Sets.concern(numbers) && use.others() == null) {
                    into.add("others");
                }
            }
            case Demand.Step step -> {}
            case Demand.Doubt doubt -> {}
            case Demand.Pause pause -> into.add("others");
            case Demand.Quota quota -> {
                if (use.others() == null) {
                    into.add("others");
                }
                quota.of().missing(moment, into);
            }
            case Demand.Apart apart -> into.add("others");
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
        List<Use> others = use.others();
        return others == null || order().circuit() == null || neighbours.isEmpty()
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
