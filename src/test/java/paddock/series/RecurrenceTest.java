package paddock.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.web.BadInput;

/** Which days a rule names. */
class RecurrenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260630 | 2026-05-12 | 2026-05-12 2026-05-26 2026-06-09 2026-06-23
            FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4                | 2026-05-12 | 2026-05-12 2026-05-14 2026-05-19 2026-05-21
            FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526            | 2026-05-12 | 2026-05-12 2026-05-19 2026-05-26
            FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T000000Z    | 2026-05-12 | 2026-05-12 2026-05-19 2026-05-26
            FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260731          | 2026-05-12 | 2026-05-12 2026-06-09 2026-07-14
            FREQ=MONTHLY;BYDAY=-1SA;COUNT=3                | 2026-05-30 | 2026-05-30 2026-06-27 2026-07-25
            FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260831      | 2026-05-31 | 2026-05-31 2026-07-31 2026-08-31
            FREQ=DAILY;INTERVAL=3;COUNT=3                  | 2026-10-24 | 2026-10-24 2026-10-27 2026-10-30
            rrule:freq=weekly;byday=su;until=20261101      | 2026-10-18 | 2026-10-18 2026-10-25 2026-11-01
            """)
    void a_rule_names_its_days(String rule, LocalDate first, String days) {
        assertThat(Recurrence.read(rule).from(first))
                .isEqualTo(
                        List.of(days.split(" ")).stream().map(LocalDate::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every Tuesday",
                "FREQ=WEEKLY;BYDAY=TU",
                "FREQ=WEEKLY;COUNT=2;UNTIL=20260630",
                "FREQ=HOURLY;COUNT=3",
                "FREQ=WEEKLY;BYHOUR=9;COUNT=3",
                "FREQ=WEEKLY;COUNT=two",
                "FREQ=WEEKLY;COUNT=-1",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                "FREQ=WEEKLY;INTERVAL=99999999999;COUNT=2",
                "FREQ=WEEKLY;UNTIL=20261399",
                "FREQ=WEEKLY;COUNT=2;COUNT=3",
                "FREQ=WEEKLY;COUNT=2;;"
            })
    void what_is_no_rule_of_days_or_has_no_end_is_refused(String rule) {
        assertThatThrownBy(() -> Recurrence.read(rule).from(LocalDate.of(2026, 5, 12)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void more_dates_than_a_series_has_are_refused() {
        assertThatThrownBy(() -> Recurrence.read("FREQ=DAILY;COUNT=111").from(LocalDate.of(2026, 5, 12)))
                .isInstanceOf(BadInput.class);
        assertThat(Recurrence.read("FREQ=DAILY;COUNT=110").from(LocalDate.of(2026, 5, 12)))
                .hasSize(110);
    }
}
