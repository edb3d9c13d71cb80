package paddock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was backed up comes back, whole, from either kind of database into either. */
final class BackupTest {

    @TempDir
    private Path temp;

    private Path file() {
        return temp.resolve("paddock.zip");
    }

    static Stream<Arguments> waysToMove() {
        return Stream.of(TestDatabases.values())
                .flatMap(from -> Stream.of(TestDatabases.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("waysToMove")
    void everything_comes_back_in_the_other_kind_of_database_as_well(TestDatabases from, TestDatabases to) {
        Database source = Shapes.of(from);
        Path backup = Shapes.backup(source, file());
        Database target = to.fresh();
        Shapes.restore(backup, Shapes.OLD, target);
        Manifest before = Shapes.held(source, Shapes.OLD);
        Manifest after = Shapes.held(target, Shapes.OLD);
        assertThat(after.tables()).isEqualTo(before.tables()).hasSize(5);
        assertThat(after.sequences()).isEqualTo(before.sequences()).hasSize(3);
        assertThat(after.rows()).isEqualTo(12);
        assertThat(guards(target)).isEqualTo(guards(source)).hasSize(5);
        Scratch.execute(target, "insert into shape.driver (team, points) values (1, 2)");
        assertThat(Scratch.query(target, "select id || ' ' || double from shape.driver order by id desc limit 1"))
                .containsExactly("4 4");
        assertThat(Scratch.query(target, "select nextval('shape.ticket') || ' ' || nextval('shape.untouched')"))
                .containsExactly("42 7");
    }

    private static List<String> guards(Database database) {
        return Scratch.query(database, """
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated
                  from pg_constraint where contype = 'f' and conparentid = 0
                union all
                select tgname || tgenabled::text from pg_trigger where not tgisinternal
                order by 1
                """);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void an_older_backup_comes_back_as_it_was_and_is_then_brought_up_to_date(TestDatabases databases) {
        Path backup = Shapes.backup(Shapes.of(databases), file());
        Database target = databases.fresh();
        Shapes.restore(backup, Shapes.NEW, target);
        assertThat(Scratch.query(target, "select name from shape.team order by id"))
                .containsExactly("team 1", "team 2");
        assertThat(Shapes.held(target, Shapes.NEW).schema()).isEqualTo("0002");
    }

    /** The two tables always hold as much together, and no mark is without its account. */
    @Test
    void a_backup_made_while_others_write_is_of_one_moment() throws Exception {
        Database source = Shapes.of(TestDatabases.EMBEDDED);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> writers = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        Scratch.execute(
                                source,
                                "with d as (insert into shape.driver (team, points) values (1, 7) returning id)"
                                        + " insert into shape.lap select id, '2026-05-12' from d");
                    }
                }))
                .limit(3)
                .toList();
        try {
            for (int round = 0; round < 5; round++) {
                Path backup = Shapes.backup(source, temp.resolve(round + ".zip"));
                Database target = TestDatabases.EMBEDDED.fresh();
                Shapes.restore(backup, Shapes.OLD, target);
                assertThat(Scratch.query(
                                target,
                                "select (select count(*) from shape.driver where points = 7)"
                                        + " - (select count(*) from shape.lap where on_day = '2026-05-12')"))
                        .containsExactly("0");
                Scratch.execute(target, "insert into shape.driver (team, points) values (1, 7)");
            }
        } finally {
            over.set(true);
            for (Thread writer : writers) writer.join();
        }
        assertThat(Shapes.held(source, Shapes.OLD).rows()).isGreaterThan(22);
    }

    @Test
    void what_the_program_itself_keeps_comes_back_as_well() {
        Database source = TestDatabases.EXTERNAL.migrated();
        Scratch.execute(
                source,
                "insert into circuit.site (id, key, revision, zone, about) values (gen_random_uuid(), 'x', 3, 'UTC', '{}')");
        new Backup("external", Shapes.AT, Migrations.known()).of(source, file());
        Database target = TestDatabases.EMBEDDED.migrated();
        try (BackupFile backup = BackupFile.open(file())) {
            new Restore(backup, Restore.Target.EMPTY).into(target);
            assertThat(backup.origin()).contains("2026-05-12T08:42:00Z", "PostgreSQL 15", "(external)");
        }
        assertThat(Shapes.held(target, Migrations.known()).tables())
                .isEqualTo(Shapes.held(source, Migrations.known()).tables());
    }

    @Test
    void every_table_that_the_migrations_make_is_one_that_is_backed_up() {
        List<String> kept = Shapes.held(TestDatabases.EMBEDDED.migrated(), Migrations.known()).tables().stream()
                .map(Manifest.Table::name)
                .toList();
        assertThat(Scratch.query(TestDatabases.EMBEDDED.migrated(), """
                        select schemaname || '.' || tablename from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')
                               and tablename <> 'flyway_schema_history'
                        """))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void in_a_folder_it_is_named_by_its_time_and_its_owner_alone_may_read_it() throws IOException {
        Path made = Shapes.backup(Shapes.of(TestDatabases.EMBEDDED), temp);
        assertThat(made).isEqualTo(temp.resolve("paddock-20260512T084200Z.zip"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactly(made);
        }
    }
}
