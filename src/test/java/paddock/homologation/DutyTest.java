package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.homologation.Duty.Due;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** On which days something is owed while a version is in force. */
final class DutyTest {

    private static final Days LATER_VERSION = new Days(LocalDate.of(2026, 9, 1), LocalDate.of(2030, 3, 1));
    private static final LocalDate BEGUN = LocalDate.of(2026, 3, 1);

    private static List<LocalDate> dates(Due due) {
        return new Duty("d", "art. 5", Text.of("fr", "…"), due).dates(LATER_VERSION);
    }

    @Test
    void a_deadline_counts_from_the_day_since_which_it_runs() {
        assertThat(dates(new Due.After(Period.ofYears(1), BEGUN))).containsExactly(LocalDate.of(2027, 3, 1));
        assertThat(dates(new Due.After(Period.ofYears(1), null))).containsExactly(LocalDate.of(2027, 9, 1));
    }

    @Test
    void what_recurs_keeps_its_day() {
        assertThat(dates(new Due.Every(Period.ofYears(1), BEGUN)))
                .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2028, 3, 1), LocalDate.of(2029, 3, 1));
        assertThat(dates(new Due.Every(Period.ofYears(1), null)))
                .containsExactly(LocalDate.of(2027, 9, 1), LocalDate.of(2028, 9, 1), LocalDate.of(2029, 9, 1));
    }

    @Test
    void what_was_due_before_a_version_began_is_owed_under_the_one_before() {
        assertThat(dates(new Due.After(Period.ofMonths(3), BEGUN))).isEmpty();
        assertThat(dates(new Due.On(LocalDate.of(2026, 8, 31)))).isEmpty();
        assertThat(dates(new Due.On(LocalDate.of(2026, 9, 1)))).containsExactly(LocalDate.of(2026, 9, 1));
        assertThat(dates(new Due.On(LocalDate.of(2030, 3, 1)))).isEmpty();
    }

    private static List<LocalDate> dates(Due due, Days validity, Days asked) {
        return new Duty("d", "art. 5", Text.of("fr", "…"), due).dates(validity, asked);
    }

    @Test
    void what_recurs_goes_on_however_long_it_has_been_so() {
        LocalDate longAgo = LocalDate.of(2000, 1, 3);
        assertThat(dates(new Due.Every(Period.ofWeeks(1), longAgo)))
                .hasSize(182)
                .startsWith(LocalDate.of(2026, 9, 7));
        assertThat(dates(new Due.Every(Period.ofDays(1), longAgo)))
                .hasSize(1277)
                .startsWith(LocalDate.of(2026, 9, 1));
        assertThat(dates(new Due.Every(Period.ofMonths(1), LocalDate.of(1900, 1, 31))))
                .hasSize(42)
                .startsWith(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 31))
                .endsWith(LocalDate.of(2030, 2, 28));
    }

    @Test
    void what_recurs_without_an_end_is_owed_in_the_days_that_are_asked_for() {
        Days openEnded = new Days(LocalDate.of(1900, 1, 1), null);
        Days year = new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        assertThat(dates(new Due.Yearly(MonthDay.of(3, 31)), openEnded, year))
                .containsExactly(LocalDate.of(2026, 3, 31));
        assertThat(dates(new Due.Every(Period.ofMonths(6), null), openEnded, year))
                .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));
        assertThat(dates(
                        new Due.Every(Period.ofYears(1), BEGUN), Days.ALWAYS, new Days(null, LocalDate.of(2029, 1, 1))))
                .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2028, 3, 1));
        assertThat(dates(new Due.Every(Period.ZERO, null), openEnded, year)).isEmpty();
    }
}
