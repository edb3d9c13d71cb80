package paddock.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import paddock.kernel.CannotStart;

/** A PostgreSQL server of the operator's own, asked once whether it will do. */
final class ExternalServer {

    private static final int OLDEST = 15;

    private ExternalServer() {}

    static Database reach(DatabaseSettings.External settings) {
        Properties properties = new Properties();
        if (!settings.user().isEmpty()) properties.setProperty("user", settings.user());
        if (!settings.password().isEmpty()) properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "20");
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties)) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion());
            String user = connection.getMetaData().getUserName();
            return new Database(settings.jdbcUrl(), user, settings.password(), () -> {});
        } catch (SQLException e) {
            throw refused(settings, e);
        }
    }

    static void requireVersion(int major) {
        if (major >= OLDEST) return;
        throw new CannotStart(
                "The database is on PostgreSQL " + major + ", and Paddock needs " + OLDEST + " or newer",
                "Upgrade that server, or unset PADDOCK_DATABASE_URL to use the one that Paddock carries");
    }

    private static CannotStart refused(DatabaseSettings.External settings, SQLException e) {
        String at = " at " + settings.jdbcUrl().replaceFirst("\\?.*$", "");
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "28P01", "28000" ->
                new CannotStart(
                        "The database" + at + " does not let " + settings.user() + " in (" + oneLine(e) + ")",
                        "Correct PADDOCK_DATABASE_USER and PADDOCK_DATABASE_PASSWORD",
                        e);
            case "08004" ->
                new CannotStart("The server" + at + " asks for a password", "Set PADDOCK_DATABASE_PASSWORD", e);
            case "3D000" ->
                new CannotStart(
                        "There is no such database" + at + " (" + oneLine(e) + ")",
                        "Create it with: createdb --owner=" + settings.user() + " and its name",
                        e);
            case "08001", "08006" ->
                new CannotStart(
                        "No PostgreSQL server answers" + at + " (" + oneLine(e) + ")",
                        "Start it, or correct PADDOCK_DATABASE_URL",
                        e);
            default ->
                new CannotStart(
                        "The database" + at + " cannot be used (" + oneLine(e) + ")",
                        "Look into that server's log, or correct PADDOCK_DATABASE_URL",
                        e);
        };
    }

    static String oneLine(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
