package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that an older PostgreSQL wrote is carried over to the one that Paddock brings, whatever happens. */
final class MajorUpgradeTest {

    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 20 : 3;

    @TempDir
    private Path temp;

    private Binaries older = new Binaries(Path.of(""), 0);

    private Path folder() {
        return temp.resolve("data");
    }

    @BeforeEach
    void writtenByAnOlderOne() {
        older = Binaries.readyAt(TestServer.oldestInstalled());
        assumeTrue(older.major() < Binaries.MAJOR, "an older PostgreSQL is installed");
        DataFolder folder = DataFolder.at(folder());
        DataFolder.writeSecret(folder.superuserPassword(), Password.random());
        Command.Outcome made = Command.of(
                        older.program("initdb"),
                        "--pgdata=" + folder.cluster(),
                        "--username=" + Cluster.SUPERUSER,
                        "--pwfile=" + folder.superuserPassword(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync")
                .withoutRootRights()
                .run();
        assertThat(made.succeeded()).as(made.output()).isTrue();
        try (Database database = Database.open(new DatabaseSettings.Embedded(folder(), older.home()))) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()
                    .migrate();
            Scratch.execute(database, """
                    insert into circuit.site (id, key, revision, zone, about)
                    select gen_random_uuid(), n::text, 1, 'UTC', '{}' from generate_series(1, 1000) n
                    """);
        }
    }

    private void isCarriedOver() throws IOException {
        try (Database database = Database.open(Scratch.embedded(folder()))) {
            assertThat(Scratch.query(database, "select count(*) || ' ' || sum(revision) from circuit.site"))
                    .containsExactly("1000 1000");
            assertThat(Scratch.query(database, "show server_version").getFirst())
                    .startsWith(Binaries.MAJOR + ".");
        }
        assertThat(folder().resolve("upgrade")).doesNotExist();
        assertThat(Files.readString(folder().resolve("postgresql.home"))).isEqualTo(Scratch.postgres() + "\n");
    }

    @Test
    void it_is_carried_over_by_the_start_and_the_old_one_kept_until_the_next() throws IOException {
        isCarriedOver();
        assertThat(folder().resolve("postgres.old/PG_VERSION")).hasContent(Integer.toString(older.major()));
        isCarriedOver();
        assertThat(folder().resolve("postgres.old")).doesNotExist();
        try (Stream<Path> children = Files.list(folder())) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "postgres",
                            "postgres.log",
                            "postgresql.home",
                            "paddock.lock",
                            "database.properties",
                            "superuser.password");
        }
    }

    @Test
    void killed_at_any_moment_it_is_carried_over_by_a_later_start() throws IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            OtherPaddock paddock = OtherPaddock.serving(folder());
            long until = ThreadLocalRandom.current().nextLong(8000);
            Patience.until(Duration.ofMillis(until), () -> false);
            paddock.kill();
        }
        isCarriedOver();
    }

    @Test
    void cut_off_between_the_renames_it_begins_again_from_the_old_one() throws IOException {
        isCarriedOver();
        Files.move(folder().resolve("postgres"), temp.resolve("new"));
        isCarriedOver();
        assertThat(folder().resolve("postgres.old")).exists();
    }

    @Test
    void what_lies_where_it_works_goes() throws IOException {
        Path inTheWay = Files.writeString(folder().resolve("upgrade"), "a file");
        isCarriedOver();
        assertThat(inTheWay).doesNotExist();
    }

    @Test
    void what_is_still_written_to_for_a_moment_where_it_works_is_waited_for() throws Exception {
        Path workshop = Files.createDirectories(folder().resolve("upgrade"));
        Files.writeString(workshop.resolve("backup.zip"), "of a start that was killed");
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        Thread initdb = Thread.ofPlatform().start(() -> {
            while (System.nanoTime() < until) {
                workshop.resolve("postgres/" + System.nanoTime()).toFile().mkdirs();
            }
        });
        isCarriedOver();
        initdb.join();
    }

    @Test
    void what_a_newer_paddock_wrote_is_not_carried_over() {
        try (Database database = Database.open(new DatabaseSettings.Embedded(folder(), older.home()))) {
            Scratch.execute(
                    database,
                    "insert into flyway_schema_history select 99, '9999', description, type, 'V9999__later.sql', checksum,"
                            + " installed_by, now(), 1, true from flyway_schema_history limit 1");
        }
        assertThat(Refusal.of(() -> Database.open(Scratch.embedded(folder())))).contains("newer Paddock (schema 9999)");
        Database.open(new DatabaseSettings.Embedded(folder(), older.home())).close();
    }
}
