package paddock.notice;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.Worker;

/**
 * Writes the mails that are due, one after the other, and of several nodes one at a time. It leaves most of the processor
 * to those who book: after a storm of bookings the last of their mails come later.
 */
@Component
class Scribe implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);
    private static final int RESTS_FOR = 9;
    private static final int AT_ONCE = 20;
    private static final int NONE_DUE = 0;
    private static final int ANOTHERS = -1;

    /** What could not be written so often is left to whoever reads the log. */
    static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final BookingMails mails;

    /** One by one after a failure, so that what fails stops nothing but itself. */
    private volatile int most = AT_ONCE;

    private final Worker worker = new Worker("notice", BETWEEN_LOOKS, this::writeSome, RESTS_FOR);

    Scribe(JdbcClient jdbc, PlatformTransactionManager transactions, BookingMails mails) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.mails = mails;
    }

    /** Something has become due. */
    void call() {
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Ends after the mails in hand; what is still due is written by the next to start. */
    @Override
    public void stop() {
        worker.stop(LAST_MAIL);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** Some of what is due; it is called again where there may be more, or where another node is at it. */
    void writeSome() {
        try {
            if (write() != NONE_DUE) {
                call();
            }
            most = AT_ONCE;
        } catch (RuntimeException broken) {
            most = 1;
            LOG.error("What people are to be told waits", broken);
        }
    }

    private record Due(long id, UUID booking, String act) {}

    private int write() {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!isOurs()) {
                return ANOTHERS;
            }
            List<Due> due = next();
            due.stream().takeWhile(each -> isRunning()).forEach(this::write);
            return due.size();
        }));
    }

    /** What will not be otherwise next time is counted, so that it does not stand in the way for ever. */
    private void write(Due due) {
        try {
            apart.executeWithoutResult(status -> mails.send(due.booking(), due.act()));
            jdbc.sql("delete from notice.due where id = ?").param(due.id()).update();
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (RuntimeException flaw) {
            if (flaw instanceof TransientDataAccessException && most > 1) {
                throw flaw;
            }
            LOG.error("A mail on {} of {} cannot be written", due.act(), due.booking(), flaw);
            jdbc.sql("update notice.due set tries = tries + 1 where id = ?")
                    .param(due.id())
                    .update();
        }
    }

    /** Whoever has the first has all: about one booking, mails are written in the order in which things happened. */
    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('notice.due'))")
                .query(Boolean.class)
                .single();
    }

    private List<Due> next() {
        return jdbc.sql(NEXT)
                .param(MOST_TRIES)
                .param(most)
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getObject("booking", UUID.class)),
                        Objects.requireNonNull(row.getString("act"))))
                .list();
    }

    private static final String NEXT = """
            select id, booking, act
              from notice.due
             where tries < ?
             order by tries, id
             limit ?
             for update skip locked
            """;
}
