package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.Candidates.Settled;
import paddock.homologation.DayTest.DayKind;
import paddock.homologation.Doubts.Spot;
import paddock.homologation.Quotas.Balance;
import paddock.homologation.Version.Entry;

/** One use held against one version of an order, for the slices in which that version is in force. */
final class Judging {

    private final Version version;
    private final Calendar calendar;
    private final Use use;
    private final Scope scope;
    private final IdentityHashMap<Use, List<Judging>> apart = new IdentityHashMap<>();
    private final IdentityHashMap<Entry, Tally> tallies = new IdentityHashMap<>();
    private final Doubts doubts = new Doubts(this);
    private final Map<LocalDate, DayKind> kinds;
    private Version.Text text;
    private @Nullable Uses all;
    private @Nullable Uses ofCircuit;
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

    /** A slice in which a rule is not kept, and by which vehicles: a way out has to serve them, and no others. */
    record Stray(Slice slice, List<Vehicles> vehicles) {

        static List<Slice> slices(List<Stray> strays) {
            return strays.stream().map(Stray::slice).distinct().toList();
        }
    }

    /** Where a rule is not kept, what is missing to know, and how a quota stands. */
    static final class Tally {
        final List<Stray> broken = new ArrayList<>(2);
        final List<Stray> unsure = new ArrayList<>(2);
        final Set<String> missing = new HashSet<>();
        List<Balance> balances = List.of();

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
        this.kinds = new HashMap<>();
        this.text = day -> version;
        this.all = Uses.around(use, calendar.zone());
        this.ofCircuit = all;
    }

    /** One of the other uses by itself, on the days of one version, judged beside the rest of them. */
    private Judging(Judging asked, Use other, Version version) {
        this.version = version;
        this.calendar = asked.calendar;
        this.use = other;
        this.scope = Scope.WHOLE;
        this.kinds = asked.kinds;
        this.text = asked.text;
        this.all = asked.all == null ? null : asked.all.beside(other);
        this.ofCircuit = asked.ofCircuit == null ? null : asked.ofCircuit.beside(other);
        List<Slice> whole = calendar.slices(other.from(), other.until(), version.cuts());
        during(whole.stream()
                .filter(slice -> version.equals(text.on(slice.date())))
                .toList());
    }

    /** Other uses are judged by the version of the text that is in force on their own day. */
    Judging by(Version.Text versions) {
        text = versions;
        return this;
    }

    /** Of the other uses, only those of these layouts count for a text about one circuit. */
    Judging among(Set<String> layouts) {
        if (all != null && !layouts.isEmpty()) {
            ofCircuit = all.on(layouts);
        }
        return this;
    }

    /** Another use by itself, once for each version that is in force on a day of it. */
    List<Judging> of(Use other) {
        List<Judging> known = apart.get(other);
        if (known == null) {
            known = versions(other).stream()
                    .map(then -> new Judging(this, other, then))
                    .toList();
            apart.put(other, known);
        }
        return known;
    }

    /** The versions of the text that are in force on the days of a use. */
    Set<Version> versions(Use other) {
        Set<Version> versions = new LinkedHashSet<>();
        for (LocalDate day : Uses.dates(other, calendar.zone())) {
            Version then = text.on(day);
            if (then != null) {
                versions.add(then);
            }
        }
        return versions;
    }

    /** Where a rule is not kept; of quotas of a whole period nothing is said. */
    Tally tallied(Entry entry) {
        return tallies.computeIfAbsent(
                entry, each -> each.rule().demand() instanceof Demand.Quota ? new Tally() : tally(each));
    }

    private void during(List<Slice> some) {
        slices = some;
        days = slices.stream().map(slice -> kind(slice.date())).toArray(DayKind[]::new);
        before = slices.stream().map(slice -> kind(slice.date().minusDays(1))).toArray(DayKind[]::new);
    }

    /** Adds a finding for each rule, over those slices of the use in which the version is in force. */
    void of(List<Slice> inForce, List<Finding> findings) {
        during(inForce);
        List<Entry> entries = version.entries();
        List<Tally> tallies = entries.stream().map(this::tally).toList();
        Paths paths = new Paths(this, tallies);
        for (int i = 0; i < entries.size(); i++) {
            findings.add(paths.finding(entries.get(i), tallies.get(i)));
        }
    }

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
        tally.balances = List.copyOf(sets.balances());
        return tally;
    }

    private List<Vehicles> groups(Rule rule) {
        return together(rule) ? TOGETHER : use.vehicles();
    }

    private List<Vehicles> about(Rule rule, Moment moment) {
        return together(rule) ? use.vehicles() : List.of(moment.vehicles());
    }

    /** Rules are about each kind of vehicle by itself, but for tables, which see the field as a whole. */
    private boolean together(Rule rule) {
        return use.vehicles().size() > 1 && (rule.demand() instanceof Demand.Numbers || Sets.concern(rule.demand()));
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
        Settled settled = truth == Truth.UNKNOWN ? doubts.settled(entry, spot) : null;
        if (settled != null && settled.truth() == Truth.TRUE) {
            tally.lifted = lifting == null ? tally.lifted : lifting;
            return;
        }
        boolean broken = (settled == null ? truth : settled.truth()) == Truth.FALSE;
        (broken ? tally.broken : tally.unsure).add(new Stray(spot.slice(), about(entry.rule(), moment)));
        if (!broken) {
            doubts.missing(entry, spot, settled, tally.missing);
        }
    }

    Order order() {
        return version.order();
    }

    Version version() {
        return version;
    }

    Version.Text text() {
        return text;
    }

    Calendar calendar() {
        return calendar;
    }

    Use use() {
        return use;
    }

    /** The other uses, as far as this text is about them. */
    @Nullable
    Uses others() {
        return order().circuit() == null ? all : ofCircuit;
    }

    /** The other uses of the same circuit; none where instants are judged by themselves. */
    @Nullable
    Uses beside() {
        return scope == Scope.POINTWISE ? nobody() : ofCircuit;
    }

    Uses nobody() {
        return new Uses(List.of(), calendar.zone());
    }

    /** The civil days of the use, also those on which another version is in force. */
    List<LocalDate> dates() {
        return Uses.dates(use, calendar.zone());
    }

    List<Slice> slices() {
        return slices;
    }

    Moment moment(Slice slice, Vehicles vehicles) {
        return moment(slice.date(), slice.from(), vehicles);
    }

    Moment moment(LocalDate date, int second, Vehicles vehicles) {
        return new Moment(kind(date), kind(date.minusDays(1)), second, use, vehicles, order().values(), Set.of());
    }

    private DayKind kind(LocalDate date) {
        return kinds.computeIfAbsent(date, calendar::kind);
    }
}
