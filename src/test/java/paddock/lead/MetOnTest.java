package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.exhibition.Exhibition;

/** On which day somebody was met whose card is typed in later, and what the form says where somebody else was faster. */
class MetOnTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-03T10:42:00+01:00[Europe/Paris]");
    private static final Exhibition.Plan SHOW = new Exhibition.Plan(
            "Salon", "Lyon", LocalDate.parse("2026-10-12"), LocalDate.parse("2026-10-17"), "", null);

    private static LeadForm form(String met, String time, String need) {
        return new LeadForm(
                "Camille", "Exemple", "", "", "", null, "fr", "B", "", need, "", "", "", null, "", met, time, List.of(),
                1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-14, 16:30, 2026-10-14T14:30:00Z",
        "2026-10-14, '', 2026-10-14T10:00:00Z",
        "2026-11-03, '', 2026-11-03T09:42:00Z",
        "'', '', 2026-10-12T10:00:00Z",
        // the nights on which the clocks change: an hour that there is twice is its first, one that there is not the
        // next
        "2026-10-25, 02:30, 2026-10-25T00:30:00Z",
        "2026-03-29, 02:30, 2026-03-29T01:30:00Z",
        "2026-03-29, '', 2026-03-29T10:00:00Z"
    })
    void a_day_alone_is_its_noon_and_today_is_now(String met, String time, Instant expected) {
        assertThat(form(met, time, "").metAt(NOW, SHOW.metOn(NOW.toLocalDate())).map(ZonedDateTime::toInstant))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"yesterday, ''", "2026-02-30, ''", "2026-10-14, 25:00", "2026-10-14, noon"})
    void what_is_no_day_or_no_time_is_none(String met, String time) {
        assertThat(form(met, time, "").metAt(NOW, LocalDate.EPOCH)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-11, 2026-11-03, false",
        "2026-10-12, 2026-11-03, true",
        "2026-10-17, 2026-11-03, true",
        "2026-10-18, 2026-11-03, false",
        "2026-10-15, 2026-10-14, false",
        "2026-10-14, 2026-10-14, true",
        "2026-09-30, 2026-10-01, true",
        "2025-09-30, 2026-10-01, false"
    })
    void somebody_is_met_on_a_day_of_the_show_that_has_come_or_lately_before_it_opens(
            LocalDate day, LocalDate today, boolean is) {
        assertThat(SHOW.isMetOn(day, today)).isEqualTo(is);
    }

    @Test
    void the_usual_day_is_today_until_the_show_is_over_and_its_first_then() {
        assertThat(SHOW.metOn(LocalDate.parse("2026-10-17"))).isEqualTo("2026-10-17");
        assertThat(SHOW.metOn(LocalDate.parse("2026-10-18"))).isEqualTo("2026-10-12");
    }

    @Test
    void what_stands_is_said_of_the_fields_alone_in_which_something_else_is_typed() {
        assertThat(form("", "", "deux\r\njours").standing(form("", "", "deux\njours")))
                .isEmpty();
        assertThat(form("", "", "quatre").standing(form("", "", "trois"))).containsOnly(Map.entry("need", "trois"));
    }
}
