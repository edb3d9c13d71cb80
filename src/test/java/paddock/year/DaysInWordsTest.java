package paddock.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Days of a month are listed as people list them. */
class DaysInWordsTest {

    private static List<LocalDate> days(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> LocalDate.of(2026, 5, number))
                .toList();
    }

    @Test
    void runs_are_drawn_together_and_two_days_are_two_days() {
        assertThat(new DaysInWords(Locale.FRENCH).of(days(1, 2, 3, 5, 8, 9))).isEqualTo("1er\u00a0–\u00a03, 5, 8, 9");
        assertThat(new DaysInWords(Locale.ENGLISH).of(days(1, 31))).isEqualTo("1, 31");
        assertThat(new DaysInWords(Locale.ENGLISH).of(days())).isEmpty();
    }
}
