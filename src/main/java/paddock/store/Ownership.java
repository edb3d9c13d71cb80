package paddock.store;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import paddock.kernel.CannotStart;

/**
 * Paddock's role and database on its own server. The role is a plain owner and no superuser, as on a server of the
 * operator's, so nothing can come to need more. May be repeated from wherever it was cut off.
 */
record Ownership(DataFolder folder, int port) {

    /** Stretching helps short passwords; ours is random, and each new connection would pay for it. PostgreSQL 16 on. */
    private static final String UNSTRETCHED =
            "select set_config(name, '1', false) from pg_settings where name = 'scram_iterations'";

    /** The role's new password. */
    String establish() {
        String password = Password.random();
        try (Connection connection = DriverManager.getConnection(
                        ConnectionFile.jdbcUrl(port, "postgres"), Cluster.SUPERUSER, superuserPassword());
                Statement statement = connection.createStatement()) {
            if (!finds(statement, ROLE)) statement.execute(CREATE_ROLE);
            // Its own alphabet needs no quoting; statements are never logged.
            statement.execute(UNSTRETCHED);
            statement.execute("alter role paddock password '" + password + "'");
            if (!finds(statement, DATABASE)) statement.execute(CREATE_DATABASE);
        } catch (SQLException e) {
            throw new CannotStart(
                    "Paddock's database could not be set up (" + ExternalServer.oneLine(e) + ")",
                    "Restore " + folder.superuserPassword() + " from a backup",
                    e);
        }
        return password;
    }

    private String superuserPassword() {
        try {
            return Files.readString(folder.superuserPassword()).strip();
        } catch (IOException e) {
            throw new CannotStart(
                    folder.connectionFile() + " is missing, and so is what could replace it",
                    "Restore " + folder.superuserPassword() + " from a backup",
                    e);
        }
    }

    private static boolean finds(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static final String ROLE = "select 1 from pg_roles where rolname = 'paddock'";
    private static final String CREATE_ROLE = "create role paddock login";
    private static final String DATABASE = "select 1 from pg_database where datname = 'paddock'";
    private static final String CREATE_DATABASE = "create database paddock owner paddock";
}
