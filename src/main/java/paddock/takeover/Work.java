package paddock.takeover;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.Acting;
import paddock.kernel.Worker;
import paddock.takeover.Takeover.Manner;
import paddock.takeover.Takeover.Stage;

/** Does what is to be done for takeovers beside the pages, one after the other; what a node leaves undone the next takes up. */
@Component
@ConditionalOnWebApplication
final class Work implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LAST_LINE = Duration.ofSeconds(8);

    private final Takeovers takeovers;
    private final Rehearsing rehearsing;
    private final Running running;
    private final Undoing undoing;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Worker worker = new Worker("takeover", BETWEEN_LOOKS, this::turn);

    Work(
            Takeovers takeovers,
            Rehearsing rehearsing,
            Running running,
            Undoing undoing,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.rehearsing = rehearsing;
        this.running = running;
        this.undoing = undoing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** There is something to do. */
    void call() {
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends after the lines in hand. */
    @Override
    public void stop() {
        worker.stop(LAST_LINE);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void turn() {
        try {
            takeovers.toDo().stream().takeWhile(each -> isRunning()).forEach(this::tryToGo);
        } catch (RuntimeException broken) {
            LOG.error("What is taken over waits", broken);
        }
    }

    /** What breaks one keeps none of the others waiting. */
    private void tryToGo(Takeover takeover) {
        try {
            go(takeover);
        } catch (RuntimeException | Error broken) {
            LOG.error("{} waits", takeover.id(), broken);
        }
    }

    private void go(Takeover takeover) {
        if (takeover.stage() == Stage.REHEARSING) {
            rehearse(takeover);
            return;
        }
        Optional<Acting> by = rehearsing.acting(takeover);
        if (by.isEmpty()) {
            stop(takeover);
        } else if (takeover.stage() == Stage.UNDOING) {
            while (isRunning() && undoing.next(takeover, by.get())) {
                // one after the other
            }
        } else if (takeover.manner() == Manner.ALL) {
            running.together(takeover, rehearsing.drafting(by.get(), takeover), by.get());
        } else {
            Drafting drafting = rehearsing.drafting(by.get(), takeover);
            while (isRunning() && running.next(takeover, drafting, by.get())) {
                // some after the others
            }
        }
    }

    /** What breaks it is not tried for ever: it has to be asked for again. */
    private void rehearse(Takeover takeover) {
        try {
            rehearsing.rehearse(takeover, this::isRunning);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException | Error flaw) {
            LOG.error("{} cannot be rehearsed", takeover.id(), flaw);
            end(takeover, Stage.READ);
        }
    }

    /** Whoever wanted it may not any more. */
    private void stop(Takeover takeover) {
        end(takeover, Stage.STOPPED);
    }

    private void end(Takeover takeover, Stage stage) {
        transaction.executeWithoutResult(
                status -> takeovers.turn(takeover).ifPresent(one -> takeovers.end(one.id(), stage, clock.instant())));
    }
}
