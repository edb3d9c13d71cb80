package paddock.notice;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.kernel.Worker;

/** Writes the mails that are due, one after the other, and of several nodes one at a time. */
@Component
class Scribe implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BookingMails mails;
    private final Worker worker = new Worker("notice", BETWEEN_LOOKS, this::writeAll);

    Scribe(JdbcClient jdbc, PlatformTransactionManager transactions, BookingMails mails) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
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

    /** Ends after the mail in hand; what is still due is written by the next to start. */
    @Override
    public void stop() {
        worker.stop(LAST_MAIL);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** Everything that is due, as far as nobody else writes it and nothing breaks. */
    void writeAll() {
        try {
            while (isRunning() && write()) {
                LOG.trace("Written");
            }
        } catch (RuntimeException broken) {
            LOG.error("What people are to be told waits", broken);
        }
    }

    private record Due(long id, UUID booking, String act) {}

    /** Writes one; false where nothing is due, or somebody else is at it. */
    private boolean write() {
        Optional<Due> due = transaction.execute(status -> {
            Optional<Due> next = next();
            next.ifPresent(this::write);
            return next;
        });
        return due.isPresent();
    }

    private void write(Due due) {
        try {
            mails.send(due.booking(), due.act());
            jdbc.sql("delete from notice.due where id = ?").param(due.id()).update();
        } catch (IllegalArgumentException | IllegalStateException flaw) {
            LOG.error("A mail on {} of {} cannot be written", due.act(), due.booking(), flaw);
            jdbc.sql("update notice.due set tries = tries + 1 where id = ?")
                    .param(due.id())
                    .update();
        }
    }

    private Optional<Due> next() {
        return jdbc.sql(NEXT)
                .param(MOST_TRIES)
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getObject("booking", UUID.class)),
                        Objects.requireNonNull(row.getString("act"))))
                .optional();
    }

    /** Whoever has the first has all: about one booking, mails are written in the order in which things happened. */
    private static final String NEXT = """
            select id, booking, act
              from notice.due
             where tries < ? and pg_try_advisory_xact_lock(hashtext('notice.due'))
             order by tries, id
             limit 1
             for update skip locked
            """;
}
