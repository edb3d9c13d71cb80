package paddock.homologation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Orders as nobody would write them, with every kind of condition in them, and what uses of them may state. */
record RandomLaw(Random random) {

    private static final Map<String, List<String>> CODES = Map.of(
            "activity", List.of("practice", "test", "race"),
            "customer", List.of("club", "resident", "public"),
            "category", List.of("touring-gt", "kart", "car"));

    /** With exceptions, derogations and steps, and without counters or rules about several uses. */
    Order order() {
        return order(List.of());
    }

    /** The same, its derogations counted. */
    Order counted() {
        return order(List.of(
                new Counter("c0", text(), random.nextInt(3), one(Counter.Unit.values()), Counter.Period.MONTH, null)));
    }

    private Order order(List<Counter> counters) {
        List<Rule> rules = listOf(1, 5, this::rule);
        Set<String> ids = Set.copyOf(rules.stream().map(Rule::id).toList());
        List<Derogation> derogations = listOf(0, 3, () -> derogation(ids, counters));
        Days validity =
                random.nextInt(4) == 0 ? new Days(LocalDate.of(2024, 3, 31), LocalDate.of(2026, 10, 25)) : Days.ALWAYS;
        return new Order(
                "o",
                "v",
                Order.Level.ORDER,
                text(),
                null,
                null,
                null,
                null,
                Set.of(),
                validity,
                "art. 9",
                rules,
                listOf(0, 2, () -> new Relief(id("x"), "art. 2", text(), some(ids), condition(1))),
                derogations,
                counters,
                List.of(),
                Map.of(),
                Map.of());
    }

    /** An order as it is, but for its rules. */
    static Order with(Order old, List<Rule> rules) {
        return new Order(
                old.key(),
                old.version(),
                old.level(),
                old.title(),
                old.source(),
                old.invented(),
                old.note(),
                old.circuit(),
                old.layouts(),
                old.validity(),
                old.lapse(),
                rules,
                old.reliefs(),
                old.derogations(),
                old.counters(),
                old.duties(),
                old.facts(),
                old.values());
    }

    private Rule rule() {
        Condition when = random.nextBoolean() ? new Condition.Always() : condition(1);
        Demand demand = switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Demand.Require(condition(2));
            case 3, 4, 5 -> new Demand.Forbid(condition(2));
            case 6 -> new Demand.Numbers(table());
            default -> new Demand.Step(Demand.Step.Kind.DECLARATION, null);
        };
        return new Rule(id("r"), "art. 1", text(), when, demand);
    }

    private Table table() {
        return new Table(
                listOf(1, 3, () -> new Table.Cell(condition(1), random.nextInt(40))),
                one(Table.Mixed.values()),
                Table.Counting.USE);
    }

    private Derogation derogation(Set<String> ids, List<Counter> counters) {
        Condition never = random.nextInt(3) == 0 ? condition(1) : new Condition.Not(new Condition.Always());
        Duration shift = random.nextInt(3) == 0 ? Duration.ofMinutes(30L * random.nextInt(1, 7)) : null;
        List<String> drawn = counters.stream().map(Counter::id).toList();
        return new Derogation(id("d"), "art. 3", text(), "kind", some(ids), condition(1), never, shift, drawn, null);
    }

    Condition condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Condition> parts = listOf(1, 3, () -> condition(depth - 1));
            return switch (random.nextInt(3)) {
                case 0 -> new Condition.All(parts);
                case 1 -> new Condition.Any(parts);
                default -> new Condition.Not(parts.getFirst());
            };
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Condition.Clock(random.nextBoolean() ? DayTest.ANY : days(), listOf(0, 2, this::hours));
            case 3, 4 -> is(one(CODES.keySet().stream().sorted().toArray(String[]::new)));
            case 5 -> new Condition.Within(one("noise.source-exhaust", "power-kw"), bound());
            case 6 -> new Condition.Flagged("event", random.nextBoolean());
            default -> random.nextBoolean() ? new Condition.Always() : new Condition.On(Set.of(one("x", "y")));
        };
    }

    private Condition is(String fact) {
        return new Condition.Is(fact, some(Set.copyOf(CODES.getOrDefault(fact, List.of()))));
    }

    private Bound bound() {
        double least = 5 * random.nextInt(4);
        return switch (random.nextInt(3)) {
            case 0 -> Bound.atMost(least);
            case 1 -> new Bound(least, random.nextBoolean(), null, false, null);
            default -> new Bound(least, true, least + 5, random.nextBoolean(), null);
        };
    }

    private Hours hours() {
        int from = 1800 * random.nextInt(48);
        int until = 1800 * random.nextInt(1, 49);
        return from == until ? new Hours(0, Hours.DAY) : new Hours(from, until);
    }

    private DayTest days() {
        return switch (random.nextInt(8)) {
            case 6 -> DayTest.ANY.with(Set.of(), Set.of(one(DayTest.Time.values())));
            case 7 -> DayTest.ANY.with(Set.of(one("easter-monday", "national-day", "new-year")), Set.of());
            case 0 -> new DayTest(Set.of(one(DayTest.Type.values())), Set.of(), List.of(), List.of(), Set.of(), -1);
            case 1 -> new DayTest(Set.of(), Set.of(one(DayOfWeek.values())), List.of(), List.of(), Set.of(), -1);
            case 2 -> new DayTest(Set.of(), Set.of(), List.of(season()), List.of(), Set.of(), -1);
            case 3 -> new DayTest(Set.of(), Set.of(), List.of(), List.of(), Set.of(one(1, 2, 4, -1)), -1);
            case 4 -> new DayTest(Set.of(), Set.of(), List.of(), List.of(), Set.of(), random.nextInt(2));
            default -> {
                LocalDate first = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(300));
                Days run = new Days(first, first.plusDays(random.nextInt(1, 60)));
                yield new DayTest(Set.of(), Set.of(), List.of(), List.of(run), Set.of(), -1);
            }
        };
    }

    private DayTest.Season season() {
        return new DayTest.Season(MonthDay.of(random.nextInt(1, 13), 25), MonthDay.of(random.nextInt(1, 13), 5));
    }

    /** Something stated about each fact, or about some of them only. */
    Map<String, Value> facts() {
        Map<String, Value> facts = new HashMap<>();
        facts.put("activity", Value.Codes.of(one("practice", "test", "race", "other")));
        facts.put("customer", Value.Codes.of(one("club", "resident", "public", "other")));
        facts.put("noise.source-exhaust", random.nextInt(4) == 0 ? new Value.Compliant() : amount());
        facts.put("event", new Value.Flag(random.nextBoolean()));
        return facts;
    }

    Vehicles vehicles() {
        return new Vehicles(
                random.nextInt(40),
                Map.of("category", Value.Codes.of(one("touring-gt", "kart", "car", "other")), "power-kw", amount()));
    }

    private Value amount() {
        return new Value.Amount(2.5 * random.nextInt(10));
    }

    /** The same, of which some is not said. */
    Map<String, Value> fewer(Map<String, Value> facts) {
        Map<String, Value> fewer = new HashMap<>(facts);
        fewer.keySet().removeIf(fact -> random.nextInt(3) == 0);
        return fewer;
    }

    Vehicles fewer(Vehicles vehicles) {
        @Nullable Integer count = random.nextInt(3) == 0 ? null : vehicles.count();
        return new Vehicles(count, fewer(vehicles.facts()));
    }

    private Set<String> some(Set<String> of) {
        List<String> all = of.stream().sorted().toList();
        Set<String> some =
                Set.copyOf(all.stream().filter(each -> random.nextBoolean()).toList());
        return some.isEmpty() ? Set.of(all.getFirst()) : some;
    }

    private String id(String kind) {
        return kind + random.nextInt(1_000_000);
    }

    private static Text text() {
        return Text.of("fr", "…");
    }

    private <T> List<T> listOf(int least, int most, Supplier<T> next) {
        return new ArrayList<>(
                Stream.generate(next).limit(random.nextInt(least, most + 1)).toList());
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
