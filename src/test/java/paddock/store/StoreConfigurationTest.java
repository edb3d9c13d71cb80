package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application gets its database, migrated, and takes the server down with it. */
final class StoreConfigurationTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void aMigration() throws IOException {
        Files.writeString(
                Files.createDirectory(temp.resolve("migrations")).resolve("V0001__circuit.sql"),
                "create table lap (seconds int);");
    }

    private Path folder() {
        return temp.resolve("data");
    }

    private ApplicationContextRunner application(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withUserConfiguration(StoreConfiguration.class)
                .withPropertyValues("spring.flyway.locations=filesystem:" + temp.resolve("migrations"))
                .withPropertyValues(properties);
    }

    private String[] embedded() {
        return new String[] {"paddock.data=" + folder(), "paddock.postgres=" + Scratch.postgres()};
    }

    private static String[] at(Database database) {
        return new String[] {
            "paddock.database.url=" + database.jdbcUrl(),
            "paddock.database.user=" + database.user(),
            "paddock.database.password=" + database.password()
        };
    }

    @Test
    void the_server_stops_with_the_application_and_after_its_connections() throws IOException {
        application(embedded()).run(context -> {
            JdbcClient client = context.getBean(JdbcClient.class);
            assertThat(client.sql("select count(*) from lap")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(Scratch.postmaster(folder()).pid()).isPresent();
        });
        assertThat(Scratch.postmaster(folder()).pid()).isEmpty();
        assertThat(Files.readString(folder().resolve("postgres.log")))
                .contains("database system is shut down")
                .doesNotContain("terminating connection");
    }

    @Test
    void a_start_begun_before_the_application_is_taken_over() {
        StartingDatabase starting = Database.starting(Scratch.embedded(folder()));
        application().withInitializer(starting).run(context -> {
            assertThat(context.getBean(Database.class)).isSameAs(starting.await());
            assertThat(context.getBean(JdbcClient.class).sql("select 1").query().singleValue())
                    .isEqualTo(1);
        });
        assertThat(Scratch.postmaster(folder()).pid()).isEmpty();
    }

    @Test
    void a_server_begun_for_an_application_that_fails_is_stopped() {
        StartingDatabase starting = Database.starting(Scratch.embedded(folder()));
        new ApplicationContextRunner()
                .withUserConfiguration(Broken.class, StoreConfiguration.class)
                .withInitializer(starting)
                .run(context -> assertThat(context).hasFailed());
        assertThat(Scratch.postmaster(folder()).pid()).isEmpty();
    }

    @Test
    void a_start_that_is_refused_refuses_the_application() throws IOException {
        Files.writeString(folder(), "");
        StartingDatabase starting = Database.starting(Scratch.embedded(folder()));
        application()
                .withInitializer(starting)
                .run(context -> assertThat(Refusal.of(Objects.requireNonNull(context.getStartupFailure())))
                        .contains("cannot be written"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_a_newer_paddock_wrote_is_not_touched(TestDatabases databases) {
        Database database = databases.fresh();
        application(at(database)).run(context -> assertThat(context).hasNotFailed());
        Scratch.execute(database, """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (2, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'paddock', 1, true)
                """);
        application(at(database))
                .run(context -> assertThat(Refusal.of(Objects.requireNonNull(context.getStartupFailure())))
                        .contains("newer Paddock (schema 9999; this one knows 0001)", "restore a backup"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        String broken() {
            throw new IllegalStateException("as wanted");
        }
    }
}
