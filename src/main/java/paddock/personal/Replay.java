package paddock.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.CannotStart;
import paddock.store.Outlasting;

/**
 * Has erasures outlast a restore: whatever the target, the files beside it and the backup know of is in the restored
 * database before it can be read, marked to be done again where the backup did not know of it. {@link Repetition} does so.
 */
public final class Replay implements Outlasting {

    private final Set<Erasure> erasures = new LinkedHashSet<>();
    private final Set<ErasureFile.Suppression> suppressions = new LinkedHashSet<>();

    private @Nullable String keyCheck;
    private long undone;

    private Replay() {}

    /**
     * One that knows what the data folder does.
     *
     * @param data the setting of the data folder, or empty
     * @param more files of that kind from elsewhere, which must be there
     */
    public static Replay of(String data, List<Path> more) {
        Replay replay = new Replay();
        Path own = ErasureFile.folder(data).resolve(ErasureFile.NAME);
        if (Files.exists(own)) {
            replay.add(own);
        }
        more.forEach(replay::add);
        return replay;
    }

    private void add(Path file) {
        try {
            ErasureFile read = ErasureFile.read(Files.readString(file), file.toString());
            erasures.addAll(read.erasures().values());
            suppressions.addAll(read.suppressions());
            keyCheck = keyCheck == null ? read.keyCheck() : keyCheck;
        } catch (IOException unreadable) {
            throw new CannotStart(
                    file + " cannot be read, which says who was forgotten (" + unreadable.getMessage() + ")",
                    "Name a file that is there and that this user may read",
                    unreadable);
        }
    }

    @Override
    public void before(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            if (!isThere(statement)) {
                return;
            }
            try (ResultSet row = statement.executeQuery(ERASURES)) {
                while (row.next()) {
                    erasures.add(new Erasure(
                            row.getObject("id", UUID.class),
                            row.getObject("person", UUID.class),
                            row.getString("digest"),
                            row.getTimestamp("at").toInstant()));
                }
            }
            try (ResultSet row = statement.executeQuery(KEY)) {
                keyCheck = row.next() ? row.getString(1) : keyCheck;
            }
            try (ResultSet row = statement.executeQuery(SUPPRESSIONS)) {
                while (row.next()) {
                    suppressions.add(new ErasureFile.Suppression(
                            row.getString("digest"), row.getTimestamp("at").toInstant(), row.getString("cause")));
                }
            }
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('personal.erasure') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (PreparedStatement key = target.prepareStatement(KNOW_KEY);
                PreparedStatement erasure = target.prepareStatement(UNDONE);
                PreparedStatement suppression = target.prepareStatement(SUPPRESS)) {
            if (keyCheck != null) {
                key.setString(1, keyCheck);
                key.executeUpdate();
            }
            for (Erasure one : erasures) {
                erasure.setObject(1, one.id());
                erasure.setObject(2, one.person(), Types.OTHER);
                erasure.setString(3, one.digest());
                erasure.setTimestamp(4, Timestamp.from(one.at()));
                erasure.executeUpdate();
            }
            for (ErasureFile.Suppression one : suppressions) {
                suppression.setString(1, one.digest());
                suppression.setTimestamp(2, Timestamp.from(one.at()));
                suppression.setString(3, one.cause());
                suppression.executeUpdate();
            }
        }
        try (Statement statement = target.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from personal.erasure where done_at is null")) {
            row.next();
            undone = row.getLong(1);
        }
    }

    /** How many erasures the restored database has undone. */
    public long undone() {
        return undone;
    }

    private static final String ERASURES =
            "select id, person, encode(digest, 'hex') as digest, at from personal.erasure";

    private static final String SUPPRESSIONS =
            "select encode(digest, 'hex') as digest, at, cause from personal.suppression";

    private static final String KEY = "select encode(key_check, 'hex') from personal.list_key";

    /** Without it, a key made anew would pass for the one that the digests were made with. */
    private static final String KNOW_KEY = """
            insert into personal.list_key (key_check) values (decode(?, 'hex')) on conflict (one) do nothing
            """;

    /** One that the backup knows of was done before the backup was made. */
    private static final String UNDONE = """
            insert into personal.erasure (id, person, digest, at) values (?, ?, decode(?, 'hex'), ?)
            on conflict (id) do nothing
            """;

    private static final String SUPPRESS = """
            insert into personal.suppression (digest, at, cause) values (decode(?, 'hex'), ?, ?)
            on conflict (digest) do nothing
            """;
}
