package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the embedded database cannot start, one line says why and what to do, and nothing is changed. */
final class RefusalTest {

    @TempDir
    private Path temp;

    private Path ranBefore() {
        Path folder = temp.resolve("data");
        Scratch.prepare(folder);
        return folder;
    }

    private String refusal(Path folder) {
        return Refusal.of(() -> Database.open(Scratch.embedded(folder)));
    }

    @Test
    void a_file_is_no_data_folder() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "");
        assertThat(refusal(file)).contains(file.toString(), "cannot be written", "set PADDOCK_DATA");
        assertThat(refusal(file.resolve("below"))).contains("cannot be written");
    }

    @Test
    void a_folder_that_cannot_be_made_is_no_data_folder() {
        assertThat(refusal(Path.of("/proc/paddock"))).contains("/proc/paddock cannot be written");
        assertThat(refusal(Path.of("/proc/self"))).contains("cannot be written");
    }

    @Test
    void what_the_system_says_against_a_file_in_the_folder_is_passed_on() throws IOException {
        Path folder = ranBefore();
        Files.delete(folder.resolve("database.properties"));
        Files.createDirectories(folder.resolve("database.properties/full"));
        assertThat(refusal(folder)).contains("cannot be used", "directory", "room");
        assertThat(Scratch.postmaster(folder).pid()).isEmpty();
        Files.delete(folder.resolve("paddock.lock"));
        Files.createDirectory(folder.resolve("paddock.lock"));
        assertThat(refusal(folder)).contains("cannot be used", "paddock.lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a$b", "a`b", "a\\b", "a\nb"})
    void a_name_that_postgresql_would_give_a_shell_to_read_is_no_data_folder(String name) {
        assertThat(refusal(temp.resolve(name))).contains("PostgreSQL cannot live in");
    }

    @Test
    @EnabledIf("weAreRoot")
    void the_folder_of_somebody_else_is_left_to_them() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("data"));
        Files.setAttribute(folder, "unix:uid", 1);
        assertThat(refusal(folder)).contains("belongs to daemon, and this is root");
        try (var children = Files.list(folder)) {
            assertThat(children).isEmpty();
        }
    }

    @Test
    @EnabledIf("weAreRoot")
    void root_that_cannot_give_its_rights_away_is_told_to_start_as_somebody_else() {
        try (OtherPaddock paddock = OtherPaddock.withoutUserNamespaces(temp)) {
            paddock.until("refused PostgreSQL refuses to run as root").until("ended");
        }
    }

    @Test
    void a_system_without_user_namespaces_is_told_apart() {
        Command missing = Command.of("/nowhere/unshare", "--user", "true");
        assertThat(Refusal.of(() -> Command.requireThatItRuns(missing))).contains("Start Paddock as an ordinary user");
        assertThat(Refusal.of(() -> Command.requireThatItRuns(Command.of("false"))))
                .contains("root");
    }

    @Test
    void a_folder_is_held_by_one_at_a_time_within_a_process() {
        Path folder = ranBefore();
        try (Database _ = Database.open(Scratch.embedded(folder))) {
            assertThat(refusal(folder)).contains("in use by this very process");
            assertThat(refusal(folder)).contains("in use by this very process");
            try (OtherPaddock second = OtherPaddock.serving(folder)) {
                second.until("refused The data folder").until("ended");
                assertThat(second.said().getFirst())
                        .contains("process " + ProcessHandle.current().pid());
            }
        }
        Database.open(Scratch.embedded(folder)).close();
    }

    @Test
    void a_folder_is_held_by_one_process_at_a_time() {
        Path folder = ranBefore();
        try (OtherPaddock first = OtherPaddock.serving(folder).until("serving ")) {
            assertThat(refusal(folder)).contains("in use by process " + first.pid());
        }
        Database.open(Scratch.embedded(folder)).close();
    }

    @ParameterizedTest
    @CsvSource({"99, Start the newer Paddock", "11, Put the Paddock that wrote it back"})
    void another_postgresql_wrote_it(String version, String remedy) throws IOException {
        Files.writeString(Files.createDirectory(temp.resolve("postgres")).resolve("PG_VERSION"), version + "\n");
        assertThat(refusal(temp)).contains("written by PostgreSQL " + version + ", this Paddock has 18", remedy);
    }

    @Test
    void what_is_not_a_database_is_not_overwritten() throws IOException {
        Path other = Files.writeString(
                Files.createDirectory(temp.resolve("postgres")).resolve("letter"), "dear");
        assertThat(refusal(temp)).contains("does not hold a PostgreSQL database");
        assertThat(other).hasContent("dear");
    }

    @Test
    void a_server_that_does_not_start_is_quoted_and_its_log_named() throws IOException {
        Path folder = ranBefore();
        Path configuration = folder.resolve("postgres/postgresql.conf");
        String before = Files.readString(configuration);
        Files.writeString(configuration, "nonsense = 1\n");
        assertThat(refusal(folder)).contains("PostgreSQL did not start: FATAL:", "contains errors", "postgres.log");
        Files.writeString(configuration, before);
        Database.open(Scratch.embedded(folder)).close();
    }

    @Test
    void a_folder_without_postgresql_is_not_one_to_start_from() {
        var settings = new DatabaseSettings.Embedded(temp.resolve("data"), temp);
        assertThat(Refusal.of(() -> Database.open(settings))).contains("PADDOCK_POSTGRES is " + temp);
    }

    @Test
    void a_lost_superuser_password_is_missed_only_when_it_is_needed() throws IOException {
        Path folder = ranBefore();
        Files.delete(folder.resolve("superuser.password"));
        Database.open(Scratch.embedded(folder)).close();
        Files.delete(folder.resolve("database.properties"));
        assertThat(refusal(folder)).contains("Restore " + folder.resolve("superuser.password"));
        assertThat(Scratch.postmaster(folder).pid()).isEmpty();
    }

    static boolean weAreRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
