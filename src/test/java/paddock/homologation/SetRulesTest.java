package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.rule;
import static paddock.homologation.SmallLaw.use;
import static paddock.homologation.SmallLaw.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Text;

/** Rules about several uses together, with the others known and unknown. */
final class SetRulesTest {

    private static final @Nullable List<Use> NOBODY_KNOWS = null;

    private static String word(Rule rule, Use use, @Nullable List<Use> others) {
        return verdict(rule, beside(use, others)).word();
    }

    /** Nobody runs for an hour and a half between twelve and fourteen. */
    private static Rule pause(int pieces) {
        return rule(new Demand.Pause(Duration.ofMinutes(90), hours(12, 14), pieces));
    }

    private static Use noon(String from, String until) {
        return use("2026-06-10T" + from, "2026-06-10T" + until);
    }

    @Test
    void a_break_in_one_piece_needs_one_gap_that_is_long_enough() {
        assertThat(word(pause(1), noon("12:00", "12:30"), List.of())).isEqualTo("allowed");
        assertThat(word(pause(1), noon("12:30", "13:00"), List.of())).isEqualTo("refused");
    }

    @Test
    void a_break_in_pieces_adds_up_its_longest_gaps() {
        assertThat(word(pause(2), noon("12:30", "13:00"), List.of())).isEqualTo("allowed");
        List<Use> other = List.of(noon("13:30", "13:45"));
        assertThat(word(pause(2), noon("12:30", "12:45"), other)).isEqualTo("refused");
        assertThat(word(pause(3), noon("12:30", "12:45"), other)).isEqualTo("allowed");
    }

    @Test
    void a_break_is_open_while_nobody_knows_the_others_and_the_use_leaves_room_for_it() {
        assertThat(word(pause(1), noon("12:00", "12:30"), NOBODY_KNOWS)).isEqualTo("undetermined");
        assertThat(word(pause(1), noon("12:30", "13:00"), NOBODY_KNOWS)).isEqualTo("refused");
        assertThat(word(pause(1), noon("10:00", "12:00"), NOBODY_KNOWS)).isEqualTo("allowed");
    }

    private static Rule quota(Amount amount) {
        return rule(new Demand.Quota(amount, Period.MONTH, SmallLaw.ALWAYS));
    }

    /** An hour on a day of June 2026, whose Saturdays are the 6th, 13th, 20th and 27th. */
    private static Use june(int day) {
        String date = "2026-06-%02dT".formatted(day);
        return use(date + "10:00", date + "11:00");
    }

    @Test
    void days_of_a_month_are_used_once_however_many_uses_they_have() {
        Rule two = quota(new Amount.AtMost(2, Unit.DAY));
        assertThat(word(two, june(3), List.of(june(1), june(2)))).isEqualTo("refused");
        assertThat(word(two, june(2), List.of(june(1), june(2)))).isEqualTo("allowed");
        assertThat(word(two, use("2026-07-01T10:00", "2026-07-01T11:00"), List.of(june(1), june(2))))
                .isEqualTo("allowed");
    }

    @Test
    void the_days_of_one_weekend_are_one_weekend() {
        Rule one = quota(new Amount.AtMost(1, Unit.WEEKEND));
        assertThat(word(one, june(7), List.of(june(6)))).isEqualTo("allowed");
        assertThat(word(one, june(13), List.of(june(6)))).isEqualTo("refused");
    }

    @Test
    void a_day_of_the_week_uses_no_weekend() {
        assertThat(word(quota(new Amount.AtMost(1, Unit.WEEKEND)), june(10), List.of(june(6))))
                .isEqualTo("allowed");
        assertThat(word(quota(new Amount.FreeAtLeast(3, Unit.WEEKEND)), june(10), List.of(june(6))))
                .isEqualTo("allowed");
    }

    @Test
    void what_takes_nothing_of_a_quota_is_nothing_to_it_though_too_much_is_taken() {
        List<Use> three = List.of(june(6), june(13), june(20));
        Rule two = quota(new Amount.AtMost(2, Unit.WEEKEND));
        assertThat(word(two, june(10), three)).isEqualTo("allowed");
        assertThat(word(two, june(27), three)).isEqualTo("refused");
        assertThat(word(quota(new Amount.FreeAtLeast(3, Unit.WEEKEND)), june(10), three))
                .isEqualTo("allowed");
        Verdict toSaturday = verdict(two, beside(use("2026-06-26T10:00", "2026-06-27T11:00"), three));
        assertThat(toSaturday.word()).isEqualTo("refused");
        assertThat(toSaturday.reasons().getFirst().slices()).hasSize(1);
    }

    @Test
    void what_is_stated_to_be_used_is_so_in_the_period_in_which_the_use_begins() {
        Rule two = quota(new Amount.AtMost(2, Unit.DAY));
        Use across = using(use("2026-05-31T10:00", "2026-06-02T11:00"), 1);
        assertThat(word(two, across, List.of())).isEqualTo("allowed");
        assertThat(word(two, across, List.of(june(3)))).isEqualTo("refused");
        assertThat(word(two, across, NOBODY_KNOWS)).isEqualTo("undetermined");
        assertThat(word(two, using(across, 2), List.of())).isEqualTo("refused");
        assertThat(word(two, using(use("2026-05-31T10:00", "2026-06-04T11:00"), 0), NOBODY_KNOWS))
                .isEqualTo("refused");
    }

    private static Use using(Use use, int used) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                Map.of("rule", used),
                use.others());
    }

    @Test
    void so_many_weekends_stay_free() {
        Rule three = quota(new Amount.FreeAtLeast(3, Unit.WEEKEND));
        assertThat(word(three, june(7), List.of(june(6)))).isEqualTo("allowed");
        assertThat(word(three, june(14), List.of(june(6)))).isEqualTo("refused");
    }

    @Test
    void closed_days_lie_in_no_more_runs_than_that() {
        List<Use> others = List.of(june(10));
        assertThat(word(quota(new Amount.ClosedInRuns(20, 2)), june(11), others))
                .isEqualTo("allowed");
        assertThat(word(quota(new Amount.ClosedInRuns(19, 1)), june(11), others))
                .isEqualTo("allowed");
        assertThat(word(quota(new Amount.ClosedInRuns(20, 1)), june(11), others))
                .isEqualTo("refused");
    }

    @Test
    void a_quota_is_open_while_nobody_knows_the_others() {
        for (Amount amount : List.of(
                new Amount.AtMost(2, Unit.DAY),
                new Amount.FreeAtLeast(3, Unit.WEEKEND),
                new Amount.ClosedInRuns(10, 1))) {
            Verdict verdict = verdict(quota(amount), june(6));
            assertThat(verdict.word()).isEqualTo("undetermined");
            assertThat(verdict.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("others")));
        }
        assertThat(word(quota(new Amount.AtMost(0, Unit.DAY)), june(6), NOBODY_KNOWS))
                .isEqualTo("refused");
    }

    @Test
    void what_has_to_stay_apart_is_never_there_at_the_same_time() {
        Rule apart = rule(new Demand.Apart(Set.of("x", "y")));
        Use noon = noon("12:00", "13:00");
        assertThat(word(apart, noon, List.of(SmallLaw.on(noon("12:59", "14:00"), "y"))))
                .isEqualTo("refused");
        assertThat(word(apart, noon, List.of(SmallLaw.on(noon("13:00", "14:00"), "y"))))
                .isEqualTo("allowed");
        assertThat(word(apart, noon, List.of(noon("12:00", "14:00")))).isEqualTo("allowed");
        assertThat(word(apart, noon, NOBODY_KNOWS)).isEqualTo("undetermined");
    }

    private static Use karts(int count, String from, String until) {
        Vehicles karts = new Vehicles(count, Map.of("category", Value.Codes.of("kart")));
        return SmallLaw.with(noon(from, until), List.of(karts));
    }

    @Test
    void numbers_of_a_circuit_count_whoever_is_there_at_the_same_time() {
        Condition kart = new Condition.Is("category", Set.of("kart"));
        Rule twenty = rule(new Demand.Numbers(
                new Table(List.of(new Table.Cell(kart, 20)), Table.Mixed.EACH, Table.Counting.CIRCUIT)));
        assertThat(word(twenty, karts(15, "12:00", "13:00"), List.of(karts(10, "12:30", "14:00"))))
                .isEqualTo("refused");
        assertThat(word(twenty, karts(15, "12:00", "13:00"), List.of(karts(10, "13:00", "14:00"))))
                .isEqualTo("allowed");
        assertThat(word(twenty, karts(21, "12:00", "13:00"), NOBODY_KNOWS)).isEqualTo("refused");
        Verdict open = verdict(twenty, karts(15, "12:00", "13:00"));
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("others")));
    }

    @Test
    void what_counts_only_where_it_is_stated_is_kept_while_nobody_knows_the_others() {
        for (Demand demand : List.of(
                pause(1).demand(),
                quota(new Amount.AtMost(2, Unit.DAY)).demand(),
                new Demand.Apart(Set.of("x", "y")))) {
            Rule stated = new Rule("rule", "art. 1", Text.of("fr", "…"), SmallLaw.ALWAYS, demand, true);
            Use use = noon("12:00", "12:30");
            assertThat(word(rule(demand), use, NOBODY_KNOWS)).isEqualTo("undetermined");
            assertThat(word(stated, use, NOBODY_KNOWS)).isEqualTo("allowed");
        }
        Rule broken = new Rule("rule", "art. 1", Text.of("fr", "…"), SmallLaw.ALWAYS, pause(1).demand(), true);
        assertThat(word(broken, noon("12:30", "13:00"), List.of())).isEqualTo("refused");
    }

    @Test
    void what_counts_only_where_one_fact_is_stated_is_kept_without_it_beside_whichever_uses() {
        Rule drifting = new Rule(
                "rule", "art. 1", Text.of("fr", "…"), SmallLaw.ALWAYS, pause(1).demand(), false, Set.of("format"));
        Use silent = noon("12:00", "12:30");
        assertThat(word(drifting, silent, NOBODY_KNOWS)).isEqualTo("allowed");
        Use said = silent.with(Map.of("format", Value.Codes.of("endurance")));
        assertThat(word(drifting, said, NOBODY_KNOWS)).isEqualTo("undetermined");
    }
}
