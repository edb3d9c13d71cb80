package paddock.notice;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final BookingMails mails;
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

    /** Some of what is due, as far as nobody else writes it and nothing breaks; it is called again where that was not all. */
    void writeSome() {
        try {
            if (write() == AT_ONCE) {
                call();
            }
        } catch (RuntimeException broken) {
            LOG.error("What people are to be told waits", broken);
        }
    }

    private record Due(long id, UUID booking, String act) {}

    /** How many; none where nothing is due, or somebody else is at it. */
    private int write() {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Due> due = isOurs() ? next() : List.of();
            due.forEach(this::write);
            return due.size();
        }));
    }

    private void write(Due due) {
        try {
            apart.executeWithoutResult(status -> mails.send(due.booking(), due.act()));
            jdbc.sql("delete from notice.due where id = ?").param(due.id()).update();
        } catch (IllegalArgumentException | IllegalStateException | NonTransientDataAccessException flaw) {
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
                .param(AT_ONCE)
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
