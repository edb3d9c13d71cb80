package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies, what was committed is there, and the next start works. */
final class CrashTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 20 : 2;

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    @BeforeEach
    void ranBefore() {
        Scratch.prepare(folder());
    }

    @Test
    void every_acknowledged_row_survives_a_paddock_killed_while_writing() {
        long rows = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            OtherPaddock writer = OtherPaddock.writing(folder()).until("wrote ");
            Patience.until(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1500)), () -> false);
            rows += writer.kill().size();
            assertThat(serverIsGone()).as("the keeper stopped the server").isTrue();
            rows = holdsAtLeast(rows);
        }
    }

    @Test
    void every_acknowledged_row_survives_when_paddock_and_server_are_killed_together() {
        long rows = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            OtherPaddock writer = OtherPaddock.writing(folder()).until("wrote ");
            ProcessHandle server = server();
            Patience.until(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1500)), () -> false);
            server.destroyForcibly();
            rows = holdsAtLeast(rows + writer.kill().size());
        }
    }

    @Test
    void a_server_left_without_paddock_and_keeper_is_stopped_by_the_next_start() {
        OtherPaddock writer = OtherPaddock.writing(folder()).until("wrote ");
        ProcessHandle server = server();
        writer.keeper().orElseThrow().destroyForcibly();
        assertThat(Patience.until(SOON, () -> writer.keeper().isEmpty())).isTrue();
        List<String> acknowledged = writer.kill();
        assertThat(server.isAlive()).isTrue();
        holdsAtLeast(acknowledged.size());
        assertThat(Scratch.postmaster(folder()).pid()).isEmpty();
    }

    @Test
    void a_busy_process_of_a_killed_server_does_not_keep_the_next_one_from_starting() throws IOException {
        OtherPaddock paddock = OtherPaddock.serving(folder()).until("serving ");
        Database database = Database.join(Scratch.embedded(folder()));
        Thread.ofVirtual().start(() -> {
            try {
                Scratch.execute(database, "select count(*) from generate_series(1, 1e12)");
            } catch (AssertionError ended) {
                // As it must.
            }
        });
        ProcessHandle server = server();
        assertThat(Patience.until(SOON, () -> isBusy(database))).isTrue();
        List<ProcessHandle> family = server.children().toList();
        server.destroyForcibly();
        paddock.kill();
        holdsAtLeast(0);
        assertThat(Patience.until(SOON, () -> family.stream().noneMatch(ProcessHandle::isAlive)))
                .isTrue();
    }

    @Test
    void the_pid_of_a_dead_process_is_ignored() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        startsDespitePidFileOf(dead.pid());
    }

    @Test
    void the_pid_of_another_program_is_ignored_and_that_program_left_alone() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        startsDespitePidFileOf(sleeper.pid());
        assertThat(sleeper.isAlive()).isTrue();
        sleeper.destroyForcibly();
    }

    @Test
    void our_own_pid_is_ignored() throws Exception {
        startsDespitePidFileOf(ProcessHandle.current().pid());
    }

    @Test
    void a_torn_pid_file_is_ignored() throws Exception {
        holdsAtLeast(0);
        Files.writeString(folder().resolve("postgres/postmaster.pid"), "");
        holdsAtLeast(0);
    }

    private void startsDespitePidFileOf(long pid) throws IOException {
        Path file = folder().resolve("postgres/postmaster.pid");
        String running;
        try (Database _ = Database.open(Scratch.embedded(folder()))) {
            running = Files.readString(file);
        }
        Files.writeString(file, running.replaceFirst("^\\d+", Long.toString(pid)));
        holdsAtLeast(0);
    }

    private static boolean isBusy(Database database) {
        return !Scratch.query(
                        database,
                        "select 1 from pg_stat_activity where query like '%1e12%' and pid <> pg_backend_pid()")
                .isEmpty();
    }

    /** How many there are; none between them is missing. */
    private long holdsAtLeast(long rows) {
        try (Database database = Database.open(Scratch.embedded(folder()))) {
            Scratch.execute(database, OtherPaddock.TABLE);
            List<String> found = Scratch.query(database, "select number from written order by number");
            assertThat(found)
                    .isEqualTo(LongStream.rangeClosed(1, found.size())
                            .mapToObj(Long::toString)
                            .toList());
            assertThat((long) found.size()).isGreaterThanOrEqualTo(rows);
            return found.size();
        }
    }

    private ProcessHandle server() {
        return ProcessHandle.of(Scratch.postmaster(folder()).pid().orElseThrow())
                .orElseThrow();
    }

    private boolean serverIsGone() {
        return Patience.until(SOON, () -> Scratch.postmaster(folder()).pid().isEmpty());
    }
}
