package paddock.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.audit.Installation.ADMINISTRATOR;
import static paddock.audit.Installation.BEN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;
import paddock.store.TestDatabases;

/** Sealing: every committed act once, in one order, whoever seals and whenever it is committed. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ChainTest {

    private static final int WRITERS = 12;
    private static final int ACTS_EACH = Boolean.getBoolean("paddock.full") ? 500 : 60;

    @TempDir
    Path folder;

    private final TestDatabases databases;
    private final List<Installation> nodes = new ArrayList<>();

    ChainTest(TestDatabases databases) {
        this.databases = databases;
    }

    private Installation paddock() {
        nodes.add(new Installation(databases.migrated(), folder));
        return nodes.getLast();
    }

    private Installation node(Installation other, Path folder) {
        nodes.add(new Installation(other.database, folder));
        return nodes.getLast();
    }

    @AfterEach
    void close() {
        nodes.forEach(Installation::close);
    }

    @Test
    void an_act_that_commits_late_is_sealed_after_those_that_overtook_it() {
        Installation paddock = paddock();
        paddock.transaction.executeWithoutResult(late -> {
            paddock.trail.record(ADMINISTRATOR, Deed.of("written-first", "thing", null));
            Installation other = node(paddock, folder);
            other.record(ADMINISTRATOR, Deed.of("written-second", "thing", null));
            other.sealing.round();
            assertThat(other.numbers()).containsExactly(1L);
        });
        paddock.sealing.round();
        assertThat(paddock.all())
                .extracting(entry -> entry.deed().act() + " " + entry.number())
                .containsExactly("written-second 1", "written-first 2");
        assertThat(paddock.verification.verify().flaws()).isEmpty();
        assertThat(paddock.verification.verify().whole()).isEqualTo(2);
    }

    @Test
    void many_write_while_two_nodes_seal_and_every_act_is_sealed_once() throws Exception {
        Installation one = paddock();
        one.withSealed(1); // which makes the key that the nodes share
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.copy(folder.resolve("audit.key"), second.resolve("audit.key"));
        Installation two = node(one, second);
        CountDownLatch writing = new CountDownLatch(WRITERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                all.add(threads.submit(() -> {
                    for (int n = 0; n < ACTS_EACH; n++) {
                        one.record(ADMINISTRATOR, Installation.added(BEN, n + "@example.org"));
                    }
                    writing.countDown();
                }));
            }
            for (Installation node : List.of(one, two)) {
                all.add(threads.submit(() -> {
                    while (writing.getCount() > 0) {
                        node.sealing.round();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get(120, TimeUnit.SECONDS);
            }
        }
        two.sealing.round();
        one.sealing.round();
        int acts = WRITERS * ACTS_EACH + 1;
        assertThat(one.numbers())
                .isEqualTo(LongStream.rangeClosed(1, acts).boxed().toList());
        for (Installation node : List.of(one, two)) {
            assertThat(node.verification.verify().flaws()).isEmpty();
            assertThat(node.box.mark().orElseThrow().number()).isEqualTo(acts);
        }
    }

    @Test
    void a_sealer_killed_half_way_leaves_nothing_half_sealed() throws Exception {
        Installation paddock = paddock().withSealed(3);
        for (int n = 0; n < 2 * Chain.BATCH; n++) {
            paddock.record(ADMINISTRATOR, Installation.added(BEN, n + "@example.org"));
        }
        Thread sealer = Thread.ofPlatform().start(() -> {
            try {
                paddock.sealing.round();
            } catch (RuntimeException killed) {
                // its connection is ended under it, below
            }
        });
        while (sealer.isAlive() && endOthers(paddock) == 0) {
            Thread.onSpinWait();
        }
        sealer.join();
        assertThat(paddock.verification.verify().flaws()).isEmpty();
        paddock.sealing.round();
        assertThat(paddock.verification.verify().whole()).isEqualTo(3 + 2 * Chain.BATCH);
        assertThat(paddock.verification.verify().unsealed()).isZero();
    }

    /** Ends whoever holds the sealer's lock, and says how many that were. */
    private static int endOthers(Installation paddock) throws Exception {
        try (Connection own = java.sql.DriverManager.getConnection(
                        paddock.database.jdbcUrl(), paddock.database.user(), paddock.database.password());
                var holders = own.createStatement().executeQuery("""
                        select count(pg_terminate_backend(l.pid)) from pg_locks l
                          join pg_database d on d.oid = l.database and d.datname = current_database()
                         where locktype = 'advisory'
                        """)) {
            holders.next();
            return holders.getInt(1);
        }
    }

    @Test
    void the_key_is_made_once_for_its_owner_alone_and_is_nowhere_in_the_database() throws Exception {
        Installation paddock = paddock().withSealed(1);
        Path key = folder.resolve("audit.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String written = Files.readString(key).strip();
        assertThat(written).matches("[0-9a-f]{64}");
        assertThat(paddock.jdbc
                        .sql("select a::text from audit.act a union all select t::text from audit.trail t")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(written));
        node(paddock, folder).withSealed(1);
        assertThat(Files.readString(key).strip()).isEqualTo(written);
    }

    @Test
    void a_node_with_another_key_or_without_its_key_seals_nothing() throws Exception {
        Installation paddock = paddock().withSealed(2);
        Installation stranger = node(paddock, Files.createDirectory(folder.resolve("stranger")));
        assertThat(stranger.chain.seal()).as("with nothing to seal too").isInstanceOf(Chain.Round.KeyMissing.class);
        stranger.record(ADMINISTRATOR, Installation.added(BEN, "late@example.org"));
        assertThat(stranger.chain.seal()).isInstanceOf(Chain.Round.KeyMissing.class);
        Installation other = new Installation(
                paddock.database, new MockEnvironment().withProperty("paddock.audit.key", "ab".repeat(32)));
        nodes.add(other);
        assertThat(other.chain.seal()).isInstanceOf(Chain.Round.OtherKey.class);
        assertThat(paddock.numbers()).containsExactly(1L, 2L);
        paddock.sealing.round();
        assertThat(paddock.verification.verify().whole()).isEqualTo(3);
    }
}
