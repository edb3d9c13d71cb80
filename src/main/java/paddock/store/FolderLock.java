package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run the server of a data folder, held by one process at a time; the system takes it back when that
 * process dies, however it dies.
 *
 * <p>POSIX drops a process's lock when that process closes <em>any</em> descriptor of the file, so a process that holds
 * the lock never opens the file a second time.
 */
final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty when another process has it, or this one already. */
    static Optional<FolderLock> take(DataFolder folder) {
        Path file = folder.lock();
        if (!HELD_HERE.add(file)) return Optional.empty();
        Optional<FolderLock> taken = Optional.empty();
        try {
            taken = lock(file);
        } catch (IOException e) {
            throw folder.unusable(new UncheckedIOException(e));
        } finally {
            if (taken.isEmpty()) HELD_HERE.remove(file);
        }
        return taken;
    }

    private static Optional<FolderLock> lock(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, options, DataFolder.OWNER_ONLY_FILE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                String pid = ProcessHandle.current().pid() + "\n";
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new FolderLock(file, channel));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Who holds it, in words. */
    static String holder(DataFolder folder) {
        if (HELD_HERE.contains(folder.lock())) {
            return "this very process (" + ProcessHandle.current().pid() + ")";
        }
        try {
            String pid = Files.readString(folder.lock()).strip();
            return pid.isEmpty() ? "another process" : "process " + pid;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
