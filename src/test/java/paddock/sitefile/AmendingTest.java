package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import paddock.homologation.Counter;
import paddock.homologation.Duty;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;

/** A version that says only what it changes is read as if it were written out whole. */
final class AmendingTest {

    private static final String FIRST = """
            homologation:
              orders:
                - key: o
                  version: "1"
                  level: order
                  title: Arrêté
                  circuit: loop
                  from: 2026-03-01
                  until: 2030-03-01
                  lapse: art. 9
                  source: Journal 1
                  facts: {glowing: Lumineux, loud: Bruyant}
                  values: {limit.house: 95, limit.night: 80}
                  rules:
                    - {id: a, cite: art. 1, text: A., forbid: {glowing: true}}
                    - {id: b, cite: art. 2, text: B., forbid: {hours: "22:00-06:00"}}
                    - {id: c, cite: art. 3, text: C., forbid: {hours: "12:00-14:00"}}
                  exceptions:
                    - {id: x, cite: art. 4, text: X., lifts: [c], when: {customer: club}}
                  derogations:
                    - {id: d, cite: art. 5, text: D., kind: day, lifts: [b], counters: [days]}
                  counters:
                    - {id: days, name: Jours, most: 5, unit: day, per: year}
                  duties:
                    - {id: study, cite: art. 6, text: Étude., due: {after: P1Y}}
                    - {id: yearly, cite: art. 6, text: Bilan., due: {every: P1Y}}
                    - {id: renewal, cite: art. 9, text: Renouveler., due: {before_end: P2M}}
            """;

    private static Reading reading(String amendment) throws IOException {
        return Folder.of("paddock/circuit/sample")
                .with("sample.yaml", place() + FIRST + amendment.indent(4))
                .read("sample.yaml");
    }

    private static String place() throws IOException {
        return Folder.of("paddock/circuit/sample").text("sample.yaml").split("(?m)^homologation:", 2)[0] + "\n";
    }

    private static List<Order> orders(String amendment) throws IOException {
        Reading reading = reading(amendment);
        assertThat(reading).isInstanceOf(Read.class);
        return ((Read) reading).law().orders();
    }

    private static final String SECOND = """
            - key: o
              version: "2"
              level: order
              title: Arrêté modificatif
              from: 2026-09-01
              amends: "1"
              repeals: [c, x]
              values: {limit.night: 70}
              rules:
                - {id: d, cite: art. 1 bis, text: D., forbid: {loud: true}}
                - {id: b, cite: art. 2 modifié, text: B., forbid: {hours: "21:00-06:00"}}
              counters:
                - {id: days, name: Jours, most: 3, unit: day, per: year}
            """;

    @Test
    void what_it_does_not_say_is_as_before() throws IOException {
        List<Order> orders = orders(SECOND);
        Order before = orders.getFirst();
        Order after = orders.getLast();
        assertThat(after.rules()).extracting(Rule::cite).containsExactly("art. 1", "art. 2 modifié", "art. 1 bis");
        assertThat(after.rules().getFirst()).isEqualTo(before.rules().getFirst());
        assertThat(after.reliefs()).isEmpty();
        assertThat(after.derogations()).isEqualTo(before.derogations());
        assertThat(after.counters()).extracting(Counter::most).containsExactly(3);
        assertThat(after.circuit()).isEqualTo("loop");
        assertThat(after.lapse()).isEqualTo("art. 9");
        assertThat(after.source()).isNull();
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.values()).hasSize(2).isNotEqualTo(before.values());
    }

    @Test
    void the_amended_version_ends_where_it_begins_and_is_otherwise_as_it_was() throws IOException {
        List<Order> orders = orders(SECOND);
        LocalDate change = LocalDate.of(2026, 9, 1);
        assertThat(orders.getFirst().validity()).isEqualTo(new Days(LocalDate.of(2026, 3, 1), change));
        assertThat(orders.getLast().validity()).isEqualTo(new Days(change, LocalDate.of(2030, 3, 1)));
        assertThat(orders.getFirst().rules()).extracting(Rule::id).containsExactly("a", "b", "c");
        assertThat(orders.getFirst().reliefs()).extracting(Relief::id).containsExactly("x");
    }

    @Test
    void deadlines_do_not_start_anew_and_are_told_once() throws IOException {
        List<Order> orders = orders(SECOND);
        assertThat(dates(orders, "study")).containsExactly(LocalDate.of(2027, 3, 1));
        assertThat(dates(orders, "yearly"))
                .containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2028, 3, 1), LocalDate.of(2029, 3, 1));
        assertThat(dates(orders, "renewal")).containsExactly(LocalDate.of(2029, 12, 28));
    }

    private static List<LocalDate> dates(List<Order> orders, String duty) {
        return orders.stream()
                .flatMap(order -> order.duties().stream()
                        .filter(each -> each.id().equals(duty))
                        .flatMap(each -> each.dates(order.validity()).stream()))
                .toList();
    }

    @Test
    void an_amendment_may_be_amended() throws IOException {
        List<Order> orders = orders(SECOND + """
                - {key: o, version: "3", level: order, title: Encore, from: 2027-01-01, amends: "2", repeals: [a]}
                """);
        assertThat(orders.getLast().rules()).extracting(Rule::id).containsExactly("b", "d");
        assertThat(orders.get(1).validity()).isEqualTo(new Days(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 1, 1)));
        assertThat(orders.getLast().duties())
                .extracting(Duty::due)
                .contains(new Duty.Due.After(Period.ofYears(1), LocalDate.of(2026, 3, 1)));
        assertThat(dates(orders, "study")).containsExactly(LocalDate.of(2027, 3, 1));
    }

    @Test
    void what_still_leans_on_something_repealed_is_told_on_its_own_line() throws IOException {
        Reading reading = reading(SECOND.replace("[c, x]", "[c]"));
        List<String> lines = (place() + FIRST).lines().toList();
        int line = 1
                + lines.indexOf(lines.stream()
                        .filter(each -> each.contains("id: x,"))
                        .findFirst()
                        .orElseThrow());
        assertThat(((Refused) reading).mistakes()).extracting(Mistake::key).containsOnly("unknown-rule");
        assertThat(((Refused) reading).mistakes()).extracting(Mistake::line).containsOnly(line);
    }

    @Test
    void a_mistake_in_what_is_taken_over_is_told_once() throws IOException {
        Folder sample = Folder.of("paddock/circuit/sample");
        String spoilt = FIRST.replace("22:00-06:00", "22h-6h").replace("text: A.", "txt: A.");
        Reading reading = sample.with(
                        "sample.yaml",
                        place() + spoilt + SECOND.replace("id: b,", "id: e,").indent(4))
                .read("sample.yaml");
        assertThat(((Refused) reading).mistakes())
                .extracting(Mistake::key)
                .containsExactlyInAnyOrder("not-hours", "unknown-key", "missing");
    }

    @Test
    void an_amendment_after_the_end_is_refused() throws IOException {
        Reading reading = reading(SECOND.replace("2026-09-01", "2030-03-01"));
        assertThat(((Refused) reading).mistakes()).extracting(Mistake::key).contains("crossed-dates");
    }

    @Test
    void a_rule_that_it_writes_twice_is_found() throws IOException {
        Reading reading = reading(SECOND.replace("id: d,", "id: b,"));
        assertThat(((Refused) reading).mistakes()).extracting(Mistake::key).contains("duplicate");
    }
}
