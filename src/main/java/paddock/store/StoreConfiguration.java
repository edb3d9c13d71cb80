package paddock.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the application its database. Beans close in reverse order: connections first, then the server. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Database database(ObjectProvider<StartingDatabase> starting, Environment environment) {
        StartingDatabase begun = starting.getIfAvailable();
        return begun != null ? begun.await() : Database.open(DatabaseSettings.from(environment::getProperty));
    }

    @Bean
    HikariDataSource dataSource(Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        return new HikariDataSource(pool);
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return flyway -> {
            SchemaVersion.refuseNewer(flyway);
            flyway.migrate();
        };
    }
}
