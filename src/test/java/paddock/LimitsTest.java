package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much, how often and for how long may be asked, tried on the product itself. */
class LimitsTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MEGABYTE = 1_000_000;

    private static final String CHUNKED = """
            POST /api/v1/verdicts HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: application/json
            Transfer-Encoding: chunked

            """;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = Served.with(Map.of(
                "PADDOCK_PROXIES", "127.0.0.1",
                "PADDOCK_RATE", "30",
                "PADDOCK_DATABASE_SECONDS", "3"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_with_a_reason() throws Exception {
        HttpResponse<String> refused = served.post("/api/v1/verdicts", JSON, BodyPublishers.ofByteArray(spaces(10)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("urn:paddock:problem:too-large", "\"request\":\"");
        assertThat(served.answersOthers()).isTrue();
    }

    @Test
    void so_is_one_that_does_not_say_how_large_it_is() throws Exception {
        try (Socket socket = served.saying(CHUNKED)) {
            for (int i = 0; i < 42; i++) {
                Served.say(socket, "186a0\n" + " ".repeat(100_000) + "\n");
            }
            Served.say(socket, "0\n\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:paddock:problem:too-large");
        }
    }

    @Test
    void only_the_route_that_answers_many_questions_takes_more_than_a_megabyte() throws Exception {
        String layout = "/api/v1/layouts/123e4567-e89b-82d3-a456-426614174000/verdict";
        assertThat(served.post(layout, JSON, BodyPublishers.ofByteArray(spaces(2)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(served.post("/api/v1/verdicts", JSON, BodyPublishers.ofByteArray(spaces(2)))
                        .body())
                .contains("urn:paddock:problem:bad-choice");
    }

    @Test
    void a_form_is_read_up_to_64_kilobytes() throws Exception {
        String name = "email=a%40example.org&password=wrong&to=/&more=";
        assertThat(form(name + "x".repeat(60_000)).statusCode()).isEqualTo(422);
        HttpResponse<String> refused = form(name + "x".repeat(70_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("<code>");
    }

    @Test
    void an_address_and_a_head_that_are_too_long_are_refused() throws Exception {
        HttpResponse<String> refused = served.get("/sites?on=" + "2".repeat(9_000));
        assertThat(refused.statusCode()).isEqualTo(414);
        assertThat(refused.body()).contains("8");
        assertThat(served.get("/sites", "X-Long", "x".repeat(20_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_network_that_asks_too_often_is_asked_to_wait_and_the_others_are_not() throws Exception {
        String[] busy = {"X-Forwarded-For", "203.0.113.77"};
        int answered = 0;
        HttpResponse<String> answer = served.get("/favicon.svg", busy);
        while (answer.statusCode() == 200 && answered < 1_000) {
            answered++;
            answer = served.get("/favicon.svg", busy);
        }
        assertThat(answered).isBetween(300, 900);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 3);
        assertThat(served.get("/favicon.svg", "X-Forwarded-For", "203.0.113.78").statusCode())
                .isEqualTo(200);
        assertThat(served.get("/favicon.svg", "X-Forwarded-For", "203.0.113.77, 203.0.113.79")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_a_proxy_of_ours_hands_on_is_never_this_machine_s_own() throws Exception {
        assertThat(served.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        for (String[] handedOn :
                new String[][] {{"X-Forwarded-For", "127.0.0.1"}, {"X-Forwarded-Proto", "https"}, {"Via", "1.1 gate"}
                }) {
            assertThat(served.get("/actuator/prometheus", handedOn).statusCode())
                    .as(handedOn[0])
                    .isEqualTo(404);
        }
        try (Socket socket =
                served.saying("GET /actuator/prometheus HTTP/1.1\nHost: circuit.example.org\nConnection: close\n\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void a_person_who_asks_too_often_is_asked_to_wait_wherever_they_are() throws Exception {
        String[] cookie = {"Cookie", People.signIn(served, "direction")};
        HttpResponse<String> answer = served.get("/account", cookie);
        for (int asked = 0; asked < 100 && answer.statusCode() == 200; asked++) {
            answer = served.get("/account", cookie);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(served.get("/account", "Cookie", People.signIn(served, "sales"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_takes_the_database_too_long_is_given_up_with_a_reason() throws Exception {
        try (Connection other = served.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table circuit.site in access exclusive mode");
            HttpResponse<String> page = served.get("/sites");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("<code>");
            HttpResponse<String> problem = served.get("/api/v1/sites");
            assertThat(problem.statusCode()).isEqualTo(503);
            assertThat(problem.body()).contains("urn:paddock:problem:too-long-asked");
            other.rollback();
        }
        assertThat(served.answersOthers()).isTrue();
        assertThat(served.process().said()).contains("Not answered, too-long-asked: GET /sites");
    }

    private static HttpResponse<String> form(String fields) throws Exception {
        return served.post("/sign-in", FORM, BodyPublishers.ofString(FormToken.FIELD + "&" + fields));
    }

    private static byte[] spaces(int megabytes) {
        return " ".repeat(megabytes * MEGABYTE).getBytes(StandardCharsets.UTF_8);
    }
}
