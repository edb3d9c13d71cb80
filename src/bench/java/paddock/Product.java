package paddock;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged product, running. */
final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final int MOST_REDIRECTS = 5;

    private final Process process;
    private final int port;
    private final Path data;
    private final Path log;

    private Product(Process process, int port, Path data, Path log) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.log = log;
    }

    /** With the demonstration, and with nothing of the settings that the benchmarks were started with. */
    static Product start(Path made, Path data, Map<String, String> settings) throws IOException {
        int port = freePort();
        Path log = data.resolveSibling("log");
        ProcessBuilder builder = new ProcessBuilder(made.resolve("bin/paddock").toString(), "serve", "--demo")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PADDOCK_") || name.endsWith("_OPTIONS"));
        environment.putAll(settings);
        environment.putAll(Map.of("PADDOCK_DATA", data.toString(), "PADDOCK_PORT", Integer.toString(port)));
        return new Product(builder.start(), port, data, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Whatever the home page leads to, whole; its path. */
    String awaitFirstPage() throws IOException {
        try (Client client = firstConnection()) {
            String path = "/";
            for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
                Client.Answer answer = client.get(path);
                if (answer.status() == 200 && answer.text().strip().endsWith("</html>")) {
                    return path;
                }
                String asked = path;
                String location = answer.location()
                        .orElseThrow(() -> new IllegalStateException(asked + " answers " + answer.status()));
                client.after(answer);
                path = URI.create(location).getRawPath();
            }
            throw new IllegalStateException("the home page leads nowhere, at last to " + path);
        }
    }

    private Client firstConnection() throws IOException {
        long began = System.nanoTime();
        while (true) {
            try {
                return new Client(port);
            } catch (ConnectException notYet) {
                boolean late = System.nanoTime() - began > PATIENCE.toNanos();
                if (late || !process.isAlive()) {
                    throw new IllegalStateException("it does not start: " + Files.readString(log), notYet);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A first start answers before its demonstration is loaded; it says that it is ready after that. */
    void awaitReady() throws IOException {
        awaitFirstPage();
        long began = System.nanoTime();
        while (!Files.readString(log).contains(" is ready at ")) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("it does not say that it is ready: " + Files.readString(log));
            }
            pause();
        }
    }

    /** Waits until it has said something so often, for as long as an hour. */
    void awaitSaid(String words, int times) throws IOException {
        for (int waited = 0; Files.readString(log).split(words, -1).length <= times; waited++) {
            if (waited > 36_000 || !process.isAlive()) {
                throw new IllegalStateException("it does not say" + words + ": " + Files.readString(log));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether it said, when it was ready, that its ahead-of-time cache is in use. */
    boolean usesCache() throws IOException {
        return Files.readString(log).contains("ahead-of-time cache used");
    }

    /** Resident memory of its JVM alone, in megabytes. The launcher has become the JVM, so the process is that one. */
    double residentMegabytes() throws IOException {
        return Resident.megabytes(Long.toString(process.pid()));
    }

    /** Has its JVM throw away what nothing refers to any more. */
    void collect() throws IOException {
        String jcmd = Path.of(process.info().command().orElseThrow())
                .resolveSibling("jcmd")
                .toString();
        Process collection = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (collection.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the collector did not run: " + jcmd);
        }
    }

    /** What its JVM has had of the processors so far, its compiler and collector included; PostgreSQL counts apart. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** In order; nothing of it may be left. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("it did not stop within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<Long> left = leftBehind();
        if (!left.isEmpty()) {
            throw new IllegalStateException("it left processes behind: " + left);
        }
    }

    /** Those that work in the data folder, as PostgreSQL's do, or were started with it. */
    private List<Long> leftBehind() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(one -> one.pid() != ProcessHandle.current().pid())
                    .filter(one -> worksHere(one)
                            || one.info().commandLine().orElse("").contains(data.toString()))
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    private boolean worksHere(ProcessHandle one) {
        try {
            return Path.of("/proc", Long.toString(one.pid()), "cwd")
                    .toRealPath()
                    .startsWith(data);
        } catch (IOException goneOrNotForUsToSee) {
            return false;
        }
    }
}
