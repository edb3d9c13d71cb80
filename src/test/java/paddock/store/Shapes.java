package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.flywaydb.core.api.MigrationVersion;

/** A database with every shape of table that could be hard to bring back, in an older and a newer version. */
final class Shapes {

    static final Instant AT = Instant.parse("2026-05-12T08:42:00Z");
    static final Migrations NEW = Migrations.in("classpath:paddock/store/shapes");
    static final Migrations OLD = new Migrations(NEW.versions().subList(0, 1), NEW.schemas(), NEW.location());

    private Shapes() {}

    static Database of(TestDatabases databases) {
        Database database = databases.fresh();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            OLD.bring(connection, MigrationVersion.fromVersion("0001"));
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        Scratch.execute(database, ROWS);
        return database;
    }

    static Path backup(Database database, Path file) {
        return new Backup("embedded", AT, OLD).of(database, file).file();
    }

    /** All that a database holds, as a backup of it would. */
    static Manifest held(Database database, Migrations migrations) {
        try {
            Path file = Files.createTempDirectory("paddock-held-").resolve("held.zip");
            new Backup("embedded", AT, migrations).of(database, file);
            try (BackupFile backup = BackupFile.open(file, migrations)) {
                return backup.manifest();
            } finally {
                Files.delete(file);
                Files.delete(file.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void restore(Path file, Migrations migrations, Database into) {
        try (BackupFile backup = BackupFile.open(file, migrations)) {
            new Restore(backup, Restore.Target.EMPTY).into(into);
        }
    }

    private static final String ROWS = """
            begin;
            set constraints all deferred;
            alter table shape.driver disable trigger noted;
            alter table shape.driver drop constraint driver_has_team;
            insert into shape.driver (mentor, team, points) values (null, 1, 0.10), (1, 2, 1e30), (2, 1, -0.5);
            insert into shape.team values (1, 2), (2, 1);
            set constraints all immediate;
            alter table shape.driver add constraint driver_has_team foreign key (team) references shape.team on delete cascade;
            alter table shape.driver enable always trigger noted;
            insert into shape."Order" values
                (E'tab\\t line\\n return\\r slash\\\\ \\\\. \\\\N end', '\\x00ff0a5c', '2026-03-29T02:30:00+02', '1 year 2 days 3.5 seconds',
                 '{0.1,NaN,-Infinity,1e-300}', '[2026-01-01,)', '{"a": [1, null, "é\\u202e😀"]}', 1),
                ('', null, 'infinity', '-1 second', '{}', 'empty', 'null', 2),
                ('\\.', '', '-infinity', null, null, null, null, null);
            insert into shape.lap values (1, '2025-12-31'), (2, '2026-01-01'), (2, '2026-01-01');
            select setval('shape.ticket', 41);
            commit;
            """;
}
