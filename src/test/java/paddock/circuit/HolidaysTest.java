package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public holidays are those of the place: its country, and its part of the country where that has its own. */
final class HolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "FR,    2027-07-14, true",
        "FR,    2027-03-26, false", // Good Friday
        "FR-67, 2027-03-26, true",
        "FR,    2027-12-26, false",
        "FR-67, 2027-12-26, true",
        "FR-30, 2027-12-26, false",
        "FR,    2027-12-20, false",
        "RE,    2027-12-20, true", // Abolition of slavery
        "RE,    2027-07-14, true",
        "GE,    2027-07-14, false",
        "GE,    2027-01-07, true", // Christmas
        "GE,    2027-05-26, true", // Independence
        "GE,    2027-12-25, false"
    })
    void a_day_is_a_holiday_where_the_calendar_of_the_place_says_so(String code, LocalDate day, boolean holiday) {
        assertThat(new Holidays(code).include(day)).isEqualTo(holiday);
    }

    @Test
    void holidays_come_in_order_with_their_name_in_the_readers_language() {
        assertThat(new Holidays("FR").between(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 8), Locale.FRENCH))
                .extracting(Holidays.Holiday::date)
                .containsExactly(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 6));
        assertThat(new Holidays("FR").between(LocalDate.of(2027, 7, 14), LocalDate.of(2027, 7, 15), Locale.FRENCH))
                .extracting(Holidays.Holiday::name)
                .containsExactly("Fête Nationale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FR", "FR-67", "FR-2A", "RE", "GP", "GE", "GB-ENG", "DE-BY"})
    void a_country_and_its_parts_are_known_as_iso_3166_writes_them(String code) {
        assertThat(Holidays.known(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "FR-", "FR-ZZ", "FR-67-1", "ZZ", "NYSE", "../FR", "France"})
    void anything_else_is_no_calendar(String code) {
        assertThat(Holidays.known(code)).isFalse();
    }
}
