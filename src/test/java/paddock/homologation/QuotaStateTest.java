package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.PARIS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.use;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.Quota;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Law.Register;
import paddock.homologation.Law.Taken;
import paddock.homologation.Quotas.Balance;
import paddock.kernel.Days;

/** What is left of a quota is told beside the verdict, whether it is kept or not. */
final class QuotaStateTest {

    private static final Condition SUNDAYS = new Condition.Clock(
            new DayTest(Set.of(), Set.of(DayOfWeek.SUNDAY), List.of(), List.of(), Set.of(), -1), List.of());

    private static Rule rule(Amount amount, Period per, Condition of) {
        return SmallLaw.rule(new Quota(amount, per, of));
    }

    private static Order order(Rule rule) {
        return SmallLaw.order(Days.ALWAYS, List.of(rule), List.of(), List.of());
    }

    private static Finding finding(Rule rule, Use use, Register... registers) {
        return new Homologation(PARIS, List.of(order(rule)), List.of(), List.of(registers))
                .verdict(use)
                .findings()
                .getFirst();
    }

    private static String state(Rule rule, Use use, Register... registers) {
        Finding finding = finding(rule, use, registers);
        return finding.balances().stream()
                        .map(each -> each.period().from() + " " + each.left() + "-" + each.takes())
                        .toList()
                + " " + (finding.outcome().weight() == 0);
    }

    private static Use on(String day) {
        return use(day + "T10:00", day + "T12:00");
    }

    private static Use stated(Use use, int used) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                Map.of("rule", used),
                use.others());
    }

    @Test
    void what_is_left_of_days_is_what_neither_others_nor_the_question_have_used() {
        Rule days = rule(new Amount.AtMost(3, Unit.DAY), Period.MONTH, ALWAYS);
        assertThat(state(days, on("2026-06-10"))).isEqualTo("[2026-06-01 null-1] false");
        assertThat(state(days, beside(on("2026-06-10"), List.of()))).isEqualTo("[2026-06-01 3-1] true");
        assertThat(state(days, beside(on("2026-06-10"), List.of(on("2026-06-10"), on("2026-06-11")))))
                .isEqualTo("[2026-06-01 1-0] true");
        assertThat(state(days, stated(on("2026-06-10"), 3))).isEqualTo("[2026-06-01 0-1] false");
        assertThat(state(days, beside(use("2026-06-29T10:00", "2026-07-02T12:00"), List.of())))
                .isEqualTo("[2026-06-01 3-2, 2026-07-01 3-2] true");
    }

    @Test
    void what_is_left_of_free_days_and_of_closing_days_is_what_may_still_be_used() {
        Rule free = rule(new Amount.FreeAtLeast(2, Unit.DAY), Period.MONTH, SUNDAYS);
        assertThat(state(free, beside(on("2026-06-07"), List.of(on("2026-06-14")))))
                .isEqualTo("[2026-06-01 1-1] true");
        assertThat(state(free, beside(on("2026-06-07"), List.of(on("2026-06-14"), on("2026-06-21")))))
                .isEqualTo("[2026-06-01 0-1] false");
        Rule closed = rule(new Amount.ClosedInRuns(360, 2), Period.YEAR, ALWAYS);
        assertThat(state(closed, beside(on("2026-06-10"), List.of()))).isEqualTo("[2026-01-01 5-1] true");
    }

    @Test
    void hours_are_told_with_their_parts() {
        Rule hours = rule(new Amount.AtMost(4, Unit.HOUR), Period.DAY, ALWAYS);
        Use other = use("2026-06-10T08:00", "2026-06-10T09:15");
        assertThat(state(hours, beside(on("2026-06-10"), List.of(other)))).isEqualTo("[2026-06-10 2.75-2] true");
        assertThat(state(hours, on("2026-06-10"))).isEqualTo("[2026-06-10 null-2] false");
    }

    @Test
    void a_use_that_takes_nothing_is_told_nothing() {
        Rule free = rule(new Amount.FreeAtLeast(2, Unit.DAY), Period.MONTH, SUNDAYS);
        assertThat(state(free, on("2026-06-10"))).isEqualTo("[] true");
    }

    private static Register register(@Nullable LocalDate from, Taken... taken) {
        return new Register("o", "rule", from, null, List.of(taken));
    }

    private static Taken taken(String day, int units) {
        return new Taken(LocalDate.parse(day), units, null, null);
    }

    @Test
    void a_register_of_a_quota_says_what_is_used() {
        Rule weekends = rule(new Amount.AtMost(3, Unit.WEEKEND), Period.YEAR, ALWAYS);
        Register two = register(null, taken("2026-06-06", 2));
        assertThat(state(weekends, on("2026-06-21"), two)).isEqualTo("[2026-01-01 1-1] true");
        assertThat(state(weekends, on("2026-06-14"), two)).isEqualTo("[2026-01-01 1-0] true");
        assertThat(state(weekends, on("2026-06-21"), register(null, taken("2026-06-06", 3))))
                .isEqualTo("[2026-01-01 0-0] true");
        assertThat(state(weekends, on("2026-06-28"), register(null, taken("2026-06-06", 3))))
                .isEqualTo("[2026-01-01 0-1] false");
        assertThat(state(weekends, on("2026-06-28"), register(LocalDate.of(2026, 3, 1))))
                .isEqualTo("[2026-01-01 null-1] false");
        assertThat(state(weekends, stated(on("2026-06-28"), 2), register(null, taken("2026-06-06", 3))))
                .isEqualTo("[2026-01-01 1-1] true");
    }

    @Test
    void a_page_is_told_what_registers_say() {
        Rule weekends = rule(new Amount.AtMost(3, Unit.WEEKEND), Period.YEAR, ALWAYS);
        Order order = order(weekends);
        LocalDate day = LocalDate.of(2026, 6, 10);
        Law law = new Law(List.of(order), List.of(), List.of(register(null, taken("2026-06-06", 2))), List.of());
        assertThat(Quotas.around(day, weekends, new Quotas.Kept(order, law, PARIS)))
                .map(Balance::left)
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("1"));
        assertThat(Quotas.around(day, weekends, new Quotas.Kept(order, Law.NONE, PARIS))
                        .orElseThrow()
                        .left())
                .isNull();
        assertThat(Quotas.around(day, SmallLaw.rule(new Demand.Forbid(ALWAYS)), new Quotas.Kept(order, law, PARIS)))
                .isEmpty();
    }
}
