package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import paddock.store.Database;

/** What whoever keeps an installation does: its commands, and a look into its database. */
record Upkeep(Database database, Path data) {

    /** Runs a command to its end, and gives what it said. */
    String run(int code, String... command) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_DATA", data.toString()));
        try (OwnProcess process = OwnProcess.start(settings, command)) {
            assertThat(process.ended()).as(process.said()).isEqualTo(code);
            return process.said();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
