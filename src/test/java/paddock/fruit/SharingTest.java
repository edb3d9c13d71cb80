package paddock.fruit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibition.Strength;

/** Whose a sale is. */
class SharingTest {

    private static final Instant ASKED = Instant.parse("2026-05-12T08:00:00Z");
    private static final UUID COMPANY = UUID.randomUUID();

    @Test
    void nothing_is_shared_by_whoever_was_met_afterwards_or_too_long_ago() {
        Touch after = touch(ASKED.plusSeconds(1), false);
        Touch forgotten = touch(ASKED.minus(Sharing.MEMORY), false);
        assertThat(shares(List.of(after, forgotten), Exhibition.Touch.SHARED)).isEmpty();
        assertThat(shares(List.of(touch(ASKED, false)), Exhibition.Touch.SHARED))
                .hasSize(1);
    }

    @Test
    void the_first_has_it_all_or_the_last_or_each_its_part() {
        Touch first = touch(ASKED.minus(Duration.ofDays(300)), false);
        Touch last = touch(ASKED.minus(Duration.ofDays(3)), false);
        Touch middle = touch(ASKED.minus(Duration.ofDays(30)), false);
        List<Touch> all = List.of(last, first, middle);
        assertThat(shares(all, Exhibition.Touch.FIRST)).containsExactly(new Share(sale(), first, Sharing.WHOLE));
        assertThat(shares(all, Exhibition.Touch.LAST)).containsExactly(new Share(sale(), last, Sharing.WHOLE));
        assertThat(shares(all, Exhibition.Touch.SHARED))
                .extracting(Share::parts)
                .containsExactly(333_334L, 333_333L, 333_333L);
    }

    @Test
    void a_show_that_wants_to_have_brought_a_company_has_nothing_of_one_that_was_a_client() {
        Touch known = touch(ASKED.minus(Duration.ofDays(3)), true);
        Map<UUID, Strength> sourced = Map.of(known.exhibition(), Strength.SOURCED);
        assertThat(Sharing.of(sale(), List.of(known), Exhibition.Touch.FIRST, sourced))
                .isEmpty();
        assertThat(shares(List.of(known), Exhibition.Touch.FIRST)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Exhibition.Touch.class)
    void what_is_shared_and_what_is_not_come_to_all_of_it_whatever_the_rule(Exhibition.Touch rule) {
        Random random = new Random(117);
        for (int round = 0; round < 2000; round++) {
            List<UUID> shows = IntStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(i -> UUID.randomUUID())
                    .toList();
            Map<UUID, Strength> strengths = shows.stream()
                    .collect(Collectors.toMap(
                            show -> show, show -> random.nextBoolean() ? Strength.SOURCED : Strength.INFLUENCED));
            List<Touch> met = shows.stream()
                    .filter(show -> random.nextInt(3) > 0)
                    .map(show -> new Touch(
                            COMPANY,
                            show,
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            ASKED.minus(Duration.ofDays(random.nextInt(900) - 50L)),
                            random.nextBoolean()))
                    .toList();
            Sale sale = sale();
            List<Share> shares = Sharing.of(sale, met, rule, strengths);
            long parts = shares.stream().mapToLong(Share::parts).sum();
            assertThat(parts).isIn(0L, Sharing.WHOLE);
            assertThat(shares).extracting(share -> share.touch().exhibition()).doesNotHaveDuplicates();
            LocalDate today = LocalDate.of(2026, 6, 1);
            Sum attributed = Sum.of(shares, today);
            Sum rest = shares.isEmpty() ? Sum.whole(List.of(sale), today) : Sum.NONE;
            assertThat(attributed.plus(rest)).isEqualTo(Sum.whole(List.of(sale), today));
        }
    }

    @Test
    void figures_are_shown_to_a_tenth_and_whole_ones_as_such() {
        List<String> shown = new ArrayList<>();
        for (long parts : new long[] {0, 333_333, 500_000, 1_000_000, 2_666_667, 10_000_000}) {
            shown.add(Sum.shown(parts).toPlainString());
        }
        assertThat(shown).containsExactly("0", "0.3", "0.5", "1", "2.7", "10");
    }

    private static List<Share> shares(List<Touch> met, Exhibition.Touch rule) {
        return Sharing.of(sale(), met, rule, Map.of());
    }

    private static Touch touch(Instant metAt, boolean known) {
        return new Touch(COMPANY, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), metAt, known);
    }

    private static Sale sale() {
        return new Sale(
                new UUID(1, 1),
                1,
                new UUID(2, 2),
                COMPANY,
                ASKED,
                true,
                false,
                false,
                List.of(LocalDate.of(2026, 5, 20), LocalDate.of(2026, 6, 20)));
    }
}
