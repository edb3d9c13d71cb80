package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static paddock.takeover.EventsTest.calendar;
import static paddock.takeover.EventsTest.told;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events with something wrong in them, or something seldom seen: each is right, or says why not, and harms no other. */
class FaultyEventsTest {

    private static final String SOUND = "DTSTART:20270905T090000\nDURATION:PT1H";
    private static final String FIRST = "3 2027-09-05T09:00+02:00 2027-09-05T10:00+02:00";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "RRULE:FREQ=DAILY;BYMONTH=13 -> no-rule []",
                "RRULE:FREQ=WEEKLY;BYDAY=99999999999MO -> event-garbled []",
                "RRULE:FREQ=WEEKLY;BYDAY=LUNDI -> no-rule []",
                "RRULE:FREQ=WEEKLY;UNTIL=when we say so -> no-rule []",
                "RRULE:FREQ=WEEKLY;COUNT=ten -> no-rule []",
                "RRULE:FREQ=WEEKLY;COUNT=0 -> no-rule []",
                "RRULE:FREQ=WEEKLY;INTERVAL=0 -> no-rule []",
                "RRULE:FREQ=WEEKLY;UNTILL=20271006 -> no-rule []",
                "RRULE:FREQ=DAILY;BYHOUR=25 -> no-rule []",
                "RRULE: -> no-rule []",
                "EXRULE:FREQ=WEEKLY;COUNT=x -> no-rule []",
                "EXDATE:yesterday -> garbled [EXDATE:yesterday]",
                "RDATE;VALUE=PERIOD:20270907T090000/x -> garbled [RDATE:20270907T090000/x]",
                "RECURRENCE-ID:then -> garbled [RECURRENCE-ID:then]",
                "DURATION:long -> garbled [DURATION:long]",
                "DTSTART:20270906T080000 -> event-garbled []",
            })
    void what_is_wrong_with_an_event_is_said_of_it_and_of_no_other(String line, String said) throws IOException {
        assertThat(told(calendar(SOUND, "DTSTART:20270906T090000\nDTEND:20270906T100000\n%s".formatted(line), SOUND)))
                .containsExactly(FIRST, "7 " + said, FIRST.replace("3 ", "12 "));
    }

    @Test
    void a_line_that_goes_on_with_nothing_is_nothing() throws IOException {
        String text = calendar("%s" + SOUND, SOUND).formatted(" x%n\ty%n".formatted());
        assertThat(told(text)).containsExactly(FIRST, FIRST.replace("3 ", "9 "));
    }

    // Each of them is followed by biweekly as if that part were not there, or not at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
                "FREQ=MONTHLY;INTERVAL=5;BYMONTH=1,6",
                "FREQ=HOURLY;INTERVAL=2;BYHOUR=9,10",
                "FREQ=DAILY;BYSETPOS=1;BYHOUR=9,10",
                "FREQ=DAILY;BYYEARDAY=100",
                "FREQ=YEARLY;BYWEEKNO=20;BYMONTHDAY=1",
                "FREQ=WEEKLY;BYDAY=2MO",
                "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
                "FREQ=YEARLY;BYDAY=MO,TU;BYHOUR=9,10;BYMINUTE=0,1;BYSETPOS=-1"
            })
    void a_rule_that_would_not_be_followed_as_it_is_meant_is_not_followed(String rule) throws IOException {
        assertThat(told(calendar("DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:" + rule)))
                .containsExactly("3 no-rule []");
    }

    @Test
    void a_rule_that_has_gone_on_for_too_long_to_be_followed_says_so() throws IOException {
        assertThat(told(calendar("DTSTART:20000106T090000\nDURATION:PT1H\nRRULE:FREQ=HOURLY")))
                .containsExactly("3 no-rule []");
    }

    @Test
    void a_rule_that_excepts_and_a_second_rule_count_as_well() throws IOException {
        assertThat(told(calendar("DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=2\nEXRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270908T090000")))
                .containsExactly(
                        "3 2027-09-07T09:00+02:00 2027-09-07T10:00+02:00",
                        "3 2027-09-09T09:00+02:00 2027-09-09T10:00+02:00",
                        "3 2027-09-13T09:00+02:00 2027-09-13T10:00+02:00");
    }

    @Test
    void what_an_older_calendar_says_is_read_as_it_was_meant_then() throws IOException {
        String old = calendar("DTSTART:20270906T090000\nDTEND:20270906T100000\nRRULE:D2 #3\n"
                + "SUMMARY;ENCODING=QUOTED-PRINTABLE:Essais=\n de nuit");
        assertThat(told(old.replace("VERSION:2.0", "VERSION:1.0")))
                .containsExactly(
                        "3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "3 2027-09-08T09:00+02:00 2027-09-08T10:00+02:00",
                        "3 2027-09-10T09:00+02:00 2027-09-10T10:00+02:00");
    }

    @Test
    void a_rule_with_an_end_and_a_number_ends_at_the_first_of_them() throws IOException {
        assertThat(told(calendar(
                        "DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=9;UNTIL=20270907T090000")))
                .hasSize(2);
    }

    @Test
    void a_day_that_is_excepted_has_none_of_the_hours() throws IOException {
        assertThat(told(calendar("DTSTART:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=4\n"
                        + "EXDATE;VALUE=DATE:20270906")))
                .containsExactly(
                        "3 2027-09-07T09:00+02:00 2027-09-07T10:00+02:00",
                        "3 2027-09-07T14:00+02:00 2027-09-07T15:00+02:00");
    }

    @Test
    void a_date_beside_a_rule_lasts_as_long_as_it_says() throws IOException {
        assertThat(told(calendar("DTSTART:20270906T090000\nDURATION:PT1H\n"
                        + "RDATE;VALUE=PERIOD:20270907T140000/PT3H,20270908T140000/20270908T160000")))
                .containsExactly(
                        "3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00",
                        "3 2027-09-07T14:00+02:00 2027-09-07T17:00+02:00",
                        "3 2027-09-08T14:00+02:00 2027-09-08T16:00+02:00");
    }

    @Test
    void what_changes_all_later_dates_of_a_rule_is_said_and_none_of_those_is_taken_over() throws IOException {
        String daily = "UID:a\nDTSTART:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4";
        String change = "UID:a\nRECURRENCE-ID;RANGE=%s:20270907T090000\nDTSTART:20270907T150000\nDURATION:PT1H";
        assertThat(told(calendar(daily, change.formatted("THISANDFUTURE"))))
                .containsExactly("3 2027-09-06T09:00+02:00 2027-09-06T10:00+02:00", "9 onwards [2027-09-07T09:00]");
        assertThat(told(calendar(daily, change.formatted("THISANDPRIOR"))))
                .containsExactly("3 never []", "9 onwards [2027-09-07T09:00]");
    }

    @Test
    void what_replaces_a_date_may_name_it_by_another_clock_or_as_a_day() throws IOException {
        String daily = "UID:a\nDTSTART;TZID=Europe/Paris:20270906T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3";
        assertThat(told(calendar(
                        daily,
                        "UID:a\nRECURRENCE-ID:20270906T070000Z\nDTSTART:20270906T120000Z\nDURATION:PT1H",
                        "UID:a\nRECURRENCE-ID;VALUE=DATE:20270907\nDTSTART:20270907T120000Z\nDURATION:PT1H")))
                .containsExactly(
                        "3 2027-09-08T09:00+02:00 2027-09-08T10:00+02:00",
                        "9 2027-09-06T14:00+02:00 2027-09-06T15:00+02:00",
                        "15 2027-09-07T14:00+02:00 2027-09-07T15:00+02:00");
    }

    @Test
    void a_long_id_tells_events_apart_however_it_is_folded() throws IOException {
        String id = "UID:040000008200E00074C5B7101A82E00800000000\n 70C3A1F0B5D9DA0100000000000000001000000";
        assertThat(told(calendar(id + "1\n" + SOUND, id + "2\n" + SOUND)))
                .containsExactly(FIRST, FIRST.replace("3 ", "9 "));
    }

    @Test
    void rules_that_all_together_take_too_long_are_refused() {
        String rule = "DTSTART:20150106T090000\nDURATION:PT1H\nRRULE:FREQ=HOURLY;UNTIL=20260101T000000Z";
        String text = calendar(Collections.nCopies(150, rule).toArray(String[]::new));
        assertThatThrownBy(() -> told(text)).isInstanceOf(Unreadable.class).hasMessage("rules-too-long");
    }

    @Test
    void what_is_told_of_an_event_waits_for_none_of_those_after_it() throws IOException {
        String text = calendar(Collections.nCopies(900, SOUND).toArray(String[]::new));
        List<AtomicInteger> read = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        new Events(EventsTest.PARIS, EventsTest.NOW, 1000)
                .read(
                        () -> {
                            AtomicInteger far = new AtomicInteger();
                            read.add(far);
                            return new TextLines(new StringReader(text) {
                                @Override
                                public int read() throws IOException {
                                    far.incrementAndGet();
                                    return super.read();
                                }
                            });
                        },
                        cells -> at.add(read.getLast().get()));
        assertThat(at).hasSize(900);
        assertThat(at.getFirst()).as("of %d characters", text.length()).isLessThan(200);
        assertThat(at.get(450)).isLessThan(text.length() * 2 / 3);
    }
}
