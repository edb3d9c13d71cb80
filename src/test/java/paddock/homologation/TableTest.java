package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.circuit.Holidays;
import paddock.homologation.Calendar.DayKind;

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
        Instant from = Instant.parse("2026-06-01T08:00:00Z");
        Vehicles vehicles = new Vehicles(count, facts);
        Use use = new Use(
                from, from.plusSeconds(3600), Set.of("x"), Map.of(), List.of(vehicles), Set.of(), Map.of(), null);
        DayKind day = new Calendar(ZoneId.of("Europe/Paris"), new Holidays("FR")).kind(LocalDate.of(2026, 6, 1));
        return TABLE.admits(new Moment(day, day, 0, use, vehicles, Map.of(), Set.of()), List.of(vehicles));
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
}
