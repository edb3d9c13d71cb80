package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.store.Restore.Target;

/** A restore is all or nothing, and what stands in its way is told in a line. */
final class RestoreTest {

    @TempDir
    private Path temp;

    private Path file() {
        return temp.resolve("paddock.zip");
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void what_is_there_is_lost_only_when_that_is_said(TestDatabases databases) {
        Shapes.backup(Shapes.of(databases), file());
        Database target = Shapes.of(databases);
        Scratch.execute(target, "delete from shape.lap");
        Manifest before = Shapes.held(target, Shapes.OLD);
        assertThat(Refusal.of(() -> Shapes.restore(file(), Shapes.OLD, target))).contains("9 rows", "--replace");
        assertThat(Shapes.held(target, Shapes.OLD).tables()).isEqualTo(before.tables());
        try (BackupFile backup = BackupFile.open(file(), Shapes.OLD)) {
            new Restore(backup, Target.REPLACED).into(target);
            assertThat(Shapes.held(target, Shapes.OLD).tables())
                    .isEqualTo(backup.manifest().tables());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void a_backup_that_does_not_fit_its_schema_changes_nothing(TestDatabases databases) {
        Database source = Shapes.of(databases);
        Scratch.execute(source, "alter table shape.team add column more text");
        Shapes.backup(source, file());
        changesNothing(databases, "shape.team differs");
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void rows_that_contradict_each_other_change_nothing(TestDatabases databases) {
        Database source = Shapes.of(databases);
        Scratch.execute(
                source,
                "alter table shape.lap drop constraint lap_driver_fkey",
                "insert into shape.lap values (99, '2026-01-01')");
        Shapes.backup(source, file());
        changesNothing(databases, "lap_driver_fkey");
    }

    private void changesNothing(TestDatabases databases, String says) {
        Database target = Shapes.of(databases);
        Manifest before = Shapes.held(target, Shapes.OLD);
        try (BackupFile backup = BackupFile.open(file(), Shapes.OLD)) {
            assertThat(Refusal.of(() -> new Restore(backup, Target.REPLACED).into(target)))
                    .contains(says);
        }
        assertThat(Shapes.held(target, Shapes.OLD).tables()).isEqualTo(before.tables());
        Database empty = databases.fresh();
        assertThat(Refusal.of(() -> Shapes.restore(file(), Shapes.OLD, empty))).contains(says);
        assertThat(Scratch.query(empty, "select 1 from pg_namespace where nspname = 'shape'"))
                .isEmpty();
    }

    @Test
    void a_database_that_somebody_uses_is_left_alone() throws SQLException {
        Shapes.backup(Shapes.of(TestDatabases.EXTERNAL), file());
        Database target = TestDatabases.EXTERNAL.fresh();
        try (Connection _ = target.connect()) {
            assertThat(Refusal.of(() -> Shapes.restore(file(), Shapes.OLD, target)))
                    .contains("in use by 1 other connection", "Stop the Paddock");
        }
        Shapes.restore(file(), Shapes.OLD, target);
    }

    @Test
    void a_database_of_a_newer_paddock_is_left_alone() {
        Shapes.backup(Shapes.of(TestDatabases.EMBEDDED), file());
        Database target = TestDatabases.EMBEDDED.fresh();
        Shapes.restore(file(), Shapes.NEW, target);
        try (BackupFile backup = BackupFile.open(file(), Shapes.OLD)) {
            assertThat(Refusal.of(() -> new Restore(backup, Target.REPLACED).into(target)))
                    .contains("newer Paddock (schema 0002)");
        }
        assertThat(Refusal.of(() -> Shapes.backup(target, temp.resolve("other.zip"))))
                .contains("newer Paddock (schema 0002)");
    }

    @Test
    void a_restore_killed_half_way_leaves_the_folder_as_it_was() throws Exception {
        Database large = TestDatabases.EMBEDDED.migrated();
        Scratch.execute(large, """
                insert into circuit.site (id, key, revision, zone, about)
                select gen_random_uuid(), n::text, 1, 'UTC', jsonb_build_object('note', repeat(md5(n::text), 20))
                  from generate_series(1, 200000) n
                """);
        new Backup("embedded", Shapes.AT, Migrations.known()).of(large, file());
        Path folder = temp.resolve("data");
        Scratch.prepare(folder);
        OtherPaddock restoring = OtherPaddock.restoring(folder, file()).until("serving ");
        try (Connection watch = watching(folder);
                Statement statement = watch.createStatement()) {
            assertThat(Patience.until(Duration.ofSeconds(60), () -> copies(statement)))
                    .isTrue();
            restoring.kill();
        }
        assertThat(restoring.said()).doesNotContain("restored");
        try (Database after = Database.open(Scratch.embedded(folder))) {
            assertThat(Scratch.query(after, "select 1 from pg_namespace where nspname = 'circuit'"))
                    .isEmpty();
            try (BackupFile backup = BackupFile.open(file())) {
                new Restore(backup, Target.EMPTY).into(after);
            }
            assertThat(Restore.rowsIn(after)).isEqualTo(200_000);
        }
    }

    /** As somebody else, for a restore refuses to be watched by the owner. */
    private static Connection watching(Path folder) throws SQLException {
        Database joined = Database.join(Scratch.embedded(folder));
        DatabaseSettings.External superuser = Scratch.superuser(joined, folder);
        return new Database(superuser.jdbcUrl(), superuser.user(), superuser.password(), () -> {}).connect();
    }

    private static boolean copies(Statement statement) {
        try (var row = statement.executeQuery("select 1 from pg_stat_progress_copy where tuples_processed > 1000")) {
            return row.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_file_that_is_there_is_not_overwritten() throws IOException {
        Files.writeString(file(), "precious");
        Database source = Shapes.of(TestDatabases.EMBEDDED);
        assertThat(Refusal.of(() -> Shapes.backup(source, file()))).contains("is there already");
        assertThat(file()).hasContent("precious");
    }

    @Test
    void where_nothing_can_be_written_one_line_says_so() throws IOException {
        Database source = Shapes.of(TestDatabases.EMBEDDED);
        for (Path wrong : List.of(temp.resolve("none/x.zip"), Path.of("/proc/x.zip"))) {
            assertThat(Refusal.of(() -> Shapes.backup(source, wrong))).contains("cannot be written to " + wrong);
        }
        assertThat(Refusal.of(() -> Shapes.backup(TestDatabases.EMBEDDED.fresh(), file())))
                .contains("nothing of Paddock's");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @EnabledIf("mayMount")
    void a_full_disk_is_told_in_a_line_and_leaves_no_half_of_a_backup() {
        Database source = TestDatabases.EMBEDDED.migrated();
        Scratch.execute(source, """
                insert into circuit.site (id, key, revision, zone, about)
                select gen_random_uuid(), n::text, 1, 'UTC', '{}' from generate_series(1, 10000) n
                """);
        OtherPaddock backing = OtherPaddock.backingUpToFullDisk(source, temp);
        backing.until("ended");
        assertThat(backing.said().getFirst()).contains("cannot be written to", "No space left on device", "Make room");
        assertThat(backing.said()).contains("left []");
    }

    static boolean mayMount() {
        return Command.of("unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt")
                .run()
                .succeeded();
    }
}
