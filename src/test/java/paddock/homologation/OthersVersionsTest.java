package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.PARIS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.use;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** What other uses take of a counter is told by the version of the text that is in force on their own day. */
final class OthersVersionsTest {

    private static final LocalDate CHANGE = LocalDate.of(2026, 7, 1);
    private static final Use EVENING = event(use("2026-07-10T20:00", "2026-07-10T21:00"));
    private static final Use BEFORE_AT_18 = event(use("2026-06-10T18:00", "2026-06-10T19:00"));
    private static final Use AFTER_AT_18 = event(use("2026-07-05T18:00", "2026-07-05T19:00"));

    private static Use event(Use use) {
        return use.authorised(Set.of("event"));
    }

    private static Derogation way(String id, String kind) {
        return new Derogation(
                id,
                "art. 2",
                Text.of("fr", "…"),
                kind,
                Set.of("rule"),
                ALWAYS,
                new Condition.Not(ALWAYS),
                null,
                List.of("units"),
                null);
    }

    /** Open until 18 before the change and until 20 after it, with one day a year of events, under whichever name. */
    private static Verdict verdict(Period per, Use asked, Use... others) {
        Counter one = SmallLaw.counter(1, Unit.DAY, per);
        Order before = SmallLaw.order(
                new Days(null, CHANGE),
                List.of(SmallLaw.open(DayTest.ANY, hours(9, 18))),
                List.of(way("old", "event")),
                List.of(one));
        Order after = SmallLaw.order(
                new Days(CHANGE, null),
                List.of(SmallLaw.open(DayTest.ANY, hours(9, 20))),
                List.of(way("new", "event"), way("other", "circumstances")),
                List.of(one));
        return new Homologation(PARIS, List.of(before, after), null).verdict(beside(asked, Arrays.asList(others)));
    }

    @Test
    void what_needed_the_derogation_on_its_own_day_has_taken_a_unit() {
        assertThat(verdict(Period.YEAR, EVENING).word()).isEqualTo("allowed");
        assertThat(verdict(Period.YEAR, EVENING, BEFORE_AT_18).word()).isEqualTo("refused");
        assertThat(verdict(Period.YEAR, EVENING, AFTER_AT_18).word()).isEqualTo("allowed");
        assertThat(verdict(Period.YEAR, BEFORE_AT_18, AFTER_AT_18).word()).isEqualTo("allowed");
        assertThat(verdict(Period.YEAR, BEFORE_AT_18, EVENING).word()).isEqualTo("refused");
    }

    @Test
    void a_use_over_the_change_is_judged_by_each_version_for_its_part() {
        Use across = event(use("2026-06-30T17:00", "2026-07-01T20:00"));
        assertThat(verdict(Period.YEAR, EVENING, across).word()).isEqualTo("refused");
        assertThat(verdict(Period.VALIDITY, EVENING, BEFORE_AT_18).word()).isEqualTo("allowed");
        assertThat(verdict(Period.VALIDITY, EVENING, event(use("2026-07-05T20:00", "2026-07-05T21:00")))
                        .word())
                .isEqualTo("refused");
    }

    @Test
    void two_derogations_that_share_a_counter_take_of_it_together() {
        Use circumstances = use("2026-07-05T20:00", "2026-07-05T21:00").authorised(Set.of("circumstances"));
        assertThat(verdict(Period.YEAR, EVENING, circumstances).word()).isEqualTo("refused");
    }
}
