package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import paddock.kernel.Days;

/** Numbers and dates as people say them, whatever the machine's own language and zone. */
class FormatsTest {

    private final Formats french = new Formats(Locale.FRENCH);
    private final Formats english = new Formats(Locale.ENGLISH);

    @Test
    void lengths_have_their_unit_and_the_separators_of_the_language() {
        assertThat(plain(french.metres(2507.65))).isEqualTo("2 507,65 m");
        assertThat(plain(english.metres(2507.65))).isEqualTo("2,507.65 m");
        assertThat(plain(french.kilometres(3600))).isEqualTo("3,6 km");
        assertThat(plain(french.wholeMetres(47.6))).isEqualTo("48 m");
    }

    @Test
    void numbers_hold_together_with_spaces_that_the_typeface_has() {
        assertThat(french.metres(1_234_567)).doesNotContain(" ").doesNotContain("\u202f");
    }

    @Test
    void widths_are_one_figure_or_two() {
        assertThat(french.range(13, 13)).isEqualTo("13");
        assertThat(french.range(4, 5.5)).isEqualTo("4–5,5");
    }

    @Test
    void dates_are_said_in_words() {
        assertThat(plain(french.day(LocalDate.of(2026, 5, 12)))).isEqualTo("mardi 12 mai 2026");
        assertThat(plain(french.date(LocalDate.of(2027, 7, 1)))).isEqualTo("1er juillet 2027");
        assertThat(plain(english.date(LocalDate.of(2027, 7, 1)))).isEqualTo("1 July 2027");
        Instant morning = Instant.parse("2026-05-12T08:42:00Z");
        assertThat(plain(french.moment(morning, ZoneId.of("Europe/Paris")))).isEqualTo("12 mai 2026, 10 h 42");
        assertThat(plain(english.moment(morning, ZoneId.of("Europe/Paris")))).isEqualTo("12 May 2026, 10:42");
        assertThat(plain(french.partialDate("1999-07"))).isEqualTo("juillet 1999");
        assertThat(plain(french.partialDate("2015"))).isEqualTo("2015");
    }

    @Test
    void a_run_of_days_says_its_first_and_its_last_and_a_day_by_itself_once() {
        LocalDate june = LocalDate.of(2026, 6, 1);
        assertThat(plain(french.days(new Days(june, june.plusDays(1))))).isEqualTo("1er juin 2026");
        assertThat(plain(french.days(new Days(june, june.plusDays(2))))).isEqualTo("1er juin 2026 – 2 juin 2026");
        assertThat(plain(french.days(new Days(june, null)))).isEqualTo("1er juin 2026 – …");
        assertThat(plain(english.days(new Days(null, june)))).isEqualTo("… – 31 May 2026");
    }

    @Test
    void hours_end_at_midnight_as_24() {
        assertThat(plain(french.hours(LocalTime.of(7, 30), LocalTime.of(20, 0))))
                .isEqualTo("7 h 30 – 20 h");
        assertThat(plain(french.hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))).isEqualTo("0 h – 24 h");
        assertThat(plain(english.hours(LocalTime.of(9, 0), LocalTime.MIDNIGHT))).isEqualTo("09:00 – 24:00");
    }

    /** With ordinary spaces, to be read in a test. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
