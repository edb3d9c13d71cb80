package paddock.stand;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import paddock.store.Outlasting;

/**
 * Knows no phone of a backup any more: one may have been shut out since. None is told to wipe itself for that, so that what it
 * holds leaves once somebody has set it up anew.
 */
public final class RestoredDevices implements Outlasting {

    private int forgotten;

    /** How many there were that could send. */
    public int forgotten() {
        return forgotten;
    }

    @Override
    public void before(Connection target) {
        // What was there before is not needed.
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            forgotten = statement.executeUpdate("""
                    update stand.device set secret = sha256(uuid_send(gen_random_uuid()) || secret) where shut_at is null""");
        }
    }
}
