package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars as other programs write them, read on Tuesday 12 May 2026 at a site in Paris. */
class EventsTest {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant NOW = Instant.parse("2026-05-12T08:42:00Z");
    static final String ROMANCE = """
            BEGIN:VTIMEZONE
            TZID:Romance Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    static List<String> told(String text) throws IOException {
        return told(text, new ArrayList<>());
    }

    static List<String> told(String text, List<String> notes) throws IOException {
        List<String> told = new ArrayList<>();
        new Events(PARIS, NOW, 1000)
                .read(() -> new TextLines(new StringReader(text)), cells -> told.add(told(cells)))
                .forEach(note -> notes.add(note.code()));
        return told;
    }

    static String told(Cells cells) {
        return cells.line() + " "
                + (cells.flaw() == null
                        ? cells.cells().get(0) + " " + cells.cells().get(1)
                        : cells.flaw().code() + " " + cells.flaw().values());
    }

    static String calendar(String... events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
        for (String event : events) {
            text.append("BEGIN:VEVENT\n").append(event).append("\nEND:VEVENT\n");
        }
        return text.append("END:VCALENDAR\n").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "DTSTART:20270906T070000Z/DTEND:20270906T100000Z -> 2027-09-06T09:00+02:00 2027-09-06T12:00+02:00",
                "DTSTART:20270906T090000/DTEND:20270906T120000 -> 2027-09-06T09:00+02:00 2027-09-06T12:00+02:00",
                "DTSTART;TZID=Europe/Paris:20270906T090000/DURATION:PT3H -> 2027-09-06T09:00+02:00 2027-09-06T12:00+02:00",
                "DTSTART;TZID=America/New_York:20270906T030000/DURATION:PT1H -> 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                "DTSTART;TZID=/example.org/1/Europe/Paris:20270906T090000/DURATION:PT1H -> 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                "DTSTART;VALUE=DATE:20270906 -> 2027-09-06 2027-09-06",
                "DTSTART;VALUE=DATE:20270906/DTEND;VALUE=DATE:20270909 -> 2027-09-06 2027-09-08",
                "DTSTART;TZID=Mars/Olympus:20270906T090000/DURATION:PT1H -> unknown-zone [Mars/Olympus]",
                "DTSTART;TZID=Europe/Paris:20270328T023000/DURATION:PT1H -> hour-skipped [2027-03-28T02:30]",
                "DTSTART;TZID=Europe/Paris:20271031T023000/DURATION:PT1H -> hour-twice [2027-10-31T02:30]",
                "DTSTART:20270906T090000 -> no-end []",
                "DTSTART:20270906T090000/DTEND:20270906T080000 -> end-before-start [2027-09-06T09:00 – 2027-09-06T08:00]",
                "DTSTART:99999-01-01/DURATION:PT1H -> absurd-date [99999-01-01]",
                "DTSTART:nonsense -> no-date [nonsense]",
                "SUMMARY:nothing -> no-start []",
                "DTSTART:20270906T090000/DURATION:PT1H/STATUS:CANCELLED -> cancelled []",
            })
    void an_event_is_when_it_says_on_the_clock_it_names(String lines, String said) throws IOException {
        assertThat(told(calendar(lines.replaceAll("/(?=[A-Z]{4,})", "\n")))).containsExactly("3 " + said);
    }

    @Test
    void a_zone_that_only_the_file_knows_is_the_one_it_describes() throws IOException {
        String text = calendar(
                "DTSTART;TZID=Romance Standard Time:20270906T090000\nDURATION:PT1H",
                "DTSTART;TZID=Romance Standard Time:20271206T090000\nDURATION:PT1H");
        assertThat(told(text.replace("VERSION:2.0\n", "VERSION:2.0\n" + ROMANCE)))
                .extracting(line -> line.replaceFirst("\\d+ ", ""))
                .containsExactly(
                        "2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "2027-12-06T09:00+01:00 2027-12-06T10:00+01:00");
    }

    @Test
    void a_rule_stays_at_its_hour_over_a_change_of_the_clocks() throws IOException {
        assertThat(told(calendar(
                        "DTSTART;TZID=Europe/Paris:20261019T090000\nDURATION:PT3H\nRRULE:FREQ=WEEKLY;UNTIL=20261109T080000Z\n"
                                + "EXDATE;TZID=Europe/Paris:20261102T090000\nRDATE;TZID=Europe/Paris:20261120T140000")))
                .containsExactly(
                        "3 2026-10-19T09:00+02:00 2026-10-19T12:00+02:00",
                        "3 2026-10-26T09:00+01:00 2026-10-26T12:00+01:00",
                        "3 2026-11-09T09:00+01:00 2026-11-09T12:00+01:00",
                        "3 2026-11-20T14:00+01:00 2026-11-20T17:00+01:00");
    }

    @Test
    void a_rule_over_the_hour_that_is_skipped_explains_that_one_time() throws IOException {
        assertThat(told(calendar("DTSTART;TZID=Europe/Paris:20270327T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3")))
                .containsExactly(
                        "3 2027-03-27T02:30+01:00 2027-03-27T03:30+02:00".replace("+02:00", "+01:00"),
                        "3 hour-skipped [2027-03-28T02:30]",
                        "3 2027-03-29T02:30+02:00 2027-03-29T03:30+02:00");
    }

    @Test
    void a_rule_without_an_end_is_followed_for_three_years_and_what_is_past_is_counted() throws IOException {
        List<String> told =
                told(calendar("DTSTART;TZID=Europe/Paris:20260428T090000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY"));
        assertThat(told)
                .hasSize(1 + 36 + 1)
                .startsWith("3 past-times [1]", "3 2026-05-28T09:00+02:00 2026-05-28T10:00+02:00")
                .endsWith("3 no-end-of-rule [2029-05-12]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "FREQ=SECONDLY -> too-many-times [2000]",
                "FREQ=MINUTELY -> too-many-times [2000]",
                "FREQ=NONSENSE -> no-rule []"
            })
    void a_rule_that_nobody_means_ends_soon_with_a_sentence(String rule, String said) throws IOException {
        assertThat(told(calendar("DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:" + rule)))
                .last()
                .isEqualTo("3 " + said);
    }

    @Test
    void a_rule_that_never_comes_true_has_no_times_and_says_so() throws IOException {
        assertThat(told(calendar(
                        "DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                        "DTSTART:20270906T090000\nDURATION:PT1H")))
                .containsExactly("3 never []", "8 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
    }

    @Test
    void what_replaces_a_time_of_a_rule_stands_for_it_and_a_cancelled_one_for_nothing() throws IOException {
        String zone = ";TZID=Europe/Paris:";
        assertThat(told(calendar(
                        "UID:a\nDTSTART" + zone + "20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3",
                        "UID:a\nRECURRENCE-ID" + zone + "20270907T090000\nDTSTART" + zone
                                + "20270907T150000\nDURATION:PT1H",
                        "UID:a\nRECURRENCE-ID" + zone + "20270908T090000\nDTSTART" + zone
                                + "20270908T090000\nDURATION:PT1H\nSTATUS:CANCELLED")))
                .containsExactly(
                        "3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "9 2027-09-07T15:00+02:00 2027-09-07T16:00+02:00",
                        "15 cancelled []");
    }

    @Test
    void of_the_same_event_twice_the_later_writing_counts() throws IOException {
        String event = "UID:a\nSEQUENCE:%d\nDTSTART:20270906T%s0000\nDURATION:PT1H";
        assertThat(told(calendar(event.formatted(2, "09"), event.formatted(1, "14"))))
                .containsExactly("3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00", "9 same-uid [3]");
        assertThat(told(calendar(event.formatted(1, "09"), event.formatted(1, "14"))))
                .containsExactly("3 same-uid [9]", "9 2027-09-06T14:00+02:00 2027-09-06T15:00+02:00");
    }

    @Test
    void a_calendar_that_is_cut_off_keeps_what_is_whole() throws IOException {
        String text = calendar("DTSTART:20270906T090000\nDURATION:PT1H", "DTSTART:20270907T090000\nDURATION:PT1H");
        List<String> notes = new ArrayList<>();
        assertThat(told(text.substring(0, text.lastIndexOf("DURATION")), notes))
                .containsExactly("3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00", "7 cut-off []");
        assertThat(notes).containsExactly("calendar-cut-off");
    }

    @Test
    void several_calendars_in_one_file_are_all_read_and_folded_lines_unfolded() throws IOException {
        String folded = "SUMMARY:Essais de l'éc\n urie\nDTSTART:2027\n 0906T090000\nDURATION:PT1H";
        assertThat(told(calendar(folded) + calendar("DTSTART:20270907T090000\nDURATION:PT1H")))
                .containsExactly(
                        "3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "13 2027-09-07T09:00+02:00 2027-09-07T10:00+02:00");
    }

    @Test
    void tasks_and_alarms_are_no_events() throws IOException {
        List<String> notes = new ArrayList<>();
        String alarm = "DTSTART:20270906T090000\nDURATION:PT1H\nBEGIN:VALARM\nTRIGGER:-PT1H\nDURATION:PT5M\nEND:VALARM";
        String text = calendar(alarm).replace("END:VCALENDAR", "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR");
        assertThat(told(text, notes)).containsExactly("3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
        assertThat(notes).containsExactly("no-events");
    }

    @Test
    void a_calendar_without_an_event_or_with_too_many_is_refused() {
        assertThatThrownBy(() -> told(calendar()))
                .isInstanceOf(Unreadable.class)
                .hasMessage("no-event");
        String[] many = new String[1001];
        java.util.Arrays.fill(many, "DTSTART:20270906T090000\nDURATION:PT1H");
        assertThatThrownBy(() -> told(calendar(many))).hasMessage("too-many-lines");
    }
}
