package paddock.post;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Trails;
import paddock.post.MailSettings.Line;
import paddock.post.MailSettings.Server;
import paddock.store.Database;

/** One node's post on a database, with a clock that a test moves. */
final class PostOffice implements AutoCloseable {

    static final MailSettings LEAVING = new MailSettings(
            new Server(Line.SMTP, "127.0.0.1", 1, "", ""),
            new MailAddress("Circuit", "paddock@example.org"),
            "https://paddock.example.org");
    static final MailSettings KEEPING = new MailSettings(null, LEAVING.from(), "");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-12T08:42:00Z"));
    final InstantSource clock = now::get;
    final HikariDataSource source = new HikariDataSource();
    final JdbcClient jdbc;
    final JdbcTransactionManager transactions;
    final TransactionTemplate transaction;
    final Bell bell = new Bell();
    final Letters letters;
    final Outbox outbox;
    final Mails mails;

    PostOffice(Database database, MailSettings settings, int connections) {
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(connections);
        source.setMinimumIdle(1);
        jdbc = JdbcClient.create(source);
        transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        letters = new Letters(jdbc);
        outbox = new Outbox(jdbc, settings, bell, clock);
        Stationery stationery = new Stationery(new org.thymeleaf.TemplateEngine(), settings);
        mails = new Mails(jdbc, transactions, outbox, stationery, settings, clock, bell, Trails.on(source, clock));
    }

    Delivery delivery(Courier courier) {
        return new Delivery(
                jdbc,
                letters,
                transactions,
                courier,
                clock,
                new StaticListableBeanFactory().getBeanProvider(Veto.class));
    }

    void send(Mail... some) {
        transaction.executeWithoutResult(status -> List.of(some).forEach(outbox::send));
    }

    void later(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    List<MailLine> all() {
        return mails.found(new MailFilter(null, "", null));
    }

    MailLine only() {
        List<MailLine> all = all();
        if (all.size() != 1) {
            throw new IllegalStateException(all.toString());
        }
        return all.getFirst();
    }

    @Override
    public void close() {
        source.close();
    }
}
