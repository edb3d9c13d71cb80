package paddock.store;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import paddock.kernel.CannotStart;

/** The folder that holds everything an embedded Paddock must keep; its owner alone reads the secrets in it. */
record DataFolder(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            asFileAttribute(fromString("rwx------"));
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE = asFileAttribute(fromString("rw-------"));
    private static final String ANOTHER = "set PADDOCK_DATA to another folder";

    /** Made where it is missing, and found fit to write to. */
    static DataFolder at(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path, OWNER_ONLY_FOLDER);
            path = path.toRealPath();
            refuseForeign(path);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be written (" + reason(e) + ")",
                    "Give it to the user who starts Paddock, or " + ANOTHER,
                    e);
        }
        refuseUnquotable(path);
        return new DataFolder(path);
    }

    /** Root could write anywhere, and would leave files behind that the owner of the folder cannot open any more. */
    private static void refuseForeign(Path path) throws IOException {
        Path probe = Files.createTempFile(path, "probe", "", OWNER_ONLY_FILE);
        UserPrincipal us = Files.getOwner(probe);
        Files.delete(probe);
        UserPrincipal owner = Files.getOwner(path);
        if (owner.equals(us)) return;
        throw new CannotStart(
                "The data folder " + path + " belongs to " + owner.getName() + ", and this is " + us.getName(),
                "Start Paddock as " + owner.getName() + ", or " + ANOTHER);
    }

    /** PostgreSQL's own programs put paths between double quotes into a shell. */
    private static void refuseUnquotable(Path path) {
        if (path.toString().chars().noneMatch(c -> "\"$`\\".indexOf(c) >= 0 || Character.isISOControl(c))) return;
        throw new CannotStart(
                "PostgreSQL cannot live in " + path.toString().replaceAll("\\p{Cntrl}", "?")
                        + ", for the name holds one of \" $ ` \\ or a control character",
                "Rename the folder, or " + ANOTHER);
    }

    /** In the system's own words, without the name of the file. */
    static String reason(Exception e) {
        return switch (e) {
            case UncheckedIOException wrapped when wrapped.getCause() != null -> reason(wrapped.getCause());
            case java.nio.file.NoSuchFileException _ -> "there is no such folder";
            case java.nio.file.FileAlreadyExistsException _ -> "it is a file";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            case IOException said when said.getMessage() != null -> said.getMessage();
            default -> e.toString();
        };
    }

    /** A full disk, a file with the wrong owner: whatever the system says against the work in here. */
    CannotStart unusable(UncheckedIOException e) {
        return new CannotStart(
                "The data folder " + path + " cannot be used (" + e.getCause() + ")",
                "Make sure that there is room, and that all in it belongs to the user who starts Paddock",
                e);
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    Path serverLog() {
        return path.resolve("postgres.log");
    }

    Path lock() {
        return path.resolve("paddock.lock");
    }

    Path connectionFile() {
        return path.resolve("database.properties");
    }

    Path superuserPassword() {
        return path.resolve("superuser.password");
    }

    /** Says where PostgreSQL's programs were when they last started well. */
    Path programs() {
        return path.resolve("postgresql.home");
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    static void writeSecret(Path file, String text) {
        try {
            Path folder = parentOf(file);
            Path draft = Files.createTempFile(folder, file.getFileName() + ".", ".new", OWNER_ONLY_FILE);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            rename(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Safe against a power cut once this returns. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(parentOf(to), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** What a killed start left half-made, or an older version left whole. What cannot go now goes next time. */
    void discard(String prefix) {
        discard(name -> name.startsWith(prefix));
    }

    void discard(Predicate<String> unwanted) {
        try (Stream<Path> children = Files.list(path)) {
            children.filter(child -> unwanted.test(child.getFileName().toString()))
                    .forEach(DataFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException | UncheckedIOException stillWrittenTo) {
            // An initdb that outlives its killed parent by a moment: tried again at the next start.
        }
    }

    private static Path parentOf(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }
}
