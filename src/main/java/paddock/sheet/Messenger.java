package paddock.sheet;

import java.time.Duration;
import java.time.LocalDate;
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

/** Writes to those whom a late change concerns, outside all locks on the ground; of several nodes one at a time. */
@Component
class Messenger implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);
    private static final int AT_ONCE = 20;

    /** What could not be written so often is left to whoever reads the log. */
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final LateMails mails;
    private final Worker worker = new Worker("sheet", BETWEEN_LOOKS, this::tellAll);

    Messenger(JdbcClient jdbc, PlatformTransactionManager transactions, LateMails mails) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.mails = mails;
    }

    /** A day has changed. */
    void call() {
        worker.call();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop(LAST_MAIL);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** A change of a day that somebody is to be told of. */
    record Due(long id, UUID site, LocalDate day, UUID booking, String act) {}

    /** Everything that is due, as far as nobody else is at it and nothing breaks. */
    void tellAll() {
        try {
            int told = AT_ONCE;
            while (told == AT_ONCE && isRunning()) {
                told = tellSome();
            }
        } catch (RuntimeException | Error broken) {
            LOG.error("Those whom a late change concerns are not told yet", broken);
        }
    }

    /** How many were looked at. */
    int tellSome() {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Due> due = next();
            due.forEach(this::tell);
            return due.size();
        }));
    }

    private void tell(Due due) {
        try {
            apart.executeWithoutResult(status -> mails.send(due));
            jdbc.sql("delete from sheet.due where id = ?").param(due.id()).update();
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException | Error flaw) {
            LOG.error("A mail on {} of {} cannot be written", due.act(), due.booking(), flaw);
            jdbc.sql("update sheet.due set tries = tries + 1 where id = ?")
                    .param(due.id())
                    .update();
        }
    }

    private List<Due> next() {
        return jdbc.sql(NEXT)
                .param(MOST_TRIES)
                .param(AT_ONCE)
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getObject("site", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        Objects.requireNonNull(row.getObject("booking", UUID.class)),
                        Objects.requireNonNull(row.getString("act"))))
                .list();
    }

    private static final String NEXT = """
            select id, site, day, booking, act
              from sheet.due
             where tries < ?
             order by tries, id
             limit ?
             for update skip locked
            """;
}
