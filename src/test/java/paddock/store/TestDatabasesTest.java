package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every test on a database may rely on. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
record TestDatabasesTest(TestDatabases databases) {

    @Test
    void each_database_is_new_and_empty() {
        Database one = databases.fresh();
        Database two = databases.fresh();
        Scratch.execute(one, "create schema circuit", "create table circuit.section ()");
        assertThat(Scratch.query(two, "select 1 from pg_namespace where nspname = 'circuit'"))
                .isEmpty();
    }

    @Test
    void a_migrated_one_can_be_had_often() {
        assertThat(databases.migrated().jdbcUrl())
                .isNotEqualTo(databases.migrated().jdbcUrl());
    }

    @Test
    void its_user_is_an_owner_and_nothing_more() {
        Database database = databases.fresh();
        assertThat(Scratch.query(
                        database,
                        "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user"))
                .containsExactly("f");
        Scratch.execute(database, "create extension btree_gist");
    }

    @Test
    void the_external_one_is_as_old_as_is_promised() {
        int major = Integer.parseInt(Scratch.query(databases.fresh(), "show server_version")
                .getFirst()
                .replaceFirst("\\D.*", ""));
        assertThat(major).isGreaterThanOrEqualTo(databases == TestDatabases.EMBEDDED ? 18 : 15);
    }
}
