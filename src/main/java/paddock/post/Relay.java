package paddock.post;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works through the outbox for as long as the product serves, beside the relays of other nodes. */
@Component
@ConditionalOnWebApplication
class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    private static final Duration NOTHING_LEAVES = Duration.ofHours(1);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);

    private final Delivery delivery;
    private final Bell bell;
    private final MailSettings settings;
    private volatile @Nullable Thread works;
    private String said = "";

    Relay(Delivery delivery, Bell bell, MailSettings settings) {
        this.delivery = delivery;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("post").unstarted(this::work);
        works = thread;
        thread.start();
    }

    /** Ends after the mail in hand; one that takes too long is sent again by the next to start. */
    @Override
    public void stop() {
        Thread thread = works;
        works = null;
        bell.ring();
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
            while (works == Thread.currentThread()) {
                bell.await(turn());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what there is to do, and says how long to wait for more. */
    private Duration turn() {
        try {
            if (!settings.leaves()) {
                return NOTHING_LEAVES;
            }
            return delivery.round() == Delivery.Round.DONE ? BETWEEN_LOOKS : AFTER_A_FAILURE;
        } catch (RuntimeException | Error broken) {
            tell(broken);
            return AFTER_A_FAILURE;
        }
    }

    /** A database that stays away is told once. */
    private void tell(Throwable broken) {
        if (!broken.toString().equals(said)) {
            said = broken.toString();
            LOG.error("No mail leaves for now", broken);
        }
    }
}
