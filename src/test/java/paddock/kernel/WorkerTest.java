package paddock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that takes turns takes the next one, whatever became of the last. */
class WorkerTest {

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, AssertionError.class, IllegalStateException.class})
    void a_turn_that_breaks_is_one_turn_lost(Class<? extends Throwable> broken) throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Semaphore second = new Semaphore(0);
        Throwable flaw = broken.getDeclaredConstructor().newInstance();
        Worker worker = new Worker("breaking", Duration.ofMinutes(10), () -> {
            if (turns.incrementAndGet() == 1) {
                WorkerTest.<RuntimeException>fail(flaw);
            }
            second.release();
        });
        worker.start();
        try {
            worker.call();
            assertThat(second.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.isRunning()).isTrue();
        } finally {
            worker.stop(Duration.ofSeconds(5));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable flaw) throws T {
        throw (T) flaw;
    }
}
