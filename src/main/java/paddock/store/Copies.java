package paddock.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** PostgreSQL's own way to pass whole tables over a connection. */
final class Copies {

    private Copies() {}

    /** Made by hand: the driver's public interface is annotated with what the compiler cannot find. */
    static CopyManager over(Connection connection) throws SQLException {
        return new CopyManager(connection.unwrap(BaseConnection.class));
    }
}
