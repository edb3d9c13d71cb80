package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An external database is asked before anything relies on it, and a refusal says what to correct. */
final class ExternalServerTest {

    private final Database database = TestDatabases.EXTERNAL.fresh();

    private String refusal(String url, String password) {
        return Refusal.of(() -> Database.open(new DatabaseSettings.External(url, database.user(), password)));
    }

    @Test
    void it_opens_for_its_owner_and_outlives_the_closing() {
        var settings = new DatabaseSettings.External(database.jdbcUrl(), database.user(), database.password());
        try (Database opened = Database.open(settings)) {
            assertThat(Scratch.query(opened, "select current_user")).containsExactly(database.user());
        }
        try (Database joined = Database.join(settings)) {
            assertThat(joined.jdbcUrl()).isEqualTo(database.jdbcUrl());
        }
    }

    @Test
    void a_wrong_password_is_said_to_be_wrong_and_not_repeated() {
        assertThat(refusal(database.jdbcUrl(), "guessed"))
                .contains("does not let " + database.user() + " in", "Correct PADDOCK_DATABASE_USER")
                .doesNotContain("guessed");
    }

    @Test
    void a_missing_password_is_asked_for() {
        assertThat(refusal(database.jdbcUrl(), "")).contains("Set PADDOCK_DATABASE_PASSWORD");
    }

    @Test
    void a_missing_database_is_said_to_be_missing() {
        assertThat(refusal(database.jdbcUrl().replaceFirst("/[^/]*$", "/missing"), database.password()))
                .contains("There is no such database", "createdb --owner=" + database.user());
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        String url = ConnectionFile.jdbcUrl(Scratch.freePort(), "paddock");
        assertThat(refusal(url + "?connectTimeout=2&secret=x", ""))
                .contains("No PostgreSQL server answers at " + url, "correct PADDOCK_DATABASE_URL")
                .doesNotContain("secret");
        assertThat(refusal("jdbc:postgresql://nowhere.invalid/paddock", "")).contains("nowhere.invalid");
    }

    @Test
    void a_server_older_than_15_is_refused() {
        assertThat(Refusal.of(() -> ExternalServer.requireVersion(14))).contains("PostgreSQL 14", "15 or newer");
        ExternalServer.requireVersion(15);
    }
}
