package paddock.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import paddock.kernel.CannotStart;

/** PostgreSQL's programs: those this Paddock carries, unpacked once into the data folder, or those of a package. */
record Binaries(Path home, int major) {

    /** The version carried, as the build declares it; a test compares them. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;

    private static final String UNPACKED = "postgresql-";
    private static final String DRAFT = "postgresql-new-";
    private static final Pattern SPOKEN_VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final String ANOTHER_WAY = "set PADDOCK_DATABASE_URL to a PostgreSQL server of your own";

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** A PostgreSQL that is there already, which a package for operators brings. */
    static Binaries readyAt(Path home) {
        return at(home).orElseThrow(() -> new CannotStart(
                "PADDOCK_POSTGRES is " + home + ", and no PostgreSQL runs there",
                "Set it to a folder that holds bin/postgres, or unset it"));
    }

    private static Optional<Binaries> at(Path given) {
        Path home = given.toAbsolutePath().normalize();
        if (!Files.isExecutable(home.resolve("bin/postgres"))) return Optional.empty();
        Matcher version =
                SPOKEN_VERSION.matcher(Command.of(home.resolve("bin/postgres").toString(), "--version")
                        .run()
                        .output());
        return version.find() ? Optional.of(new Binaries(home, Integer.parseInt(version.group(1)))) : Optional.empty();
    }

    static Binaries unpackedIn(DataFolder folder) {
        Path home = folder.path().resolve(UNPACKED + VERSION);
        if (Files.notExists(home)) unpack(folder, home);
        return new Binaries(home, MAJOR);
    }

    /** Where the programs of the last good start lie, for the day when newer ones can no longer read what they wrote. */
    void remember(DataFolder folder) {
        try {
            Path note = folder.programs();
            if (Files.exists(note) && Files.readString(note).strip().equals(home.toString())) return;
            DataFolder.writeSecret(note, home + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of an older major version: unpacked here once, or where the last good start found them, or Debian's. */
    static Optional<Binaries> of(int major, DataFolder folder) {
        try (Stream<Path> children = Files.list(folder.path())) {
            Stream<Path> unpacked =
                    children.filter(child -> child.getFileName().toString().startsWith(UNPACKED + major + "."));
            Stream<Path> noted = Files.exists(folder.programs())
                    ? Stream.of(Path.of(Files.readString(folder.programs()).strip()))
                    : Stream.of();
            Stream<Path> installed = Stream.of(Path.of("/usr/lib/postgresql", Integer.toString(major)));
            return Stream.of(unpacked, noted, installed)
                    .flatMap(homes -> homes)
                    .flatMap(home -> at(home).stream())
                    .filter(programs -> programs.major() == major)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked by other versions of Paddock, and needed no more. */
    static void discardOthers(DataFolder folder) {
        folder.discard(name -> name.startsWith(UNPACKED) && !name.equals(UNPACKED + VERSION));
    }

    private static void unpack(DataFolder folder, Path home) {
        folder.discard(DRAFT);
        String name = "/postgres-" + system() + "-" + architecture() + ".txz";
        try (InputStream packed = Binaries.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new CannotStart(
                        "This Paddock carries no PostgreSQL for " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch"),
                        "Take the Paddock made for this machine, or " + ANOTHER_WAY);
            }
            Path draft = Files.createTempDirectory(folder.path(), DRAFT);
            unpack(packed, draft);
            // A thousand files: one by one this would take a slow disk many seconds.
            Command.of("sync").run();
            DataFolder.rename(draft, home);
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL cannot be unpacked into " + folder.path() + " (" + e + ")",
                    "Make room there for 100 MB, or " + ANOTHER_WAY,
                    e);
        }
    }

    private static void unpack(InputStream packed, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) throw new IOException("a path leads outside: " + entry.getName());
                write(tar, entry, target);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : Objects.requireNonNull(target.getParent()));
        if (entry.isDirectory()) return;
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }
}
