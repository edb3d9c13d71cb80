package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.use;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Demand.Require;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** A way out has to serve the vehicles that need one, and no others of the same field. */
final class KindsLiftedTest {

    private static final Text TEXT = Text.of("fr", "…");
    private static final String NOISE = "noise.source-exhaust";
    private static final Demand AT_MOST_95 = new Require(new Condition.Within(NOISE, Bound.atMost(95)));

    private static Derogation of(String category) {
        return new Derogation(
                category + "s",
                "art. 2",
                TEXT,
                category,
                Set.of("rule"),
                new Condition.Is("category", Set.of(category)),
                new Condition.Not(ALWAYS),
                null,
                List.of(),
                null);
    }

    private static Vehicles five(String category, double noise) {
        return new Vehicles(5, Map.of("category", Value.Codes.of(category), NOISE, new Value.Amount(noise)));
    }

    private static Verdict verdict(Set<String> granted, Vehicles... vehicles) {
        Use mixed = SmallLaw.with(use("2026-06-10T10:00", "2026-06-10T11:00"), Arrays.asList(vehicles));
        Order order = SmallLaw.order(
                Days.ALWAYS, List.of(SmallLaw.rule(AT_MOST_95)), List.of(of("motorcycle"), of("car")), List.of());
        return SmallLaw.verdict(order, mixed.authorised(granted));
    }

    @Test
    void a_derogation_for_the_loud_kind_is_open_though_a_quiet_one_is_in_the_field() {
        Verdict verdict = verdict(Set.of(), five("car", 90), five("motorcycle", 100));
        assertThat(verdict.word()).isEqualTo("needs");
        assertThat(((Outcome.Wanting) verdict.reasons().getFirst().outcome()).paths())
                .extracting(Outcome.Path::id)
                .containsExactly("motorcycles");
        assertThat(verdict.reasons().getFirst().slices()).hasSize(1);
        assertThat(verdict(Set.of("motorcycle"), five("car", 90), five("motorcycle", 100))
                        .word())
                .isEqualTo("allowed");
    }

    @Test
    void each_kind_that_breaks_a_rule_needs_its_own() {
        Vehicles[] loud = {five("car", 99), five("motorcycle", 100)};
        Verdict verdict = verdict(Set.of(), loud);
        assertThat(((Outcome.Wanting) verdict.reasons().getFirst().outcome()).groups())
                .extracting(List::size)
                .containsExactly(1, 1);
        assertThat(verdict(Set.of("motorcycle"), loud).word()).isEqualTo("needs");
        assertThat(verdict(Set.of("motorcycle", "car"), loud).word()).isEqualTo("allowed");
        assertThat(verdict(Set.of("motorcycle"), five("motorcycle", 100), five("kart", 99))
                        .word())
                .isEqualTo("refused");
    }
}
