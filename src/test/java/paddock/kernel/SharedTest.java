package paddock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import paddock.AtOnce;

/** Many who ask at the same moment cost few readings, and none of them is told what was so before they asked. */
class SharedTest {

    @Test
    void nobody_is_given_what_was_read_before_they_asked() throws Exception {
        Shared<String, Integer> shared = new Shared<>();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger readings = new AtomicInteger();
        List<Callable<Boolean>> acts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            acts.add(() -> {
                boolean current = true;
                for (int n = 0; n < 200; n++) {
                    int asked = now.incrementAndGet();
                    int told = shared.read("it", () -> {
                        readings.incrementAndGet();
                        int read = now.get();
                        LockSupport.parkNanos(20_000);
                        return read;
                    });
                    current &= told >= asked;
                }
                return current;
            });
        }
        assertThat(AtOnce.all(acts)).containsOnly(true);
        assertThat(readings.get()).isLessThan(16 * 200);
    }

    @Test
    void those_who_come_while_it_is_read_share_the_next_reading() throws Exception {
        Shared<String, Integer> shared = new Shared<>();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        List<Callable<Integer>> acts = new ArrayList<>();
        acts.add(() -> shared.read("it", () -> {
            begun.countDown();
            sleep(1_500);
            return readings.incrementAndGet();
        }));
        for (int i = 0; i < 9; i++) {
            acts.add(() -> {
                begun.await();
                return shared.read("it", readings::incrementAndGet);
            });
        }
        List<Integer> told = AtOnce.all(acts);
        assertThat(told.getFirst()).isEqualTo(1);
        assertThat(told.subList(1, told.size())).containsOnly(2);
    }

    @Test
    void what_cannot_be_read_is_told_to_all_and_read_anew_for_the_next() {
        Shared<String, Integer> shared = new Shared<>();
        assertThatThrownBy(() -> shared.read("it", () -> {
                    throw new IllegalStateException("away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(shared.read("it", () -> 7)).isEqualTo(7);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
