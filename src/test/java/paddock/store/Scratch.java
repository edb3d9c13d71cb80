package paddock.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of databases share. */
final class Scratch {

    private Scratch() {}

    /** The PostgreSQL that Paddock carries, unpacked once for all tests, whichever process of them comes first. */
    static Path postgres() {
        return Unpacked.HOME;
    }

    private static final class Unpacked {
        static final Path HOME = unpacked();

        private static Path unpacked() {
            try (FileChannel one = FileChannel.open(
                            Path.of("target", "test-postgres.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = one.lock()) {
                return Binaries.unpackedIn(DataFolder.at(Path.of("target", "test-postgres")))
                        .home();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes it the data folder of a Paddock that has run before and was stopped in order; faster than a first start. */
    static void prepare(Path folder) {
        Command copy = Command.of("cp", "-a", Prepared.FOLDER.toString(), folder.toString());
        if (!copy.run().succeeded()) throw new AssertionError(copy.run().output());
    }

    private static final class Prepared {
        static final Path FOLDER = folder("paddock-prepared-");

        static {
            Database.open(embedded(FOLDER)).close();
            atExit(FOLDER, () -> {});
        }
    }

    static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void atExit(Path folder, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseSettings.External superuser(Database embedded, Path folder) {
        try {
            return new DatabaseSettings.External(
                    embedded.jdbcUrl().replaceFirst("/paddock$", "/postgres"),
                    Cluster.SUPERUSER,
                    Files.readString(new DataFolder(folder).superuserPassword()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseSettings.Embedded embedded(Path folder) {
        return new DatabaseSettings.Embedded(folder, postgres());
    }

    static Postmaster postmaster(Path folder) {
        return new Postmaster(new DataFolder(folder).cluster());
    }

    static void execute(Database database, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The first column of every row. */
    static List<String> query(Database database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
