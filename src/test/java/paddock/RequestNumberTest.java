package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** The number by which an operator finds what a reader tells of: the same in the answer, on the page and in the log. */
@WithPaddock
class RequestNumberTest {

    private static final String OURS = "[2-9a-hjkmnp-tv-z]{5}-[2-9a-hjkmnp-tv-z]{5}";

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_answer_has_a_number_of_its_own() throws Exception {
        String one = number(get(port, "/sites"));
        String other = number(get(port, "/css/paddock.css"));
        assertThat(one).matches(OURS).isNotEqualTo(other);
        assertThat(other).matches(OURS);
        assertThat(number(get(port, "/actuator/health"))).matches(OURS);
    }

    @Test
    void a_refusal_shows_it_as_a_page_and_as_a_problem() throws Exception {
        HttpResponse<String> page = get(port, "/nothing-here");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<code>" + number(page) + "</code>");
        HttpResponse<String> problem = get(port, "/api/v1/sites/nothing");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.body()).contains("\"request\":\"" + number(problem) + "\"");
        HttpResponse<String> plain = get(port, "/api/v1/sites/%00");
        assertThat(plain.body()).contains("\"request\":\"" + number(plain) + "\"");
    }

    @Test
    void nobody_gives_a_request_its_number_but_a_trusted_proxy() throws Exception {
        assertThat(number(get(port, "/sites", "X-Request-Id", "chosen-by-a-visitor")))
                .matches(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void the_log_line_of_a_fault_carries_the_number_that_the_page_shows(String form) throws Exception {
        Database database = TestDatabases.EMBEDDED.fresh();
        int free = Ports.free();
        try (OwnProcess serving = OwnProcess.asShipped(settings(database, free, form), "serve", "--no-demo")
                .says("is ready at")) {
            assertThat(number(get(free, "/sites", "X-Request-Id", "0f0e0d-from.the:proxy")))
                    .isEqualTo("0f0e0d-from.the:proxy");
            assertThat(number(get(free, "/sites", "X-Request-Id", "[31m red"))).matches(OURS);
            rename(database);
            HttpResponse<String> broken = get(free, "/sites");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).contains("<code>" + number(broken) + "</code>");
            serving.says("Fault at GET /sites");
            assertThat(serving.said().lines().filter(line -> line.contains("Fault at GET /sites")))
                    .singleElement()
                    .asString()
                    .contains(number(broken));
            assertThat(serving.said().lines().anyMatch(line -> line.startsWith("{")))
                    .isEqualTo(form.equals("json"));
        }
    }

    private Map<String, String> settings(Database database, int port, String form) {
        return Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_PORT", Integer.toString(port),
                "PADDOCK_DATA", folder.toString(),
                "PADDOCK_PROXIES", "127.0.0.0/8, ::1",
                "PADDOCK_LOG", form);
    }

    private static void rename(Database database) throws Exception {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter table circuit.site rename to elsewhere");
        }
    }

    private static String number(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElse("");
    }

    private HttpResponse<String> get(int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        Stream.of(headers).findAny().ifPresent(any -> request.headers(headers));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
