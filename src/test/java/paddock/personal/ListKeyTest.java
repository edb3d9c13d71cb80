package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import paddock.audit.Trails;
import paddock.kernel.Acting;
import paddock.kernel.CannotStart;
import paddock.personal.Suppressions.Cause;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Addresses are known again with the key they were digested with, and with no other. */
class ListKeyTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-12T08:42:00Z"));

    @TempDir
    private Path folder;

    private DriverManagerDataSource source;
    private JdbcClient jdbc;
    private JdbcTransactionManager transactions;

    @BeforeEach
    void database() {
        Database database = TestDatabases.EMBEDDED.migrated();
        source = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        jdbc = JdbcClient.create(source);
        transactions = new JdbcTransactionManager(source);
    }

    private Suppressions node(String key) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("paddock.data", folder.toString())
                .withProperty("paddock.personal.key", key);
        return new Suppressions(jdbc, transactions, new ListKey(jdbc, environment), Trails.on(source, CLOCK), CLOCK);
    }

    @Test
    void nothing_is_kept_outside_the_database_until_somebody_asks_for_silence() throws Exception {
        assertThat(node("").holds("a@example.org")).isFalse();
        assertThat(folder.resolve("personal.key")).doesNotExist();
        node("").add(Acting.PADDOCK, "a@example.org", Cause.ADMINISTRATOR);
        Path file = folder.resolve("personal.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_address_is_known_however_it_is_written_and_by_every_node_with_the_key() throws Exception {
        node("").add(Acting.PADDOCK, "Zoe\u0301@Example.org ", Cause.ADMINISTRATOR);
        assertThat(node("").holds("zo\u00e9@example.ORG")).isTrue();
        assertThat(node("").holds("zoe@example.org")).isFalse();
        String key = Files.readString(folder.resolve("personal.key")).strip();
        Files.delete(folder.resolve("personal.key"));
        assertThat(node(key).holds("zo\u00e9@example.org")).isTrue();
        assertThat(node(key).lift(Acting.PADDOCK, "zo\u00e9@example.org", Cause.ADMINISTRATOR))
                .isTrue();
        assertThat(node(key).holds("zo\u00e9@example.org")).isFalse();
        assertThat(new Traces(jdbc).of("example.org")).isEmpty();
    }

    @Test
    void while_the_key_is_missing_nobody_is_written_to_and_nothing_is_changed() throws Exception {
        node("").add(Acting.PADDOCK, "a@example.org", Cause.ADMINISTRATOR);
        Files.delete(folder.resolve("personal.key"));
        Suppressions other = node("0123456789abcdef".repeat(4));
        for (Suppressions node : new Suppressions[] {node(""), other}) {
            assertThat(node.unreadable()).isTrue();
            assertThat(node.holds("somebody.else@example.org")).isTrue();
            assertThat(node.add(Acting.PADDOCK, "b@example.org", Cause.ADMINISTRATOR))
                    .isFalse();
            assertThat(node.lift(Acting.PADDOCK, "a@example.org", Cause.ADMINISTRATOR))
                    .isFalse();
        }
        assertThat(folder.resolve("personal.key")).doesNotExist();
        assertThat(other.count()).isEqualTo(1);
    }

    @Test
    void what_is_no_key_is_told_in_a_line() throws Exception {
        assertThatThrownBy(() -> node("secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_PERSONAL_KEY");
        Files.writeString(folder.resolve("personal.key"), "secret");
        assertThatThrownBy(() -> node("").add(Acting.PADDOCK, "a@example.org", Cause.ADMINISTRATOR))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("personal.key holds no key");
    }
}
