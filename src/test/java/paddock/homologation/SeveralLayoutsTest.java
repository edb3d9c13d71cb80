package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.PARIS;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.use;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import paddock.kernel.Days;

/** Uses of several layouts at once, and of layouts that are not there on every day. */
final class SeveralLayoutsTest {

    private static final LocalDate BUILT = LocalDate.of(2026, 6, 1);

    private static Order open(int until) {
        return SmallLaw.order(Days.ALWAYS, List.of(SmallLaw.open(DayTest.ANY, hours(9, until))), List.of(), List.of());
    }

    private static Homologation of(Order order) {
        return new Homologation(PARIS, List.of(order), null);
    }

    private static Use on(Set<String> layouts, int until) {
        Use use = use("2026-06-10T17:00", "2026-06-10T%02d:00".formatted(until));
        return new Use(use.from(), use.until(), layouts, Map.of(), List.of(), Set.of(), Map.of(), null);
    }

    @Test
    void a_use_of_two_layouts_keeps_what_is_written_about_both() {
        Map<String, Homologation> site = new ConcurrentHashMap<>();
        site.put("x", of(open(20)).beside(site));
        site.put("y", of(open(18)).beside(site));
        Homologation x = site.get("x");
        assertThat(x.verdict(on(Set.of("x"), 19)).word()).isEqualTo("allowed");
        assertThat(x.verdict(on(Set.of("x", "y"), 18)).word()).isEqualTo("allowed");
        assertThat(x.verdict(on(Set.of("x", "y"), 19)).word()).isEqualTo("refused");
    }

    @Test
    void a_layout_that_is_not_there_is_refused() {
        Homologation built = of(open(20)).existing(day -> !day.isBefore(BUILT));
        assertThat(built.verdict(use("2026-06-01T10:00", "2026-06-01T11:00")).word())
                .isEqualTo("allowed");
        Verdict before = built.verdict(use("2026-05-31T10:00", "2026-05-31T11:00"));
        assertThat(before.word()).isEqualTo("refused");
        assertThat(before.reasons().getFirst().ruleId()).isEqualTo(Finding.NO_COURSE);
        assertThat(built.verdict(use("2026-05-31T10:00", "2026-06-01T11:00")).word())
                .isEqualTo("refused");
    }

    @Test
    void it_has_no_lawful_hours_on_days_on_which_it_is_not_there() {
        Homologation built = of(open(20)).existing(day -> !day.isBefore(BUILT));
        assertThat(built.lawful(on(Set.of("x"), 18)).between(BUILT.minusDays(2), BUILT.plusDays(2)))
                .extracting(day -> day.that("allowed").size())
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    void lawful_hours_are_kept_for_a_kind_of_use_whenever_it_takes_place() {
        Homologation kept = of(open(20));
        LawfulHours first = kept.lawful(on(Set.of("x"), 18));
        assertThat(kept.lawful(on(Set.of("x"), 19))).isSameAs(first);
        for (int i = 0; i < 100; i++) {
            kept.lawful(on(Set.of("x" + i), 18));
        }
        assertThat(kept.lawful(on(Set.of("x"), 18))).isNotSameAs(first);
    }
}
