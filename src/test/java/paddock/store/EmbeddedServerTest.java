package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that Paddock runs for itself keeps what it was given, and keeps it to itself. */
final class EmbeddedServerTest {

    @TempDir
    private Path temp;

    /** What a shell would trip over. */
    private Path folder() {
        return temp.resolve("it's a 'folder' (of) data; & more");
    }

    @BeforeEach
    void ranBefore() {
        Scratch.prepare(folder());
    }

    private Database open() {
        return Database.open(Scratch.embedded(folder()));
    }

    @Test
    void what_is_committed_is_on_the_disk_before_it_is_acknowledged_whatever_the_configuration_says()
            throws IOException {
        Files.writeString(folder().resolve("postgres/postgresql.conf"), "fsync = off\nsynchronous_commit = off\n");
        try (Database database = open()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(Scratch.query(database, "show " + setting))
                        .as(setting)
                        .containsExactly("on");
            }
        }
    }

    @Test
    void data_survives_an_orderly_restart() {
        try (Database database = open()) {
            Scratch.execute(database, "create table lap (seconds int)", "insert into lap values (93)");
        }
        try (Database database = open()) {
            assertThat(Scratch.query(database, "select seconds from lap")).containsExactly("93");
        }
    }

    @Test
    void nobody_but_this_machine_reaches_it_and_nobody_without_the_password() {
        try (Database database = open()) {
            assertThat(Scratch.query(database, "show listen_addresses")).containsExactly("127.0.0.1");
            assertThat(Scratch.query(
                            Database.open(Scratch.superuser(database, folder())), "show unix_socket_directories"))
                    .containsExactly("");
            var stranger = new DatabaseSettings.External(database.jdbcUrl(), database.user(), "guessed");
            assertThat(Refusal.of(() -> Database.open(stranger))).contains("does not let paddock in");
        }
    }

    @Test
    void its_role_owns_the_database_and_nothing_more() {
        try (Database database = open()) {
            String rights = "select rolsuper or rolcreatedb or rolcreaterole or rolreplication from pg_roles"
                    + " where rolname = current_user";
            assertThat(Scratch.query(database, rights)).containsExactly("f");
            Scratch.execute(database, "create schema booking", "create extension btree_gist");
            assertThat(Scratch.query(
                            database,
                            "select datcollate || datlocprovider::text || datlocale from pg_database"
                                    + " where datname = current_database()"))
                    .containsExactly("CbC.UTF-8");
        }
    }

    @Test
    void its_secrets_are_readable_by_their_owner_alone_and_stand_in_no_log_or_process_list() throws IOException {
        try (Database database = open()) {
            Path superuser = folder().resolve("superuser.password");
            assertThat(permissions(superuser)).isEqualTo("rw-------");
            assertThat(permissions(folder().resolve("database.properties"))).isEqualTo("rw-------");
            assertThat(permissions(folder().resolve("postgres"))).isEqualTo("rwx------");
            assertThat(permissions(folder())).isEqualTo("rwx------");
            String commands = ProcessHandle.allProcesses()
                    .flatMap(process -> process.info().commandLine().stream())
                    .reduce("", String::concat);
            String log = Files.readString(folder().resolve("postgres.log"));
            assertThat(commands + log + database).doesNotContain(database.password(), Files.readString(superuser));
            assertThat(commands).contains("paddock-keeper");
        }
    }

    @Test
    void failed_statements_do_not_reach_its_log() throws IOException {
        try (Database database = open()) {
            Refusal.ofAny(() -> Scratch.execute(database, "select personal_data from nowhere"));
            assertThat(Files.readString(folder().resolve("postgres.log"))).doesNotContain("personal_data");
        }
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_given_up_for_another() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = Scratch.freePort();
            PrimitiveIterator.OfInt ports =
                    IntStream.of(taken.getLocalPort(), free).iterator();
            DataFolder data = DataFolder.at(folder());
            FolderLock lock = FolderLock.take(data).orElseThrow();
            try (Database database = EmbeddedServer.start(data, lock, Scratch.postgres(), ports::nextInt)) {
                assertThat(database.jdbcUrl()).contains(":" + free + "/");
            }
        }
    }

    @Test
    void nothing_runs_any_more_once_it_is_closed_even_twice() {
        Database database = open();
        database.close();
        database.close();
        assertThat(Scratch.postmaster(folder()).pid()).isEmpty();
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(folder().toString())))
                .isEmpty();
    }

    @Test
    void ctrl_c_in_the_terminal_leaves_the_server_to_paddock_until_that_has_ended() throws Exception {
        OtherPaddock paddock = OtherPaddock.inTerminal(folder()).until("serving ");
        new ProcessBuilder("sh", "-c", "kill -INT -" + paddock.pid()).start().waitFor();
        paddock.until("wrote 1");
        assertThat(Patience.until(
                        Duration.ofSeconds(20),
                        () -> Scratch.postmaster(folder()).pid().isEmpty()))
                .isTrue();
        assertThat(Files.readString(folder().resolve("postgres.log"))).contains("database system is shut down");
        try (Database database = open()) {
            assertThat(Scratch.query(database, "select number from written")).containsExactly("1");
        }
    }

    @Test
    void a_log_grown_large_makes_room_and_one_old_one_is_kept() throws IOException {
        Path log = folder().resolve("postgres.log");
        Files.writeString(log, "an old line\n".repeat(500_000));
        open().close();
        assertThat(Files.size(log)).isLessThan(10_000);
        try (Stream<String> old = Files.lines(log.resolveSibling("postgres.log.1"))) {
            assertThat(old).hasSize(500_000);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
