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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, each a process as a user starts it: what they answer, and what they leave behind. */
class CommandsTest {

    private static final Path SITES = Path.of("src/main/resources/sites");

    @TempDir
    Path folder;

    @Test
    void a_site_file_is_checked_in_the_language_of_the_terminal() throws Exception {
        try (OwnProcess good = OwnProcess.start(
                        Map.of(), "site", "check", SITES.resolve("ales.yaml").toString());
                OwnProcess bad =
                        OwnProcess.start(Map.of("LANG", "fr_FR.UTF-8"), "site", "check", broken().toString())) {
            assertThat(good.ended()).as(good.said()).isZero();
            assertThat(good.said())
                    .containsPattern("ales.yaml:\\d+: Look again, vitesse D-2023: from 2022-03-02 to 2023-05-31")
                    .contains("Nothing wrong.");
            assertThat(bad.ended()).as(bad.said()).isEqualTo(1);
            assertThat(bad.said())
                    .contains("ales.yaml:")
                    .contains("Peut-être S10")
                    .contains("Rien n’a été chargé");
        }
    }

    @Test
    void an_unknown_command_and_a_missing_file_are_told_in_a_line() throws Exception {
        try (OwnProcess unknown = OwnProcess.start(Map.of(), "sell");
                OwnProcess usage = OwnProcess.start(Map.of(), "site", "check");
                OwnProcess missing = OwnProcess.start(Map.of(), "site", "check", "nowhere.yaml")) {
            assertThat(unknown.ended()).isEqualTo(64);
            assertThat(unknown.said().strip().lines()).hasSize(1);
            assertThat(usage.ended()).isEqualTo(64);
            assertThat(missing.ended()).isEqualTo(1);
            assertThat(missing.said()).contains("does not exist");
        }
    }

    @Test
    void a_site_is_imported_beside_a_running_paddock_which_shows_it_at_once() throws Exception {
        int port = freePort();
        Map<String, String> settings = settings(port);
        String file = SITES.resolve("gamogonili.yaml").toString();
        try (OwnProcess serving =
                OwnProcess.start(settings, "serve", "--no-demo").says("is ready at")) {
            assertThat(status(port, "/sites/gamogonili")).isEqualTo(404);
            assertThat(importing(settings, file, "--dry-run"))
                    .contains("Database: ", "data\n")
                    .contains("+ gamogonili")
                    .contains("Nothing was written");
            assertThat(status(port, "/sites/gamogonili")).isEqualTo(404);
            assertThat(importing(settings, file)).contains("+ gamogonili").contains("loaded");
            assertThat(status(port, "/sites/gamogonili")).isEqualTo(200);
            assertThat(importing(settings, file)).contains("nothing to do");
            assertThat(serving.process().isAlive()).isTrue();
        }
        assertThat(leftOvers()).isEmpty();
        assertThat(importing(settings, file))
                .as("and alone, on the same folder")
                .contains("nothing to do");
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_told_in_a_line_and_nothing_is_left_behind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                OwnProcess start = OwnProcess.start(settings(taken.getLocalPort()), "serve")) {
            assertThat(start.ended()).isEqualTo(78);
            assertThat(start.said().strip().lines()).hasSize(1);
            assertThat(start.said()).contains("port " + taken.getLocalPort()).contains("PADDOCK_PORT");
        }
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void a_second_paddock_on_the_same_folder_is_told_in_a_line_and_the_first_serves_on() throws Exception {
        int port = freePort();
        try (OwnProcess first = OwnProcess.start(settings(port), "serve").says("is ready at")) {
            try (OwnProcess second = OwnProcess.start(settings(freePort()), "serve")) {
                assertThat(second.ended()).isEqualTo(78);
                assertThat(second.said().strip().lines()).hasSize(1);
                assertThat(second.said()).contains("in use by").contains("PADDOCK_DATA");
            }
            assertThat(status(port, "/actuator/health")).isEqualTo(200);
            assertThat(first.said()).contains("http://localhost:" + port + "/");
        }
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void a_start_that_is_stopped_ends_without_a_word_and_leaves_nothing_behind() throws Exception {
        try (OwnProcess start = OwnProcess.start(settings(freePort()), "serve")) {
            while (start.process().isAlive() && !Files.exists(folder.resolve("data"))) {
                java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
            }
            start.process().destroy();
            assertThat(start.ended()).isEqualTo(143);
            assertThat(start.said()).isEmpty();
        }
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void settings_that_make_no_sense_are_told_in_a_line() throws Exception {
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("PADDOCK_PORT", "eighty"),
                Map.of("PADDOCK_DEMO", "maybe"),
                Map.of("PADDOCK_DEMO_YEARS", "many"),
                Map.of("PADDOCK_LOG", "xml"))) {
            try (OwnProcess start = OwnProcess.start(wrong, "serve")) {
                assertThat(start.ended()).as("%s", wrong).isEqualTo(78);
                assertThat(start.said().strip().lines()).as(start.said()).hasSize(1);
            }
        }
    }

    @Test
    void limits_that_make_no_sense_are_told_in_a_line() throws Exception {
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("PADDOCK_RATE", "often"),
                Map.of("PADDOCK_PROXIES", "the.proxy"),
                Map.of("PADDOCK_OPENID_ISSUER", "http://login.example.org"),
                Map.of("PADDOCK_DATABASE_SECONDS", "0"),
                Map.of("PADDOCK_REQUEST_SECONDS", "soon"))) {
            Map<String, String> all = new java.util.HashMap<>(settings(freePort()));
            all.putAll(wrong);
            try (OwnProcess start = OwnProcess.start(all, "serve")) {
                assertThat(start.ended()).as("%s", wrong).isEqualTo(78);
                assertThat(start.said().strip().lines()).as(start.said()).hasSize(1);
                assertThat(start.said()).contains(wrong.keySet().iterator().next());
            }
        }
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void a_paddock_whose_database_server_ends_says_so_and_ends_too() throws Exception {
        try (OwnProcess serving =
                OwnProcess.start(settings(freePort()), "serve").says("is ready at")) {
            ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(serving.ended()).isEqualTo(70);
            assertThat(serving.said()).contains("its database server has ended");
        }
    }

    private Map<String, String> settings(int port) {
        return Map.of("PADDOCK_DATA", folder.resolve("data").toString(), "PADDOCK_PORT", Integer.toString(port));
    }

    private String importing(Map<String, String> settings, String... arguments) throws Exception {
        String[] command =
                Stream.concat(Stream.of("site", "import"), Stream.of(arguments)).toArray(String[]::new);
        try (OwnProcess importing = OwnProcess.start(settings, command)) {
            assertThat(importing.ended()).as(importing.said()).isZero();
            return importing.said();
        }
    }

    /** The site file with a slip of the pen, its geometry beside it. */
    private Path broken() throws IOException {
        Files.copy(SITES.resolve("ales.geojson"), folder.resolve("ales.geojson"));
        String text = Files.readString(SITES.resolve("ales.yaml"));
        return Files.writeString(folder.resolve("ales.yaml"), text.replaceFirst("S1, S10,", "S1, S100,"));
    }

    /** Processes that still work in the data folder. */
    private java.util.List<String> leftOvers() throws InterruptedException {
        for (int attempt = 0; attempt < 50 && !running().isEmpty(); attempt++) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
        }
        return running();
    }

    private java.util.List<String> running() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private static int status(int port, String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
