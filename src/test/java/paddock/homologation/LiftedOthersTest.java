package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.use;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Other uses that escape a rule, by an exception or by what they were granted, take nothing from those who keep it. */
final class LiftedOthersTest {

    private static final Text TEXT = Text.of("fr", "…");
    private static final Demand BREAK = new Demand.Pause(Duration.ofMinutes(90), hours(12, 14), 1);
    private static final Demand REST = new Demand.Rest(Duration.ofMinutes(30), Duration.ofHours(2));
    private static final Demand HOURS_DRIVEN =
            new Demand.Quota(new Amount.AtMost(4, Counter.Unit.HOUR), Counter.Period.DAY, ALWAYS);

    private static final Use CLUB = use("2026-06-10T14:30", "2026-06-10T16:00");
    private static final Use EARLY = use("2026-06-10T08:00", "2026-06-10T14:20");

    private static String word(Demand demand, Condition when, Use asked, Use... others) {
        Derogation way = new Derogation(
                "way", "art. 2", TEXT, "event", Set.of("rule"), when, new Condition.Not(ALWAYS), null, List.of(), null);
        Order order = SmallLaw.order(Days.ALWAYS, List.of(SmallLaw.rule(demand)), List.of(way), List.of());
        return SmallLaw.verdict(order, beside(asked, List.of(others))).word();
    }

    private static Use event(Use use) {
        return use.authorised(Set.of("event"));
    }

    @Test
    void an_event_that_escapes_the_break_takes_it_from_nobody_else() {
        Use noon = use("2026-06-10T08:00", "2026-06-10T14:00");
        assertThat(word(BREAK, ALWAYS, CLUB, event(noon))).isEqualTo("allowed");
        assertThat(word(BREAK, ALWAYS, CLUB, noon)).isEqualTo("needs");
        Use half = use("2026-06-10T12:30", "2026-06-10T13:00");
        assertThat(word(BREAK, ALWAYS, half, event(noon))).isEqualTo("needs");
        assertThat(word(BREAK, ALWAYS, event(half), noon)).isEqualTo("allowed");
    }

    @Test
    void what_was_granted_lifts_nothing_outside_its_limits() {
        Condition untilOne = new Condition.Clock(DayTest.ANY, List.of(hours(8, 13)));
        Use noon = event(use("2026-06-10T08:00", "2026-06-10T13:00"));
        assertThat(word(BREAK, untilOne, CLUB, noon)).isEqualTo("allowed");
        assertThat(word(BREAK, untilOne, CLUB, event(use("2026-06-10T08:00", "2026-06-10T13:30"))))
                .isEqualTo("refused");
        assertThat(word(BREAK, untilOne, CLUB, noon, use("2026-06-10T13:30", "2026-06-10T14:00")))
                .isEqualTo("allowed");
    }

    @Test
    void it_stays_open_where_nobody_knows_whether_an_other_escapes() {
        Condition races = new Condition.Is("activity", Set.of("competition"));
        Use noon = event(use("2026-06-10T08:00", "2026-06-10T14:00"));
        Use club = CLUB.with(Map.of("activity", Value.Codes.of("practice")));
        assertThat(word(BREAK, races, club, noon)).isEqualTo("undetermined");
        assertThat(word(BREAK, races, club, noon.with(Map.of("activity", Value.Codes.of("competition")))))
                .isEqualTo("allowed");
        assertThat(word(BREAK, races, club, noon.with(Map.of("activity", Value.Codes.of("practice")))))
                .isEqualTo("refused");
    }

    @Test
    void an_exception_lifts_the_break_for_others_as_well() {
        Condition resident = new Condition.Is("customer", Set.of("resident"));
        Order order = SmallLaw.lifting(
                List.of(new Rule.Relief("residents", "art. 3", TEXT, Set.of("rule"), resident)), SmallLaw.rule(BREAK));
        Use noon = use("2026-06-10T12:00", "2026-06-10T14:00");
        Use residents = noon.with(Map.of("customer", Value.Codes.of("resident")));
        Use club = CLUB.with(Map.of("customer", Value.Codes.of("club")));
        assertThat(SmallLaw.verdict(order, beside(club, List.of(residents))).word())
                .isEqualTo("allowed");
        Verdict open = SmallLaw.verdict(order, beside(club, List.of(noon)));
        assertThat(open.word()).isEqualTo("undetermined");
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("others")));
    }

    @Test
    void who_escapes_the_rest_calls_for_none() {
        Use club = use("2026-06-10T14:30", "2026-06-10T16:00");
        assertThat(word(REST, ALWAYS, club, EARLY)).isEqualTo("needs");
        assertThat(word(REST, ALWAYS, club, event(EARLY))).isEqualTo("allowed");
        assertThat(word(REST, ALWAYS, club, event(EARLY), use("2026-06-10T13:00", "2026-06-10T14:15")))
                .isEqualTo("needs");
    }

    @Test
    void hours_driven_by_those_who_escape_the_quota_are_not_counted() {
        assertThat(word(HOURS_DRIVEN, ALWAYS, CLUB, EARLY)).isEqualTo("needs");
        assertThat(word(HOURS_DRIVEN, ALWAYS, CLUB, event(EARLY))).isEqualTo("allowed");
        assertThat(word(HOURS_DRIVEN, new Condition.Is("activity", Set.of("competition")), CLUB, event(EARLY)))
                .isEqualTo("undetermined");
    }
}
