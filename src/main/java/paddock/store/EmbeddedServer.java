package paddock.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/** The PostgreSQL that Paddock runs for itself, in one data folder, for as long as this process lives. */
final class EmbeddedServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /** On the command line they also win over what somebody wrote into postgresql.conf: nothing confirmed is lost. */
    private static final String SETTINGS = Stream.of(
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=50",
                    "shared_buffers=" + buffers() + "MB",
                    // After each checkpoint every page is written whole once: often is dear where much is booked, and
                    // seldom
                    // costs a start after a crash some seconds.
                    "max_wal_size=4GB",
                    "checkpoint_timeout=15min",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "lc_messages=C",
                    // Failed statements go to their client only: they may hold what is personal.
                    "log_min_messages=log",
                    "log_checkpoints=off",
                    "logging_collector=off",
                    "log_destination=stderr")
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));

    /**
     * What the server keeps of the files in its own memory, in megabytes: an eighth of the machine’s, at most a gigabyte. It takes
     * as much of that as there is to keep.
     */
    private static long buffers() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp((memory / 8) >> 20, 128, 1024);
    }

    private final DataFolder folder;
    private final Runnable unlock;
    private final Postmaster postmaster;
    private @Nullable Keeper keeper;

    private EmbeddedServer(DataFolder folder, Runnable unlock) {
        this.folder = folder;
        this.unlock = unlock;
        this.postmaster = new Postmaster(folder.cluster());
    }

    /** The lock is the server's from here on, and given back when the server is closed or does not start. */
    static Database start(DataFolder folder, FolderLock lock, @Nullable Path postgres) {
        return start(folder, lock, postgres, EmbeddedServer::freePort);
    }

    static Database start(DataFolder folder, FolderLock lock, @Nullable Path postgres, IntSupplier ports) {
        EmbeddedServer server = new EmbeddedServer(folder, lock::close);
        return server.opened(() -> server.start(postgres, ports));
    }

    /** A server of a cluster that is there, for a while, within a start that has the lock. */
    static Database run(DataFolder folder, Binaries binaries) {
        EmbeddedServer server = new EmbeddedServer(folder, () -> {});
        return server.opened(() -> server.connect(binaries, EmbeddedServer::freePort));
    }

    private Database opened(Supplier<ConnectionFile> start) {
        try {
            return start.get().database(this::close).servedBy(postmaster.pid());
        } catch (UncheckedIOException e) {
            abandon(e);
            throw folder.unusable(e);
        } catch (RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
    }

    /** What goes wrong while giving up must not hide why. */
    private void abandon(Throwable why) {
        try {
            close();
        } catch (RuntimeException alsoWrong) {
            why.addSuppressed(alsoWrong);
        }
    }

    private ConnectionFile start(@Nullable Path postgres, IntSupplier ports) {
        Command.requireThatRootCanShedItsRights();
        Cluster cluster = new Cluster(folder);
        Binaries ready = postgres == null ? null : Binaries.readyAt(postgres);
        MajorUpgrade.takeBack(folder);
        cluster.refuseNewerThan(ready == null ? Binaries.MAJOR : ready.major());
        postmaster.clearAway();
        Binaries binaries = ready == null ? Binaries.unpackedIn(folder) : ready;
        OptionalInt older = cluster.olderThan(binaries.major());
        older.ifPresent(major -> new MajorUpgrade(folder, binaries).from(major));
        cluster.create(binaries);
        ConnectionFile connection = connect(binaries, ports);
        binaries.remember(folder);
        if (older.isEmpty()) {
            MajorUpgrade.tidy(folder);
            Binaries.discardOthers(folder);
        }
        return connection;
    }

    private ConnectionFile connect(Binaries binaries, IntSupplier ports) {
        int port = launch(binaries, ports);
        keeper = Keeper.of(postmaster.pid().orElseThrow(() -> notStarted("it ended again at once")), folder.cluster());
        String password = ConnectionFile.read(folder.connectionFile())
                .map(ConnectionFile::password)
                .orElseGet(() -> new Ownership(folder, port).establish());
        ConnectionFile connection = new ConnectionFile(port, password);
        connection.write(folder.connectionFile());
        return connection;
    }

    /** Two things a second attempt can mend: the port was taken meanwhile, processes of a killed server still live. */
    private int launch(Binaries binaries, IntSupplier ports) {
        ServerLog log = new ServerLog(folder.serverLog());
        log.rotate();
        for (int attempt = 1; ; attempt++) {
            int port = ports.getAsInt();
            long before = log.size();
            Command.Outcome outcome = pgCtlStart(binaries, port).run();
            if (outcome.succeeded()) return port;
            String said = log.since(before);
            boolean mendable = said.contains("could not bind") || said.contains("shared memory block");
            if (!mendable || attempt == ATTEMPTS) throw notStarted(said.isBlank() ? outcome.output() : said);
            if (said.contains("shared memory block")) postmaster.endOrphans();
        }
    }

    private CannotStart notStarted(String said) {
        return new CannotStart(
                "PostgreSQL did not start: " + ServerLog.tellingLine(said),
                "Its log is " + folder.serverLog() + "; no data was changed");
    }

    /** pg_ctl puts the server into a session of its own, so Ctrl-C in a terminal does not reach it before us. */
    private Command pgCtlStart(Binaries binaries, int port) {
        return Command.of(
                        binaries.program("pg_ctl"),
                        "--wait",
                        "--timeout=600",
                        "--silent",
                        "--pgdata=" + folder.cluster(),
                        "--log=" + folder.serverLog(),
                        "--options=" + SETTINGS + " -c port=" + port,
                        "start")
                .withoutRootRights();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server first, then its keeper, then the right to start another. */
    @Override
    public synchronized void close() {
        try {
            postmaster.stop();
        } finally {
            if (keeper != null) keeper.close();
            keeper = null;
            unlock.run();
        }
    }
}
