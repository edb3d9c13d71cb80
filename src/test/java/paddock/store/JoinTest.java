package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command works beside the Paddock that serves, and without one. */
final class JoinTest {

    @TempDir
    private Path temp;

    @Test
    void a_command_joins_the_paddock_that_serves_and_leaves_it_running() {
        try (OtherPaddock serving = OtherPaddock.serving(temp).until("serving ")) {
            try (Database joined = Database.join(Scratch.embedded(temp))) {
                assertThat(serving.said()).contains("serving " + joined.jdbcUrl());
                assertThat(Scratch.query(joined, "select 1")).containsExactly("1");
            }
            assertThat(Scratch.postmaster(temp).pid()).isPresent();
        }
        assertThat(Scratch.postmaster(temp).pid()).isEmpty();
    }

    @Test
    void a_command_alone_starts_the_server_and_stops_it_again() {
        try (Database alone = Database.join(Scratch.embedded(temp))) {
            assertThat(Scratch.query(alone, "select 1")).containsExactly("1");
            try (OtherPaddock serving = OtherPaddock.serving(temp)) {
                serving.until("refused The data folder").until("ended");
            }
        }
        assertThat(Scratch.postmaster(temp).pid()).isEmpty();
    }

    @Test
    void a_command_within_the_serving_process_joins_it_as_well() {
        try (Database serving = Database.open(Scratch.embedded(temp));
                Database joined = Database.join(Scratch.embedded(temp))) {
            assertThat(joined.jdbcUrl()).isEqualTo(serving.jdbcUrl());
        }
    }

    @Test
    void a_command_waits_for_a_paddock_that_is_still_starting_for_the_first_time() {
        try (OtherPaddock starting = OtherPaddock.serving(temp)) {
            assertThat(Patience.until(Duration.ofSeconds(30), () -> Files.exists(temp.resolve("superuser.password"))))
                    .isTrue();
            try (Database joined = Database.join(Scratch.embedded(temp))) {
                assertThat(Scratch.query(joined, "select current_user")).containsExactly("paddock");
                starting.until("serving " + joined.jdbcUrl());
            }
        }
    }

    @Test
    void of_two_commands_at_once_one_joins_the_other() {
        try (OtherPaddock one = OtherPaddock.joining(temp);
                OtherPaddock two = OtherPaddock.joining(temp)) {
            one.until("serving ");
            two.until("serving ");
            assertThat(one.said().getFirst()).isEqualTo(two.said().getFirst());
        }
        assertThat(Scratch.postmaster(temp).pid()).isEmpty();
    }

    @Test
    void a_command_takes_over_from_a_paddock_that_was_killed() {
        OtherPaddock killed = OtherPaddock.serving(temp).until("serving ");
        killed.kill();
        try (Database alone = Database.join(Scratch.embedded(temp))) {
            assertThat(Scratch.query(alone, "select 1")).containsExactly("1");
        }
    }
}
