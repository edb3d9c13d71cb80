package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.rule;
import static paddock.homologation.SmallLaw.use;
import static paddock.homologation.SmallLaw.verdict;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.kernel.Days;

/** Motorcycles and cars never together, within a use or beside others. */
final class AlongsideTest {

    private static final @Nullable List<Use> NOBODY_KNOWS = null;

    private static final Rule UNMIXED = rule(new Demand.Unmixed(List.of(
            new Condition.Is("category", Set.of("motorcycle")), new Condition.Is("category", Set.of("car", "quad")))));

    private static Vehicles of(@Nullable Integer count, String category) {
        return new Vehicles(count, Map.of("category", Value.Codes.of(category)));
    }

    private static Vehicles unsaid(int count) {
        return new Vehicles(count, Map.of());
    }

    private static Use from(int hour, Vehicles... vehicles) {
        return SmallLaw.with(
                use("2026-06-10T%02d:00".formatted(hour), "2026-06-10T%02d:00".formatted(hour + 2)), List.of(vehicles));
    }

    private static String word(Use use, @Nullable List<Use> others) {
        return verdict(UNMIXED, beside(use, others)).word();
    }

    @Test
    void two_kinds_kept_apart_are_refused_within_one_use() {
        Use mixed = from(10, of(5, "motorcycle"), of(5, "quad"));
        assertThat(word(mixed, List.of())).isEqualTo("refused");
        assertThat(word(mixed, NOBODY_KNOWS)).isEqualTo("refused");
        assertThat(word(from(10, of(5, "motorcycle"), of(2, "sidecar")), List.of()))
                .isEqualTo("allowed");
        assertThat(word(from(10, of(5, "touring-gt"), of(5, "quad")), List.of()))
                .isEqualTo("allowed");
    }

    @Test
    void two_kinds_kept_apart_are_refused_only_while_both_are_there() {
        Use bikes = from(10, of(5, "motorcycle"));
        assertThat(word(bikes, List.of(from(11, of(1, "single-seater"))))).isEqualTo("refused");
        assertThat(word(bikes, List.of(from(12, of(1, "single-seater"))))).isEqualTo("allowed");
        assertThat(word(bikes, List.of(from(11, of(1, "scooter"))))).isEqualTo("allowed");
        assertThat(word(bikes, NOBODY_KNOWS)).isEqualTo("undetermined");
    }

    @Test
    void what_others_do_among_themselves_refuses_no_third() {
        List<Use> others = List.of(from(10, of(5, "motorcycle")), from(10, of(5, "car")));
        assertThat(word(from(10, of(5, "kart")), others)).isEqualTo("allowed");
        assertThat(word(from(10, of(5, "kart")), NOBODY_KNOWS)).isEqualTo("allowed");
    }

    @Test
    void a_kind_that_nobody_has_said_leaves_it_open_where_there_is_something_to_clash_with() {
        assertThat(word(from(10, of(5, "motorcycle"), unsaid(1)), List.of())).isEqualTo("undetermined");
        assertThat(word(from(10, unsaid(5)), List.of())).isEqualTo("undetermined");
        assertThat(word(from(10, unsaid(1)), List.of())).isEqualTo("allowed");
        assertThat(word(from(10, of(5, "kart"), unsaid(1)), List.of())).isEqualTo("allowed");
        Verdict open = verdict(UNMIXED, beside(from(10, of(5, "motorcycle")), List.of(from(11, unsaid(1)))));
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("category")));
    }

    @Test
    void vehicles_that_may_be_of_either_kind_are_taken_for_neither() {
        assertThat(word(from(10, of(2, "heavy")), List.of(from(10, of(1, "car")))))
                .isEqualTo("allowed");
        assertThat(word(from(10, of(2, "two-or-three-wheels")), List.of(from(10, of(1, "car")))))
                .isEqualTo("undetermined");
    }

    @Test
    void a_kind_may_be_one_of_certain_layouts_or_hours() {
        Rule rule = rule(new Demand.Unmixed(List.of(
                new Condition.Is("category", Set.of("motorcycle")),
                new Condition.All(List.of(
                        new Condition.Is("category", Set.of("car")),
                        new Condition.On(Set.of("y")),
                        new Condition.Clock(DayTest.ANY, List.of(SmallLaw.hours(11, 24))))))));
        Use bikes = from(10, of(5, "motorcycle"));
        Use cars = from(10, of(1, "car"));
        assertThat(verdict(rule, beside(bikes, List.of(cars))).word()).isEqualTo("allowed");
        Verdict refused = verdict(rule, beside(bikes, List.of(SmallLaw.on(cars, "y"))));
        assertThat(refused.word()).isEqualTo("refused");
        assertThat(refused.reasons().getFirst().slices())
                .containsExactly(
                        new Slice(LocalDate.of(2026, 6, 10), 11 * 3600, 12 * 3600, java.time.ZoneOffset.ofHours(2)));
    }

    @Test
    void lawful_hours_know_a_mixed_field_and_leave_the_others_aside() {
        Order order = SmallLaw.order(Days.ALWAYS, List.of(UNMIXED), List.of(), List.of());
        Homologation homologation = new Homologation(SmallLaw.PARIS, List.of(order), null);
        LocalDate day = LocalDate.of(2026, 6, 10);
        for (Use profile : List.of(
                from(10, of(5, "motorcycle"), of(5, "car")), from(10, of(5, "motorcycle")), from(10, unsaid(5)))) {
            assertThat(new LawfulHours(homologation, profile)
                            .between(day, day.plusDays(1))
                            .getFirst()
                            .windows())
                    .extracting(LawfulHours.Window::verdict)
                    .containsExactly(word(profile, List.of()));
        }
    }

    @Test
    void uses_of_another_circuit_are_not_beside() {
        Order order = SmallLaw.order(Days.ALWAYS, List.of(UNMIXED), List.of(), List.of());
        Homologation homologation = new Homologation(SmallLaw.PARIS, List.of(order), null).among(Set.of("x"));
        Use cars = SmallLaw.on(from(10, of(1, "car")), "elsewhere");
        assertThat(homologation
                        .verdict(beside(from(10, of(5, "motorcycle")), List.of(cars)))
                        .word())
                .isEqualTo("allowed");
    }
}
