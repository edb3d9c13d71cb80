package paddock.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Has the trail sealed every few seconds while Paddock serves, and remembers the last seal outside the database. */
@Component
public final class Sealing implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int FIRST_SECONDS = 5;
    private static final int EVERY_SECONDS = 10;

    private final Chain chain;
    private final Strongbox box;
    private @Nullable ScheduledExecutorService thread;
    private String told = "";

    Sealing(Chain chain, Strongbox box) {
        this.chain = chain;
        this.box = box;
    }

    /**
     * Begins to seal, in the background.
     *
     * @throws paddock.kernel.CannotStart when the key, or the place where it is kept, cannot be used
     */
    public synchronized void begin() {
        var _ = box.key();
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-seal").factory());
        var _ = thread.scheduleWithFixedDelay(this::tryRound, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException | Error failed) {
            tell("The trail could not be sealed, which will be tried again: " + failed);
        }
    }

    /** Seals what there is, and keeps the end; says once what is wrong, for as long as that does not change. */
    void round() {
        switch (chain.seal()) {
            case Chain.Round.Sealed _, Chain.Round.Elsewhere _ -> tell(keepEnd());
            case Chain.Round.OtherKey _ ->
                tell("The trail is not sealed: it was begun with another key. Put audit.key back into the data"
                        + " folder, or give the key as PADDOCK_AUDIT_KEY.");
            case Chain.Round.KeyMissing _ ->
                tell("The trail is not sealed: its key is missing. Put audit.key back into the data folder, or give"
                        + " the key as PADDOCK_AUDIT_KEY.");
        }
    }

    /** Only forward, and only while the trail still has the end known so far: else that is the proof of a cut. */
    private String keepEnd() {
        Chain.Identity trail = chain.identity().orElse(null);
        Mark known = box.mark().orElse(null);
        if (trail == null) {
            return known == null ? "" : otherTrail();
        }
        if (known != null && !known.trail().equals(trail.id())) {
            return otherTrail();
        }
        if (known != null
                && chain.at(known.number())
                        .filter(seal -> seal.digest().equals(known.digest()))
                        .isEmpty()) {
            return "The trail has lost act %d, or it was altered: %s knows its seal. See `paddock audit verify`."
                    .formatted(known.number(), box.place());
        }
        chain.last()
                .filter(seal -> known == null || seal.number() > known.number())
                .ifPresent(seal -> box.keep(new Mark(trail.id(), seal.number(), seal.digest())));
        return "";
    }

    private String otherTrail() {
        return "The database holds another trail than the one whose last seal is in " + box.place()
                + ". See `paddock audit verify`.";
    }

    private void tell(String wrong) {
        if (!wrong.isEmpty() && !wrong.equals(told)) {
            LOG.error("{}", wrong);
        }
        told = wrong;
    }

    @Override
    public synchronized void destroy() throws InterruptedException {
        if (thread != null) {
            thread.shutdownNow();
            var _ = thread.awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
