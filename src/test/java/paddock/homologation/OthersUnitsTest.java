package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.counter;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.use;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** What other uses take from counters, and in which period what is stated to be used was used. */
final class OthersUnitsTest {

    private static final Condition NEVER = new Condition.Not(ALWAYS);
    private static final Text TEXT = Text.of("fr", "…");

    private static Rule clock(String id, Demand demand) {
        return new Rule(id, "art. 1", TEXT, ALWAYS, demand);
    }

    private static Condition from(int from, int until) {
        return new Condition.Clock(DayTest.ANY, List.of(hours(from, until)));
    }

    private static Derogation derogation(String id, String lifts, String counter) {
        return new Derogation(id, "art. 2", TEXT, "event", Set.of(lifts), ALWAYS, NEVER, null, List.of(counter), null);
    }

    private static Counter named(String id, Unit unit, int most) {
        Counter plain = counter(most, unit, Period.MONTH);
        return new Counter(id, plain.name(), plain.most(), plain.unit(), plain.per(), null);
    }

    /** Open from 9 to 19 and closed from 20 to 8; events escape the one by the day and the other by the night. */
    private static Order order(Unit unit) {
        return SmallLaw.order(
                Days.ALWAYS,
                List.of(
                        clock("hours", new Demand.Require(from(9, 19))),
                        clock("night", new Demand.Forbid(from(20, 8)))),
                List.of(derogation("days", "hours", "d"), derogation("nights", "night", "n")),
                List.of(named("d", unit, 2), named("n", unit == Unit.DAY ? Unit.NIGHT : unit, 1)));
    }

    private static Use may(int day, String from, String until) {
        return use("2026-05-%02dT%s".formatted(day, from), "2026-05-%02dT%s".formatted(day, until));
    }

    private static Use event(Use use) {
        return use.authorised(Set.of("event"));
    }

    private static String word(Unit unit, Use use, Use... others) {
        return SmallLaw.verdict(order(unit), beside(use, List.of(others))).word();
    }

    @Test
    void an_event_takes_units_only_of_what_it_needs() {
        Use night = event(may(12, "20:00", "21:00"));
        assertThat(word(Unit.DAY, night, event(may(5, "10:00", "11:00")))).isEqualTo("allowed");
        assertThat(word(Unit.DAY, night, event(may(5, "19:00", "20:00")))).isEqualTo("allowed");
        assertThat(word(Unit.DAY, night, event(may(5, "20:00", "21:00")))).isEqualTo("refused");
        assertThat(word(Unit.DAY, night, event(may(5, "10:00", "11:00")), event(may(6, "10:00", "11:00"))))
                .isEqualTo("allowed");
        assertThat(word(Unit.DAY, night, event(may(5, "19:00", "20:00")), event(may(6, "19:00", "20:00"))))
                .isEqualTo("refused");
    }

    @Test
    void a_grant_by_its_id_takes_of_no_other() {
        Use night = event(may(12, "20:00", "21:00"));
        Use byDay = may(5, "20:00", "21:00").authorised(Set.of("days"));
        assertThat(word(Unit.DAY, night, byDay)).isEqualTo("allowed");
    }

    @Test
    void an_event_granted_is_an_event_though_it_keeps_to_the_hours() {
        Use evening = event(may(12, "19:00", "20:00"));
        Use days = may(5, "10:00", "11:00").authorised(Set.of("days"));
        Use more = may(6, "10:00", "11:00").authorised(Set.of("days"));
        assertThat(word(Unit.EVENT, evening, days)).isEqualTo("allowed");
        assertThat(word(Unit.EVENT, evening, days, more)).isEqualTo("refused");
        assertThat(word(Unit.DAY, evening, days, more)).isEqualTo("allowed");
    }

    @Test
    void what_ran_outside_the_hours_without_a_grant_being_stated_may_have_taken_a_unit() {
        Use evening = event(may(12, "19:00", "20:00"));
        Use one = may(5, "19:00", "20:00");
        Use two = may(6, "19:00", "20:00");
        assertThat(word(Unit.DAY, evening, one)).isEqualTo("allowed");
        assertThat(word(Unit.DAY, evening, one, may(6, "10:00", "11:00"))).isEqualTo("allowed");
        Verdict open = SmallLaw.verdict(order(Unit.DAY), beside(evening, List.of(one, two)));
        assertThat(open.word()).isEqualTo("undetermined");
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("others.granted")));
        assertThat(word(Unit.DAY, may(12, "19:00", "20:00"), one, two)).isEqualTo("needs");
        assertThat(word(Unit.DAY, evening, one.authorised(Set.of("days")), two.authorised(Set.of("else"))))
                .isEqualTo("allowed");
    }

    private static Use using(Use use, String counter, int used) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                Map.of(counter, used),
                use.others());
    }

    private static String late(Unit unit, int most, Use use) {
        Order order = SmallLaw.order(
                Days.ALWAYS,
                List.of(clock("hours", new Demand.Require(from(9, 19)))),
                List.of(derogation("late", "hours", "c")),
                List.of(named("c", unit, most)));
        return SmallLaw.verdict(order, use).word();
    }

    @Test
    void what_is_used_is_used_in_the_period_in_which_the_use_begins() {
        Use across = event(use("2026-05-31T23:00", "2026-06-01T02:00"));
        assertThat(late(Unit.HOUR, 10, beside(using(across, "c", 9), List.of())))
                .isEqualTo("allowed");
        assertThat(late(Unit.HOUR, 10, beside(using(across, "c", 10), List.of())))
                .isEqualTo("refused");
        assertThat(late(Unit.HOUR, 10, using(across, "c", 9))).isEqualTo("undetermined");
        assertThat(late(Unit.HOUR, 1, using(across, "c", 0))).isEqualTo("refused");
        assertThat(late(Unit.EVENT, 10, using(across, "c", 9))).isEqualTo("allowed");
        Use morning = event(use("2026-06-01T00:30", "2026-06-01T02:00"));
        assertThat(late(Unit.NIGHT, 10, using(morning, "c", 9))).isEqualTo("allowed");
        assertThat(late(Unit.NIGHT, 10, using(morning, "c", 10))).isEqualTo("refused");
    }

    @Test
    void a_later_period_matters_only_where_the_use_takes_of_it() {
        Use across = event(use("2026-05-31T18:00", "2026-06-01T12:00"));
        assertThat(late(Unit.DAY, 10, using(across, "c", 9))).isEqualTo("undetermined");
        Use toTheMorning = event(use("2026-05-31T18:00", "2026-06-01T00:00"));
        assertThat(late(Unit.DAY, 10, using(toTheMorning, "c", 9))).isEqualTo("allowed");
        assertThat(late(Unit.NIGHT, 10, using(event(use("2026-05-31T18:00", "2026-06-01T08:00")), "c", 9)))
                .isEqualTo("allowed");
    }
}
