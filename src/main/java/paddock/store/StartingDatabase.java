package paddock.store;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A database on its way up beside the application, which takes it over where it is an initializer of its context. */
public final class StartingDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    private static final String NAME = "startingDatabase";

    private final FutureTask<Database> opening;

    StartingDatabase(Callable<Database> open) {
        opening = new FutureTask<>(open);
        Thread.ofPlatform().daemon().name("database-start").start(opening);
    }

    /**
     * The database, once it answers.
     *
     * @throws paddock.kernel.CannotStart as {@link Database#open} would have
     */
    public Database await() {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException wrong -> throw wrong;
                case Error wrong -> throw wrong;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database started", e);
        }
    }

    /** Closed with the context even when that fails before anything asked for the database. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(NAME, this);
        beans.registerDisposableBean(NAME, this::close);
    }

    @Override
    public void close() {
        Database database;
        try {
            database = await();
        } catch (RuntimeException saidAlready) {
            return;
        }
        database.close();
    }
}
