package paddock.directory;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what requests ask the database: how long an answer takes is mostly that. */
@TestComponent
class Statements implements BeanPostProcessor {

    private final AtomicInteger run = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case JdbcClient jdbc ->
                (JdbcClient) text -> {
                    count();
                    return jdbc.sql(text);
                };
            case JdbcTemplate template ->
                new JdbcTemplate(Objects.requireNonNull(template.getDataSource())) {
                    @Override
                    public <T extends @Nullable Object> T execute(String text, PreparedStatementCallback<T> action) {
                        count();
                        return super.execute(text, action);
                    }
                };
            default -> bean;
        };
    }

    /** Requests have threads of their own kind. */
    private void count() {
        if (Thread.currentThread().isVirtual()) {
            run.incrementAndGet();
        }
    }

    int run() {
        return run.get();
    }
}
