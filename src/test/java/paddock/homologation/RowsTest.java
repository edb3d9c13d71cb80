package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.rule;
import static paddock.homologation.SmallLaw.use;
import static paddock.homologation.SmallLaw.verdict;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.InARow;

/** No more days, Sundays or weekends on end than so many, whatever lies before and after. */
final class RowsTest {

    private static final @Nullable List<Use> NOBODY_KNOWS = null;

    private static final Rule TWO_DAYS = rule(new InARow(2, Unit.DAY, SmallLaw.ALWAYS));
    private static final Rule ONE_WEEKEND = rule(new InARow(1, Unit.WEEKEND, SmallLaw.ALWAYS));
    private static final Rule TWO_SUNDAYS = rule(new InARow(2, Unit.DAY, new Condition.Clock(sundays(), List.of())));

    private static DayTest sundays() {
        return new DayTest(Set.of(), Set.of(DayOfWeek.SUNDAY), List.of(), List.of(), Set.of(), -1);
    }

    private static Use on(String day) {
        return use("2026-" + day + "T10:00", "2026-" + day + "T11:00");
    }

    private static List<Use> days(String... days) {
        return Arrays.stream(days).map(RowsTest::on).toList();
    }

    private static String word(Rule rule, Use use, @Nullable List<Use> others) {
        return verdict(rule, beside(use, others)).word();
    }

    @Test
    void a_day_between_two_used_ones_makes_three_on_end() {
        assertThat(word(TWO_DAYS, on("06-10"), days("06-09", "06-11"))).isEqualTo("refused");
        assertThat(word(TWO_DAYS, on("06-10"), days("06-11", "06-12"))).isEqualTo("refused");
        assertThat(word(TWO_DAYS, on("06-10"), days("06-08", "06-09"))).isEqualTo("refused");
        assertThat(word(TWO_DAYS, on("06-10"), days("06-08", "06-11"))).isEqualTo("allowed");
        assertThat(word(TWO_DAYS, on("06-10"), days("06-10", "06-11"))).isEqualTo("allowed");
    }

    @Test
    void a_run_goes_over_the_end_of_a_month_and_of_a_year() {
        assertThat(word(TWO_DAYS, on("06-30"), days("07-01", "07-02"))).isEqualTo("refused");
        List<Use> around = List.of(on("12-30"), use("2027-01-01T10:00", "2027-01-01T11:00"));
        assertThat(word(TWO_DAYS, on("12-31"), around)).isEqualTo("refused");
    }

    @Test
    void the_sunday_after_a_sunday_is_a_week_away() {
        assertThat(word(TWO_SUNDAYS, on("06-21"), days("06-07", "06-14"))).isEqualTo("refused");
        assertThat(word(TWO_SUNDAYS, on("06-14"), days("06-07", "06-21"))).isEqualTo("refused");
        assertThat(word(TWO_SUNDAYS, on("06-28"), days("06-07", "06-14"))).isEqualTo("allowed");
        assertThat(word(TWO_SUNDAYS, on("06-20"), days("06-07", "06-14", "06-21")))
                .as("a Saturday")
                .isEqualTo("allowed");
    }

    @Test
    void a_use_of_several_days_takes_each_of_them() {
        Use weekend = use("2026-06-06T10:00", "2026-06-08T18:00");
        assertThat(word(TWO_DAYS, weekend, NOBODY_KNOWS)).isEqualTo("refused");
        assertThat(word(TWO_SUNDAYS, weekend, days("06-14"))).isEqualTo("allowed");
    }

    @Test
    void a_weekend_is_used_by_its_saturday_or_its_sunday() {
        assertThat(word(ONE_WEEKEND, on("06-13"), days("06-07"))).isEqualTo("refused");
        assertThat(word(ONE_WEEKEND, on("06-13"), days("06-21"))).isEqualTo("refused");
        assertThat(word(ONE_WEEKEND, on("06-13"), days("06-14"))).isEqualTo("allowed");
        assertThat(word(ONE_WEEKEND, on("06-13"), days("06-27"))).isEqualTo("allowed");
        assertThat(word(ONE_WEEKEND, on("06-10"), days("06-06", "06-13"))).isEqualTo("allowed");
    }

    @Test
    void nobody_can_say_while_the_others_are_not_known() {
        assertThat(word(TWO_SUNDAYS, on("06-21"), NOBODY_KNOWS)).isEqualTo("undetermined");
        assertThat(word(TWO_SUNDAYS, on("06-20"), NOBODY_KNOWS)).isEqualTo("allowed");
        assertThat(verdict(TWO_SUNDAYS, on("06-21")).reasons().getFirst().outcome())
                .isEqualTo(new Outcome.Unsure(Set.of("others")));
    }

    @Test
    void what_another_use_is_for_may_break_the_run_or_leave_it_open() {
        Rule two = rule(new InARow(2, Unit.DAY, new Condition.Is("activity", Set.of("competition"))));
        Use race = on("06-10").with(Map.of("activity", Value.Codes.of("competition")));
        Use before = on("06-09").with(Map.of("activity", Value.Codes.of("competition")));
        Use practice = on("06-11").with(Map.of("activity", Value.Codes.of("practice")));
        assertThat(word(two, race, List.of(before, practice))).isEqualTo("allowed");
        assertThat(word(two, race, List.of(before, on("06-11")))).isEqualTo("undetermined");
        assertThat(word(two, practice, List.of(before, race))).isEqualTo("allowed");
        assertThat(word(two, race, List.of(before, on("06-08").with(Map.of("activity", Value.Codes.of("race"))))))
                .isEqualTo("refused");
    }

    @Test
    void months_without_a_day_that_counts_end_the_run() {
        DayTest july = new DayTest(
                Set.of(),
                Set.of(),
                List.of(new DayTest.Season(MonthDay.of(7, 1), MonthDay.of(7, 31))),
                List.of(),
                Set.of(),
                -1);
        Rule one = rule(new InARow(1, Unit.DAY, new Condition.Clock(july, List.of())));
        assertThat(word(one, use("2027-07-01T10:00", "2027-07-01T11:00"), days("07-31")))
                .isEqualTo("allowed");
        DayTest first = new DayTest(Set.of(), Set.of(DayOfWeek.SUNDAY), List.of(), List.of(), Set.of(1), -1);
        Rule firsts = rule(new InARow(1, Unit.DAY, new Condition.Clock(first, List.of())));
        assertThat(word(firsts, on("07-05"), days("06-07"))).isEqualTo("refused");
        assertThat(word(firsts, on("08-02"), days("06-07"))).isEqualTo("allowed");
    }

    /** Saturday 28 March 23:00 until Sunday 29 March 03:30, of which an hour never was; and the night in October. */
    @Test
    void days_are_those_of_the_sites_clock_in_the_nights_in_which_it_changes() {
        Use spring = use("2026-03-28T23:00", "2026-03-29T03:30");
        assertThat(word(TWO_SUNDAYS, spring, days("03-15", "03-22"))).isEqualTo("refused");
        assertThat(word(TWO_SUNDAYS, use("2026-03-28T23:00", "2026-03-29T00:00"), days("03-15", "03-22")))
                .isEqualTo("allowed");
        Use autumn = use("2026-10-24T23:00", "2026-10-25T02:30");
        assertThat(word(TWO_SUNDAYS, autumn, days("10-18", "11-01"))).isEqualTo("refused");
    }
}
