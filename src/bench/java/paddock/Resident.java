package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that a process really occupies, as Linux counts it. */
final class Resident {

    private Resident() {}

    /** Of a process by its number, or of this one: {@code self}. */
    static double megabytes(String process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", process, "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .map(kibibytes -> kibibytes * 1024)
                            .findFirst()
                            .orElseThrow()
                    / 1e6;
        }
    }
}
