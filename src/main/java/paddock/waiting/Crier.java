package paddock.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.booking.Handling;

/** Tells those who wait, outside all locks on the ground, and looks for options that lapse while nobody writes. */
@Component
class Crier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Crier.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);
    private static final int MOST_LAPSED = 200;

    private final Telling telling;
    private final Handling handling;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread works;

    Crier(Telling telling, Handling handling) {
        this.telling = telling;
        this.handling = handling;
    }

    /** Something may have become free. */
    void call() {
        calls.release();
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("waiting").unstarted(this::work);
        works = thread;
        thread.start();
    }

    /** Ends after the freeing in hand; what is still due is told by the next to start. */
    @Override
    public void stop() {
        Thread thread = works;
        works = null;
        call();
        try {
            if (thread != null) {
                thread.join(LAST_MAIL);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return works != null;
    }

    private void work() {
        try {
            long round = System.nanoTime();
            while (works == Thread.currentThread()) {
                if (System.nanoTime() - round >= BETWEEN_ROUNDS.toNanos()) {
                    settleAll();
                    round = System.nanoTime();
                }
                tellAll();
                boolean called = calls.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                LOG.trace("Called: {}", called);
                calls.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Options that have lapsed are over whether or not anybody writes that down. Whoever waits for what they had hears of it
     * when somebody does: nobody may for days.
     */
    void settleAll() {
        try {
            handling.lapsed(MOST_LAPSED).forEach(this::settle);
        } catch (RuntimeException broken) {
            LOG.error("Options that have lapsed are not looked at", broken);
        }
    }

    private void settle(UUID option) {
        try {
            handling.settle(option);
        } catch (RuntimeException broken) {
            LOG.error("The end of option {} cannot be written down", option, broken);
        }
    }

    /** Everything that is due, as far as nobody else is at it and nothing breaks. */
    void tellAll() {
        try {
            Optional<Telling.Told> told = telling.next();
            while (told.isPresent() && isRunning()) {
                told = telling.next();
            }
        } catch (RuntimeException broken) {
            LOG.error("Those who wait are not told yet", broken);
        }
    }
}
