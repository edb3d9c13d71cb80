package paddock;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The product in a process of its own, as a user starts it. */
record OwnProcess(Process process, Path output) implements AutoCloseable {

    static OwnProcess start(Map<String, String> settings, String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), settings, arguments);
    }

    /** As it is shipped: with nothing of the tests, not even how they write log lines. */
    static OwnProcess asShipped(Map<String, String> settings, String... arguments) throws IOException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(place -> !place.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(classes, settings, arguments);
    }

    private static OwnProcess start(String classes, Map<String, String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classes, "paddock.Paddock"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("paddock", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PADDOCK_") || name.startsWith("LC_"));
        builder.environment().put("LANG", "en_GB.UTF-8");
        builder.environment().put("PADDOCK_DEMO_YEARS", "0"); // unless a test is about them, days are free
        builder.environment().putAll(settings);
        return new OwnProcess(builder.start(), output);
    }

    /** Waits for its end, and answers its exit code. */
    int ended() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("does not end: " + process);
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    /** Waits until it says something. */
    OwnProcess says(String what) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 1200 && !said().contains(what); attempt++) {
            if (!process.isAlive() && !said().contains(what)) {
                throw new IllegalStateException("ended without saying " + what + ": " + said());
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            ended();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Files.delete(output);
    }
}
