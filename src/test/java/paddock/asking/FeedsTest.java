package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import paddock.Hostile;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours.Day;
import paddock.homologation.LawfulHours.Window;
import paddock.kernel.Text;
import paddock.sitefile.SiteFile;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.web.Texts;

/** Lawful hours as another calendar reads them, also in the nights in which clocks change. */
final class FeedsTest {

    private static final Site SITE = ((Read) SiteFile.read(new ClassPathResource("sites/ales.yaml"))).site();
    private static final Layout LAYOUT = SITE.circuits().getFirst().layouts().getFirst();
    private static final Feeds FEEDS =
            new Feeds(new Sentences(Texts.of("asking")), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    private static Window window(double from, double until, String verdict) {
        return new Window(
                new Hours((int) (from * 3600), (int) (until * 3600)), verdict, List.of(), ZoneOffset.ofHours(2));
    }

    /** Each event as its two instants, in their order, as the calendar says them. */
    private static List<String> events(String date, Window... windows) {
        String written = FEEDS.lawful(SITE, LAYOUT, List.of(new Day(LocalDate.parse(date), List.of(windows))));
        List<VEvent> events = Biweekly.parse(written).first().getEvents();
        assertThat(events.stream().map(event -> event.getUid().getValue()).toList())
                .doesNotHaveDuplicates();
        return events.stream()
                .sorted(Comparator.comparing(event -> event.getDateStart().getValue()))
                .map(event -> event.getDateStart().getValue().toInstant() + " "
                        + event.getDateEnd().getValue().toInstant())
                .toList();
    }

    @Test
    void the_hour_that_comes_twice_is_in_one_event_and_lasts_two() {
        assertThat(events("2026-10-25", window(0, 3, "allowed"), window(2, 24, "allowed")))
                .containsExactly("2026-10-24T22:00:00Z 2026-10-25T23:00:00Z");
        assertThat(events(
                        "2026-10-25",
                        window(0, 1, "refused"),
                        window(1, 3, "allowed"),
                        window(2, 4, "allowed"),
                        window(4, 24, "refused")))
                .containsExactly("2026-10-24T23:00:00Z 2026-10-25T03:00:00Z");
    }

    @Test
    void half_of_the_hour_that_comes_twice_comes_twice() {
        assertThat(events(
                        "2026-10-25",
                        window(0, 2, "refused"),
                        window(2, 2.5, "allowed"),
                        window(2.5, 3, "refused"),
                        window(2, 2.5, "allowed"),
                        window(2.5, 24, "refused")))
                .containsExactly(
                        "2026-10-25T00:00:00Z 2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z 2026-10-25T01:30:00Z");
    }

    @Test
    void the_hour_that_never_comes_is_in_no_event() {
        assertThat(events("2026-03-29", window(0, 2, "allowed"), window(3, 24, "allowed")))
                .containsExactly("2026-03-28T23:00:00Z 2026-03-29T22:00:00Z");
        assertThat(events("2026-03-29", window(0, 2, "refused"), window(3, 4, "allowed"), window(4, 24, "refused")))
                .containsExactly("2026-03-29T01:00:00Z 2026-03-29T02:00:00Z");
    }

    @Test
    void an_ordinary_day_has_its_hours() {
        assertThat(events("2026-05-13", window(0, 9, "refused"), window(9, 12, "allowed"), window(12, 24, "refused")))
                .containsExactly("2026-05-13T07:00:00Z 2026-05-13T10:00:00Z");
    }

    /** A control character, a break of lines, and white space around it are the calendar's own; all else stays. */
    private static String inCalendars(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    @Test
    void no_name_ends_its_line_and_each_comes_back() throws Exception {
        for (Hostile hostile : Hostile.all()) {
            if (hostile.isBroken()) {
                continue;
            }
            Layout named = new Layout(
                    LAYOUT.id(), LAYOUT.key(), Text.of("fr", hostile.text()), LAYOUT.shape(), LAYOUT.courses());
            Day day = new Day(LocalDate.parse("2026-05-12"), List.of(window(8, 12, "allowed")));
            List<VEvent> events = Biweekly.parse(FEEDS.lawful(SITE, named, List.of(day)))
                    .first()
                    .getEvents();
            assertThat(events).as(hostile.text()).hasSize(1);
            assertThat(inCalendars(events.getFirst().getSummary().getValue()))
                    .isEqualTo(inCalendars(hostile.text() + "\u00a0: Oui"));
            assertThat(events.getFirst().getAttachments()).isEmpty();
        }
    }
}
