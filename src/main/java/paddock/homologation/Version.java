package paddock.homologation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Law.Register;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;

/** An order made ready for being asked often: beside each rule what may lift it, and when anything begins or ends. */
final class Version {

    /** A text in its versions. */
    interface Text {

        /** The version in force on a day; absent where none is. */
        @Nullable
        Version on(LocalDate day);
    }

    /** The versions of one text, oldest first. */
    record Series(List<Version> versions) implements Text {

        @Override
        public @Nullable Version on(LocalDate day) {
            for (Version version : versions) {
                if (version.order().validity().contain(day)) {
                    return version;
                }
            }
            return null;
        }

        /** The last to have begun before a day on which none is in force; else the first. */
        Version nearest(LocalDate day) {
            Version nearest = versions.getFirst();
            for (Version version : versions) {
                LocalDate from = version.order().validity().from();
                if (from == null || !from.isAfter(day)) {
                    nearest = version;
                }
            }
            return nearest;
        }

        /** Those in force on some of these days. */
        Stream<Order> over(Days days) {
            return versions.stream()
                    .map(Version::order)
                    .filter(order -> order.validity().overlap(days));
        }

        Order.Level level() {
            return versions.getFirst().order().level();
        }
    }

    /** A rule with what may lift it. */
    record Entry(Rule rule, List<Relief> reliefs, List<Derogation> derogations) {

        /** Whether anything may lift it for a use without more being granted. */
        boolean mayBeLifted(Use use) {
            return !reliefs.isEmpty() || derogations.stream().anyMatch(each -> each.granted(use));
        }

        /** What is asked of one use to tell whether it keeps the rule, or an exception lifts it. */
        List<Condition> asked() {
            List<Condition> asked = new ArrayList<>(List.of(rule.when()));
            switch (rule.demand()) {
                case Demand.Require require -> asked.add(require.that());
                case Demand.Forbid forbid -> asked.add(forbid.what());
                default -> {}
            }
            reliefs.forEach(relief -> asked.add(relief.when()));
            return asked;
        }
    }

    private final Order order;
    private final Map<String, Register> registers;
    private final List<Entry> entries;
    private final Map<String, Entry> byRule;
    private final int[] cuts;
    private final int daysMoved;
    private final List<DayTest> dayTests = new ArrayList<>();

    Version(Order order, List<Register> registers) {
        this.order = order;
        this.registers = registers.stream()
                .filter(register -> register.order().equals(order.key()))
                .collect(Collectors.toMap(Register::counter, Function.identity(), (first, second) -> first));
        this.entries = order.rules().stream().map(rule -> entry(order, rule)).toList();
        this.byRule = entries.stream()
                .collect(Collectors.toMap(each -> each.rule().id(), Function.identity(), (first, second) -> first));
        this.cuts = cuts(order);
        this.daysMoved = daysMoved(order);
    }

    private static Entry entry(Order order, Rule rule) {
        return new Entry(
                rule,
                order.reliefs().stream()
                        .filter(relief -> relief.lifts().contains(rule.id()))
                        .toList(),
                order.derogations().stream()
                        .filter(derogation -> derogation.lifts().contains(rule.id()))
                        .toList());
    }

    Order order() {
        return order;
    }

    /** What is written down of a counter's use; absent where nobody keeps it. */
    @Nullable
    Register register(Counter counter) {
        return register(counter.id());
    }

    /** The same, of a counter or a quota by its id. */
    @Nullable
    Register register(String id) {
        return registers.get(id);
    }

    /** What its registers say around a day, as far as it tells that day from others. */
    List<Object> standing(LocalDate day) {
        if (registers.isEmpty()) {
            return List.of();
        }
        List<Object> standing = new ArrayList<>();
        for (Counter counter : order.counters()) {
            Register register = register(counter);
            if (register != null) {
                for (LocalDate each : List.of(day.minusDays(1), day)) {
                    Days period = counter.per().around(each, order.validity());
                    standing.add(register.covers(period, order.validity()));
                    standing.add(register.usedIn(period, counter.unit()));
                    register.each(counter.unit(), (on, unit) -> {
                        if (unit.equals(each)) {
                            standing.add(each.equals(day));
                        }
                    });
                }
            }
        }
        return standing;
    }

    List<Entry> entries() {
        return entries;
    }

    /** One of its rules; absent where it has none of that name. */
    @Nullable
    Entry entry(String rule) {
        return byRule.get(rule);
    }

    int[] cuts() {
        return cuts;
    }

    /** Every test of a day that any rule makes. */
    List<DayTest> dayTests() {
        return dayTests;
    }

    /** How many days away its derogations may move hours. */
    int daysMoved() {
        return daysMoved;
    }

    private static int daysMoved(Order order) {
        return order.derogations().stream()
                .mapToInt(each ->
                        each.shift() == null ? 0 : 1 + (int) each.shift().toDays())
                .max()
                .orElse(0);
    }

    private int[] cuts(Order from) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (Rule rule : from.rules()) {
            cut(rule.when(), cuts);
            switch (rule.demand()) {
                case Demand.Require require -> cut(require.that(), cuts);
                case Demand.Forbid forbid -> cut(forbid.what(), cuts);
                case Demand.Numbers numbers -> numbers.table().cells().forEach(cell -> cut(cell.about(), cuts));
                case Demand.Pause pause -> cut(pause.within(), cuts);
                case Demand.Quota quota -> cut(quota.of(), cuts);
                case Demand.InARow row -> cut(row.of(), cuts);
                case Demand.Rest rest -> {}
                case Demand.Apart apart -> {}
                case Demand.Unmixed unmixed -> unmixed.kinds().forEach(kind -> cut(kind, cuts));
                case Demand.Step step -> {}
                case Demand.Doubt doubt -> {}
            }
        }
        from.reliefs().forEach(relief -> cut(relief.when(), cuts));
        for (Derogation derogation : from.derogations()) {
            cut(derogation.when(), cuts);
            cut(derogation.never(), cuts);
        }
        if (from.counters().stream().anyMatch(counter -> counter.unit() == Counter.Unit.NIGHT)) {
            cuts.add(Hours.DAY / 2);
        }
        from.derogations().forEach(derogation -> shift(derogation.shift(), cuts));
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void shift(@Nullable Duration by, Set<Integer> cuts) {
        if (by != null) {
            int seconds = Math.toIntExact(by.toSeconds());
            cuts.add(0);
            for (int cut : List.copyOf(cuts)) {
                cuts.add(Math.floorMod(cut - seconds, Hours.DAY));
                cuts.add(Math.floorMod(cut + seconds, Hours.DAY));
            }
        }
    }

    private static void cut(Hours hours, Set<Integer> cuts) {
        cuts.add(hours.from());
        cuts.add(hours.until() % Hours.DAY);
    }

    private void cut(Condition condition, Set<Integer> cuts) {
        switch (condition) {
            case Condition.Clock clock -> {
                clock.hours().forEach(hours -> cut(hours, cuts));
                dayTests.add(clock.days());
            }
            case Condition.All all -> all.of().forEach(each -> cut(each, cuts));
            case Condition.Any any -> any.of().forEach(each -> cut(each, cuts));
            case Condition.Not not -> cut(not.of(), cuts);
            default -> {}
        }
    }
}
