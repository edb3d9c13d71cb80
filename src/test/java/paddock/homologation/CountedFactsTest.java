package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;

/** What counts something may be given as a number, or as yes or no: no is none, and any is yes. */
final class CountedFactsTest {

    private static final Value YES = new Value.Flag(true);
    private static final Value NO = new Value.Flag(false);

    private static String word(Condition required, String fact, Value value) {
        Use use = SmallLaw.use("2026-06-10T10:00", "2026-06-10T11:00").with(Map.of(fact, value));
        return SmallLaw.verdict(SmallLaw.rule(new Demand.Require(required)), use)
                .word();
    }

    private static String spectators(Bound bound, Value value) {
        return word(new Condition.Within("spectators", bound), "spectators", value);
    }

    @Test
    void none_is_zero() {
        assertThat(spectators(Bound.atMost(500), NO)).isEqualTo("allowed");
        assertThat(spectators(new Bound(100.0, false, null, false, null), NO)).isEqualTo("refused");
        assertThat(word(new Condition.Within("marshals", Bound.atMost(0)), "marshals", NO))
                .isEqualTo("allowed");
    }

    @Test
    void some_is_one_or_more() {
        assertThat(spectators(Bound.atMost(500), YES)).isEqualTo("undetermined");
        assertThat(spectators(new Bound(1.0, true, null, false, null), YES)).isEqualTo("allowed");
        assertThat(spectators(new Bound(0.0, false, null, false, null), YES)).isEqualTo("allowed");
        assertThat(spectators(new Bound(1.0, false, null, false, null), YES)).isEqualTo("undetermined");
        assertThat(spectators(Bound.atMost(0), YES)).isEqualTo("refused");
        assertThat(spectators(new Bound(null, false, 1.0, false, null), YES)).isEqualTo("refused");
    }

    @Test
    void a_number_says_whether_there_are_any() {
        Condition none = new Condition.Flagged("spectators", false);
        assertThat(word(none, "spectators", new Value.Amount(0))).isEqualTo("allowed");
        assertThat(word(none, "spectators", new Value.Amount(5))).isEqualTo("refused");
        assertThat(word(new Condition.Flagged("of-its-own", true), "of-its-own", new Value.Amount(5)))
                .isEqualTo("allowed");
    }

    @Test
    void what_is_measured_is_not_counted() {
        assertThat(word(new Condition.Within("noise.source-exhaust", Bound.atMost(95)), "noise.source-exhaust", NO))
                .isEqualTo("undetermined");
        assertThat(word(new Condition.Flagged("race-hours", true), "race-hours", new Value.Amount(5)))
                .isEqualTo("undetermined");
    }
}
