package paddock.review;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import paddock.circuit.Sites;

/** Looks now and then whether what is written has changed. */
@Component
@ConditionalOnWebApplication
class Reviewing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LAST_LOOK = Duration.ofSeconds(8);

    private final Sites sites;
    private final Reviews reviews;
    private volatile @Nullable Thread works;

    Reviewing(Sites sites, Reviews reviews) {
        this.sites = sites;
        this.reviews = reviews;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("review").unstarted(this::work);
        works = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = works;
        works = null;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(LAST_LOOK);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return works != null;
    }

    private void work() {
        try {
            while (works == Thread.currentThread()) {
                Thread.sleep(BETWEEN_LOOKS);
                reviewAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
