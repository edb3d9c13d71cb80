package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import paddock.kernel.CannotStart;

/** A small file in the data folder that its owner alone reads: a secret, or what must not be in the database. */
public final class KeptFile {

    private final DataFolder folder;
    private final Path path;

    private KeptFile(DataFolder folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    /**
     * In the data folder, which is made where it is missing.
     *
     * @throws CannotStart where the folder cannot be written
     */
    public static KeptFile in(Path dataFolder, String name) {
        DataFolder folder = DataFolder.at(dataFolder);
        return new KeptFile(folder, folder.path().resolve(name));
    }

    public Path path() {
        return path;
    }

    /** What it says; empty where there is no such file. */
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw folder.unusable(new UncheckedIOException(unreadable));
        }
    }

    /** Replaces it, whole or not at all; safe against a power cut once this returns. */
    public void write(String text) {
        try {
            DataFolder.writeSecret(path, text + "\n");
        } catch (UncheckedIOException full) {
            throw folder.unusable(full);
        }
    }
}
