package paddock;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/** Where and when something was measured, in one line, with how busy the machine was beforehand. */
record Machine(String line) {

    static Machine here(LocalDate on) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(String.format(
                Locale.ROOT,
                "%s · %s, %d cores · %d GB · %s · JDK %s · load %.1f beforehand",
                on,
                processor(system),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / 1e9),
                system.getName(),
                Runtime.version(),
                system.getSystemLoadAverage()));
    }

    private static String processor(OperatingSystemMXBean system) throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        if (Files.notExists(linux)) {
            return system.getArch();
        }
        try (Stream<String> lines = Files.lines(linux)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(system.getArch());
        }
    }
}
