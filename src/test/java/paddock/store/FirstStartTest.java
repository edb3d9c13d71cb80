package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start may be cut off anywhere; the next one goes on from there. */
final class FirstStartTest {

    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 20 : 2;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void aNewFolder() {
        folder = temp.resolve("data");
    }

    @Test
    void killed_while_the_cluster_is_being_made() throws IOException {
        Files.createDirectory(folder);
        OtherPaddock paddock = OtherPaddock.serving(folder);
        assertThat(Patience.until(SOON, () -> children().stream().anyMatch(name -> name.startsWith("postgres.new-"))))
                .isTrue();
        paddock.kill();
        assertThat(folder.resolve("postgres")).doesNotExist();
        Files.writeString(folder.resolve("superuser.password.1.new"), "half");
        starts();
    }

    @Test
    void killed_before_the_role_is_made() {
        new Cluster(DataFolder.at(folder)).create(Binaries.readyAt(Scratch.postgres()));
        assertThat(folder.resolve("database.properties")).doesNotExist();
        starts();
    }

    @Test
    void killed_before_the_database_is_made() throws IOException {
        Scratch.prepare(folder);
        try (Database database = Database.open(Scratch.embedded(folder))) {
            DatabaseSettings.External superuser = Scratch.superuser(database, folder);
            Scratch.execute(Database.open(superuser), "drop database paddock");
        }
        Files.delete(folder.resolve("database.properties"));
        starts();
    }

    @Test
    void killed_before_the_password_is_written_down() throws IOException {
        Scratch.prepare(folder);
        String before;
        try (Database database = Database.open(Scratch.embedded(folder))) {
            before = database.password();
            Scratch.execute(database, "create table kept ()");
        }
        for (String damaged : List.of("", "port=\\u00", "port=1\npassword=")) {
            Files.writeString(folder.resolve("database.properties"), damaged);
            try (Database database = Database.open(Scratch.embedded(folder))) {
                assertThat(database.password()).isNotEqualTo(before);
                assertThat(Scratch.query(database, "select count(*) from kept")).containsExactly("0");
            }
        }
    }

    @Test
    void killed_at_any_moment() {
        for (int round = 1; round <= ROUNDS; round++) {
            Path fresh = temp.resolve("round " + round);
            OtherPaddock paddock = OtherPaddock.serving(fresh);
            assertThat(Patience.until(SOON, () -> Files.exists(fresh.resolve("paddock.lock"))))
                    .isTrue();
            Patience.until(Duration.ofMillis(ThreadLocalRandom.current().nextLong(2500)), () -> false);
            paddock.kill();
            try (Database database = Database.open(Scratch.embedded(fresh))) {
                assertThat(Scratch.query(database, "select 1")).containsExactly("1");
            }
        }
    }

    @Test
    void the_postgresql_carried_along_is_unpacked_once_and_others_make_room() throws IOException {
        Path half = Files.createDirectories(folder.resolve("postgresql-new-1/bin"));
        Path older = Files.createDirectory(folder.resolve("postgresql-18.1.0"));
        Database.open(new DatabaseSettings.Embedded(folder)).close();
        assertThat(half).doesNotExist();
        assertThat(older).doesNotExist();
        Path unpacked = folder.resolve("postgresql-" + Binaries.VERSION);
        assertThat(children())
                .filteredOn(name -> name.startsWith("postgresql-"))
                .containsOnly(unpacked.getFileName().toString());
        var before = Files.getLastModifiedTime(unpacked);
        Database.open(new DatabaseSettings.Embedded(folder)).close();
        assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(before);
    }

    @Test
    void the_version_carried_is_the_one_the_build_declares() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<postgres.binaries.version>" + Binaries.VERSION + "</postgres.binaries.version>");
        assertThat(Binaries.readyAt(Scratch.postgres()).major()).isEqualTo(Binaries.MAJOR);
    }

    /** And leaves no drafts, at the latest when an initdb that outlived its parent has ended too. */
    private void starts() {
        assertThat(Patience.until(SOON, () -> {
                    try (Database database = Database.open(Scratch.embedded(folder))) {
                        assertThat(Scratch.query(database, "select current_database()"))
                                .containsExactly("paddock");
                    }
                    return children().stream().noneMatch(name -> name.contains(".new"));
                }))
                .isTrue();
    }

    private List<String> children() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
