package paddock.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;

/** A PostgreSQL database that answers, until closed: of this process's own server, of another Paddock's, or external. */
public final class Database implements AutoCloseable {

    private static final Duration START_OF_ANOTHER = Duration.ofSeconds(60);

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable ProcessHandle server;

    Database(String jdbcUrl, String user, String password, Runnable onClose) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.onClose = onClose;
    }

    /**
     * For the process that serves: the data folder is its alone.
     *
     * @throws CannotStart when another process holds the data folder, or anything else that the operator can mend
     */
    public static Database open(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.External external -> ExternalServer.reach(external);
            case DatabaseSettings.Embedded embedded -> {
                DataFolder folder = DataFolder.at(embedded.dataFolder());
                FolderLock lock = FolderLock.take(folder).orElseThrow(() -> held(folder));
                yield EmbeddedServer.start(folder, lock, embedded.postgres());
            }
        };
    }

    /** The same database, knowing the process that serves it. */
    Database servedBy(OptionalLong pid) {
        server = pid.isPresent() ? ProcessHandle.of(pid.getAsLong()).orElse(null) : null;
        return this;
    }

    /** Has something done once the server of this process's own ends while the database is still open. */
    public void whenLost(Runnable then) {
        if (server != null) {
            var _ = server.onExit().thenRun(() -> {
                if (!closed.get()) then.run();
            });
        }
    }

    /** Begins to open in the background, so that the rest of the start need not wait. */
    public static StartingDatabase starting(DatabaseSettings settings) {
        return new StartingDatabase(() -> open(settings));
    }

    /** As {@link #starting}, for a command beside a Paddock that may be serving. */
    public static StartingDatabase joining(DatabaseSettings settings) {
        return new StartingDatabase(() -> join(settings));
    }

    /**
     * For a command beside a Paddock that may be serving: on that one's server if there is one, else on its own, which
     * stops when this is closed. A server joined goes away when the Paddock that runs it ends.
     *
     * @throws CannotStart as {@link #open} does, but for the folder being held
     */
    public static Database join(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.External external -> ExternalServer.reach(external);
            case DatabaseSettings.Embedded embedded -> join(embedded);
        };
    }

    private static Database join(DatabaseSettings.Embedded embedded) {
        DataFolder folder = DataFolder.at(embedded.dataFolder());
        AtomicReference<@Nullable Database> found = new AtomicReference<>();
        Patience.until(START_OF_ANOTHER, () -> {
            found.set(joinOrStart(folder, embedded).orElse(null));
            return found.get() != null;
        });
        Database database = found.get();
        if (database == null) throw held(folder);
        return database;
    }

    /** Empty while the other one is still starting, or already stopping. */
    private static Optional<Database> joinOrStart(DataFolder folder, DatabaseSettings.Embedded embedded) {
        Optional<FolderLock> lock = FolderLock.take(folder);
        if (lock.isPresent()) return Optional.of(EmbeddedServer.start(folder, lock.get(), embedded.postgres()));
        OptionalInt port = new Postmaster(folder.cluster()).port();
        return ConnectionFile.read(folder.connectionFile())
                .filter(connection -> port.isPresent() && connection.port() == port.getAsInt())
                .map(connection -> connection.database(() -> {}));
    }

    private static CannotStart held(DataFolder folder) {
        return new CannotStart(
                "The data folder " + folder.path() + " is in use by " + FolderLock.holder(folder),
                "Stop that Paddock first, or set PADDOCK_DATA to another folder");
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Owner of the database and no superuser. */
    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Stops the server if this process runs it. May be repeated. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) onClose.run();
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
