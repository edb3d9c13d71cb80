package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.open;
import static paddock.homologation.SmallLaw.word;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.homologation.DayTest.Time;
import tools.jackson.databind.json.JsonMapper;

/** Public holidays by their names, and the days of summer time. */
final class NamedDaysTest {

    private static final DayTest EASTER_MONDAY = DayTest.ANY.with(Set.of("easter-monday"), Set.of());
    private static final DayTest SUMMER = DayTest.ANY.with(Set.of(), Set.of(Time.SUMMER));

    @ParameterizedTest
    @CsvSource({
        "2026-04-06, allowed",
        "2026-04-05, refused",
        "2027-03-29, allowed",
        "2026-05-25, refused", // Whit Monday
        "2026-07-14, refused",
    })
    void a_holiday_is_meant_by_its_name_whenever_it_falls(String day, String word) {
        assertThat(word(open(EASTER_MONDAY), day + "T10:00", day + "T11:00")).isEqualTo(word);
    }

    /** Ascension Day is forty days after Easter, in 2008 on Labour Day. */
    @ParameterizedTest
    @CsvSource({"labour-day", "ascension-day"})
    void two_holidays_on_one_day_are_both_meant(String name) {
        DayTest test = DayTest.ANY.with(Set.of(name), Set.of());
        assertThat(word(open(test), "2008-05-01T10:00", "2008-05-01T11:00")).isEqualTo("allowed");
    }

    @Test
    void hours_of_a_holiday_across_midnight_belong_to_it() {
        Rule night = open(EASTER_MONDAY, hours(20, 2));
        assertThat(word(night, "2026-04-06T23:00", "2026-04-07T02:00")).isEqualTo("allowed");
        assertThat(word(night, "2026-04-06T01:00", "2026-04-06T02:00")).isEqualTo("refused");
    }

    /** The clocks change on 29 March and on 25 October 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T10:00, 2026-03-28T11:00, refused",
        "2026-03-29T10:00, 2026-03-29T11:00, allowed",
        "2026-03-29T00:00, 2026-03-29T04:00, allowed",
        "2026-03-28T23:00, 2026-03-29T01:00, refused",
        "2026-10-24T23:00, 2026-10-25T00:00, allowed",
        "2026-10-25T01:00, 2026-10-25T04:00, refused",
    })
    void summer_time_goes_by_the_day_and_its_noon(String from, String until, String word) {
        assertThat(word(open(SUMMER), from, until)).isEqualTo(word);
    }

    @Test
    void a_test_of_days_from_an_older_document_passes_every_holiday_and_time() {
        JsonMapper json = JsonMapper.shared();
        String older = json.writeValueAsString(DayTest.ANY).replaceAll(",\"(holidays|time)\":\\[]", "");
        assertThat(older).doesNotContain("holidays", "time");
        assertThat(json.readValue(older, DayTest.class)).isEqualTo(DayTest.ANY);
    }
}
