package paddock.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.store.Outlasting;

/**
 * Has nothing that was taken away let anybody in again by a restore. Whatever is signed in or on its way there ends, for
 * nobody can tell what of it had ended since the backup. What was made to last, tokens, passkeys and links to a provider, stays
 * where the replaced database had it still, and whoever had left there has left. Where no later database is replaced, nobody
 * knows of these, and they stay as the backup has them.
 */
public final class RestoredAccess implements Outlasting {

    /** What lasts until its person or an administrator takes it away. */
    private static final List<String> LASTING = List.of("account.api_token", "factor.passkey", "factor.link");

    private static final List<String> SIGNED_IN = List.of(
            "delete from account.half_sign_in", "delete from account.sign_in", "delete from account.known_device");

    private static final List<String> LINKS = List.of("delete from account.reset", "delete from account.invitation");

    private final Map<String, Set<UUID>> held = new HashMap<>();
    private final Map<UUID, Timestamp> left = new HashMap<>();
    private @Nullable Timestamp latest;
    private Ended ended = new Ended(0, 0, 0, 0);

    /**
     * How much of what the backup holds lets nobody in any more.
     *
     * @param lasting tokens, passkeys and links to a provider that had been taken away
     * @param people who had left
     */
    public record Ended(int devices, int links, int lasting, int people) {

        /** Whether there was anything. */
        public boolean any() {
            return devices + links + lasting + people > 0;
        }
    }

    public Ended ended() {
        return ended;
    }

    @Override
    public void before(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            for (String table : LASTING) {
                if (isThere(statement, table)) {
                    held.put(table, ids(statement, "select id from " + table));
                }
            }
            if (isThere(statement, "account.person")) {
                try (ResultSet row =
                        statement.executeQuery("select id, left_at from account.person where left_at is not null")) {
                    while (row.next()) {
                        left.put(row.getObject("id", UUID.class), row.getTimestamp("left_at"));
                    }
                }
            }
            latest = isThere(statement, "audit.act") ? latest(statement) : null;
        }
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            int devices = all(statement, SIGNED_IN);
            int links = all(statement, LINKS);
            Timestamp restored = latest(statement);
            boolean later = latest != null && (restored == null || !latest.before(restored));
            int lasting = 0;
            int people = 0;
            if (later) {
                people = leave(target);
                for (Map.Entry<String, Set<UUID>> table : held.entrySet()) {
                    lasting += withoutOthers(statement, table.getKey(), table.getValue());
                }
            }
            ended = new Ended(devices, links, lasting, people);
        }
    }

    private int leave(Connection target) throws SQLException {
        int people = 0;
        try (PreparedStatement leaving =
                target.prepareStatement("update account.person set left_at = ? where left_at is null and id = ?")) {
            for (Map.Entry<UUID, Timestamp> one : left.entrySet()) {
                leaving.setTimestamp(1, one.getValue());
                leaving.setObject(2, one.getKey());
                people += leaving.executeUpdate();
            }
        }
        return people;
    }

    private static int withoutOthers(Statement statement, String table, Set<UUID> still) throws SQLException {
        int gone = 0;
        for (UUID id : ids(statement, "select id from " + table)) {
            if (!still.contains(id)) {
                gone += statement.executeUpdate("delete from " + table + " where id = '" + id + "'");
            }
        }
        return gone;
    }

    private static int all(Statement statement, List<String> deletions) throws SQLException {
        int gone = 0;
        for (String deletion : deletions) {
            gone += statement.executeUpdate(deletion);
        }
        return gone;
    }

    private static Set<UUID> ids(Statement statement, String query) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static @Nullable Timestamp latest(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select max(at) from audit.act")) {
            return row.next() ? row.getTimestamp(1) : null;
        }
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
