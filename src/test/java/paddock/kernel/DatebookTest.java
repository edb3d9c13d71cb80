package paddock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;

/** A calendar as it is written, read by another library. */
class DatebookTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-05-12T08:42:00Z");

    private static Datebook.Entry entry(Window window, String summary) {
        return new Datebook.Entry(
                "a",
                3,
                NOW,
                Datebook.Standing.CONFIRMED,
                Datebook.Words.of(summary),
                new Datebook.Span.Hours(window.start(), window.end()));
    }

    private static VEvent read(String written) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new java.io.StringReader(written));
        assertThat(calendar.validate().getEntries()).isEmpty();
        return calendar.<VEvent>getComponents(Component.VEVENT).getFirst();
    }

    private static Window window(String from, String until) {
        return new Window(
                ZonedDateTime.parse(from).withZoneSameInstant(PARIS),
                ZonedDateTime.parse(until).withZoneSameInstant(PARIS));
    }

    @Test
    void hours_are_the_same_instants_in_the_nights_in_which_clocks_change() throws Exception {
        for (Window night : List.of(
                window("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"),
                window("2027-03-28T01:30+01:00", "2027-03-28T03:30+02:00"))) {
            VEvent event = read(new Datebook("site", List.of(entry(night, "Night"))).asFeed("Night"));
            assertThat(Instant.from(event.<DtStart<Temporal>>getRequiredProperty(Property.DTSTART)
                            .getDate()))
                    .isEqualTo(night.start());
            assertThat(Instant.from(event.<DtEnd<Temporal>>getRequiredProperty(Property.DTEND)
                            .getDate()))
                    .isEqualTo(night.end());
        }
    }

    @Test
    void lines_are_folded_by_bytes_and_texts_come_back() throws Exception {
        String summary = "Écurie; “prototype”, 7\\8 – " + "é漢🏁".repeat(40) + "\nsecond line";
        String written = new Datebook(
                        "site", List.of(entry(window("2026-05-12T09:00+02:00", "2026-05-12T10:00+02:00"), summary)))
                .asFeed("Name, with; marks");
        assertThat(written.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(read(written).getProperty(Property.SUMMARY).orElseThrow().getValue())
                .isEqualTo(summary);
    }

    @Test
    void an_empty_calendar_is_one_that_others_read() throws Exception {
        Calendar calendar =
                new CalendarBuilder().build(new java.io.StringReader(new Datebook("site", List.of()).asFeed("Empty")));
        assertThat(calendar.validate().getEntries()).isEmpty();
    }
}
