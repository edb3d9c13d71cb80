package paddock.once;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.Steady;
import paddock.store.Trip;

/**
 * Runs what is decided under locks, as one transaction. Where it turns out to need more locks than it holds, it starts
 * again with those as well: nobody takes a lock out of turn.
 */
@Component
public class Attempts {

    /** Each time somebody else was faster; more often than that something is wrong. */
    private static final int MOST = 20;

    /** What an attempt of this thread has found out that it needs. */
    private static final ThreadLocal<@Nullable Locks> KNOWN = new ThreadLocal<>();

    private final Trip trip;
    private final TransactionTemplate transaction;
    private final TransactionTemplate nested;
    private final TransactionTemplate moment;

    Attempts(Trip trip, PlatformTransactionManager transactions) {
        this.trip = trip;
        this.transaction = new TransactionTemplate(transactions);
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /** More has to be locked than was thought. */
    public static final class Wider extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Locks locks;

        public Wider(Locks locks) {
            super("more locks are needed", null, false, false);
            this.locks = locks;
        }
    }

    /** Within an attempt that is under way, part of it. */
    public <T> T run(Locks first, Function<Locks, T> act) {
        return run(first, () -> {}, act);
    }

    /**
     * The same for whoever knows what they will read.
     *
     * @param ahead asks for it: it is read {@linkplain Trip#together together} with the locks, as soon as all of them are held
     */
    public <T> T run(Locks first, Runnable ahead, Function<Locks, T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            Locks wider = KNOWN.get();
            return under(wider == null ? first : first.and(wider), ahead, act);
        }
        try {
            return repeated(first, ahead, act);
        } finally {
            KNOWN.remove();
        }
    }

    /** Where it throws, what it has written is taken back, also within an attempt that is under way and goes on. */
    public <T> T apart(Locks first, Function<Locks, T> act) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? nested.execute(status -> run(first, act))
                : run(first, act);
    }

    /** Nothing is decided or locked: all that is read stands as it did at one moment, and is found by index. */
    public <T> T looking(Supplier<T> look) {
        return moment.execute(status -> under(Locks.NONE, () -> {}, held -> look.get()));
    }

    private <T> T repeated(Locks first, Runnable ahead, Function<Locks, T> act) {
        Locks locks = first;
        for (int n = 1; ; n++) {
            Locks tried = locks;
            try {
                return transaction.execute(status -> under(tried, ahead, act));
            } catch (Wider wider) {
                locks = tried.and(wider.locks);
                KNOWN.set(locks);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException lost) {
                if (n == MOST || !isLostRace(lost)) {
                    throw lost;
                }
            }
        }
    }

    /** Where the locks left a gap, the database has the last word; whoever asks twice at once has one answer. */
    private static boolean isLostRace(RuntimeException lost) {
        String constraint = String.valueOf(lost.getMessage());
        return lost instanceof ConcurrencyFailureException
                || constraint.contains("resource_used_once")
                || constraint.contains("company_is_absorbed")
                || constraint.contains("answered_once");
    }

    private <T> T under(Locks locks, Runnable ahead, Function<Locks, T> act) {
        return Steady.during(() -> {
            trip.together(() -> {
                locks.take(trip);
                ahead.run();
            });
            return act.apply(locks);
        });
    }
}
