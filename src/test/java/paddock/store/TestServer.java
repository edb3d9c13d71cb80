package paddock.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A running server that gives out databases to a role that only owns them. */
final class TestServer {

    private static final String OWNER = "paddock_owner";
    private static final int OLDEST = 15;

    private static final Map<TestDatabases, TestServer> RUNNING = new EnumMap<>(TestDatabases.class);

    private final DatabaseSettings.External superuser;
    private final String owner;
    private final String ownerPassword;
    private final String prefix = "test_" + ProcessHandle.current().pid() + "_";
    private final AtomicInteger count = new AtomicInteger();
    private @Nullable String template;

    private TestServer(DatabaseSettings.External superuser, String owner, String ownerPassword) {
        this.superuser = superuser;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
    }

    static TestServer of(TestDatabases kind) {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(kind, wanted -> switch (wanted) {
                case EMBEDDED -> embedded();
                case EXTERNAL -> external();
            });
        }
    }

    private static TestServer embedded() {
        Path folder = Scratch.folder("paddock-embedded ");
        Database database = Database.open(new DatabaseSettings.Embedded(folder, Scratch.postgres()));
        Scratch.atExit(folder, database::close);
        return new TestServer(Scratch.superuser(database, folder), database.user(), database.password());
    }

    private static TestServer external() {
        String given = System.getenv("PADDOCK_TEST_DATABASE_URL");
        DatabaseSettings.External superuser = given == null
                ? startedFrom(oldestInstalled())
                : (DatabaseSettings.External)
                        DatabaseSettings.from(name -> name.equals("paddock.database.url") ? given : null);
        TestServer server = new TestServer(superuser, OWNER, Password.random());
        server.createOwner();
        return server;
    }

    static Path oldestInstalled() {
        return Optional.ofNullable(Path.of("/usr/lib/postgresql").toFile().list()).stream()
                .flatMap(Stream::of)
                .filter(version -> version.matches("\\d+") && Integer.parseInt(version) >= OLDEST)
                .min(Comparator.comparing(Integer::valueOf))
                .map(version -> Path.of("/usr/lib/postgresql", version))
                .orElseThrow(() -> new AssertionError(
                        "These tests need a PostgreSQL server from 15 on: install it with `apt-get install postgresql`,"
                                + " or set PADDOCK_TEST_DATABASE_URL to a superuser's postgresql:// address"));
    }

    /** Not durable: what it holds is worthless, and what is tested is never its durability. */
    private static DatabaseSettings.External startedFrom(Path home) {
        Path folder = Scratch.folder("paddock-external-");
        Path cluster = folder.resolve("cluster");
        Path passwordFile = folder.resolve("password");
        String password = Password.random();
        DataFolder.writeSecret(passwordFile, password);
        Binaries binaries = Binaries.readyAt(home);
        run(
                binaries.program("initdb"),
                "--pgdata=" + cluster,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        int port = Scratch.freePort();
        run(
                binaries.program("pg_ctl"),
                "--wait",
                "--silent",
                "--pgdata=" + cluster,
                "--log=" + folder.resolve("log"),
                "--options=-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c port=" + port,
                "start");
        Postmaster postmaster = new Postmaster(cluster);
        Keeper keeper = Keeper.of(postmaster.pid().orElseThrow(), cluster);
        Scratch.atExit(folder, () -> {
            postmaster.stop();
            keeper.close();
        });
        return new DatabaseSettings.External(ConnectionFile.jdbcUrl(port, "postgres"), "postgres", password);
    }

    private static void run(String... words) {
        Command.Outcome outcome = Command.of(words).withoutRootRights().run();
        if (!outcome.succeeded()) throw new AssertionError(words[0] + ": " + outcome.output());
    }

    private void createOwner() {
        execute(
                "do $$ begin if not exists (select 1 from pg_roles where rolname = '%s') then create role %s; end if; end $$"
                        .formatted(OWNER, OWNER));
        execute("alter role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                .formatted(OWNER, ownerPassword));
        execute("do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then"
                + " execute format('grant %s to %%I', current_user); end if; end $$".formatted(OWNER));
    }

    /** The same database for somebody who may do anything to it. */
    Database asSuperuser(Database database) {
        return new Database(database.jdbcUrl(), superuser.user(), superuser.password(), () -> {});
    }

    Database fresh() {
        return copyOf("template0");
    }

    Database migrated() {
        return copyOf(template());
    }

    /** Migrated once, then copied, which is many times faster. */
    private synchronized String template() {
        String ready = template;
        if (ready != null) return ready;
        Database database = fresh();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        String name = database.jdbcUrl().replaceFirst("^.*/([^?]*).*$", "$1");
        template = name;
        return name;
    }

    private Database copyOf(String original) {
        String name = prefix + count.incrementAndGet();
        execute("create database %s owner %s template %s".formatted(name, owner, original));
        String url = superuser.jdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + name + "$1");
        return new Database(url, owner, ownerPassword, () -> {});
    }

    private void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
