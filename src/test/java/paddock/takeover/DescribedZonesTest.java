package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.takeover.EventsTest.ROMANCE;
import static paddock.takeover.EventsTest.calendar;
import static paddock.takeover.EventsTest.told;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that a calendar describes itself: followed as those that everybody knows, and no further than clocks go. */
class DescribedZonesTest {

    private static final String EVENT = "DTSTART;TZID=Own:%s\nDURATION:PT1H";

    private static String within(String zone, String calendar) {
        return calendar.replace("VERSION:2.0\n", "VERSION:2.0\n" + zone);
    }

    private static String zone(String observances) {
        return "BEGIN:VTIMEZONE\nTZID:Own\n" + observances + "END:VTIMEZONE\n";
    }

    private static String observance(String start, String more) {
        return "BEGIN:STANDARD\nDTSTART:" + start + "\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n" + more
                + "\nEND:STANDARD\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=MINUTELY",
                "RRULE:FREQ=MONTHLY",
                "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                "RRULE:FREQ=YEARLY;BYDAY=MO;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3,4,5,6,7",
                "RRULE:FREQ=YEARLY;BYMONTH=13",
                "RRULE:FREQ=YEARLY;UNTIL=soon",
                "EXDATE:20200101T000000",
                "RDATE:never",
                "TZOFFSETTO:+2500",
                "RDATE;TZID=Own:21000101T000000\nRRULE:FREQ=SECONDLY",
                "RDATE:20270101T000000\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20270101T010000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nBEGIN:STANDARD"
            })
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_zone_that_no_clock_has_is_not_followed(String more) throws IOException {
        String text = calendar(EVENT.formatted("20270906T090000"), "DTSTART:20270906T090000\nDURATION:PT1H");
        List<String> told = told(within(zone(observance("19700101T000000", more)), text));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).endsWith("zone-garbled [Own]");
        assertThat(told.getLast()).endsWith("2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "20270328T023000,hour-skipped [2027-03-28T02:30]",
        "20271031T023000,hour-twice [2027-10-31T02:30]",
        "20270328T030000,2027-03-28T03:00+02:00 2027-03-28T04:00+02:00",
        "20271031T013000,2027-10-31T01:30+02:00 hour-twice",
        "20271031T030000,2027-10-31T03:00+01:00 2027-10-31T04:00+01:00",
        "20270101T000000,2027-01-01T00:00+01:00 2027-01-01T01:00+01:00"
    })
    void an_hour_that_a_described_clock_skips_or_shows_twice_is_not_guessed_at(String time, String said)
            throws IOException {
        String event = "DTSTART;TZID=Romance Standard Time:" + time + "\nDURATION:PT1H";
        assertThat(told(within(ROMANCE, calendar(event)))).singleElement().satisfies(line -> {
            String rest = line.replaceFirst("\\d+ ", "");
            if (said.endsWith("hour-twice")) {
                assertThat(rest).startsWith("hour-twice");
            } else {
                assertThat(rest).isEqualTo(said);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20251026T010000Z -> +01:00",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU -> +01:00",
                "RDATE:20251026T030000,20261025T030000 -> +01:00"
            })
    void an_onset_is_said_in_any_way_that_programs_have(String onsets, String offset) throws IOException {
        String text = calendar(EVENT.formatted("20271206T090000"));
        assertThat(told(within(zone(observance("20001029T030000", onsets)), text)))
                .singleElement()
                .asString()
                .endsWith("2027-12-06T09:00" + offset + " 2027-12-06T10:00" + offset);
    }

    @Test
    void a_zone_without_an_end_swallows_nothing_of_the_file() throws IOException {
        String text = calendar("DTSTART;TZID=Romance Standard Time:20270906T090000\nDURATION:PT1H");
        assertThat(told(within(ROMANCE.replace("END:VTIMEZONE\n", ""), text + text)))
                .extracting(line -> line.replaceFirst("\\d+ ", ""))
                .containsExactly(
                        "2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
    }

    @Test
    void two_calendars_in_a_file_agree_on_a_zone_or_nobody_knows_it() throws IOException {
        String text =
                within(zone(observance("20001029T030000", "X-A:1")), calendar(EVENT.formatted("20270906T090000")));
        assertThat(told(text + text.replace("X-A:1", "X-A:2")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("2027-09-06T10:00+02:00 2027-09-06T11:00+02:00"));
        assertThat(told(text + text.replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0000")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("zone-garbled [Own]"));
    }

    @Test
    void a_name_with_commas_and_one_that_means_several_zones_is_what_the_file_says() throws IOException {
        String commas = ROMANCE.replace("Romance Standard Time", "(UTC+01:00) Bruxelles\\, Paris");
        assertThat(told(within(
                        commas,
                        calendar("DTSTART;TZID=\"(UTC+01:00) Bruxelles, Paris\":20270906T090000\nDURATION:PT1H"))))
                .singleElement()
                .asString()
                .endsWith("2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
        assertThat(told(within(
                        ROMANCE.replace("Romance Standard Time", "EST"),
                        calendar("DTSTART;TZID=EST:20270906T090000\nDURATION:PT1H"))))
                .singleElement()
                .asString()
                .endsWith("2027-09-06T09:00+02:00 2027-09-06T10:00+02:00");
    }
}
