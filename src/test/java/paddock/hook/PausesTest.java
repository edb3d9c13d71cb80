package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long is waited after a failure. */
class PausesTest {

    @Test
    void each_pause_is_longer_than_the_one_before_and_all_are_about_three_days() {
        for (int seed = 0; seed < 50; seed++) {
            Random chance = new Random(seed);
            Duration all = Duration.ZERO;
            Duration last = Duration.ZERO;
            for (int attempts = 1; attempts < Pauses.MOST_ATTEMPTS; attempts++) {
                Duration pause = Pauses.after(attempts, chance);
                assertThat(pause).isGreaterThan(last.multipliedBy(4).dividedBy(5));
                last = pause;
                all = all.plus(pause);
            }
            assertThat(all).isBetween(Duration.ofHours(64), Duration.ofHours(79));
        }
    }

    @Test
    void not_everybody_comes_back_at_once() {
        Random chance = new Random(7);
        assertThat(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> Pauses.after(3, chance))
                        .distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(108), Duration.ofSeconds(132)));
    }

    @Test
    void an_endpoint_rests_for_minutes_at_most() {
        Random chance = new Random(7);
        assertThat(Pauses.rest(1, chance)).isLessThan(Duration.ofSeconds(6));
        assertThat(Pauses.rest(500, chance)).isEqualTo(Duration.ofMinutes(5));
    }
}
