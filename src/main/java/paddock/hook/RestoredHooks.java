package paddock.hook;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import paddock.store.Outlasting;

/**
 * Has a restore tell nobody anything. What waits in a backup has long arrived, and a backup brought back for a trial must not
 * speak for the installation it was made of: every endpoint is disabled until an administrator enables it.
 */
public final class RestoredHooks implements Outlasting {

    private int disabled;

    /** How many endpoints would have been told. */
    public int disabled() {
        return disabled;
    }

    @Override
    public void before(Connection target) {
        // What was there before is not needed.
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            disabled = statement.executeUpdate("""
                    update hook.endpoint set disabled_at = now(), disabled_why = 'restored', version = version + 1
                     where disabled_at is null and removed_at is null""");
            statement.executeUpdate("""
                    update hook.delivery set state = 'given-up', fault = 'restored', ended_at = now()
                     where state = 'waiting'""");
        }
    }
}
