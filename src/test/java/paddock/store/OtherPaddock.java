package paddock.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import paddock.kernel.CannotStart;

/** A Paddock in a process of its own, to be killed. */
final class OtherPaddock implements AutoCloseable {

    static final String TABLE = "create table if not exists written (number bigint primary key)";

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final Thread listener;

    private OtherPaddock(ProcessBuilder builder) {
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Opens the database there, says so, and closes it when it is told to. */
    static OtherPaddock serving(Path folder) {
        return new OtherPaddock(new ProcessBuilder(words("serve", folder)));
    }

    /** As a command of Paddock would. */
    static OtherPaddock joining(Path folder) {
        return new OtherPaddock(new ProcessBuilder(words("join", folder)));
    }

    /** Commits numbers one by one, and says each once it is committed. */
    static OtherPaddock writing(Path folder) {
        return new OtherPaddock(new ProcessBuilder(words("write", folder)));
    }

    static List<String> words(String act, Path folder) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OtherPaddock.class.getName(),
                act,
                folder.toString(),
                Scratch.postgres().toString());
    }

    /**
     * As from a terminal whose Ctrl-C reaches all its processes, also where these tests run in the background and ignore
     * it, and in a strange environment; writes once more as it ends.
     */
    static OtherPaddock inTerminal(Path folder) {
        Stream<String> terminal = Stream.of("setsid", "env", "--default-signal=INT");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(terminal, words("linger", folder).stream()).toList());
        builder.environment().putAll(Map.of("PGDATA", "/nowhere", "PGPORT", "1", "PGOPTIONS", "-c fsync=off"));
        builder.environment().put("LC_ALL", "tr_TR.UTF-8");
        return new OtherPaddock(builder);
    }

    /** As root where root may not give its rights away. */
    static OtherPaddock withoutUserNamespaces(Path folder) {
        String forbid = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"";
        return new OtherPaddock(new ProcessBuilder(Stream.concat(
                        Stream.of("unshare", "--user", "--map-root-user", "sh", "-c", forbid, "sh"),
                        words("serve", folder).stream())
                .toList()));
    }

    /** Brings a backup back into the folder's database. */
    static OtherPaddock restoring(Path folder, Path file) {
        List<String> words = Stream.concat(words("restore", folder).stream(), Stream.of(file.toString()))
                .toList();
        return new OtherPaddock(new ProcessBuilder(words));
    }

    /** Into a folder on a disk of its own, which is very small; says what that holds in the end. */
    static OtherPaddock backingUpToFullDisk(Database database, Path folder) {
        String small = "mount -t tmpfs -o size=64k none \"$1\" && shift && exec \"$@\"";
        Stream<String> disk =
                Stream.of("unshare", "--mount", "--map-root-user", "sh", "-c", small, "sh", folder.toString());
        Stream<String> account = Stream.of(database.jdbcUrl(), database.user(), database.password());
        return new OtherPaddock(new ProcessBuilder(Stream.of(disk, words("backup", folder).stream(), account)
                .flatMap(part -> part)
                .toList()));
    }

    private void listen() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (IOException killed) {
            // It said what it said.
        }
    }

    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    long pid() {
        return process.pid();
    }

    Optional<ProcessHandle> keeper() {
        return process.children()
                .filter(child -> child.info().commandLine().orElse("").contains("paddock-keeper"))
                .findFirst();
    }

    OtherPaddock until(String beginning) {
        Predicate<String> wanted = line -> line.startsWith(beginning);
        boolean came =
                Patience.until(Duration.ofSeconds(60), () -> said().stream().anyMatch(wanted) || isHeard());
        if (!came || said().stream().noneMatch(wanted)) throw new AssertionError("wanted " + beginning + ": " + said());
        return this;
    }

    private boolean isHeard() {
        return !listener.isAlive();
    }

    /** The numbers it was told were committed, all of them heard. */
    List<String> kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
            listener.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return said().stream()
                .filter(line -> line.startsWith("wrote "))
                .map(line -> line.substring("wrote ".length()))
                .toList();
    }

    /** Tells it to end in order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new AssertionError("does not end: " + said());
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("backup")) {
            backUp(arguments);
            return;
        }
        DatabaseSettings settings = new DatabaseSettings.Embedded(Path.of(arguments[1]), Path.of(arguments[2]));
        try (Database database = arguments[0].equals("join") ? Database.join(settings) : Database.open(settings)) {
            if (arguments[0].equals("linger")) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> writeOnceMore(database)));
            }
            System.out.println("serving " + database.jdbcUrl());
            if (arguments[0].equals("write")) write(database);
            if (arguments[0].equals("restore")) restore(Path.of(arguments[3]), database);
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (CannotStart refused) {
            System.out.println("refused " + refused.getMessage());
        }
        System.out.println("ended");
    }

    private static void restore(Path file, Database database) {
        try (BackupFile backup = BackupFile.open(file)) {
            new Restore(backup, Restore.Target.EMPTY).into(database);
            System.out.println("restored");
        }
    }

    private static void backUp(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try {
            new Backup("embedded", Shapes.AT, Migrations.known())
                    .of(new Database(arguments[3], arguments[4], arguments[5], () -> {}), folder);
        } catch (CannotStart refused) {
            System.out.println("refused " + refused.getMessage());
        }
        try (Stream<Path> files = Files.list(folder)) {
            System.out.println("left " + files.toList());
        }
        System.out.println("ended");
    }

    private static void writeOnceMore(Database database) {
        Patience.until(Duration.ofMillis(500), () -> false);
        Scratch.execute(database, TABLE, "insert into written values (1)");
        System.out.println("wrote 1");
    }

    private static void write(Database database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            for (long number = 1; ; number++) {
                statement.execute("insert into written select coalesce(max(number), 0) + 1 from written");
                System.out.println("wrote " + number);
            }
        }
    }
}
