package paddock.store;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** How other programs of the same user reach the embedded server while it runs: commands of Paddock, psql. */
record ConnectionFile(int port, String password) {

    static final String USER = "paddock";
    static final String DATABASE = "paddock";

    /** Empty when there is none, or none that can be used: the role then gets a new password. */
    static Optional<ConnectionFile> read(Path file) {
        if (Files.notExists(file)) return Optional.empty();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            String password = properties.getProperty("password", "");
            int port = Integer.parseInt(properties.getProperty("port", ""));
            return password.isEmpty() ? Optional.empty() : Optional.of(new ConnectionFile(port, password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        DataFolder.writeSecret(file, """
                # Paddock's own database, while Paddock runs. Without this file the next start makes a new password.
                host=127.0.0.1
                port=%s
                database=%s
                user=%s
                password=%s
                """.formatted(Integer.toString(port), DATABASE, USER, password));
    }

    Database database(Runnable onClose) {
        return new Database(jdbcUrl(port, DATABASE), USER, password, onClose);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
