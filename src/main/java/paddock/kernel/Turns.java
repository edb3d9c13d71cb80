package paddock.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns at the processors, in the order in which they are asked for. What takes a processor whole is done as many at once
 * as there are processors: more would each take longer, and some far longer.
 */
public final class Turns {

    private final Semaphore free = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Duration longest;

    /** @param longest so long a turn is waited for; whoever has waited that long goes on without one */
    public Turns(Duration longest) {
        this.longest = longest;
    }

    /** A turn, to be given back when what it was for is done. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** The next turn. Whoever is told to stop meanwhile goes on without one, and still knows that it was told. */
    public Turn take() {
        try {
            return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS) ? free::release : () -> {};
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return () -> {};
        }
    }
}
