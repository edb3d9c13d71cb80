package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers say besides the verdict: which row of a table, and at which instants hours begin and end. */
@WithPaddock
class VerdictDetailsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final String LAYOUT = "/api/v1/layouts/" + TECHNIQUE;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }

    private JsonNode verdict(String vehicles) throws Exception {
        String question = """
                {"from": "2026-05-13T10:00", "until": "2026-05-13T11:00", "activity": "test", "customer": "club",
                 "noise": {"source-exhaust": 90}, "others": [], "vehicles": [%s]}
                """.formatted(vehicles);
        return answer(to(LAYOUT + "/verdict")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question)));
    }

    @Test
    void a_table_that_refuses_names_its_row_in_both_languages() throws Exception {
        JsonNode tooMany = verdict("{\"count\": 31, \"category\": \"touring-gt\", \"powertrain\": \"combustion\"}");
        JsonNode reason = tooMany.at("/reasons/0");
        assertThat(reason.at("/numbers/0/why").asString()).isEqualTo("too-many");
        assertThat(reason.at("/numbers/0/count").asInt()).isEqualTo(31);
        assertThat(reason.at("/numbers/0/most").asInt()).isEqualTo(30);
        assertThat(reason.at("/numbers/0/cells/0/whole").asInt()).isEqualTo(30);
        assertThat(reason.at("/numbers/0/cells/0/row/en").asString()).isEqualTo("touring or GT cars");
        assertThat(reason.at("/numbers/0/cells/0/row/fr").asString()).isEqualTo("tourisme ou GT");
        assertThat(reason.at("/sentence/en").asString())
                .contains("31 where 30 are admitted (row “touring or GT cars”)");
        JsonNode absent = verdict("{\"count\": 1, \"category\": \"bus\", \"powertrain\": \"combustion\"}");
        assertThat(absent.at("/reasons/0/numbers/0/why").asString()).isEqualTo("no-row");
        assertThat(absent.at("/quotas").isArray()).isTrue();
    }

    @Test
    void hours_that_come_twice_or_never_follow_each_other_as_instants() throws Exception {
        for (String day : new String[] {"2026-10-25", "2026-03-29", "2026-05-13"}) {
            String until = OffsetDateTime.parse(day + "T00:00Z")
                    .plusDays(1)
                    .toLocalDate()
                    .toString();
            JsonNode hours =
                    answer(to(LAYOUT + "/lawful-hours?activity=practice&noise=95&from=" + day + "&until=" + until));
            JsonNode windows = hours.at("/days/0/windows");
            for (int i = 1; i < windows.size(); i++) {
                assertThat(instant(windows.get(i), "begin"))
                        .as("%s %s", day, windows)
                        .isEqualTo(instant(windows.get(i - 1), "end"));
            }
            assertThat(windows.get(windows.size() - 1).at("/end").asString()).startsWith(until + "T00:00+");
        }
    }

    private static Instant instant(JsonNode window, String which) {
        return OffsetDateTime.parse(window.at("/" + which).asString()).toInstant();
    }
}
