package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the server says for itself; the only witness when it does not start. */
record ServerLog(Path file) {

    private static final long FULL = 5_000_000;
    private static final int TAIL = 16_000;

    /** One old log is kept: with the server's few words a day, neither ever matters to the disk. */
    void rotate() {
        try {
            if (size() > FULL) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was written since the log had that size, or the end of it. */
    String since(long start) {
        if (Files.notExists(file)) return "";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(start, channel.size() - TAIL);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Until it is all there.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line that tells why, without its time stamp. */
    static String tellingLine(String log) {
        List<String> lines = log.lines().filter(Predicate.not(String::isBlank)).toList();
        return Stream.of("PANIC:", "FATAL:", "ERROR:", "")
                .flatMap(mark -> lines.reversed().stream()
                        .filter(line -> line.contains(mark))
                        .limit(1))
                .findFirst()
                .map(line -> line.replaceFirst("^.*?\\] ", "").strip())
                .orElse("it said nothing");
    }
}
