package paddock.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What many ask for at the same moment, read once for all of them. Nobody is given what was read before they asked: while a
 * reading is under way, all who come share the next.
 */
public final class Shared<K, V> {

    private final Map<K, Readings<V>> readings = new HashMap<>();

    /** One that has begun, or will. */
    private static final class Reading<V> {

        private final CompletableFuture<V> told = new CompletableFuture<>();
    }

    /** Of one thing: the one under way, and the one after it, if anybody waits for that. */
    private static final class Readings<V> {

        private Reading<V> underWay = new Reading<>();
        private @Nullable Reading<V> next;
    }

    /** What to do: to read, at once or after another, or to wait for whoever does. */
    private record Part<V>(Reading<V> reading, @Nullable Reading<V> after, boolean ours) {}

    /** As it is now. Within a transaction, which may see what others do not, it is nobody else's. */
    public V read(K what, Supplier<V> anew) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return anew.get();
        }
        Part<V> part = part(what);
        if (part.ours()) {
            if (part.after() != null) {
                part.after().told.handle((read, broken) -> true).join();
                begin(what, part.reading());
            }
            try {
                part.reading().told.complete(anew.get());
            } catch (RuntimeException | Error broken) {
                part.reading().told.completeExceptionally(broken);
            } finally {
                end(what, part.reading());
            }
        }
        try {
            return part.reading().told.join();
        } catch (CompletionException broken) {
            if (broken.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw broken;
        }
    }

    private synchronized Part<V> part(K what) {
        Readings<V> known = readings.get(what);
        if (known == null) {
            Readings<V> first = new Readings<>();
            readings.put(what, first);
            return new Part<>(first.underWay, null, true);
        }
        Reading<V> next = known.next;
        if (next != null) {
            return new Part<>(next, null, false);
        }
        Reading<V> mine = new Reading<>();
        known.next = mine;
        return new Part<>(mine, known.underWay, true);
    }

    /** Whoever comes from now on may have come too late for it. */
    private synchronized void begin(K what, Reading<V> reading) {
        Readings<V> known = readings.get(what);
        if (known != null) {
            known.underWay = reading;
            known.next = null;
        }
    }

    private synchronized void end(K what, Reading<V> reading) {
        Readings<V> known = readings.get(what);
        if (known != null && known.underWay == reading && known.next == null) {
            readings.remove(what);
        }
    }
}
