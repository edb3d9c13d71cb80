package paddock.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the application its database. Beans close in reverse order: connections first, then the server. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int WAIT_FOR_CONNECTION = 10;

    @Bean
    Database database(ObjectProvider<StartingDatabase> starting, Environment environment) {
        StartingDatabase begun = starting.getIfAvailable();
        return begun != null ? begun.await() : Database.open(DatabaseSettings.from(environment::getProperty));
    }

    @Bean
    HikariDataSource dataSource(Database database, Environment environment) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        pool.setIdleTimeout(60_000);
        limit(pool, environment.getProperty("paddock.database.seconds", Integer.class, 0));
        return new HikariDataSource(pool);
    }

    /** Where readers wait: the server cancels what takes longer, and a server that falls silent is given up after it. */
    private static void limit(HikariConfig pool, int seconds) {
        if (seconds == 0) {
            return;
        }
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(WAIT_FOR_CONNECTION));
        pool.setConnectionInitSql("set statement_timeout = '" + seconds + "s'");
        pool.addDataSourceProperty("socketTimeout", Integer.toString(seconds + 5));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
    }

    /** On connections of its own: a migration may take longer than any reader waits. */
    @Bean
    FlywayMigrationStrategy migration(Database database) {
        return flyway -> {
            SchemaVersion.refuseNewer(flyway);
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()
                    .migrate();
        };
    }
}
