package paddock.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paddock.AtOnce;

/** Who asks at the same moment is decided about together, and never beside somebody who wants the same locks. */
class TogetherTest {

    private static final UUID SITE = UUID.randomUUID();

    private static Locks locks(UUID thing) {
        return Locks.shared(SITE).with(thing, LocalDate.of(2026, 5, 11));
    }

    @Test
    void everybody_has_their_own_answer_and_nobody_is_decided_beside_who_wants_the_same() throws Exception {
        List<UUID> things =
                IntStream.range(0, 3).mapToObj(i -> UUID.randomUUID()).toList();
        Map<UUID, AtomicInteger> inHand = new ConcurrentHashMap<>();
        things.forEach(thing -> inHand.put(thing, new AtomicInteger()));
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        Together<Integer, Integer> together = new Together<>(5, (all, ending) -> {
            sizes.add(all.size());
            List<UUID> own =
                    all.stream().map(each -> things.get(each % 3)).distinct().toList();
            own.forEach(thing -> assertThat(
                            Objects.requireNonNull(inHand.get(thing)).incrementAndGet())
                    .isEqualTo(1));
            sleep(all.contains(7) ? 80 : 2);
            own.forEach(thing -> Objects.requireNonNull(inHand.get(thing)).decrementAndGet());
            return all.stream().map(each -> Optional.of(each * 2)).toList();
        });
        List<Callable<Optional<Integer>>> acts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            acts.add(() -> together.decided(number, locks(things.get(number % 3))));
        }
        List<Optional<Integer>> answers = AtOnce.all(acts);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).contains(i * 2);
        }
        assertThat(sizes).allMatch(size -> size <= 5).hasSizeLessThan(200);
    }

    @Test
    void who_wants_other_locks_does_not_wait_for_who_is_held_up() throws Exception {
        CountDownLatch freed = new CountDownLatch(1);
        CountDownLatch heldUp = new CountDownLatch(1);
        Together<String, String> together = new Together<>(5, (all, ending) -> {
            if (all.contains("slow")) {
                heldUp.countDown();
                await(freed);
            }
            return all.stream().map(Optional::of).toList();
        });
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<Optional<String>> answers = AtOnce.all(List.<Callable<Optional<String>>>of(
                () -> together.decided("slow", locks(one)),
                () -> {
                    await(heldUp);
                    Optional<String> answer = together.decided("quick", locks(other));
                    freed.countDown();
                    return answer;
                },
                () -> {
                    await(heldUp);
                    Optional<String> answer = together.decided("behind", locks(one));
                    assertThat(freed.getCount()).isZero();
                    return answer;
                }));
        assertThat(answers).containsExactly(Optional.of("slow"), Optional.of("quick"), Optional.of("behind"));
    }

    @Test
    void whoever_has_all_but_ended_lets_those_begin_who_want_something_else() throws Exception {
        CountDownLatch atIt = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(2);
        CountDownLatch freed = new CountDownLatch(1);
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<String> ended = Collections.synchronizedList(new ArrayList<>());
        Together<String, String> together = new Together<>(
                5,
                (all, ending) -> {
                    if (all.contains("slow")) {
                        atIt.countDown();
                        await(waiting);
                        sleep(50);
                        ending.run();
                        await(freed);
                    }
                    ended.addAll(all);
                    return all.stream().map(Optional::of).toList();
                },
                TimeUnit.HOURS.toMillis(1));
        AtOnce.all(List.<Callable<Optional<String>>>of(
                () -> together.decided("slow", locks(one)),
                () -> {
                    await(atIt);
                    waiting.countDown();
                    return together.decided("behind", locks(one));
                },
                () -> {
                    await(atIt);
                    waiting.countDown();
                    Optional<String> answer = together.decided("beside", locks(other));
                    freed.countDown();
                    return answer;
                }));
        assertThat(ended).containsExactly("beside", "slow", "behind");
    }

    @Test
    void what_breaks_breaks_for_those_who_were_in_it_and_for_nobody_after() {
        Together<String, String> together = new Together<>(5, (all, ending) -> {
            if (all.contains("broken")) {
                throw new IllegalStateException("no");
            }
            return all.stream().map(Optional::of).toList();
        });
        assertThatThrownBy(() -> together.decided("broken", locks(SITE))).isInstanceOf(IllegalStateException.class);
        assertThat(together.decided("whole", locks(SITE))).contains("whole");
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
