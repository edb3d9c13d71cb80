package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.PARIS;
import static paddock.homologation.SmallLaw.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Law.Exemption;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Circuits that need no order for some uses, with and without an order for the others. */
final class ExemptionsTest {

    private static final Exemption BICYCLES = new Exemption(
            null, Text.of("fr", "Sans moteur."), "art. 0", new Condition.Is("category", Set.of("bicycle")));
    private static final Exemption SUNDAYS = new Exemption(
            null,
            Text.of("fr", "Le dimanche."),
            "art. 0",
            new Condition.Clock(
                    new DayTest(Set.of(DayTest.Type.SUNDAY), Set.of(), List.of(), List.of(), Set.of(), -1), List.of()));
    private static final Days IN_FORCE = new Days(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 1, 1));

    private static Homologation law(Exemption exemption, Demand... demands) {
        List<Order> orders = new ArrayList<>();
        for (Demand demand : demands) {
            orders.add(SmallLaw.order(IN_FORCE, List.of(rule(demand)), List.of(), List.of()));
        }
        return new Homologation(PARIS, orders, List.of(exemption), List.of());
    }

    private static Use of(String date, @Nullable String... categories) {
        List<Vehicles> vehicles = new ArrayList<>();
        for (String category : categories) {
            vehicles.add(new Vehicles(5, category == null ? Map.of() : Map.of("category", Value.Codes.of(category))));
        }
        return SmallLaw.with(SmallLaw.use(date + "T10:00", date + "T11:00"), vehicles);
    }

    private static final Demand NOTHING = new Demand.Forbid(SmallLaw.ALWAYS);
    private static final String DAY = "2026-06-10";

    @Test
    void an_exempt_use_needs_no_order_where_there_is_none() {
        Homologation none = law(BICYCLES);
        assertThat(none.verdict(of(DAY, "bicycle")).word()).isEqualTo("allowed");
        assertThat(none.verdict(of(DAY, "kart")).word()).isEqualTo("undetermined");
        assertThat(none.verdict(of(DAY, "bicycle", "kart")).word()).isEqualTo("undetermined");
        Verdict open = none.verdict(of(DAY, (String) null));
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("category", "order")));
    }

    @Test
    void an_exempt_use_is_not_held_against_the_order_of_others_nor_against_its_end() {
        Homologation closed = law(BICYCLES, NOTHING);
        Verdict exempt = closed.verdict(of(DAY, "bicycle"));
        assertThat(exempt.word()).isEqualTo("allowed");
        assertThat(exempt.findings()).extracting(Finding::cite).containsExactly("art. 0");
        assertThat(closed.verdict(of(DAY, "kart")).word()).isEqualTo("refused");
        assertThat(closed.verdict(of(DAY, "bicycle", "kart")).word()).isEqualTo("refused");
        assertThat(closed.verdict(of("2028-06-10", "bicycle")).word()).isEqualTo("allowed");
        assertThat(closed.verdict(of("2028-06-10", "kart")).word()).isEqualTo("refused");
    }

    @Test
    void what_may_be_exempt_is_open_only_where_the_order_stands_in_the_way() {
        Verdict open = law(BICYCLES, NOTHING).verdict(of(DAY, (String) null));
        assertThat(open.reasons().getFirst().outcome()).isEqualTo(new Outcome.Unsure(Set.of("category")));
        assertThat(law(BICYCLES, new Demand.Require(SmallLaw.ALWAYS))
                        .verdict(of(DAY, (String) null))
                        .word())
                .isEqualTo("allowed");
    }

    @Test
    void lawful_hours_know_days_that_are_exempt() {
        LawfulHours hours = new LawfulHours(law(SUNDAYS, NOTHING), of(DAY, "kart"));
        List<LocalDate> free = hours.between(LocalDate.of(2026, 6, 8), LocalDate.of(2026, 6, 22)).stream()
                .filter(day -> !day.that("allowed").isEmpty())
                .map(LawfulHours.Day::date)
                .toList();
        assertThat(free).isEqualTo(List.of(LocalDate.of(2026, 6, 14), LocalDate.of(2026, 6, 21)));
    }
}
