package paddock.directory;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what requests ask the database: how long an answer takes is mostly that. */
@TestComponent
class Statements implements BeanPostProcessor {

    private final AtomicInteger run = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcClient jdbc ? (JdbcClient) text -> counted(jdbc, text) : bean;
    }

    /** Requests have threads of their own kind. */
    private JdbcClient.StatementSpec counted(JdbcClient jdbc, String text) {
        if (Thread.currentThread().isVirtual()) {
            run.incrementAndGet();
        }
        return jdbc.sql(text);
    }

    int run() {
        return run.get();
    }
}
