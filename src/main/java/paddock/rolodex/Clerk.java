package paddock.rolodex;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import paddock.account.Names;
import paddock.kernel.Acting;
import paddock.kernel.Worker;

/** Enters cards beside the pages, some hundreds at a time; what a node leaves undone the next takes up. */
@Component
@ConditionalOnWebApplication
final class Clerk implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LAST_CARDS = Duration.ofSeconds(8);
    private static final int AT_ONCE = 200;

    private final Intakes intakes;
    private final Reception reception;
    private final Names names;
    private final Worker worker = new Worker("rolodex", BETWEEN_LOOKS, this::turn);

    Clerk(Intakes intakes, Reception reception, Names names) {
        this.intakes = intakes;
        this.reception = reception;
        this.names = names;
    }

    /** There is something to do. */
    void call() {
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends after the cards in hand. */
    @Override
    public void stop() {
        worker.stop(LAST_CARDS);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void turn() {
        intakes.toDo().stream().takeWhile(each -> isRunning()).forEach(this::enter);
    }

    private void enter(UUID intake) {
        try {
            while (isRunning() && some(intake)) {
                // some after the others
            }
        } catch (ConcurrencyFailureException | DataAccessResourceFailureException | TransactionException away) {
            LOG.warn("{} waits", intake, away);
        }
    }

    /** What cannot be entered together is entered card by card, so that the one that breaks it is found. */
    private boolean some(UUID intake) {
        try {
            return reception.next(intake, this::acting, AT_ONCE);
        } catch (ConcurrencyFailureException | DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException together) {
            LOG.error("Some cards of {} cannot be entered together", intake, together);
        }
        for (int n = 0; n < AT_ONCE && isRunning(); n++) {
            try {
                if (!reception.next(intake, this::acting, 1)) {
                    return false;
                }
            } catch (ConcurrencyFailureException | DataAccessResourceFailureException | TransactionException away) {
                throw away;
            } catch (RuntimeException flaw) {
                LOG.error("A card of {} cannot be entered", intake, flaw);
                reception.spoil(intake);
            }
        }
        return true;
    }

    /** Whoever wants it entered, as long as they may; nobody else's hands do it. */
    private @Nullable Acting acting(Intake intake) {
        return Optional.ofNullable(intake.acting())
                .flatMap(names::acting)
                .filter(acting -> acting.may(intake.into().permission()))
                .orElse(null);
    }
}
