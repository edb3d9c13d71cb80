package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import paddock.kernel.CannotStart;

/** The PostgreSQL server process of a cluster, known by the pid file that it keeps there. */
record Postmaster(Path cluster) {

    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);
    private static final Duration ORPHANS = Duration.ofSeconds(3);

    /** The process, when it lives and truly is this cluster's: a pid may meanwhile be another program's. */
    OptionalLong pid() {
        OptionalLong written = writtenPid();
        return written.isPresent() && isOurs(written.getAsLong()) ? written : OptionalLong.empty();
    }

    /** The port on 127.0.0.1 where it answers, once it does. */
    OptionalInt port() {
        List<String> lines = pidFile();
        if (lines.size() < 8 || !lines.get(7).strip().equals("ready") || pid().isEmpty()) return OptionalInt.empty();
        return OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
    }

    /** Orderly while that works: open transactions are rolled back, everything is written. */
    void stop() {
        OptionalLong pid = pid();
        if (pid.isEmpty()) return;
        if (ends(pid.getAsLong(), "INT", FAST) || ends(pid.getAsLong(), "QUIT", IMMEDIATE)) return;
        if (ends(pid.getAsLong(), "KILL", IMMEDIATE)) return;
        throw new CannotStart(
                "The PostgreSQL server " + pid.getAsLong() + " of " + cluster + " does not end", "End that process");
    }

    /** After a crash: a server without its Paddock, processes without their server, a pid file without a process. */
    void clearAway() {
        if (Files.notExists(cluster.resolve("postmaster.pid"))) return;
        stop();
        endOrphans();
        removeForeignPidFile();
    }

    /** Without their server they serve nobody, and the next server does not start while one of them lives. */
    void endOrphans() {
        if (Patience.until(ORPHANS, () -> ours().isEmpty())) return;
        ours().forEach(ProcessHandle::destroyForcibly);
        Patience.until(IMMEDIATE, () -> ours().isEmpty());
    }

    /** PostgreSQL forgives a dead pid, but takes any living process of that number for a server. */
    private void removeForeignPidFile() {
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ends(long pid, String signal, Duration within) {
        Command.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(pid))
                .run();
        return Patience.until(within, () -> !isOurs(pid));
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process -> isOurs(process.pid()))
                .toList();
    }

    private OptionalLong writtenPid() {
        List<String> lines = pidFile();
        try {
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException torn) {
            return OptionalLong.empty();
        }
    }

    private List<String> pidFile() {
        try {
            return new ArrayList<>(Files.readAllLines(cluster.resolve("postmaster.pid")));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL's processes all work inside their cluster; a zombie has no folder, and counts as gone. */
    private boolean isOurs(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            if (Files.isDirectory(Path.of("/proc/self"))) {
                return Files.readString(process.resolve("comm")).strip().equals("postgres")
                        && Files.isSameFile(process.resolve("cwd"), cluster);
            }
        } catch (IOException goneOrNotForUsToSee) {
            return false;
        }
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                .isPresent();
    }
}
