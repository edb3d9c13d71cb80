package paddock.fruit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import paddock.exhibition.Cost;
import paddock.exhibition.Partner;
import paddock.kernel.Money;

/** What a show costs, and who bears it. */
class BillTest {

    @Test
    void the_lines_come_to_the_total_and_the_shares_to_what_the_operator_does_not_bear() {
        Random random = new Random(117);
        for (int round = 0; round < 2000; round++) {
            List<Cost> costs = Stream.generate(() -> cost(random))
                    .limit(random.nextInt(30))
                    .toList();
            List<Partner> partners = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> new Partner(UUID.randomUUID(), null, "Partner " + i, random.nextInt(30)))
                    .toList();
            Bill bill = Bill.of(costs, partners);
            Money total = costs.stream().map(Cost::known).reduce(Money.NONE, Money::plus);
            int shares = partners.stream().mapToInt(Partner::share).sum();
            assertThat(sum(bill.lines().stream().map(Bill.Line::counted))).isEqualTo(total);
            assertThat(bill.total().counted()).isEqualTo(total);
            assertThat(bill.borne()).isEqualTo(total.percent(Math.max(0, 100 - shares)));
            assertThat(sum(bill.partners().stream().map(Bill.Bearing::amount)).plus(bill.borne()))
                    .isEqualTo(total);
            assertThat(bill.partners().stream().mapToInt(Bill.Bearing::share).sum())
                    .isEqualTo(shares);
        }
    }

    @Test
    void costs_of_a_kind_are_one_line_and_the_partners_who_bear_least_another() {
        List<Cost> costs = List.of(
                cost(Cost.Kind.TRAVEL, 100, 150L), cost(Cost.Kind.SPACE, 700, null), cost(Cost.Kind.TRAVEL, 200, null));
        List<Partner> partners = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> new Partner(UUID.randomUUID(), null, "Partner " + i, i))
                .toList();
        Bill bill = Bill.of(costs, partners);
        assertThat(bill.lines())
                .containsExactly(
                        new Bill.Line("space", new Money(700), null, new Money(700)),
                        new Bill.Line("travel", new Money(300), new Money(150), new Money(350)));
        assertThat(bill.partners()).extracting(Bill.Bearing::share).containsExactly(8, 7, 6, 1 + 2 + 3 + 4 + 5);
        assertThat(bill.partners().getLast().count()).isEqualTo(5);
    }

    private static Cost cost(Random random) {
        Cost.Kind[] kinds = Cost.Kind.values();
        return cost(
                kinds[random.nextInt(kinds.length)],
                random.nextInt(1_000_000),
                random.nextBoolean() ? random.nextLong(1_000_000) : null);
    }

    private static Cost cost(Cost.Kind kind, long planned, @Nullable Long spent) {
        return new Cost(UUID.randomUUID(), kind, "", new Money(planned), spent == null ? null : new Money(spent), 1);
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.NONE, Money::plus);
    }
}
