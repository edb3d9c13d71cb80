package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.rule;
import static paddock.homologation.SmallLaw.use;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;

/** Shares of several numbers are added up exactly, in whichever order they come. */
final class SharesTest {

    private static Table.Cell at(String category, int most) {
        return new Table.Cell(new Condition.Is("category", Set.of(category)), most);
    }

    private static final Rule SHARES = rule(new Demand.Numbers(new Table(
            List.of(at("touring-gt", 30), at("kart", 40), at("single-seater", 24)),
            Table.Mixed.SHARES,
            Table.Counting.USE)));

    private static Vehicles of(String category, int count) {
        return new Vehicles(count, Map.of("category", Value.Codes.of(category)));
    }

    private static Verdict verdict(List<Vehicles> field) {
        return SmallLaw.verdict(SHARES, SmallLaw.with(use("2026-06-10T10:00", "2026-06-10T11:00"), field));
    }

    @Test
    void shares_that_are_exactly_the_whole_fit_in_any_order() {
        List<Vehicles> field = new ArrayList<>(List.of(of("touring-gt", 1), of("kart", 22), of("single-seater", 10)));
        Random random = new Random(9);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(field, random);
            assertThat(verdict(List.copyOf(field)).word()).isEqualTo("allowed");
        }
    }

    @Test
    void one_vehicle_more_is_too_many_and_says_so() {
        Verdict verdict = verdict(List.of(of("touring-gt", 2), of("kart", 22), of("single-seater", 10)));
        assertThat(verdict.word()).isEqualTo("refused");
        assertThat(verdict.reasons().getFirst().excess())
                .extracting(Excess::why)
                .containsOnly(Excess.Why.SHARES);
    }
}
