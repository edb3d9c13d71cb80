package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.beside;
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

/** Which derogations a use is told of: all that it needs, and why one is closed. */
final class WaysOutTest {

    private static final Text TEXT = Text.of("fr", "…");
    private static final Rule OPEN = SmallLaw.open(DayTest.ANY, hours(9, 19));

    private static Condition from(int from, int until) {
        return new Condition.Clock(DayTest.ANY, List.of(hours(from, until)));
    }

    private static Derogation way(String id, Condition when, String... counters) {
        return new Derogation(
                id, "art. 2", TEXT, id, Set.of("rule"), when, new Condition.Not(ALWAYS), null, List.of(counters), null);
    }

    private static Outcome outcome(Use use, List<Derogation> ways, Counter... counters) {
        Order order = SmallLaw.order(Days.ALWAYS, List.of(OPEN), ways, List.of(counters));
        return SmallLaw.verdict(order, use).reasons().getFirst().outcome();
    }

    private static List<List<String>> groups(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Wanting.class);
        return ((Outcome.Wanting) outcome)
                .groups().stream()
                        .map(group -> group.stream().map(Outcome.Path::id).toList())
                        .toList();
    }

    @Test
    void two_that_are_needed_one_after_the_other_are_both_named() {
        List<Derogation> ways = List.of(way("late", from(19, 22)), way("night", from(22, 9)));
        Use night = use("2026-06-10T18:00", "2026-06-11T20:00");
        assertThat(groups(outcome(night, ways))).containsExactlyInAnyOrder(List.of("late"), List.of("night"));
        assertThat(groups(outcome(use("2026-06-10T18:00", "2026-06-10T22:00"), ways)))
                .containsExactly(List.of("late"));
    }

    @Test
    void one_that_serves_all_along_is_enough() {
        List<Derogation> ways = List.of(way("late", from(19, 22)), way("night", from(22, 9)), way("event", ALWAYS));
        assertThat(groups(outcome(use("2026-06-10T18:00", "2026-06-11T08:00"), ways)))
                .containsExactly(List.of("event"));
        assertThat(groups(outcome(use("2026-06-10T18:00", "2026-06-10T21:00"), ways)))
                .containsExactly(List.of("late", "event"));
    }

    @Test
    void the_scarcest_counter_is_the_one_that_is_told() {
        Counter many = new Counter("many", TEXT, 8, Unit.DAY, Period.YEAR, null);
        Counter few = new Counter("few", TEXT, 5, Unit.DAY, Period.HALF_YEAR, null);
        Use evening = beside(use("2026-06-10T19:00", "2026-06-10T20:00"), List.of());
        Outcome.Path path = ((Outcome.Wanting) outcome(evening, List.of(way("way", ALWAYS, "many", "few")), many, few))
                .paths()
                .getFirst();
        assertThat(path.counter()).isEqualTo("few");
        assertThat(path.left()).isEqualTo(5);
        assertThat(path.most()).isEqualTo(5);
    }

    @Test
    void too_few_units_are_told_with_their_number() {
        Counter days = new Counter("days", TEXT, 8, Unit.DAY, Period.YEAR, null);
        Use twoDays = use("2026-06-13T20:00", "2026-06-14T01:00");
        Use used = new Use(
                twoDays.from(),
                twoDays.until(),
                twoDays.layouts(),
                twoDays.facts(),
                twoDays.vehicles(),
                Set.of("way"),
                Map.of("days", 7),
                null);
        assertThat(outcome(used, List.of(way("way", ALWAYS, "days")), days))
                .isEqualTo(new Outcome.Broken(List.of(new Outcome.Closed("way", "art. 2", Outcome.Why.USED_UP, 1))));
    }
}
