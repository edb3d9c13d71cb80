package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs of the demonstration's people that open sessions and take places, on Tuesday 12 May 2026 in Alès. */
class SessionPrograms {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    static final UUID CLUB = Ids.named("demonstration", "company", "club");
    static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static int day;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    String sales = "";
    String booker = "";
    String on = "";

    @BeforeEach
    void anotherDay() throws Exception {
        sales = token("SALES");
        booker = token("BOOKER");
        on = LocalDate.of(2027, 5, 3).plusDays(day % 28).toString();
        day++;
    }

    private String token(String role) throws Exception {
        String token = "paddock_"
                + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 43);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                        values (gen_random_uuid(), ?, ?, 'test', '{READ,BOOKINGS}', '2026-05-12', '2026-06-12')
                        """)
                .param(Ids.named("demonstration", "person", role))
                .param(digest)
                .update();
        return token;
    }

    HttpResponse<String> send(String method, String path, String token, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Accept-Language", "en");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    String opening(int count) {
        return """
                {"title": "Track day",
                 "claims": [{"layout": "%s", "from": "%sT09:00", "until": "%sT12:00"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 95},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": %d}]},
                 "exclusions": {"companies": ["%s"], "statuses": ["prospect"]}}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on, count, CLUB);
    }

    static String wish(UUID company, int count, String noise) {
        return """
                {"company": "%s", "reference": "two of ours", "order_number": "PO-4471",
                 "use": {"noise": {"source-exhaust": %s},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": %d}]}}
                """.formatted(company, noise, count);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String type(HttpResponse<String> answer) {
        return json(answer).path("type").asString("").replace("urn:paddock:problem:", "");
    }

    String opened(int count) throws Exception {
        HttpResponse<String> opened = send("POST", SITE + "/sessions", sales, opening(count));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return "/api/v1/sessions/" + json(opened).path("id").asString("");
    }
}
