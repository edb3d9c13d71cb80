package paddock.hook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Wakes one of those of this process that send, as soon as there is something to send; other nodes look by themselves. */
@Component
final class HookBell {

    private static final Logger LOG = LoggerFactory.getLogger(HookBell.class);
    private static final int MOST = 8;

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() < MOST) {
            rung.release();
        }
    }

    /** Until it is rung, but no longer than that. */
    void await(Duration longest) throws InterruptedException {
        boolean called = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("Called: {}", called);
    }
}
