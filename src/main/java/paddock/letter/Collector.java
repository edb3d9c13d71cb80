package paddock.letter;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.kernel.Worker;

/** Looks once a minute for what has come back to letters. */
@Component
@ConditionalOnWebApplication
class Collector implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(8);

    private final Collecting collecting;
    private final Filing answers;
    private final MailboxSettings settings;
    private final Worker worker = new Worker("letter", BETWEEN_LOOKS, this::look);

    Collector(Collecting collecting, Filing answers, MailboxSettings settings) {
        this.collecting = collecting;
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop(LAST_LOOK);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void look() {
        try {
            answers.notHandedOver();
            if (settings.isThere()) {
                collecting.collect();
            }
        } catch (RuntimeException broken) {
            LOG.error("What has come back to letters is not filed yet", broken);
        }
    }
}
