package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.use;
import static paddock.homologation.SmallLaw.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.kernel.Text;

/** Rules that are only asked where certain facts are stated. */
final class IfStatedTest {

    private static final Condition ELECTRIC = new Condition.Is("powertrain", Set.of("electric"));

    /** Drifting only electrically. */
    private static final Rule DRIFT =
            rule(new Condition.Flagged("drift", true), new Demand.Require(ELECTRIC), Set.of("drift"));

    private static Rule rule(Condition when, Demand demand, Set<String> stated) {
        return new Rule("rule", "art. 1", Text.of("fr", "…"), when, demand, false, stated);
    }

    private static Use with(Map<String, Value> facts) {
        return use("2026-06-10T10:00", "2026-06-10T11:00").with(facts);
    }

    private static final Value YES = new Value.Flag(true);

    @Test
    void a_rule_is_not_asked_where_its_fact_is_not_stated() {
        assertThat(verdict(DRIFT, with(Map.of())).word()).isEqualTo("allowed");
        assertThat(verdict(DRIFT, with(Map.of("drift", new Value.Flag(false)))).word())
                .isEqualTo("allowed");
    }

    @Test
    void other_facts_stay_unknown_where_it_is_stated() {
        Verdict open = verdict(DRIFT, with(Map.of("drift", YES)));
        assertThat(open.word()).isEqualTo("undetermined");
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("powertrain")));
        assertThat(verdict(DRIFT, with(Map.of("drift", YES, "powertrain", Value.Codes.of("combustion"))))
                        .word())
                .isEqualTo("refused");
        assertThat(verdict(DRIFT, with(Map.of("drift", YES, "powertrain", Value.Codes.of("electric"))))
                        .word())
                .isEqualTo("allowed");
    }

    @Test
    void a_rule_that_is_broken_whatever_the_fact_may_be_is_broken() {
        Rule never = rule(SmallLaw.ALWAYS, new Demand.Forbid(SmallLaw.ALWAYS), Set.of("drift"));
        assertThat(verdict(never, with(Map.of())).word()).isEqualTo("refused");
    }

    @Test
    void a_fact_of_one_kind_of_vehicle_is_stated_of_that_kind_only() {
        Vehicles slides = new Vehicles(1, Map.of("drift", YES));
        Vehicles silent = new Vehicles(1, Map.of());
        assertThat(verdict(DRIFT, SmallLaw.with(with(Map.of()), List.of(slides, silent)))
                        .word())
                .isEqualTo("undetermined");
        assertThat(verdict(DRIFT, SmallLaw.with(with(Map.of()), List.of(silent, silent)))
                        .word())
                .isEqualTo("allowed");
    }

    @Test
    void a_table_is_asked_as_soon_as_the_fact_is_stated_of_one_kind() {
        Rule table = rule(
                SmallLaw.ALWAYS,
                new Demand.Numbers(
                        new Table(List.of(new Table.Cell(ELECTRIC, 5)), Table.Mixed.EACH, Table.Counting.USE)),
                Set.of("drift"));
        Vehicles slides = new Vehicles(1, Map.of("drift", YES));
        Vehicles silent = new Vehicles(1, Map.of());
        assertThat(verdict(table, SmallLaw.with(with(Map.of()), List.of(silent, silent)))
                        .word())
                .isEqualTo("allowed");
        assertThat(verdict(table, SmallLaw.with(with(Map.of()), List.of(slides, silent)))
                        .word())
                .isEqualTo("undetermined");
    }
}
