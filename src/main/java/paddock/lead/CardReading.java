package paddock.lead;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import paddock.kernel.Worker;

/** Has photographed cards read, one after the other, beside the pages. What it finds is an offer: nothing is filled in by it. */
@Component
@ConditionalOnWebApplication
class CardReading implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CardReading.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);
    private static final int AT_ONCE = 4;
    private static final int RESTS_FOR = 1;

    private final Photos photos;
    private final Tesseract tesseract;
    private final Worker worker = new Worker("reading", BETWEEN_LOOKS, this::readAll, RESTS_FOR);
    private volatile boolean there;

    CardReading(Photos photos, Tesseract tesseract) {
        this.photos = photos;
        this.tesseract = tesseract;
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

    @EventListener
    void oneHasCome(Photos.Added added) {
        worker.call();
    }

    /** Whether there was a program for it when this last looked. */
    boolean isThere() {
        return there;
    }

    private void readAll() {
        try {
            there = tesseract.isThere();
            List<Photos.Unread> some = there ? photos.unread(AT_ONCE) : List.of();
            while (!some.isEmpty() && isRunning()) {
                for (Photos.Unread one : some) {
                    photos.read(one.encounter(), tesseract.read(one.picture().bytes()));
                }
                some = photos.unread(AT_ONCE);
            }
        } catch (IOException | RuntimeException broken) {
            if (isRunning()) {
                LOG.error("Photographed cards are not read yet", broken);
            }
        }
    }
}
