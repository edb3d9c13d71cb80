package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the database is, as operators and hosts write it down. */
final class DatabaseSettingsTest {

    private static DatabaseSettings of(Map<String, String> properties) {
        return DatabaseSettings.from(properties::get);
    }

    @Test
    void without_a_word_it_is_the_folder_data() {
        assertThat(of(Map.of())).isEqualTo(new DatabaseSettings.Embedded(Path.of("data")));
        assertThat(of(Map.of("paddock.data", "", "paddock.database.url", " ")))
                .isEqualTo(new DatabaseSettings.Embedded(Path.of("data")));
    }

    @Test
    void folder_and_ready_postgresql_are_taken_as_given() {
        assertThat(of(Map.of("paddock.data", "/srv/data", "paddock.postgres", "/opt/postgres")))
                .isEqualTo(new DatabaseSettings.Embedded(Path.of("/srv/data"), Path.of("/opt/postgres")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "jdbc:postgresql://db:5433/p                  -> jdbc:postgresql://db:5433/p",
                "jdbc:postgresql://db/p?user=me&password=s%20cret -> jdbc:postgresql://db/p",
                "jdbc:postgresql://db/p?user=me&ssl=true      -> jdbc:postgresql://db/p?ssl=true",
                "postgresql://db/p                            -> jdbc:postgresql://db/p",
                "postgres://me:s%20cret@db:5433/p             -> jdbc:postgresql://db:5433/p",
                "postgresql://me:s%20cret@db/p?sslmode=require -> jdbc:postgresql://db/p?sslmode=require",
                "postgresql://me@[::1]:5432/p                 -> jdbc:postgresql://[::1]:5432/p",
                "postgresql://me:a@b@one,two/p                -> jdbc:postgresql://one,two/p",
            })
    void both_ways_to_write_an_address_are_read_and_the_account_is_taken_out(String given, String jdbcUrl) {
        assertThat(of(Map.of("paddock.database.url", given)))
                .isInstanceOfSatisfying(
                        DatabaseSettings.External.class,
                        external -> assertThat(external.jdbcUrl()).isEqualTo(jdbcUrl));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://m%C3%A9:p%40s%2Fs+&w%25@db/p",
                "jdbc:postgresql://db/p?user=m%C3%A9&password=p%40s%2Fs%2B%26w%25"
            })
    void the_account_is_read_with_its_strange_letters_and_not_shown(String url) {
        DatabaseSettings settings = of(Map.of("paddock.database.url", url));
        assertThat(settings).isEqualTo(new DatabaseSettings.External("jdbc:postgresql://db/p", "mé", "p@s/s+&w%"));
        assertThat(settings).hasToString("jdbc:postgresql://db/p as mé");
    }

    @Test
    void an_account_given_apart_wins() {
        assertThat(of(Map.of(
                        "paddock.database.url", "postgres://me:mine@db/p",
                        "paddock.database.user", "you",
                        "paddock.database.password", "yours")))
                .isEqualTo(new DatabaseSettings.External("jdbc:postgresql://db/p", "you", "yours"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:secret@db/p",
                "jdbc:mysql://db/p?password=secret",
                "secret",
                "postgresql://me:secret@db:port/p"
            })
    void what_is_no_address_is_refused_and_not_repeated(String url) {
        assertThat(Refusal.of(() -> of(Map.of("paddock.database.url", url))))
                .contains("PADDOCK_DATABASE_URL is not the address")
                .doesNotContain("secret");
    }
}
