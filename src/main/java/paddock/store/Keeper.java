package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Watches over one server in a tiny process of its own, and stops it when this process dies, by kill -9 as well: the
 * system then closes the pipe between them. No server is left without its Paddock.
 */
final class Keeper implements AutoCloseable {

    /** The pid may be another program's by then, so it is looked at before it is sent anything. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            while read -r line; do :; done
            if [ -d /proc/self ]; then
                read -r name < "/proc/$1/comm" && [ "$name" = postgres ] && [ "/proc/$1/cwd" -ef "$2" ] && kill -INT "$1"
            else
                case "$(ps -o args= -p "$1")" in *postgres*"$2"*) kill -INT "$1" ;; esac
            fi
            """;

    private final Process process;

    private Keeper(Process process) {
        this.process = process;
    }

    static Keeper of(long postmaster, Path cluster) {
        try {
            return new Keeper(
                    Command.of("/bin/sh", "-c", SCRIPT, "paddock-keeper", Long.toString(postmaster), cluster.toString())
                            .builder()
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Stops the server too, should it still run. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
