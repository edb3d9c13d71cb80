package paddock.homologation;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.homologation.SmallLaw.ALWAYS;
import static paddock.homologation.SmallLaw.beside;
import static paddock.homologation.SmallLaw.hours;
import static paddock.homologation.SmallLaw.use;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Counter.Period;
import paddock.homologation.Counter.Unit;
import paddock.homologation.Demand.Quota.Amount;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** As many other uses as a question may name count, on one day as over a year; how fast, the benchmark of verdicts measures. */
final class ManyOthersTest {

    private static final int MANY = 5000;
    private static final Text TEXT = Text.of("fr", "…");
    private static final Condition KART = new Condition.Is("category", Set.of("kart"));
    private static final Condition TRUCK = new Condition.Is("category", Set.of("truck"));

    /** Every rule about several uses, and a counted derogation from most of them: not from numbers and kinds at once. */
    private static Order order() {
        List<Demand> demands = List.of(
                new Demand.Require(new Condition.Clock(DayTest.ANY, List.of(hours(9, 19)))),
                new Demand.Pause(Duration.ofMinutes(60), hours(12, 14), 2),
                new Demand.Rest(Duration.ofMinutes(30), Duration.ofHours(2)),
                new Demand.Quota(new Amount.AtMost(100, Unit.DAY), Period.YEAR, ALWAYS),
                new Demand.Quota(new Amount.AtMost(4, Unit.HOUR), Period.DAY, ALWAYS),
                new Demand.Quota(new Amount.FreeAtLeast(2, Unit.WEEKEND), Period.MONTH, ALWAYS),
                new Demand.InARow(2, Unit.DAY, ALWAYS),
                new Demand.Apart(Set.of("x", "y")),
                new Demand.Unmixed(List.of(KART, TRUCK)),
                new Demand.Numbers(new Table(
                        List.of(new Table.Cell(KART, 20), new Table.Cell(TRUCK, 5)),
                        Table.Mixed.SHARES,
                        Table.Counting.CIRCUIT)));
        List<Rule> rules = new ArrayList<>();
        for (Demand demand : demands) {
            rules.add(new Rule("rule" + rules.size(), "art. 1", TEXT, ALWAYS, demand));
        }
        Set<String> all = rules.stream()
                .filter(rule -> !(rule.demand() instanceof Demand.Unmixed || rule.demand() instanceof Demand.Numbers))
                .map(Rule::id)
                .collect(Collectors.toSet());
        Derogation event = new Derogation(
                "event", "art. 2", TEXT, "event", all, ALWAYS, new Condition.Not(ALWAYS), null, List.of("days"), null);
        Counter days = new Counter("days", TEXT, 12, Unit.DAY, Period.YEAR, null);
        return SmallLaw.order(Days.ALWAYS, rules, List.of(event), List.of(days));
    }

    private static Use one(Instant from) {
        return new Use(
                from,
                from.plusSeconds(3000),
                Set.of("x"),
                Map.of(),
                List.of(new Vehicles(4, Map.of("category", Value.Codes.of("kart")))),
                Set.of("event"),
                Map.of(),
                null);
    }

    @ParameterizedTest
    @CsvSource({"1, allowed", "30, refused", "365, refused"})
    void a_verdict_beside_five_thousand_others_counts_them_all(int days, String word) {
        List<Use> others = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            others.add(one(Instant.parse("2026-01-01T07:00:00Z")
                    .plus(Duration.ofDays(i % days))
                    .plusSeconds(7L * (i / days))));
        }
        Use asked = beside(one(Instant.parse("2026-01-01T06:00:00Z")), others);
        Homologation homologation = new Homologation(SmallLaw.PARIS, List.of(order()), null);
        assertThat(homologation.verdict(asked).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-12T19:00", "2026-05-12T20:00"})
    void uses_of_which_the_same_is_said_are_as_many_as_there_are(String from) {
        Counter uses = SmallLaw.counter(3, Unit.USE, Period.MONTH);
        Derogation event = new Derogation(
                "event",
                "art. 2",
                TEXT,
                "event",
                Set.of("rule"),
                ALWAYS,
                new Condition.Not(ALWAYS),
                null,
                List.of("units"),
                null);
        Order order = SmallLaw.order(
                Days.ALWAYS, List.of(SmallLaw.open(DayTest.ANY, hours(9, 19))), List.of(event), List.of(uses));
        Use evening = use(from, "2026-05-12T21:00").authorised(Set.of("event"));
        Use same = use("2026-05-05T19:00", "2026-05-05T20:00").authorised(Set.of("event"));
        Use again = use("2026-05-05T19:00", "2026-05-05T20:00").authorised(Set.of("event"));
        assertThat(SmallLaw.verdict(order, beside(evening, List.of(same, again)))
                        .word())
                .isEqualTo("allowed");
        Use third = use("2026-05-05T19:00", "2026-05-05T20:00").authorised(Set.of("event"));
        assertThat(SmallLaw.verdict(order, beside(evening, List.of(same, again, third)))
                        .word())
                .isEqualTo("refused");
    }
}
