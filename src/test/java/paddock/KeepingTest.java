package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Nothing is lost: a backup beside the Paddock that serves, its end, and all of it again somewhere else. */
class KeepingTest {

    @TempDir
    Path temp;

    private int port;

    @BeforeEach
    void aFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void what_was_backed_up_comes_back_after_everything_was_destroyed() throws Exception {
        Map<String, String> here = embedded("here");
        Path backup = temp.resolve("backup.zip");
        String before;
        try (OwnProcess serving = OwnProcess.start(here, "serve", "--demo").says("is ready at")) {
            before = sites();
            assertThat(says(0, here, "backup", backup.toString())).contains("Backed up: " + backup);
            assertThat(says(78, here, "backup", backup.toString())).contains("No backup was made: " + backup);
            assertThat(says(78, here, "restore", backup.toString(), "--replace", "--yes"))
                    .contains("Nothing was restored: The data folder", "in use by process");
            assertThat(sites()).isEqualTo(before);
            serving.process().destroyForcibly();
        }
        destroy(temp.resolve("here"));
        Map<String, String> there = embedded("there");
        assertThat(says(0, there, "restore", backup.toString())).contains("Restored: ");
        assertThat(says(0, there, "check")).contains("Sound: ");
        try (OwnProcess _ = OwnProcess.start(there, "serve", "--no-demo").says("is ready at")) {
            assertThat(sites()).isEqualTo(before);
        }
    }

    @Test
    void it_comes_back_in_a_database_of_the_operator_s_and_damage_done_there_is_found() throws Exception {
        Database database = TestDatabases.EXTERNAL.fresh();
        Map<String, String> external = Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password());
        String backup = "src/test/resources/backups/paddock-0.1.0.zip";
        assertThat(says(0, external, "restore", backup)).contains("Restored: ");
        assertThat(says(78, external, "restore", backup)).contains("The database is not empty", "--replace");
        assertThat(says(1, external, "restore", backup, "--replace")).contains("nobody to ask");
        assertThat(says(0, external, "restore", backup, "--replace", "--yes")).contains("Restored: ");
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("update circuit.section set during = 'empty'");
        }
        assertThat(says(1, external, "check"))
                .contains("✗ Every section of a layout exists on all the days of its course", "Broken: ");
        assertThat(says(64, external, "check", "it")).contains("Usage: paddock check");
        assertThat(says(64, external, "restore")).contains("Usage: paddock restore");
        assertThat(says(64, external, "backup", "--all")).contains("Usage: paddock backup");
    }

    private Map<String, String> embedded(String folder) {
        return Map.of("PADDOCK_DATA", temp.resolve(folder).toString(), "PADDOCK_PORT", Integer.toString(port));
    }

    private static String says(int code, Map<String, String> settings, String... command) throws Exception {
        try (OwnProcess process = OwnProcess.start(settings, command)) {
            assertThat(process.ended()).as(process.said()).isEqualTo(code);
            return process.said();
        }
    }

    private String sites() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/sites"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** Once the keeper has stopped the server of the Paddock that was killed. */
    private static void destroy(Path folder) throws Exception {
        for (int attempt = 0; attempt < 300 && Files.exists(folder.resolve("postgres/postmaster.pid")); attempt++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
