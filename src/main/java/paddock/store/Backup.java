package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.copy.CopyManager;
import paddock.kernel.CannotStart;
import paddock.kernel.Release;

/** All that a Paddock keeps, as it is at one moment, to be put into one file, also while Paddock serves. */
public final class Backup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'paddock-'uuuuMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);
    private static final String ANOTHER = "Name another file, or a folder, where it gets a name of its own";

    private final String databaseKind;
    private final Instant at;
    private final Migrations migrations;

    /**
     * Begins one.
     *
     * @param settings where the database is
     * @param at the time it is named after
     */
    public Backup(DatabaseSettings settings, Instant at) {
        this(settings.kind(), at, Migrations.known());
    }

    Backup(String databaseKind, Instant at, Migrations migrations) {
        this.databaseKind = databaseKind;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.migrations = migrations;
    }

    /** What a backup that was made holds. */
    public record Made(Path file, long bytes, int tables, long rows) {}

    /**
     * Made in a draft that takes its name once it is whole and on the disk.
     *
     * @param wanted the file, or a folder in which it gets a name of its own
     * @throws CannotStart when that file is there already, cannot be written, or the database goes away
     */
    public Made of(Database database, Path wanted) {
        Path file = Files.isDirectory(wanted) ? wanted.resolve(NAME.format(at)) : wanted;
        if (Files.exists(file)) throw new CannotStart(file + " is there already", ANOTHER);
        try (Draft draft = Draft.of(file)) {
            Manifest manifest = write(database, draft);
            if (!draft.publish()) throw new CannotStart(file + " is there already", ANOTHER);
            return new Made(file, Files.size(file), manifest.tables().size(), manifest.rows());
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database did not answer to the end (" + ExternalServer.oneLine(e) + ")",
                    "Make sure that it runs, and begin again",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart(
                    "The backup cannot be written to " + file + " (" + DataFolder.reason(e) + ")",
                    "Make room there, or name a file in a folder that this user may write to",
                    e);
        }
    }

    private Manifest write(Database database, Draft draft) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read read only");
            for (String setting : SETTINGS) statement.execute(setting);
            Catalog catalog = new Catalog(connection, migrations.schemas());
            String schema = schema(catalog);
            CopyManager copies = Copies.over(connection);
            List<Manifest.Table> tables = new ArrayList<>();
            for (Catalog.Table table : catalog.tables()) tables.add(draft.add(table, copies));
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    Release.version(),
                    schema,
                    at,
                    new Manifest.Server(databaseKind, serverVersion(statement)),
                    tables,
                    // Outside every snapshot, and so asked last: they are at or past whatever the tables hold.
                    catalog.sequences(),
                    List.of());
            draft.add(manifest);
            return manifest;
        }
    }

    /** Tables of a newer Paddock would be left out without a word. */
    private String schema(Catalog catalog) throws SQLException {
        String schema = catalog.version();
        if (schema == null) {
            throw new CannotStart("The database holds nothing of Paddock's", "Name the one to back up in the settings");
        }
        if (MigrationVersion.fromVersion(schema).isNewerThan(migrations.latest())) {
            throw new CannotStart(
                    "The database was written by a newer Paddock (schema " + schema + ")",
                    "Make the backup with that version");
        }
        return schema;
    }

    private static String serverVersion(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    /** What decides how values are written, whatever the server or the role has been told. */
    private static final List<String> SETTINGS = List.of(
            "set local datestyle = iso",
            "set local intervalstyle = postgres",
            "set local timezone = utc",
            "set local extra_float_digits = 1",
            "set local bytea_output = hex",
            "set local row_security = off",
            "set local statement_timeout = 0",
            "set local idle_in_transaction_session_timeout = 0");
}
