package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command works beside the Paddock that serves, and without one. */
final class JoinTest {

    @TempDir
    private Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void ranBefore() {
        folder = temp.resolve("data");
        Scratch.prepare(folder);
    }

    @Test
    void a_command_joins_the_paddock_that_serves_and_leaves_it_running() {
        try (OtherPaddock serving = OtherPaddock.serving(folder).until("serving ")) {
            try (Database joined = Database.join(Scratch.embedded(folder))) {
                assertThat(serving.said()).contains("serving " + joined.jdbcUrl());
                assertThat(Scratch.query(joined, "select 1")).containsExactly("1");
            }
            assertThat(Scratch.postmaster(folder).pid()).isPresent();
        }
        assertThat(Scratch.postmaster(folder).pid()).isEmpty();
    }

    @Test
    void a_command_alone_starts_the_server_and_stops_it_again() {
        try (Database alone = Database.join(Scratch.embedded(folder))) {
            assertThat(Scratch.query(alone, "select 1")).containsExactly("1");
            try (OtherPaddock serving = OtherPaddock.serving(folder)) {
                serving.until("refused The data folder").until("ended");
            }
        }
        assertThat(Scratch.postmaster(folder).pid()).isEmpty();
    }

    @Test
    void a_command_within_the_serving_process_joins_it_as_well() {
        try (Database serving = Database.open(Scratch.embedded(folder));
                Database joined = Database.join(Scratch.embedded(folder))) {
            assertThat(joined.jdbcUrl()).isEqualTo(serving.jdbcUrl());
        }
    }

    @Test
    void a_command_waits_for_a_paddock_that_is_still_starting_for_the_first_time() {
        folder = temp.resolve("new");
        try (OtherPaddock starting = OtherPaddock.serving(folder)) {
            assertThat(Patience.until(Duration.ofSeconds(30), () -> Files.exists(folder.resolve("superuser.password"))))
                    .isTrue();
            try (Database joined = Database.join(Scratch.embedded(folder))) {
                assertThat(Scratch.query(joined, "select current_user")).containsExactly("paddock");
                starting.until("serving " + joined.jdbcUrl());
            }
        }
    }

    @Test
    void of_two_commands_at_once_one_joins_the_other() {
        folder = temp.resolve("new");
        try (OtherPaddock one = OtherPaddock.joining(folder);
                OtherPaddock two = OtherPaddock.joining(folder)) {
            one.until("serving ");
            two.until("serving ");
            assertThat(one.said().getFirst()).isEqualTo(two.said().getFirst());
        }
        assertThat(Scratch.postmaster(folder).pid()).isEmpty();
    }

    @Test
    void a_command_takes_over_from_a_paddock_that_was_killed() {
        OtherPaddock killed = OtherPaddock.serving(folder).until("serving ");
        killed.kill();
        try (Database alone = Database.join(Scratch.embedded(folder))) {
            assertThat(Scratch.query(alone, "select 1")).containsExactly("1");
        }
    }
}
