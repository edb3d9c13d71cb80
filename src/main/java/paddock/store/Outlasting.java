package paddock.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What a restore must not take back, whatever the backup holds: carried over in the transaction of the restore. */
public interface Outlasting {

    /** Nothing. */
    Outlasting NOTHING = new Outlasting() {
        @Override
        public void before(Connection target) {
            // There is nothing to carry over.
        }

        @Override
        public void after(Connection target) {
            // Nothing was carried over.
        }
    };

    /** Before anything is cleared away in the target, which may be empty. */
    void before(Connection target) throws SQLException;

    /** Once the backup is in the target, at today's schema, and nothing is committed yet. */
    void after(Connection target) throws SQLException;
}
