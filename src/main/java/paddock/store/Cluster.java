package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import paddock.kernel.CannotStart;

/** PostgreSQL's own folder inside the data folder. It appears under its name only when it is whole. */
record Cluster(DataFolder folder) {

    static final String SUPERUSER = "postgres";

    private static final String DRAFT = "postgres.new-";

    /** PostgreSQL reads only what its own major version wrote, and there is no way back from a newer one. */
    void refuseNewerThan(int major) {
        if (Files.notExists(folder.cluster()) || writtenBy() <= major) return;
        throw new CannotStart(
                "The data folder " + folder.path() + " was written by PostgreSQL " + writtenBy() + ", this Paddock has "
                        + major,
                "Start the newer Paddock that wrote it, or set PADDOCK_DATA to another folder");
    }

    /** The major version that wrote it, when that is an older one. */
    OptionalInt olderThan(int major) {
        if (Files.notExists(folder.cluster()) || writtenBy() >= major) return OptionalInt.empty();
        return OptionalInt.of(writtenBy());
    }

    private int writtenBy() {
        try {
            return Integer.parseInt(
                    Files.readString(folder.cluster().resolve("PG_VERSION")).strip());
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart(
                    folder.cluster() + " does not hold a PostgreSQL database (" + e.getMessage() + ")",
                    "Restore a backup into an empty data folder, or move that folder away to begin anew",
                    e);
        }
    }

    /** Into a draft first, so that a start killed half-way leaves nothing that looks like a cluster. */
    void create(Binaries binaries) {
        discardDrafts();
        if (Files.exists(folder.cluster())) return;
        if (Files.notExists(folder.superuserPassword())) {
            DataFolder.writeSecret(folder.superuserPassword(), Password.random());
        }
        try {
            Path draft = Files.createTempDirectory(folder.path(), DRAFT);
            Command.Outcome outcome = initdb(binaries, draft).run();
            if (!outcome.succeeded()) {
                String last = outcome.output().substring(outcome.output().lastIndexOf('\n') + 1);
                throw new CannotStart(
                        "PostgreSQL could not create its database in " + folder.path() + " (" + last + ")",
                        "Make sure that there is room, and that the folder lies on a local disk");
            }
            DataFolder.rename(draft, folder.cluster());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At every start: an initdb may outlive its killed parent, and the start after that one as well. */
    private void discardDrafts() {
        folder.discard(DRAFT);
        folder.discard(folder.superuserPassword().getFileName() + ".");
        folder.discard(folder.connectionFile().getFileName() + ".");
    }

    /** Sorted by code point and the same on every system; who sorts for people names a collation. */
    private Command initdb(Binaries binaries, Path into) {
        return Command.of(
                        binaries.program("initdb"),
                        "--pgdata=" + into,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + folder.superuserPassword(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions")
                .withoutRootRights();
    }
}
