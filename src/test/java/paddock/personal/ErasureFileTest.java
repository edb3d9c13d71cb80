package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.kernel.CannotStart;

/** The file that has erasures outlast the database is read as it was written, or not at all. */
class ErasureFileTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Instant AT = Instant.parse("2026-05-12T08:42:00.123456Z");

    private enum Account {
        HAD,
        HAD_NONE
    }

    private static Erasure erasure(Account account) {
        return new Erasure(
                UUID.randomUUID(),
                account == Account.HAD ? UUID.randomUUID() : null,
                account == Account.HAD ? DIGEST : null,
                AT);
    }

    @Test
    void what_was_written_is_read_again() {
        ErasureFile file = ErasureFile.of(
                List.of(erasure(Account.HAD), erasure(Account.HAD_NONE)),
                List.of(new ErasureFile.Suppression(DIGEST, AT, "person")),
                DIGEST);
        assertThat(ErasureFile.read(file.written(), "list")).isEqualTo(file);
        ErasureFile empty = ErasureFile.EMPTY;
        assertThat(ErasureFile.read(empty.written(), "list")).isEqualTo(empty);
    }

    @Test
    void erasures_are_never_taken_out_and_addresses_are_as_they_are_now() {
        ErasureFile before = ErasureFile.of(
                List.of(erasure(Account.HAD)), List.of(new ErasureFile.Suppression(DIGEST, AT, "person")), DIGEST);
        ErasureFile now = ErasureFile.of(List.of(erasure(Account.HAD)), List.of(), null);
        assertThat(before.and(now).erasures()).hasSize(2);
        assertThat(before.and(now).suppressions()).isEmpty();
        assertThat(before.and(now).keyCheck()).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erasure",
                "erasure 1 - - 2026-05-12T08:42:00Z",
                "erasure 123e4567-e89b-82d3-a456-426614174000 - - today",
                "erasure 123e4567-e89b-82d3-a456-426614174000 - abc 2026-05-12T08:42:00Z",
                "suppression - 2026-05-12T08:42:00Z person",
                "suppression 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 2026-05-12T08:42:00Z whim",
                "forgotten 123e4567-e89b-82d3-a456-426614174000"
            })
    void a_line_that_cannot_be_read_is_refused(String line) {
        assertThatThrownBy(() -> ErasureFile.read("# head\n" + line + "\n", "erasures.list"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("erasures.list has a line that is no erasure");
    }
}
