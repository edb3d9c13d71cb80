package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the database can say of itself, and what a part declares, is looked at and told. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
record SoundnessTest(TestDatabases databases) {

    private static List<Soundness.Broken> broken(Database database, Invariant... declared) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (Invariant each : declared) beans.addBean(each.key(), each);
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
        return new Soundness(jdbc, beans.getBeanProvider(Invariant.class)).broken();
    }

    private static final String SITE = """
            insert into circuit.site (id, key, revision, zone, about)
            values ('00000000-0000-8000-8000-000000000001', 'x', 1, 'UTC', '{}')
            """;

    @Test
    void an_untouched_database_is_sound() {
        Database database = databases.migrated();
        Scratch.execute(database, SITE);
        assertThat(broken(database)).isEmpty();
    }

    /** As after a restore by other means, with the foreign keys switched off. */
    @Test
    void a_row_that_refers_to_nothing_is_told() {
        Database database = databases.migrated();
        Scratch.execute(
                TestServer.of(databases).asSuperuser(database),
                "set session_replication_role = replica",
                "insert into circuit.circuit values (gen_random_uuid(), gen_random_uuid(), 'lost', 0, '{}')");
        assertThat(broken(database)).singleElement().satisfies(told -> {
            assertThat(told.key()).isEqualTo("foreign-keys-hold");
            assertThat(told.wrong()).singleElement().asString().contains("circuit.circuit circuit_site_fkey", "lost");
        });
    }

    @Test
    void what_is_there_and_not_in_force_is_told() {
        Database database = databases.migrated();
        Scratch.execute(database, SITE, "alter table circuit.site add constraint old check (revision > 5) not valid");
        Scratch.execute(
                TestServer.of(databases).asSuperuser(database),
                "update pg_index set indisvalid = false where indexrelid = 'circuit.section_of_circuit'::regclass");
        assertThat(broken(database))
                .extracting(Soundness.Broken::key)
                .containsExactly("indexes-valid", "constraints-validated");
        Scratch.execute(
                TestServer.of(databases).asSuperuser(database),
                "update pg_constraint set convalidated = true where conname = 'old'");
        assertThat(broken(database)).extracting(Soundness.Broken::key).containsExactly("indexes-valid", "checks-hold");
    }

    @Test
    void what_a_part_declares_is_told_at_most_twenty_times_and_hides_nothing_else() {
        Database database = databases.migrated();
        Scratch.execute(database, SITE);
        List<Soundness.Broken> broken = broken(
                database,
                new Invariant.Query("many", "select n::text from generate_series(1, 50) n"),
                new Invariant.Query("nonsense", "select key from circuit.nowhere"),
                new Invariant.Query("sound", "select key from circuit.site where revision < 1"),
                new Invariant.Reading("failing", () -> {
                    throw new IllegalStateException("cannot\nbe read");
                }),
                new Invariant.Reading("read", () -> Stream.of("this", "that").toList()));
        assertThat(broken).extracting(Soundness.Broken::key).containsExactly("many", "nonsense", "failing", "read");
        assertThat(broken.getFirst().wrong()).hasSize(20);
        assertThat(broken.get(1).wrong().getFirst()).contains("circuit.nowhere");
        assertThat(broken.get(2).wrong()).containsExactly("cannot be read");
    }
}
