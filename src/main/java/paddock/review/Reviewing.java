package paddock.review;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.circuit.Sites;
import paddock.kernel.Worker;

/** Looks now and then whether what is written has changed. */
@Component
@ConditionalOnWebApplication
class Reviewing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LAST_LOOK = Duration.ofSeconds(8);

    private final Sites sites;
    private final Reviews reviews;
    private final Worker worker = new Worker("review", BETWEEN_LOOKS, this::reviewAll);

    Reviewing(Sites sites, Reviews reviews) {
        this.sites = sites;
        this.reviews = reviews;
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends after the site in hand; what is still to be judged is judged by the next to start. */
    @Override
    public void stop() {
        worker.stop(LAST_LOOK);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void reviewAll() {
        try {
            sites.all().forEach(reviews::review);
        } catch (RuntimeException broken) {
            if (isRunning()) {
                LOG.error("What is sold is not judged again yet", broken);
            }
        }
    }
}
