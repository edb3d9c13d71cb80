package paddock.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    /** One after the other, in their order. */
    static Outlasting all(List<Outlasting> several) {
        return new Outlasting() {
            @Override
            public void before(Connection target) throws SQLException {
                for (Outlasting one : several) one.before(target);
            }

            @Override
            public void after(Connection target) throws SQLException {
                for (Outlasting one : several) one.after(target);
            }
        };
    }

    /** Before anything is cleared away in the target, which may be empty. */
    void before(Connection target) throws SQLException;

    /** Once the backup is in the target, at today's schema, and nothing is committed yet. */
    void after(Connection target) throws SQLException;
}
