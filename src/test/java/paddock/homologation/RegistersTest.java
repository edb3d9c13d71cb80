package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.PARIS;
import static paddock.homologation.SmallLaw.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Law.Register;
import paddock.homologation.Law.Taken;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** What an operator has written down of a counter decides; what nobody has written down stays unknown. */
final class RegistersTest {

    private static final Derogation WAY = new Derogation(
            "way",
            "art. 2",
            Text.of("fr", "…"),
            "event",
            Set.of("rule"),
            SmallLaw.ALWAYS,
            new Condition.Not(SmallLaw.ALWAYS),
            null,
            List.of("units"),
            null);

    private static Homologation closed(Counter counter, @Nullable Register register) {
        return new Homologation(
                PARIS,
                List.of(SmallLaw.order(
                        Days.ALWAYS,
                        List.of(rule(new Demand.Forbid(SmallLaw.ALWAYS))),
                        List.of(WAY),
                        List.of(counter))),
                List.of(),
                register == null ? List.of() : List.of(register));
    }

    private static Register register(@Nullable String from, Taken... taken) {
        return new Register("o", "units", from == null ? null : LocalDate.parse(from), null, List.of(taken));
    }

    private static Taken taken(String on, int units) {
        return new Taken(LocalDate.parse(on), units, null, null);
    }

    private static Use granted(String date) {
        return SmallLaw.use(date + "T10:00", date + "T11:00").authorised(Set.of("event"));
    }

    private static Use saying(Use use, int used) {
        return new Use(
                use.from(),
                use.until(),
                use.layouts(),
                use.facts(),
                use.vehicles(),
                use.authorised(),
                Map.of("units", used),
                use.others());
    }

    private static final Counter TWO_EVENTS = SmallLaw.counter(2, Unit.EVENT, Period.YEAR);

    @Test
    void a_register_decides_and_its_absence_does_not() {
        Use use = granted("2026-05-13");
        assertThat(closed(TWO_EVENTS, null).verdict(use).word()).isEqualTo("undetermined");
        assertThat(closed(TWO_EVENTS, register(null)).verdict(use).word()).isEqualTo("allowed");
        assertThat(closed(TWO_EVENTS, register(null, taken("2026-04-12", 1)))
                        .verdict(use)
                        .word())
                .isEqualTo("allowed");
        assertThat(closed(TWO_EVENTS, register(null, taken("2026-04-12", 2)))
                        .verdict(use)
                        .word())
                .isEqualTo("refused");
    }

    @Test
    void a_question_that_says_what_is_used_counts_before_the_register() {
        Use use = granted("2026-05-13");
        Homologation full = closed(TWO_EVENTS, register(null, taken("2026-04-12", 2)));
        assertThat(full.verdict(saying(use, 0)).word()).isEqualTo("allowed");
        assertThat(full.verdict(saying(use, 2)).word()).isEqualTo("refused");
    }

    @Test
    void what_a_question_says_is_used_is_so_in_its_first_year_and_the_register_tells_of_the_next() {
        Counter two = SmallLaw.counter(2, Unit.DAY, Period.YEAR);
        Use across = saying(SmallLaw.use("2026-12-31T10:00", "2027-01-01T11:00").authorised(Set.of("event")), 1);
        assertThat(closed(two, null).verdict(across).word()).isEqualTo("undetermined");
        assertThat(closed(two, register(null, taken("2026-06-01", 2)))
                        .verdict(across)
                        .word())
                .isEqualTo("allowed");
        assertThat(closed(two, register(null, taken("2027-06-01", 2)))
                        .verdict(across)
                        .word())
                .isEqualTo("refused");
    }

    @Test
    void units_of_another_year_are_not_those_of_this_one() {
        Homologation full = closed(TWO_EVENTS, register(null, taken("2025-12-31", 2)));
        assertThat(full.verdict(granted("2026-01-01")).word()).isEqualTo("allowed");
        assertThat(full.verdict(granted("2025-01-01")).word()).isEqualTo("refused");
    }

    @Test
    void before_the_first_day_of_the_register_nobody_knows_what_was_used() {
        Homologation late = closed(TWO_EVENTS, register("2026-03-01", taken("2026-04-12", 1)));
        assertThat(late.verdict(granted("2026-05-13")).word()).isEqualTo("undetermined");
        assertThat(late.verdict(granted("2027-05-13")).word()).isEqualTo("allowed");
        Homologation full = closed(TWO_EVENTS, register("2026-03-01", taken("2026-04-12", 2)));
        assertThat(full.verdict(granted("2026-05-13")).word()).isEqualTo("refused");
    }

    @Test
    void nobody_else_on_the_day_says_nothing_of_the_year() {
        Use alone = SmallLaw.beside(granted("2026-05-13"), List.of());
        Use alone1 = alone.knowingItsDays();
        Homologation late = closed(TWO_EVENTS, register("2026-03-01", taken("2026-04-12", 1)));
        assertThat(late.verdict(alone).word()).isEqualTo("allowed");
        assertThat(late.verdict(alone1).word()).isEqualTo("undetermined");
        assertThat(late.verdict(alone1).reasons().getFirst().outcome())
                .isEqualTo(new Outcome.Unsure(Set.of("used.units")));
        assertThat(late.verdict(saying(alone, 1).knowingItsDays()).word()).isEqualTo("allowed");
        assertThat(closed(TWO_EVENTS, register(null)).verdict(alone1).word()).isEqualTo("allowed");
        assertThat(closed(SmallLaw.counter(2, Unit.DAY, Period.DAY), null)
                        .verdict(alone1)
                        .word())
                .isEqualTo("allowed");
    }

    @Test
    void a_day_that_is_written_down_is_not_taken_twice() {
        Homologation full = closed(SmallLaw.counter(2, Unit.DAY, Period.YEAR), register(null, taken("2026-04-12", 2)));
        assertThat(full.verdict(granted("2026-04-12")).word()).isEqualTo("allowed");
        assertThat(full.verdict(granted("2026-04-13")).word()).isEqualTo("allowed");
        assertThat(full.verdict(granted("2026-04-14")).word()).isEqualTo("refused");
    }

    @Test
    void several_weekends_are_those_that_follow() {
        Homologation full =
                closed(SmallLaw.counter(2, Unit.WEEKEND, Period.MONTH), register(null, taken("2026-06-07", 2)));
        assertThat(full.verdict(granted("2026-06-06")).word()).isEqualTo("allowed");
        assertThat(full.verdict(granted("2026-06-14")).word()).isEqualTo("allowed");
        assertThat(full.verdict(granted("2026-06-20")).word()).isEqualTo("refused");
    }

    @Test
    void other_uses_come_on_top_of_the_register() {
        Homologation one = closed(TWO_EVENTS, register(null, taken("2026-04-12", 1)));
        Use use = granted("2026-05-13");
        assertThat(one.verdict(SmallLaw.beside(use, List.of())).word()).isEqualTo("allowed");
        assertThat(one.verdict(SmallLaw.beside(use, List.of(granted("2026-06-01"))))
                        .word())
                .isEqualTo("refused");
    }

    @Test
    void more_than_there_ever_is_is_refused_though_nobody_knows_what_is_used() {
        Use days = SmallLaw.use("2026-05-13T10:00", "2026-05-15T11:00").authorised(Set.of("event"));
        assertThat(closed(SmallLaw.counter(2, Unit.DAY, Period.YEAR), null)
                        .verdict(days)
                        .word())
                .isEqualTo("refused");
    }

    @Test
    void lawful_hours_tell_days_apart_that_registers_tell_apart() {
        Homologation homologation =
                closed(SmallLaw.counter(1, Unit.DAY, Period.MONTH), register(null, taken("2026-06-10", 1)));
        LawfulHours hours = new LawfulHours(homologation, granted("2026-01-01"));
        List<LocalDate> allowed = hours.between(LocalDate.of(2026, 5, 30), LocalDate.of(2026, 7, 3)).stream()
                .filter(day -> !day.that("allowed").isEmpty())
                .map(LawfulHours.Day::date)
                .toList();
        List<LocalDate> expected = IntStream.of(-2, -1, 9, 30, 31)
                .mapToObj(LocalDate.of(2026, 6, 1)::plusDays)
                .toList();
        assertThat(allowed).isEqualTo(expected);
    }
}
