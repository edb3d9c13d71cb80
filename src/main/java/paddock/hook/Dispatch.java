package paddock.hook;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends for as long as the product serves: some threads on each node, so that an endpoint that is slow holds up no other. */
@Component
@ConditionalOnWebApplication
final class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** Each has a connection to the database while it sends. */
    private static final int THREADS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    private static final Duration LAST_MESSAGE = Duration.ofSeconds(8);

    private final Sending sending;
    private final HookBell bell;
    private volatile List<Thread> working = List.of();
    private volatile String said = "";

    Dispatch(Sending sending, HookBell bell) {
        this.sending = sending;
        this.bell = bell;
    }

    @Override
    public void start() {
        List<Thread> threads = IntStream.rangeClosed(1, THREADS)
                .mapToObj(
                        n -> Thread.ofPlatform().daemon().name("webhooks-" + n).unstarted(this::work))
                .toList();
        working = threads;
        threads.forEach(Thread::start);
    }

    /** Ends after the messages in hand; one that takes too long is sent again by the next to start. */
    @Override
    public void stop() {
        List<Thread> threads = working;
        working = List.of();
        long end = System.nanoTime() + LAST_MESSAGE.toNanos();
        try {
            for (int i = 0; i < threads.size(); i++) {
                bell.ring();
            }
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !working.isEmpty();
    }

    private boolean works() {
        return working.contains(Thread.currentThread());
    }

    private void work() {
        try {
            while (works()) {
                bell.await(turn());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what there is, calling another to help with it, and says how long to wait for more. */
    private Duration turn() {
        try {
            while (works() && sending.next()) {
                bell.ring();
            }
            said = "";
            return BETWEEN_LOOKS;
        } catch (RuntimeException | Error broken) {
            tell(broken);
            return AFTER_A_FAILURE;
        }
    }

    /** A database that stays away is told once. */
    private void tell(Throwable broken) {
        if (!broken.toString().equals(said)) {
            said = broken.toString();
            LOG.error("No webhook leaves for now", broken);
        }
    }
}
