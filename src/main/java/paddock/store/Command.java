package paddock.store;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import paddock.kernel.CannotStart;

/** A program run to its end in an environment of its own: nothing of the operator's PG… variables or language leaks in. */
record Command(List<String> words) {

    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** PostgreSQL refuses to run as root; a user namespace gives root's rights away and keeps the files ours. */
    Command withoutRootRights() {
        return isRoot() ? prefixed("unshare", "--user") : this;
    }

    static void requireThatRootCanShedItsRights() {
        if (isRoot()) requireThatItRuns(of("true").prefixed("unshare", "--user"));
    }

    static void requireThatItRuns(Command shedding) {
        try {
            if (shedding.run().succeeded()) return;
        } catch (UncheckedIOException noSuchProgram) {
            // Said below: for the person it is the same.
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root, and this system does not let root give its rights away",
                "Start Paddock as an ordinary user");
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noProc) {
            return System.getProperty("user.name", "").equals("root");
        }
    }

    private Command prefixed(String... prefix) {
        List<String> all = new ArrayList<>(List.of(prefix));
        all.addAll(words);
        return new Command(List.copyOf(all));
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(new File("/"));
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    Outcome run() {
        try {
            Process process = builder().redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream spoken = process.getInputStream()) {
                String output = new String(spoken.readAllBytes(), StandardCharsets.UTF_8);
                return new Outcome(process.waitFor(), output.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words.getFirst(), e);
        }
    }
}
