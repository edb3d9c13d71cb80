package paddock.personal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Obeys the terms while the product serves: on every node, and the database lets one do each once a day. */
@Component
@ConditionalOnWebApplication
class Retention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    /** Within it, whatever was under way when somebody was forgotten has long ended. */
    private static final Duration ECHOES = Duration.ofDays(3);

    private final Terms terms;
    private final Ledger ledger;
    private final Forgetting forgetting;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService thread;
    private String said = "";

    Retention(Terms terms, Ledger ledger, Forgetting forgetting, InstantSource clock) {
        this.terms = terms;
        this.ledger = ledger;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService begun = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("retention").factory());
        var _ = begun.scheduleWithFixedDelay(
                this::tryRound, FIRST.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
        thread = begun;
    }

    private void tryRound() {
        try {
            round(clock.instant());
            said = "";
        } catch (RuntimeException | Error broken) {
            if (!broken.toString().equals(said)) {
                LOG.error("What had its time could not be forgotten, which will be tried again", broken);
            }
            said = broken.toString();
        }
    }

    /** Once round everything. */
    void round(Instant now) {
        forgetting.echoes(now.minus(ECHOES));
        try {
            terms.round();
        } finally {
            ledger.keep();
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
