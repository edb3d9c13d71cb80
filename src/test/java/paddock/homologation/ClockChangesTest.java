package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.counted;
import static paddock.homologation.SmallLaw.counter;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.open;
import static paddock.homologation.SmallLaw.use;
import static paddock.homologation.SmallLaw.word;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.kernel.Days;

/** Hours, days and periods where calendars are awkward. */
final class ClockChangesTest {

    private static final Rule SATURDAY_NIGHT = open(types(DayTest.Type.SATURDAY), hours(22, 4));

    private static DayTest types(DayTest.Type... types) {
        return new DayTest(Set.of(types), Set.of(), List.of(), List.of(), Set.of(), -1);
    }

    private static boolean passes(DayTest test, String day) {
        return test.passes(SmallLaw.PARIS.kind(LocalDate.parse(day)));
    }

    @Test
    void hours_across_midnight_belong_to_the_day_on_which_they_begin() {
        assertThat(word(SATURDAY_NIGHT, "2026-05-16T23:00", "2026-05-17T04:00")).isEqualTo("allowed");
        assertThat(word(SATURDAY_NIGHT, "2026-05-16T01:00", "2026-05-16T02:00")).isEqualTo("refused");
        assertThat(word(SATURDAY_NIGHT, "2026-05-17T23:00", "2026-05-17T23:30")).isEqualTo("refused");
    }

    @Test
    void a_night_keeps_its_hours_when_the_clock_goes_forward() {
        assertThat(word(SATURDAY_NIGHT, "2026-03-28T22:00", "2026-03-29T04:00")).isEqualTo("allowed");
        assertThat(word(SATURDAY_NIGHT, "2026-03-29T01:59", "2026-03-29T03:01")).isEqualTo("allowed");
        assertThat(word(SATURDAY_NIGHT, "2026-03-29T03:30", "2026-03-29T04:01")).isEqualTo("refused");
    }

    @Test
    void a_night_keeps_its_hours_when_the_clock_goes_back() {
        assertThat(word(SATURDAY_NIGHT, "2026-10-24T22:00", "2026-10-25T04:00")).isEqualTo("allowed");
        assertThat(word(SATURDAY_NIGHT, "2026-10-25T03:30", "2026-10-25T04:01")).isEqualTo("refused");
    }

    @Test
    void hours_that_end_within_the_hour_that_comes_twice_end_in_it_both_times() {
        Rule rule = open(DayTest.ANY, new Hours(0, 9000));
        assertThat(word(rule, "2026-10-25T00:00", "2026-10-25T02:30")).isEqualTo("allowed");
        assertThat(word(rule, "2026-10-25T00:00", "2026-10-25T03:00")).isEqualTo("refused");
    }

    @Test
    void hours_that_pass_are_counted_and_not_those_on_the_clock() {
        Use spring = use("2026-03-28T22:00", "2026-03-29T04:00");
        Use autumn = use("2026-10-24T22:00", "2026-10-25T04:00");
        Counter five = counter(5, Counter.Unit.HOUR, Counter.Period.YEAR);
        Counter six = counter(6, Counter.Unit.HOUR, Counter.Period.YEAR);
        Counter seven = counter(7, Counter.Unit.HOUR, Counter.Period.YEAR);
        assertThat(counted(five, spring)).isEqualTo("allowed");
        assertThat(counted(six, autumn)).isEqualTo("refused");
        assertThat(counted(seven, autumn)).isEqualTo("allowed");
    }

    @Test
    void what_goes_over_new_year_draws_on_both_years() {
        Counter one = counter(1, Counter.Unit.DAY, Counter.Period.YEAR);
        assertThat(counted(one, use("2026-12-31T22:00", "2027-01-01T02:00"))).isEqualTo("allowed");
        assertThat(counted(one, use("2026-06-30T22:00", "2026-07-01T02:00"))).isEqualTo("refused");
    }

    @Test
    void a_night_is_one_night_on_both_sides_of_midnight_and_of_new_year() {
        Counter one = counter(1, Counter.Unit.NIGHT, Counter.Period.YEAR);
        assertThat(counted(one, use("2026-06-30T22:00", "2026-07-01T02:00"))).isEqualTo("allowed");
        assertThat(counted(one, use("2026-12-31T22:00", "2027-01-01T02:00"))).isEqualTo("allowed");
    }

    @Test
    void from_the_instant_at_which_an_order_ends_a_use_is_refused_for_its_lapse() {
        Order order = SmallLaw.order(
                new Days(LocalDate.of(2022, 6, 1), LocalDate.of(2026, 6, 1)), List.of(), List.of(), List.of());
        assertThat(SmallLaw.verdict(order, use("2026-05-31T20:00", "2026-06-01T00:00"))
                        .word())
                .isEqualTo("allowed");
        Verdict verdict = SmallLaw.verdict(order, use("2026-05-31T20:00", "2026-06-01T02:00"));
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        Finding lapse = verdict.reasons().getFirst();
        assertThat(lapse.ruleId()).isEqualTo(Finding.LAPSED);
        assertThat(lapse.cite()).isEqualTo("art. 9");
        assertThat(lapse.slices().getFirst().start()).isEqualTo("2026-05-31T22:00:00Z");
    }

    @Test
    void a_holiday_is_no_weekday_unless_the_rule_means_the_day_of_the_week() {
        assertThat(passes(types(DayTest.Type.TUESDAY), "2026-07-14")).isFalse();
        assertThat(passes(types(DayTest.Type.TUESDAY), "2026-07-21")).isTrue();
        assertThat(passes(types(DayTest.Type.HOLIDAY), "2026-07-14")).isTrue();
        assertThat(passes(types(DayTest.Type.EVE_OF_HOLIDAY), "2026-07-13")).isTrue();
        DayTest tuesdays = new DayTest(Set.of(), Set.of(DayOfWeek.TUESDAY), List.of(), List.of(), Set.of(), -1);
        assertThat(passes(tuesdays, "2026-07-14")).isTrue();
    }

    @Test
    void a_season_may_go_across_new_year() {
        DayTest.Season winter = new DayTest.Season(MonthDay.of(11, 1), MonthDay.of(2, 28));
        DayTest test = new DayTest(Set.of(), Set.of(), List.of(winter), List.of(), Set.of(), -1);
        assertThat(passes(test, "2026-10-31")).isFalse();
        assertThat(passes(test, "2026-11-01")).isTrue();
        assertThat(passes(test, "2027-01-01")).isTrue();
        assertThat(passes(test, "2028-02-28")).isTrue();
        assertThat(passes(test, "2028-02-29")).isFalse();
    }

    @Test
    void the_second_and_the_last_of_a_weekday_are_counted_within_the_month() {
        DayTest test = new DayTest(Set.of(), Set.of(DayOfWeek.SUNDAY), List.of(), List.of(), Set.of(2, -1), -1);
        assertThat(LocalDate.of(2026, 5, 1)
                        .datesUntil(LocalDate.of(2026, 7, 1))
                        .filter(day -> test.passes(SmallLaw.PARIS.kind(day)))
                        .map(LocalDate::toString))
                .containsExactly("2026-05-10", "2026-05-31", "2026-06-14", "2026-06-28");
    }

    @Test
    void weeks_are_even_or_odd_by_their_iso_number_so_that_two_odd_ones_may_follow_each_other() {
        DayTest odd = new DayTest(Set.of(), Set.of(), List.of(), List.of(), Set.of(), 1);
        assertThat(passes(odd, "2026-12-27")).isFalse();
        assertThat(passes(odd, "2027-01-03")).isTrue();
        assertThat(passes(odd, "2027-01-04")).isTrue();
        assertThat(passes(odd, "2027-01-11")).isFalse();
    }

    private static List<LawfulHours.Day> lawful(String day) {
        Rule rule = SmallLaw.open(DayTest.ANY, SmallLaw.hours(2, 3));
        Order order = SmallLaw.order(Days.ALWAYS, List.of(rule), List.of(), List.of());
        LocalDate date = LocalDate.parse(day);
        return new LawfulHours(
                        new Homologation(SmallLaw.PARIS, List.of(order), null),
                        SmallLaw.use("2026-01-01T10:00", "2026-01-01T11:00"))
                .between(date, date.plusDays(1));
    }

    private static List<String> windows(String day) {
        LawfulHours.Day lawful = lawful(day).getFirst();
        return lawful.windows().stream()
                .map(window -> window.from(lawful.date()) + " " + window.until(lawful.date()) + " " + window.verdict())
                .toList();
    }

    @Test
    void the_hour_that_comes_twice_is_two_windows_that_can_be_told_apart() {
        assertThat(windows("2026-10-25"))
                .containsExactly(
                        "2026-10-25T00:00+02:00 2026-10-25T02:00+02:00 refused",
                        "2026-10-25T02:00+02:00 2026-10-25T03:00+02:00 allowed",
                        "2026-10-25T02:00+01:00 2026-10-25T03:00+01:00 allowed",
                        "2026-10-25T03:00+01:00 2026-10-26T00:00+01:00 refused");
    }

    @Test
    void the_hour_that_never_comes_is_in_no_window() {
        assertThat(windows("2026-03-29"))
                .containsExactly(
                        "2026-03-29T00:00+01:00 2026-03-29T02:00+01:00 refused",
                        "2026-03-29T03:00+02:00 2026-03-30T00:00+02:00 refused");
    }

    @Test
    void days_that_are_alike_have_the_offset_of_their_own_season() {
        assertThat(windows("2026-10-26").getFirst()).startsWith("2026-10-26T00:00+01:00");
        assertThat(windows("2026-10-24").getFirst()).startsWith("2026-10-24T00:00+02:00");
        LocalDate first = LocalDate.of(2026, 1, 1);
        Rule rule = SmallLaw.open(DayTest.ANY, SmallLaw.hours(2, 3));
        Order order = SmallLaw.order(Days.ALWAYS, List.of(rule), List.of(), List.of());
        List<LawfulHours.Day> year = new LawfulHours(
                        new Homologation(SmallLaw.PARIS, List.of(order), null),
                        SmallLaw.use("2026-01-01T10:00", "2026-01-01T11:00"))
                .between(first, first.plusYears(1));
        Instant at = first.atStartOfDay(SmallLaw.PARIS.zone()).toInstant();
        for (LawfulHours.Day day : year) {
            for (LawfulHours.Window window : day.windows()) {
                assertThat(window.from(day.date()).toInstant()).isEqualTo(at);
                at = window.until(day.date()).toInstant();
            }
        }
        assertThat(at)
                .isEqualTo(
                        first.plusYears(1).atStartOfDay(SmallLaw.PARIS.zone()).toInstant());
    }
}
