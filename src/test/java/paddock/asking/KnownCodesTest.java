package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.FileSystemResource;
import paddock.WithPaddock;
import paddock.fact.Value;
import paddock.homologation.CaseRow;
import paddock.homologation.Use;
import paddock.kernel.Ids;
import paddock.sitefile.SiteFile;
import tools.jackson.databind.json.JsonMapper;

/** Words in questions that are no codes: a slip must never be taken for something that no ban names. */
@WithPaddock
class KnownCodesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final String ONE = "/api/v1/layouts/" + TECHNIQUE + "/verdict";
    private static final String TIMES = "\"from\": \"2026-05-13T12:30\", \"until\": \"2026-05-13T13:30\"";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "powertrain, Combustion, combustion",
        "powertrain, combustion., combustion",
        "powertrain, Électrique, electric",
        "powertrain, thermique, hybrid",
        "powertrain, car, combustion",
        "category, Touring-GT, touring-gt",
        "category, moto, motorcycle",
        "activity, Compétition, competition",
        "activity, competiton, competition",
        "customer, clubs, club",
        "direction, clock-wise, clockwise",
        "granted, events., events",
        "granted, Event, event",
        "noise.source-exhaust, loud, 95",
        "noise.sources-exhaust, 95, noise.source-exhaust",
        "limit.federations, 95, limit.federation",
    })
    void a_word_that_is_no_code_is_refused_with_the_one_that_was_meant(String fact, String word, String meant)
            throws Exception {
        String vehicle = List.of("powertrain", "category").contains(fact)
                ? ", \"vehicles\": [{\"count\": 2, \"%s\": \"%s\"}]}".formatted(fact, word)
                : ", \"%s\": \"%s\"}".formatted(fact, word);
        assertThat(refused("{" + TIMES + vehicle)).contains(meant);
        assertThat(refused("{" + TIMES + ", \"others\": [{" + TIMES + vehicle + "]}"))
                .contains("others[0]");
    }

    @Test
    void blanks_around_a_code_are_not_passed_over() throws Exception {
        assertThat(refused("{" + TIMES + ", \"vehicles\": [{\"powertrain\": \"combustion \"}]}"))
                .contains("“\"combustion \"” will not do", "\"combustion\".");
    }

    @ParameterizedTest
    @CsvSource({
        "activity, leisure-driving",
        "activity, race",
        "activity, other",
        "customer, company",
        "customer, other",
        "direction, anticlockwise",
        "start, rolling",
        "weather, drizzle",
        "event-name, Grand-Prix",
    })
    void a_common_code_will_do_though_no_text_names_it_and_any_where_none_asks(String fact, String code)
            throws Exception {
        answered("{" + TIMES + ", \"%s\": \"%s\"}".formatted(fact, code));
    }

    @Test
    void a_refusal_names_the_entry_that_will_not_do() throws Exception {
        assertThat(refused("{" + TIMES + ", \"colour\": \"red\"}"))
                .contains("“colour” will not do")
                .doesNotContain("red");
        assertThat(refused("{" + TIMES + ", \"activty\": \"practice\"}")).contains("activity");
        assertThat(refused("{" + TIMES + ", \"noise\": \"compliant\"}")).contains("source-exhaust");
    }

    @Test
    void an_hour_that_does_not_exist_is_told_plainly_and_its_beginning_is_an_end() throws Exception {
        String night = "{\"from\": \"2026-03-28T23:00\", \"until\": \"%s\"}";
        answered(night.formatted("2026-03-29T02:00"));
        assertThat(refused(night.formatted("2026-03-29T02:30"))).contains("does not exist", "Write 2026-03-29T03:30.");
        assertThat(refused("{\"from\": \"2026-03-29T02:00\", \"until\": \"2026-03-29T04:00\"}"))
                .contains("does not exist", "Write 2026-03-29T03:00.");
        assertThat(refused("{\"from\": \"2026-10-25T00:00\", \"until\": \"2026-10-25T02:30\"}"))
                .contains("comes twice", "2026-10-25T02:30+02:00, 2026-10-25T02:30+01:00");
    }

    @Test
    void every_code_of_the_cases_is_known_where_it_is_used() throws IOException {
        for (CaseRow row : CaseRow.all()) {
            SiteFile.Reading.Read order = (SiteFile.Reading.Read)
                    SiteFile.read(new FileSystemResource("docs/orders/" + row.file() + ".yaml"));
            Codes codes = Codes.of(order.law());
            Use use = row.use(order.site().zone(), "x");
            List<Map<String, Value>> stated = new ArrayList<>(List.of(use.facts()));
            use.vehicles().forEach(vehicles -> stated.add(vehicles.facts()));
            stated.forEach(facts -> facts.forEach((fact, value) -> {
                if (value instanceof Value.Codes given) {
                    assertThat(given.codes())
                            .as("%s: %s", row.get("id"), fact)
                            .allMatch(code -> codes.knows(fact, code))
                            .noneMatch(code -> codes.knows(fact, code + "s"));
                }
            }));
        }
    }

    private void answered(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String refused(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return JSON.readTree(answer.body()).at("/detail").asString();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + ONE + "?lang=en"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
