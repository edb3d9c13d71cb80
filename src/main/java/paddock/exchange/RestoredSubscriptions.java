package paddock.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import paddock.store.Outlasting;

/** Has no address of a backup's lead anywhere: it may have been renewed or withdrawn since. Companies make theirs anew. */
public final class RestoredSubscriptions implements Outlasting {

    private int withdrawn;

    /** How many there were. */
    public int withdrawn() {
        return withdrawn;
    }

    @Override
    public void before(Connection target) {
        // What was there before is not needed.
    }

    @Override
    public void after(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            withdrawn = statement.executeUpdate("""
                    update exchange.subscription set token = null, made_at = null, read_at = null, version = version + 1
                     where token is not null""");
        }
    }
}
