package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import paddock.circuit.Holidays;
import paddock.kernel.Days;
import paddock.kernel.Text;
import paddock.sitefile.SiteFile;

/** What an order is looked over for. */
class ReviewTest {

    private static final Text SAID = Text.of("fr", "dit");
    private static final Calendar CALENDAR = new Calendar(ZoneId.of("Europe/Paris"), new Holidays("FR"));

    @Test
    void a_rule_whose_days_never_come_never_applies() {
        Condition never = clock(EMPTY_SEASON_OF_SUNDAYS, List.of());
        Rule rule = new Rule("r", "art. 1", SAID, never, new Demand.Forbid(new Condition.Always()));
        assertThat(keys(rule)).containsExactly("never-applies");
    }

    @Test
    void hours_that_are_open_and_closed_at_once_leave_no_hour() {
        Condition nine = clock(DayTest.ANY, List.of(new Hours(9 * 3600, 12 * 3600)));
        Rule open = new Rule("open", "art. 1", SAID, new Condition.Always(), new Demand.Require(nine));
        Rule shut = new Rule("shut", "art. 2", SAID, new Condition.Always(), new Demand.Forbid(nine));
        assertThat(keys(open, shut)).containsExactly("no-hour");
    }

    @Test
    void a_demand_that_never_holds_cannot_be_kept() {
        Rule rule = new Rule(
                "r",
                "art. 1",
                SAID,
                new Condition.Always(),
                new Demand.Require(new Condition.Not(new Condition.Always())));
        assertThat(keys(rule)).contains("never-kept");
    }

    @Test
    void a_table_with_a_hole_and_an_overlap_says_where() {
        Table table = new Table(
                List.of(
                        new Table.Cell(within(new Bound(null, false, 45.0, false, null)), 10),
                        new Table.Cell(within(new Bound(45.0, false, 100.0, true, null)), 8),
                        new Table.Cell(within(new Bound(90.0, true, 200.0, true, null)), 6)),
                Table.Mixed.UNSAID,
                Table.Counting.USE);
        Rule rule = new Rule("r", "annexe", SAID, new Condition.Always(), new Demand.Numbers(table));
        assertThat(keys(rule)).containsExactly("table-hole", "table-overlap");
        assertThat(remarks(rule))
                .extracting(Review.Remark::value)
                .containsExactly("power-kw: 45", "power-kw: 90 – 100");
    }

    @Test
    void the_orders_that_are_shipped_as_examples_have_nothing_that_never_applies() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("docs/orders"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                var read = (SiteFile.Reading.Read) SiteFile.read(new FileSystemResource(file));
                Set<String> layouts = Set.copyOf(read.site().circuits().stream()
                        .flatMap(circuit -> circuit.layouts().stream())
                        .map(layout -> layout.key())
                        .toList());
                for (Order order : read.law().orders()) {
                    assertThat(Review.of(order, CALENDAR, layouts))
                            .as(file.toString())
                            .extracting(Review.Remark::key)
                            .doesNotContain("never-applies", "never-kept", "no-hour", "lifts-nothing");
                }
            }
        }
    }

    private static final DayTest EMPTY_SEASON_OF_SUNDAYS = new DayTest(
            Set.of(),
            Set.of(),
            List.of(),
            List.of(new Days(LocalDate.of(1999, 1, 1), LocalDate.of(1999, 1, 2))),
            Set.of(),
            -1);

    private static Condition clock(DayTest days, List<Hours> hours) {
        return new Condition.Clock(days, hours);
    }

    private static Condition within(Bound bound) {
        return new Condition.Within("power-kw", bound);
    }

    private static List<String> keys(Rule... rules) {
        return remarks(rules).stream().map(Review.Remark::key).toList();
    }

    private static List<Review.Remark> remarks(Rule... rules) {
        Order order = new Order(
                "o",
                "1",
                Order.Level.ORDER,
                SAID,
                null,
                null,
                null,
                null,
                Set.of(),
                new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2030, 1, 1)),
                null,
                List.of(rules),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
        return Review.of(order, CALENDAR, Set.of("l"));
    }
}
