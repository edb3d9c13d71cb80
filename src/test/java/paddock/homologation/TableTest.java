package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.circuit.Holidays;
import paddock.fact.Truth;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.DayTest.DayKind;

/** Numbers of vehicles where not all is known of them. */
final class TableTest {

    private static final Table TABLE = new Table(
            List.of(
                    new Table.Cell(is("category", "touring-gt"), 24),
                    new Table.Cell(
                            new Condition.All(
                                    List.of(is("category", "kart"), new Condition.Not(is("format", "endurance")))),
                            20),
                    new Table.Cell(new Condition.All(List.of(is("category", "kart"), is("format", "endurance"))), 30)),
            Table.Mixed.UNSAID,
            Table.Counting.USE);

    private static Condition is(String fact, String code) {
        return new Condition.Is(fact, Set.of(code));
    }

    private static Truth admits(Integer count, Map<String, Value> facts) {
        return admits(TABLE, count, facts);
    }

    private static Truth admits(Table table, Integer count, Map<String, Value> facts) {
        Instant from = Instant.parse("2026-06-01T08:00:00Z");
        Vehicles vehicles = new Vehicles(count, facts);
        Use use = new Use(
                from, from.plusSeconds(3600), Set.of("x"), Map.of(), List.of(vehicles), Set.of(), Map.of(), null);
        DayKind day = new Calendar(ZoneId.of("Europe/Paris"), new Holidays("FR")).kind(LocalDate.of(2026, 6, 1));
        return table.admits(new Moment(day, day, 0, use, vehicles, Map.of(), Set.of()), List.of(vehicles));
    }

    private static Map<String, Value> category(String code) {
        return Map.of("category", Value.Codes.of(code));
    }

    @Test
    void vehicles_of_which_nobody_has_said_the_kind_may_be_of_one_that_is_not_admitted() {
        assertThat(admits(1, Map.of())).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(1, category("car"))).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(1, category("touring"))).isEqualTo(Truth.TRUE);
        assertThat(admits(1, category("truck"))).isEqualTo(Truth.FALSE);
    }

    private static Condition butNot(String wide, String... narrow) {
        return new Condition.All(
                List.of(is("category", wide), new Condition.Not(new Condition.Is("category", Set.of(narrow)))));
    }

    private static Table table(Table.Cell... cells) {
        return new Table(List.of(cells), Table.Mixed.EACH, Table.Counting.USE);
    }

    @Test
    void a_kind_without_a_name_of_its_own_is_still_a_kind_of_what_it_is_known_to_be() {
        Table cars =
                table(new Table.Cell(butNot("car", "small-car"), 10), new Table.Cell(is("category", "small-car"), 20));
        assertThat(admits(cars, 5, category("car"))).isEqualTo(Truth.TRUE);
        assertThat(admits(cars, 11, category("car"))).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(cars, 21, category("car"))).isEqualTo(Truth.FALSE);
        Table small = table(new Table.Cell(is("category", "small-car"), 20));
        assertThat(admits(small, 5, category("car"))).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void a_code_that_only_says_one_of_two_kinds_is_one_of_them() {
        Table both = table(
                new Table.Cell(is("category", "single-seater"), 30),
                new Table.Cell(is("category", "sports-two-seater"), 35));
        assertThat(admits(both, 30, category("open-or-sports"))).isEqualTo(Truth.TRUE);
        assertThat(admits(both, 31, category("open-or-sports"))).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(both, 1, category("car"))).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void kinds_of_kinds_are_told_apart_as_far_as_rows_do() {
        Table cars = table(
                new Table.Cell(butNot("car", "open-or-sports"), 10),
                new Table.Cell(butNot("open-or-sports", "single-seater"), 12),
                new Table.Cell(butNot("single-seater", "formula-1"), 14),
                new Table.Cell(is("category", "formula-1"), 16));
        assertThat(admits(cars, 10, category("car"))).isEqualTo(Truth.TRUE);
        assertThat(admits(cars, 12, category("open-or-sports"))).isEqualTo(Truth.TRUE);
        assertThat(admits(cars, 14, category("single-seater"))).isEqualTo(Truth.TRUE);
        assertThat(admits(cars, 13, category("open-or-sports"))).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(cars, 17, category("car"))).isEqualTo(Truth.FALSE);
        assertThat(admits(cars, 1, category("kart"))).isEqualTo(Truth.FALSE);
    }

    @Test
    void more_than_any_row_admits_are_too_many_whatever_they_are() {
        assertThat(admits(31, Map.of())).isEqualTo(Truth.FALSE);
    }

    @Test
    void what_is_open_matters_only_where_it_changes_the_answer() {
        assertThat(admits(20, category("kart"))).isEqualTo(Truth.TRUE);
        assertThat(admits(21, category("kart"))).isEqualTo(Truth.UNKNOWN);
        assertThat(admits(31, category("kart"))).isEqualTo(Truth.FALSE);
    }

    private static List<Excess> excess(Table table, Vehicles... present) {
        Use use = SmallLaw.use("2026-06-01T10:00", "2026-06-01T11:00");
        DayKind day = SmallLaw.PARIS.kind(LocalDate.of(2026, 6, 1));
        return Excess.of(table, new Moment(day, day, 0, use, Vehicles.UNSAID, Map.of(), Set.of()), List.of(present));
    }

    @Test
    void what_there_is_too_much_of_is_named_with_its_numbers() {
        Vehicles karts = new Vehicles(41, category("kart"));
        Vehicles trucks = new Vehicles(1, category("truck"));
        Vehicles cars = new Vehicles(24, category("touring-gt"));
        assertThat(excess(TABLE, karts, trucks, cars))
                .extracting(Excess::why, Excess::categories, Excess::count, Excess::most)
                .containsExactly(
                        tuple(Excess.Why.TOO_MANY, Set.of("kart"), 41, 30),
                        tuple(Excess.Why.NO_ROW, Set.of("truck"), 1, null));
        assertThat(excess(TABLE, cars)).isEmpty();
        assertThat(excess(TABLE, cars, new Vehicles(10, category("touring"))))
                .extracting(Excess::why, Excess::categories, Excess::count, Excess::most)
                .containsExactly(tuple(Excess.Why.TOO_MANY, Set.of("touring-gt", "touring"), 34, 24));
    }

    @Test
    void a_value_in_a_gap_is_known_and_not_missing() {
        Condition small = new Condition.Within("cc", new Bound(null, false, 2000.0, false, null));
        Condition large = new Condition.Within("cc", new Bound(2000.0, false, null, false, null));
        Rule rule = SmallLaw.rule(new Demand.Numbers(table(new Table.Cell(small, 20), new Table.Cell(large, 10))));
        Vehicles exactly = new Vehicles(5, Map.of("cc", new Value.Amount(2000)));
        Use use = SmallLaw.with(SmallLaw.use("2026-06-01T10:00", "2026-06-01T11:00"), List.of(exactly));
        assertThat(SmallLaw.verdict(rule, use).reasons().getFirst().outcome())
                .isEqualTo(new Outcome.Unsure(Set.of(), Set.of("cc")));
    }

    private static Table.Cell cell(String category, String activity, int most) {
        Condition row = is("category", category);
        Condition column = is("activity", activity);
        return new Table.Cell(
                new Condition.All(List.of(row, column)), most, new Table.Place(row, activity, column, most, List.of()));
    }

    private static Table columns(Table.Mixed mixed) {
        return new Table(
                List.of(cell("kart", "race", 20), cell("kart", "trials", 30), cell("truck", "trials", 10)),
                mixed,
                Table.Counting.USE);
    }

    private static Vehicles racing(int count, String category) {
        return new Vehicles(count, Map.of("category", Value.Codes.of(category), "activity", Value.Codes.of("race")));
    }

    private static Vehicles trying(int count, String category) {
        return new Vehicles(count, Map.of("category", Value.Codes.of(category), "activity", Value.Codes.of("trials")));
    }

    private static String told(Excess excess) {
        return excess.why() + " " + excess.count() + " "
                + excess.cells().stream()
                        .map(cell -> cell.place() == null
                                ? "?"
                                : ((Condition.Is) cell.place().row()).codes()
                                        + cell.place().column()
                                        + cell.most())
                        .toList();
    }

    @Test
    void a_refusal_names_the_row_and_the_column() {
        Table table = columns(Table.Mixed.EACH);
        assertThat(excess(table, racing(21, "kart")))
                .map(TableTest::told)
                .containsExactly("TOO_MANY 21 [[kart]race20]");
        assertThat(excess(table, racing(1, "truck")))
                .map(TableTest::told)
                .containsExactly("NO_CELL 1 [[truck]trials10]");
        assertThat(excess(table, racing(1, "sidecar"))).map(TableTest::told).containsExactly("NO_ROW 1 []");
        assertThat(excess(table, new Vehicles(25, category("kart"))))
                .map(TableTest::told)
                .containsExactly("BETWEEN 25 [[kart]race20, [kart]trials30]");
    }

    @Test
    void a_mixed_field_names_the_number_that_is_passed() {
        Vehicles karts = trying(8, "kart");
        Vehicles trucks = trying(8, "truck");
        assertThat(excess(columns(Table.Mixed.SMALLEST), karts, trucks))
                .map(TableTest::told)
                .containsExactly("TOGETHER 16 [[truck]trials10]");
        assertThat(excess(columns(Table.Mixed.UNSAID), karts, trucks))
                .map(TableTest::told)
                .containsExactly("UNSAID 16 [[truck]trials10]");
        assertThat(excess(columns(Table.Mixed.SHARES), karts, trucks))
                .map(TableTest::told)
                .containsExactly("SHARES 8 [[kart]trials30]", "SHARES 8 [[truck]trials10]");
        assertThat(excess(columns(Table.Mixed.EACH), karts, trucks)).isEmpty();
        assertThat(excess(columns(Table.Mixed.SHARES), karts, trying(7, "truck")))
                .isEmpty();
    }

    @Test
    void a_gap_names_the_numbers_on_both_sides_of_it() {
        Condition small = new Condition.Within("cc", new Bound(null, false, 2000.0, false, null));
        Condition large = new Condition.Within("cc", new Bound(2000.0, false, null, false, null));
        Table table = table(new Table.Cell(small, 20), new Table.Cell(large, 10));
        Excess gap = excess(table, new Vehicles(5, Map.of("cc", new Value.Amount(2000))))
                .getFirst();
        assertThat(gap.gap()).isEqualTo(new Excess.Gap("cc", 2000));
        assertThat(gap.cells()).extracting(Table.Cell::most).containsExactly(20, 10);
    }
}
