package paddock.store;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for another process, with an end to it. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** Whether it came true in time. */
    static boolean until(Duration atMost, BooleanSupplier comesTrue) {
        long start = System.nanoTime();
        while (!comesTrue.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) return false;
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
