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
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.Quota.Amount;

/** So many hours driven a day, a week or a month, and a rest after so much driving. */
final class HoursDrivenTest {

    private static final @Nullable List<Use> NOBODY_KNOWS = null;

    private static final Rule FOUR_A_DAY = atMost(4, Period.DAY, SmallLaw.ALWAYS);

    private static final Rule REST = rule(new Demand.Rest(Duration.ofMinutes(30), Duration.ofHours(2)));

    private static Rule atMost(int hours, Period per, Condition of) {
        return rule(new Demand.Quota(new Amount.AtMost(hours, Unit.HOUR), per, of));
    }

    private static Use at(String from, String until) {
        return use("2026-06-10T" + from, "2026-06-10T" + until);
    }

    private static String word(Rule rule, Use use, @Nullable List<Use> others) {
        return verdict(rule, beside(use, others)).word();
    }

    @Test
    void hours_of_a_day_add_up_to_the_second() {
        List<Use> morning = List.of(at("08:00", "10:30"));
        assertThat(word(FOUR_A_DAY, at("14:00", "15:30"), morning)).isEqualTo("allowed");
        assertThat(word(FOUR_A_DAY, at("14:00", "15:30:01"), morning)).isEqualTo("refused");
        assertThat(word(FOUR_A_DAY, use("2026-06-11T14:00", "2026-06-11T18:00"), morning))
                .isEqualTo("allowed");
    }

    @Test
    void what_two_drive_at_once_is_driven_once() {
        List<Use> others = List.of(at("09:00", "12:00"), at("08:00", "10:00"));
        assertThat(word(FOUR_A_DAY, at("09:30", "11:00"), others)).isEqualTo("allowed");
        assertThat(word(FOUR_A_DAY, at("11:00", "12:01"), others)).isEqualTo("refused");
    }

    @Test
    void hours_are_open_while_nobody_knows_the_others_nor_what_is_used() {
        assertThat(word(FOUR_A_DAY, at("08:00", "09:00"), NOBODY_KNOWS)).isEqualTo("undetermined");
        assertThat(word(FOUR_A_DAY, at("08:00", "12:01"), NOBODY_KNOWS)).isEqualTo("refused");
        assertThat(verdict(FOUR_A_DAY, at("08:00", "09:00"))
                        .reasons()
                        .getFirst()
                        .outcome())
                .isEqualTo(new Outcome.Unsure(Set.of("others")));
        assertThat(verdict(FOUR_A_DAY, used(at("08:00", "09:00"), 3)).word()).isEqualTo("allowed");
        assertThat(verdict(FOUR_A_DAY, used(at("08:00", "09:01"), 3)).word()).isEqualTo("refused");
    }

    private static Use used(Use use, int hours) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                Map.of("rule", hours),
                null);
    }

    @Test
    void only_hours_that_count_are_added_up() {
        Condition night = new Condition.Clock(DayTest.ANY, List.of(hours(20, 24)));
        Rule one = atMost(1, Period.WEEK, night);
        assertThat(word(one, at("18:00", "21:00"), List.of())).isEqualTo("allowed");
        assertThat(word(one, at("18:00", "21:01"), List.of())).isEqualTo("refused");
        assertThat(word(one, at("18:00", "20:00"), NOBODY_KNOWS)).isEqualTo("allowed");
        List<Use> monday = List.of(use("2026-06-08T20:00", "2026-06-08T20:30"));
        assertThat(word(one, at("20:00", "20:30"), monday)).isEqualTo("allowed");
        assertThat(word(one, at("20:00", "20:31"), monday)).isEqualTo("refused");
    }

    @Test
    void vehicles_of_which_nobody_has_said_that_they_count_leave_it_open() {
        Rule loud = atMost(4, Period.DAY, new Condition.Is("powertrain", Set.of("combustion")));
        assertThat(word(loud, at("08:00", "14:00"), List.of())).isEqualTo("undetermined");
        assertThat(word(loud, at("08:00", "10:00"), List.of())).isEqualTo("allowed");
        Use electric = at("08:00", "14:00").with(Map.of("powertrain", Value.Codes.of("electric")));
        assertThat(word(loud, electric, NOBODY_KNOWS)).isEqualTo("allowed");
    }

    @Test
    void each_month_has_its_own_hours() {
        Rule ten = atMost(10, Period.MONTH, SmallLaw.ALWAYS);
        Use night = use("2026-05-31T22:00", "2026-06-01T02:00");
        assertThat(word(ten, night, List.of(use("2026-05-10T08:00", "2026-05-10T16:00"))))
                .isEqualTo("allowed");
        assertThat(word(ten, night, List.of(use("2026-06-10T08:00", "2026-06-10T16:01"))))
                .isEqualTo("refused");
    }

    @Test
    void what_is_used_is_so_in_the_period_in_which_the_use_begins() {
        Rule ten = atMost(10, Period.MONTH, SmallLaw.ALWAYS);
        Use night = use("2026-05-31T22:00", "2026-06-01T02:00");
        assertThat(verdict(ten, used(night, 9)).word()).isEqualTo("refused");
        assertThat(verdict(ten, used(night, 8)).word())
                .as("of June nothing is said")
                .isEqualTo("undetermined");
        assertThat(verdict(ten, beside(used(night, 8), List.of())).word()).isEqualTo("allowed");
    }

    /** From 1 to 5 by the clock it is three hours in the night of March, and five in that of October. */
    @Test
    void hours_are_those_that_pass_when_the_clocks_change() {
        Rule three = atMost(3, Period.DAY, SmallLaw.ALWAYS);
        assertThat(word(three, use("2026-03-29T01:00", "2026-03-29T05:00"), List.of()))
                .isEqualTo("allowed");
        assertThat(word(three, use("2026-03-28T01:00", "2026-03-28T05:00"), List.of()))
                .isEqualTo("refused");
        Rule four = atMost(4, Period.DAY, SmallLaw.ALWAYS);
        assertThat(word(four, use("2026-10-25T01:00", "2026-10-25T05:00"), List.of()))
                .isEqualTo("refused");
    }

    @Test
    void nobody_drives_longer_than_that_before_a_rest() {
        assertThat(word(REST, at("08:00", "10:00"), List.of())).isEqualTo("allowed");
        assertThat(word(REST, at("08:00", "10:01"), NOBODY_KNOWS)).isEqualTo("refused");
        assertThat(word(REST, at("08:00", "10:00"), NOBODY_KNOWS)).isEqualTo("undetermined");
        assertThat(word(REST, at("10:30", "12:30"), List.of(at("08:30", "10:00"), at("13:00", "14:00"))))
                .isEqualTo("allowed");
        assertThat(word(REST, at("10:29", "11:29"), List.of(at("08:30", "10:00"))))
                .isEqualTo("refused");
    }

    @Test
    void a_stop_that_is_too_short_is_neither_a_rest_nor_driving() {
        List<Use> others = List.of(at("08:00", "08:40"), at("09:00", "09:40"));
        assertThat(word(REST, at("10:00", "10:40"), others)).isEqualTo("allowed");
        assertThat(word(REST, at("10:00", "10:41"), others)).isEqualTo("refused");
        assertThat(word(REST, at("08:00", "09:40"), others)).as("driven beside").isEqualTo("allowed");
    }

    @Test
    void what_others_do_without_this_use_refuses_nothing() {
        assertThat(word(REST, at("14:00", "15:00"), List.of(at("08:00", "12:00"))))
                .isEqualTo("allowed");
    }

    @Test
    void a_rest_is_as_long_as_it_lasts_when_the_clocks_change() {
        List<Use> before = List.of(use("2026-03-29T00:00", "2026-03-29T01:45"));
        assertThat(word(REST, use("2026-03-29T03:15", "2026-03-29T04:15"), before))
                .isEqualTo("allowed");
        assertThat(word(REST, use("2026-03-29T03:10", "2026-03-29T04:10"), before))
                .isEqualTo("refused");
    }
}
