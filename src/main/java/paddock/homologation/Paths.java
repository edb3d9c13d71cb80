package paddock.homologation;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Vehicles;
import paddock.homologation.Judging.Stray;
import paddock.homologation.Judging.Tally;
import paddock.homologation.Lifting.Spot;
import paddock.homologation.Outcome.Closed;
import paddock.homologation.Outcome.Path;
import paddock.homologation.Outcome.Why;
import paddock.homologation.Version.Entry;

/** How a use stands to rules, and the ways out of those it does not keep: derogations with their limits, and steps. */
final class Paths {

    private static final Outcome KEPT = new Outcome.Kept();

    private final Judging judging;
    private final List<Tally> tallies;
    private final Lifting lifting;
    private final IdentityHashMap<Derogation, Draw> drawn = new IdentityHashMap<>();

    Paths(Judging judging, List<Tally> tallies) {
        this.judging = judging;
        this.tallies = tallies;
        this.lifting = new Lifting(judging);
    }

    /** How the use stands to a rule. */
    Finding finding(Entry entry, Tally tally) {
        Rule rule = entry.rule();
        if (tally.isClear()) {
            Outcome fine = tally.lifted == null ? KEPT : new Outcome.Lifted(tally.lifted.id(), tally.lifted.cite());
            return new Finding(
                    judging.order(), rule.id(), rule.cite(), rule.text(), fine, List.of(), List.of(), tally.balances);
        }
        Standing standing = standing(entry, tally);
        return new Finding(
                judging.order(),
                rule.id(),
                rule.cite(),
                rule.text(),
                standing.outcome(),
                standing.slices(),
                excess(rule, tally),
                tally.balances);
    }

    /** What of a table stands in the way, or leaves it open, where it does so first. */
    private List<Excess> excess(Rule rule, Tally tally) {
        if (!(rule.demand() instanceof Demand.Numbers numbers)) {
            return List.of();
        }
        Slice slice = (tally.broken.isEmpty() ? tally.unsure : tally.broken)
                .getFirst()
                .slice();
        Moment moment = judging.moment(slice, Vehicles.UNSAID);
        List<Vehicles> present = Sets.concern(numbers)
                ? new Sets(judging).present(slice)
                : judging.use().vehicles();
        return Excess.of(numbers.table(), moment, present);
    }

    /** What becomes of a rule that is not kept, and where. */
    private record Standing(Outcome outcome, List<Slice> slices) {}

    /** Every slice and kind of vehicle finds its own way out; the worst of them says what becomes of the rule. */
    private Standing standing(Entry entry, Tally tally) {
        if (entry.rule().demand() instanceof Demand.Step step) {
            return tally.broken.isEmpty()
                    ? new Standing(new Outcome.Unsure(tally.missing), Stray.slices(tally.unsure))
                    : new Standing(
                            new Outcome.Wanting(List.of(List.of(stepPath(entry.rule(), step)))),
                            Stray.slices(tally.broken));
        }
        Map<Derogation, Draw> draws = new LinkedHashMap<>();
        entry.derogations().forEach(derogation -> draws.put(derogation, drawn.computeIfAbsent(derogation, this::draw)));
        List<Standing> standings = new ArrayList<>();
        for (Stray stray : tally.broken) {
            Ways ways = ways(entry.rule(), stray, draws);
            standings.add(new Standing(ways.ofBroken(), List.of(stray.slice())));
        }
        for (Stray stray : tally.unsure) {
            Ways ways = ways(entry.rule(), stray, draws);
            standings.add(new Standing(ways.ofUnsure(tally.missing), List.of(stray.slice())));
        }
        return worst(standings);
    }

    private static Standing worst(List<Standing> all) {
        int weight =
                all.stream().mapToInt(each -> each.outcome().weight()).max().orElse(0);
        List<Standing> worst =
                all.stream().filter(each -> each.outcome().weight() == weight).toList();
        return new Standing(
                worst.stream().map(Standing::outcome).reduce(Paths::together).orElseThrow(),
                worst.stream()
                        .flatMap(each -> each.slices().stream())
                        .distinct()
                        .toList());
    }

    /** Two outcomes of one weight as one. A way out that serves for both is enough, if there is one. */
    private static Outcome together(Outcome one, Outcome other) {
        if (one instanceof Outcome.Broken broken && other instanceof Outcome.Broken more) {
            return new Outcome.Broken(union(broken.closed(), more.closed()));
        }
        if (one instanceof Outcome.Unsure unsure && other instanceof Outcome.Unsure more) {
            return new Outcome.Unsure(union(unsure.missing(), more.missing()), union(unsure.gaps(), more.gaps()));
        }
        if (one instanceof Outcome.Wanting wanting && other instanceof Outcome.Wanting more) {
            List<List<Path>> groups = needed(union(wanting.groups(), more.groups()));
            List<Path> forAll = groups.getFirst().stream()
                    .filter(path -> groups.stream().allMatch(group -> group.contains(path)))
                    .toList();
            return new Outcome.Wanting(forAll.isEmpty() ? groups : List.of(forAll));
        }
        return one;
    }

    /** Groups that another is a part of are served with it. */
    private static List<List<Path>> needed(List<List<Path>> groups) {
        return groups.stream()
                .filter(group ->
                        groups.stream().noneMatch(part -> part.size() < group.size() && group.containsAll(part)))
                .toList();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /** The ways out of a rule for some vehicles in one slice. */
    private static final class Ways {
        final List<Path> open = new ArrayList<>();
        final List<Closed> closed = new ArrayList<>();
        final Set<String> missing = new HashSet<>();
        boolean granted;

        @Nullable
        Outcome lifted;

        Outcome ofBroken() {
            if (lifted != null) {
                return lifted;
            }
            if (!missing.isEmpty() && (granted || open.isEmpty())) {
                return new Outcome.Unsure(missing);
            }
            return open.isEmpty() ? new Outcome.Broken(closed) : new Outcome.Wanting(List.of(open));
        }

        Outcome ofUnsure(Set<String> facts) {
            missing.addAll(facts);
            return lifted == null ? new Outcome.Unsure(missing) : lifted;
        }
    }

    private Ways ways(Rule rule, Stray stray, Map<Derogation, Draw> draws) {
        Ways ways = new Ways();
        draws.forEach((derogation, draw) -> {
            Set<String> missing = new HashSet<>();
            Why why = draw.usedUp() ? Why.USED_UP : null;
            for (Vehicles vehicles : stray.vehicles()) {
                Moment moment = judging.moment(stray.slice(), vehicles);
                Why closed = lifting.closed(derogation, new Spot(rule, stray.slice(), moment), missing);
                why = closed == null ? why : closed;
            }
            boolean granted = derogation.granted(judging.use());
            if (why != null) {
                ways.closed.add(
                        new Closed(derogation.id(), derogation.cite(), why, why == Why.USED_UP ? draw.left() : null));
            } else if (granted && missing.isEmpty() && draw.missing().isEmpty()) {
                ways.lifted =
                        ways.lifted == null ? new Outcome.Lifted(derogation.id(), derogation.cite()) : ways.lifted;
            } else if (granted) {
                ways.granted = true;
                ways.missing.addAll(missing);
                ways.missing.addAll(draw.missing());
            } else if (missing.isEmpty()) {
                ways.open.add(path(derogation, draw));
            } else {
                ways.missing.addAll(missing);
            }
        });
        return ways;
    }

    private Path stepPath(Rule rule, Demand.Step step) {
        return new Path(
                rule.id(),
                rule.cite(),
                step.kind().name().toLowerCase(Locale.ROOT),
                null,
                null,
                null,
                latest(step.notice()));
    }

    private Path path(Derogation derogation, Draw draw) {
        return new Path(
                derogation.id(),
                derogation.cite(),
                derogation.kind(),
                draw.counter(),
                draw.left(),
                draw.most(),
                latest(derogation.notice()));
    }

    private @Nullable LocalDate latest(@Nullable Period notice) {
        return notice == null ? null : judging.slices().getFirst().date().minus(notice);
    }

    /** What a derogation draws on its counters: the scarcest of them, and what is missing to know. */
    private record Draw(
            @Nullable String counter,
            @Nullable Integer left,
            @Nullable Integer most,
            boolean usedUp,
            Set<String> missing) {
        static final Draw NOTHING = new Draw(null, null, null, false, Set.of());

        /** What is used up is scarcer than what is not, and what is known than what is not. */
        boolean isScarcerThan(Draw other) {
            return usedUp == other.usedUp ? other.left == null || (left != null && left < other.left) : usedUp;
        }
    }

    private Draw draw(Derogation derogation) {
        Draw scarcest = Draw.NOTHING;
        Set<String> missing = new HashSet<>();
        Lifted lifted = lifted(derogation);
        for (String id : derogation.counters()) {
            Counter counter = judging.order().counter(id).orElseThrow();
            Units units = new Units(judging, counter);
            Integer left = units.left();
            if (left == null || units.openFor(lifted.possible())) {
                missing.add("used." + id);
            }
            boolean usedUp = !units.enoughFor(lifted.certain());
            boolean enough = units.enoughFor(lifted.possible());
            if (!usedUp && !enough) {
                missing.addAll(lifted.open());
            }
            if (!usedUp && !units.possibly().enoughFor(enough ? lifted.possible() : lifted.certain())) {
                missing.add("others.granted");
            }
            Draw draw = new Draw(id, left, counter.most(), usedUp, missing);
            scarcest = draw.isScarcerThan(scarcest) ? draw : scarcest;
        }
        return scarcest;
    }

    /** What it would certainly lift, what it possibly would, and the facts that would tell. */
    private record Lifted(List<Slice> certain, List<Slice> possible, Set<String> open) {}

    /** All that it would lift for this use, under whichever rule: one grant covers them together. */
    private Lifted lifted(Derogation derogation) {
        Lifted all = new Lifted(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        List<Entry> entries = judging.version().entries();
        for (int i = 0; i < entries.size(); i++) {
            if (derogation.lifts().contains(entries.get(i).rule().id())) {
                Tally tally = tallies.get(i);
                all.certain().addAll(Stray.slices(tally.broken));
                all.possible().addAll(Stray.slices(tally.broken));
                all.possible().addAll(Stray.slices(tally.unsure));
                all.open().addAll(tally.missing);
            }
        }
        return all;
    }
}
