package paddock.followup;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.kernel.Worker;

/** Looks once a minute for whom something is to be told about leads. */
@Component
@ConditionalOnWebApplication
class Reminder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reminder.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);

    private final FollowUps followUps;
    private final Worker worker = new Worker("followup", BETWEEN_LOOKS, this::look);

    Reminder(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop(LAST_MAIL);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void look() {
        try {
            followUps.tell();
        } catch (RuntimeException broken) {
            LOG.error("Nobody is told about leads yet", broken);
        }
    }
}
