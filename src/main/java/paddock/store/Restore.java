package paddock.store;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.copy.CopyManager;
import paddock.kernel.CannotStart;

/**
 * Brings back what a backup holds, into either kind of database. Everything happens in one transaction, the making of
 * the tables too: whatever interrupts it, the target is as it was.
 *
 * @param outlasting what the backup does not take back
 */
public record Restore(BackupFile backup, Target target, Outlasting outlasting) {

    /** One that takes everything back. */
    public Restore(BackupFile backup, Target target) {
        this(backup, target, Outlasting.NOTHING);
    }

    /** What becomes of rows that are there already. */
    public enum Target {
        /** There must be none. */
        EMPTY,
        /** They go. */
        REPLACED
    }

    /** How many rows of Paddock's a database has; a restore would replace them. */
    public static long rowsIn(Database database) {
        try (Connection connection = database.connect()) {
            return new Catalog(connection, Migrations.known().schemas()).rows();
        } catch (SQLException e) {
            throw interrupted(e);
        }
    }

    /**
     * Restores at the backup's own schema version, then migrates as any start would.
     *
     * @throws CannotStart when the target is in use or not empty, or the backup does not fit; nothing is changed then
     */
    public void into(Database database) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            within(connection);
            connection.commit();
        } catch (SQLException e) {
            throw interrupted(e);
        } catch (FlywayException e) {
            throw new CannotStart(
                    "The tables could not be made ("
                            + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ") + ")",
                    "The database is as it was",
                    e);
        } catch (IOException e) {
            throw new CannotStart(
                    "The backup can no longer be read (" + DataFolder.reason(e) + ")", "The database is as it was", e);
        }
    }

    private void within(Connection connection) throws SQLException, IOException {
        Migrations migrations = backup.migrations();
        Catalog catalog = new Catalog(connection, migrations.schemas());
        try (Statement statement = connection.createStatement()) {
            refuseInUse(catalog);
            refuseNewer(catalog, migrations);
            outlasting.before(connection);
            clear(catalog, statement);
            migrations.bring(
                    connection, MigrationVersion.fromVersion(backup.manifest().schema()));
            refuseOtherTables(catalog.tables());
            List<Catalog.Guard> guards = catalog.guards();
            for (Catalog.Guard guard : guards) statement.execute(guard.lift());
            fill(connection, statement);
            for (Catalog.Guard guard : guards) statement.execute(guard.restore());
            // What is still to be checked at the commit would forbid the migrations to alter its table.
            statement.execute("set constraints all immediate");
            migrations.bring(connection, migrations.latest());
            outlasting.after(connection);
        }
    }

    private static void refuseInUse(Catalog catalog) throws SQLException {
        long others = catalog.others();
        if (others == 0) return;
        throw new CannotStart(
                "The database is in use by " + others + " other connection" + (others == 1 ? "" : "s"),
                "Stop the Paddock that runs on it, and whatever else has joined it");
    }

    private static void refuseNewer(Catalog catalog, Migrations migrations) throws SQLException {
        String version = catalog.version();
        if (version == null || !MigrationVersion.fromVersion(version).isNewerThan(migrations.latest())) return;
        throw new CannotStart(
                "The database was written by a newer Paddock (schema " + version + ")", "Restore with that version");
    }

    /** Locked before they are counted, so that nothing can come in between. */
    private void clear(Catalog catalog, Statement statement) throws SQLException {
        for (Catalog.Table table : catalog.tables()) {
            statement.execute("lock table " + Catalog.qualified(table.name()) + " in access exclusive mode");
        }
        long rows = catalog.rows();
        if (target == Target.EMPTY && rows > 0) throw notEmpty(rows);
        for (String schema : catalog.schemas()) {
            statement.execute("drop schema if exists " + Catalog.quoted(schema) + " cascade");
        }
        statement.execute("drop table if exists flyway_schema_history");
    }

    /** Said by the command before anything is begun, and again here should somebody have been quicker. */
    public static CannotStart notEmpty(long rows) {
        return new CannotStart(
                "The database is not empty: it has " + rows + " rows of Paddock's",
                "Restore into an empty one, or say --replace to lose them");
    }

    /** A column or a table left out in silence would be a loss in silence. */
    private void refuseOtherTables(List<Catalog.Table> made) {
        Set<Catalog.Table> different = new HashSet<>(made);
        for (Manifest.Table table : backup.manifest().tables()) {
            Catalog.Table saved = new Catalog.Table(table.name(), table.columns());
            if (!different.remove(saved)) different.add(saved);
        }
        if (different.isEmpty()) return;
        String name =
                different.stream().map(Catalog.Table::name).sorted().findFirst().orElseThrow();
        throw new CannotStart(
                "The backup has schema " + backup.manifest().schema() + " in another form than this Paddock: " + name
                        + " differs",
                "Restore it with Paddock " + backup.manifest().paddock());
    }

    private void fill(Connection connection, Statement statement) throws SQLException, IOException {
        List<Manifest.Table> tables = backup.manifest().tables();
        if (!tables.isEmpty()) {
            statement.execute("truncate "
                    + String.join(
                            ", ",
                            tables.stream()
                                    .map(table -> Catalog.qualified(table.name()))
                                    .toList()));
        }
        CopyManager copies = Copies.over(connection);
        for (Manifest.Table table : tables) {
            String into =
                    "copy %s (%s) from stdin".formatted(Catalog.qualified(table.name()), Catalog.list(table.columns()));
            try (InputStream rows = backup.rows(table)) {
                long count = copies.copyIn(into, rows);
                if (count != table.rows()) throw new SQLException(table.name() + " took " + count + " rows");
            }
        }
        for (Manifest.Sequence sequence : backup.manifest().sequences()) {
            statement.execute("select setval('%s', %d, %s)"
                    .formatted(
                            Catalog.qualified(sequence.name()).replace("'", "''"), sequence.last(), sequence.drawn()));
        }
    }

    private static CannotStart interrupted(SQLException e) {
        return new CannotStart(
                "The database refused, or went away (" + ExternalServer.oneLine(e) + ")",
                "It is as it was: mend that, and begin again",
                e);
    }
}
