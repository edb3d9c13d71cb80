package paddock.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;
import paddock.kernel.Release;
import tools.jackson.core.JacksonException;

/** A backup that was read from its beginning to its end and found whole. */
public final class BackupFile implements AutoCloseable {

    private static final String ANOTHER = "Take another backup";

    private final Path file;
    private final ZipFile zip;
    private final Migrations migrations;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Migrations migrations) throws IOException {
        this.file = file;
        this.zip = zip;
        this.migrations = migrations;
        this.manifest = read();
    }

    /**
     * Opens it and compares all that is in it with what its manifest says.
     *
     * @throws CannotStart when it is missing, cut short, altered, no backup, or one that only a newer Paddock can read
     */
    public static BackupFile open(Path file) {
        return open(file, Migrations.known());
    }

    static BackupFile open(Path file, Migrations migrations) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                BackupFile backup = new BackupFile(file, zip, migrations);
                backup.verify();
                return backup;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new CannotStart("There is no file " + file, "Name a backup that is there", e);
        } catch (ZipException | IllegalArgumentException e) {
            throw new CannotStart(file + " is no backup, or not the whole of one (" + line(e) + ")", ANOTHER, e);
        } catch (JacksonException | FlywayException e) {
            throw damaged(file, Manifest.NAME, e);
        } catch (IOException e) {
            throw new CannotStart(
                    file + " cannot be read (" + line(e) + ")", "Name a backup that this user may read", e);
        }
    }

    /** When it was made, by which Paddock, of which kind of database. */
    public String origin() {
        return "%s, Paddock %s, PostgreSQL %s (%s)"
                .formatted(
                        manifest.at(),
                        manifest.paddock(),
                        manifest.database().version(),
                        manifest.database().kind());
    }

    /** How many rows it holds. */
    public long rows() {
        return manifest.rows();
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, in the order in which they lay. */
    InputStream rows(Manifest.Table table) throws IOException {
        return read(table.file());
    }

    /** What its tables were made by, and what has come since. */
    Migrations migrations() {
        return migrations;
    }

    private Manifest read() throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) throw new CannotStart(file + " is not a backup of Paddock's", ANOTHER);
        byte[] json;
        try (InputStream in = zip.getInputStream(entry)) {
            json = in.readAllBytes();
        }
        // The tables have their sums in here; this has but the one that every zip keeps, and Java does not look at it.
        CRC32 sum = new CRC32();
        sum.update(json);
        if (sum.getValue() != entry.getCrc()) throw damaged(file, Manifest.NAME, null);
        int format = Manifest.formatOf(json);
        if (format > Manifest.FORMAT) {
            throw new CannotStart(
                    file + " was made by a newer Paddock (format " + format + "; this one knows " + Manifest.FORMAT
                            + ")",
                    "Restore it with that version, or one after it");
        }
        Manifest read = Manifest.read(json);
        refuseNewer(read);
        return read;
    }

    private void refuseNewer(Manifest read) {
        MigrationVersion schema = MigrationVersion.fromVersion(read.schema());
        if (migrations.versions().contains(schema)) return;
        throw new CannotStart(
                file + " was made by Paddock " + read.paddock() + " (schema " + schema + "), and this "
                        + Release.version() + " knows none but up to " + migrations.latest(),
                "Restore it with that version, or one after it");
    }

    private void verify() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(Manifest.NAME));
        for (Manifest.Table table : manifest.tables()) {
            expected.add(table.file());
            compare(table.file(), table.sha256(), table.rows());
        }
        for (Manifest.File kept : manifest.files()) {
            expected.add(kept.file());
            compare(kept.file(), kept.sha256(), null);
        }
        for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
            if (!expected.remove(entry.getName())) throw damaged(file, entry.getName(), null);
        }
    }

    /** COPY writes one line a row, and no line end within one. */
    private void compare(String name, String sha256, @Nullable Long rows) throws IOException {
        MessageDigest digest = Sum.begun();
        long lines = 0;
        try (InputStream in = read(name)) {
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
                for (int i = 0; i < count; i++) {
                    if (some[i] == '\n') lines++;
                }
            }
        } catch (ZipException e) {
            throw damaged(file, name, e);
        }
        if (!Sum.of(digest).equals(sha256) || (rows != null && rows != lines)) throw damaged(file, name, null);
    }

    private InputStream read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw damaged(file, name, null);
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    private static CannotStart damaged(Path file, String name, @Nullable Exception cause) {
        String wrong = file + " is damaged: " + name + " in it is not what was written there";
        return cause == null ? new CannotStart(wrong, ANOTHER) : new CannotStart(wrong, ANOTHER, cause);
    }

    private static String line(Exception e) {
        return e instanceof IOException io ? DataFolder.reason(io) : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException nothingWasWritten) {
            // It was only read.
        }
    }
}
