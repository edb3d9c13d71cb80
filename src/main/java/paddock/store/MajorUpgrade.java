package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/**
 * Carries a cluster that an older PostgreSQL wrote over to the one at hand, by a backup and a restore. The new cluster
 * is made in a data folder of its own inside this one and takes its place by two renames once it is whole: cut off
 * anywhere, the next start begins it again from the old cluster. That one is kept until the next good start.
 */
record MajorUpgrade(DataFolder folder, Binaries to) {

    private static final String WORKSHOP = "upgrade";
    private static final String OLD = "postgres.old";
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);

    private static Path old(DataFolder folder) {
        return folder.path().resolve(OLD);
    }

    /** Between the two renames there is no cluster, and a new one must not be made in its place. */
    static void takeBack(DataFolder folder) {
        if (Files.exists(folder.cluster()) || Files.notExists(old(folder))) return;
        try {
            Files.deleteIfExists(folder.connectionFile());
            DataFolder.rename(old(folder), folder.cluster());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once the new one has started well after the start that made it. */
    static void tidy(DataFolder folder) {
        folder.discard(OLD);
        folder.discard(WORKSHOP);
    }

    void from(int major) {
        Binaries before = Binaries.of(major, folder).orElseThrow(() -> programsMissing(major));
        try {
            DataFolder workshop = emptyWorkshop();
            Path backup = workshop.path().resolve("backup.zip");
            boolean kept = backup(before, backup);
            fill(workshop, kept ? backup : null);
            swap(workshop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CannotStart programsMissing(int major) {
        return new CannotStart(
                "The data folder " + folder.path() + " was written by PostgreSQL " + major + ", this Paddock has "
                        + to.major() + ", and the programs of " + major + " that must read it are gone",
                "Put the Paddock that wrote it back to where it was, and start this one again");
    }

    private DataFolder emptyWorkshop() throws IOException {
        DataFolder left = new DataFolder(folder.path().resolve(WORKSHOP));
        new Postmaster(left.cluster()).clearAway();
        if (!Patience.until(UNTIL_QUIET, () -> isCleared(left))) {
            throw new CannotStart(
                    left.path() + ", which an earlier start left half-made, cannot be cleared away",
                    "End what still writes there (an initdb?), or remove the folder, and start again");
        }
        DataFolder workshop = DataFolder.at(left.path());
        if (Files.exists(folder.superuserPassword())) {
            DataFolder.writeSecret(workshop.superuserPassword(), Files.readString(folder.superuserPassword()));
        }
        return workshop;
    }

    /** An initdb outlives its killed parent by a moment, and writes into what is being cleared. */
    private boolean isCleared(DataFolder left) {
        folder.discard(WORKSHOP);
        return Files.notExists(left.path());
    }

    /** False when there is nothing to keep: no Paddock has got as far as making its tables. */
    private boolean backup(Binaries before, Path file) {
        try (Database database = EmbeddedServer.run(folder, before)) {
            if (isEmpty(database)) return false;
            new Backup("embedded", InstantSource.system().instant(), Migrations.known()).of(database, file);
            return true;
        }
    }

    private static boolean isEmpty(Database database) {
        try (Connection connection = database.connect()) {
            return new Catalog(connection, Migrations.known().schemas()).version() == null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The restore counts the rows of every table, and the server writes everything to the disk as it stops. */
    private void fill(DataFolder workshop, @Nullable Path backup) {
        new Cluster(workshop).create(to);
        try (Database database = EmbeddedServer.run(workshop, to)) {
            if (backup == null) return;
            try (BackupFile file = BackupFile.open(backup)) {
                new Restore(file, Restore.Target.EMPTY).into(database);
            }
        }
    }

    /** The role has another password in the new cluster; without the file the start gives it a new one. */
    private void swap(DataFolder workshop) throws IOException {
        folder.discard(OLD);
        DataFolder.rename(workshop.superuserPassword(), folder.superuserPassword());
        Files.deleteIfExists(folder.connectionFile());
        DataFolder.rename(folder.cluster(), old(folder));
        DataFolder.rename(workshop.cluster(), folder.cluster());
        folder.discard(WORKSHOP);
    }
}
