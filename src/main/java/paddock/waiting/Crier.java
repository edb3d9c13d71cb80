package paddock.waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.booking.Handling;
import paddock.kernel.Worker;

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
    private final Worker worker = new Worker("waiting", BETWEEN_LOOKS, this::look);
    private long round = System.nanoTime();

    Crier(Telling telling, Handling handling) {
        this.telling = telling;
        this.handling = handling;
    }

    /** Something may have become free. */
    void call() {
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends after the freeing in hand; what is still due is told by the next to start. */
    @Override
    public void stop() {
        worker.stop(LAST_MAIL);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void look() {
        if (System.nanoTime() - round >= BETWEEN_ROUNDS.toNanos()) {
            settleAll();
            round = System.nanoTime();
        }
        tellAll();
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
