package paddock.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import paddock.store.Outlasting;

/** Has no invitation of a backup's let anybody in: it may have been withdrawn since, and whoever asked may be gone. */
public final class RestoredInvitations implements Outlasting {

    private int ended;

    /** How many there were. */
    public int ended() {
        return ended;
    }

    @Override
    public void before(Connection target) {
        // What was there before is not needed.
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            ended = statement.executeUpdate(
                    "update directory.invitation set ended_at = now() where ended_at is null and until > now()");
        }
    }
}
