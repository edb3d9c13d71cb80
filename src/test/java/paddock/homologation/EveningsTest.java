package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.rule;
import static paddock.homologation.SmallLaw.use;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.InARow;
import paddock.homologation.Demand.Quota;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Days that count for their hours are judged by the hours at which they are used, and not by their noon. */
final class EveningsTest {

    private static final Condition AFTER_20 = new Condition.Clock(DayTest.ANY, List.of(hours(20, 24)));
    private static final Rule TWELVE = rule(new Quota(new Amount.AtMost(12, Unit.DAY), Period.YEAR, AFTER_20));

    private static Use evening(int day) {
        return use("2026-06-%02dT20:00".formatted(day), "2026-06-%02dT22:00".formatted(day));
    }

    private static Use afternoon(int day) {
        return use("2026-06-%02dT12:00".formatted(day), "2026-06-%02dT20:00".formatted(day));
    }

    private static List<Use> evenings(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(EveningsTest::evening).toList();
    }

    private static String word(Rule rule, Use asked, List<Use> others) {
        return SmallLaw.verdict(rule, beside(asked, others)).word();
    }

    @Test
    void the_thirteenth_evening_is_one_too_many() {
        assertThat(word(TWELVE, evening(13), evenings(11))).isEqualTo("allowed");
        assertThat(word(TWELVE, evening(13), evenings(12))).isEqualTo("refused");
        assertThat(word(TWELVE, evening(12), evenings(12))).isEqualTo("allowed");
        assertThat(word(TWELVE, afternoon(13), evenings(12))).isEqualTo("allowed");
        assertThat(word(TWELVE, evening(13), List.of(afternoon(1), afternoon(2))))
                .isEqualTo("allowed");
    }

    @Test
    void only_the_hours_that_count_are_in_the_way() {
        Use long13 = use("2026-06-13T12:00", "2026-06-13T22:00");
        Verdict verdict = SmallLaw.verdict(TWELVE, beside(long13, evenings(12)));
        assertThat(verdict.reasons().getFirst().slices())
                .extracting(Slice::from)
                .containsExactly(20 * 3600);
    }

    @Test
    void an_evening_that_was_granted_beside_the_quota_is_none_of_it() {
        Derogation way = new Derogation(
                "way",
                "art. 2",
                Text.of("fr", "…"),
                "event",
                Set.of("rule"),
                ALWAYS,
                new Condition.Not(ALWAYS),
                null,
                List.of(),
                null);
        Order order = SmallLaw.order(Days.ALWAYS, List.of(TWELVE), List.of(way), List.of());
        List<Use> granted = evenings(12).stream()
                .map(each -> each.authorised(Set.of("event")))
                .toList();
        assertThat(SmallLaw.verdict(order, beside(evening(13), granted)).word()).isEqualTo("allowed");
        assertThat(SmallLaw.verdict(order, beside(evening(13), evenings(12))).word())
                .isEqualTo("needs");
    }

    @Test
    void evenings_on_end_are_those_that_are_used() {
        Rule two = rule(new InARow(2, Unit.DAY, AFTER_20));
        assertThat(word(two, evening(3), Arrays.asList(evening(1), evening(2)))).isEqualTo("refused");
        assertThat(word(two, evening(3), Arrays.asList(evening(1), afternoon(2))))
                .isEqualTo("allowed");
        assertThat(word(two, afternoon(3), Arrays.asList(evening(1), evening(2), evening(4))))
                .isEqualTo("allowed");
    }

    @Test
    void evenings_stay_free_that_could_have_been_used() {
        Rule free = rule(new Quota(new Amount.FreeAtLeast(28, Unit.DAY), Period.MONTH, AFTER_20));
        assertThat(word(free, evening(3), List.of(evening(1), afternoon(2)))).isEqualTo("allowed");
        assertThat(word(free, evening(3), List.of(evening(1), evening(2)))).isEqualTo("refused");
        assertThat(word(free, afternoon(3), List.of(evening(1), evening(2), evening(4))))
                .isEqualTo("allowed");
    }
}
