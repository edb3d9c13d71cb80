package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts, lawful hours and duties over real HTTP, and what is answered to questions that cannot be read. */
@WithPaddock
class VerdictApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final UUID KARTING = Ids.named("ales", "layout", "karting");
    private static final UUID SPEED = Ids.named("ales", "circuit", "vitesse");
    private static final String ONE = "/api/v1/layouts/" + TECHNIQUE + "/verdict";
    private static final String TIMES = "\"from\": \"2026-05-13T12:30\", \"until\": \"2026-05-13T13:30\"";
    private static final String KIND = "activity=practice&category=touring-gt&powertrain=combustion&count=10&noise=95"
            + "&customer=club&from=2026-05-13&until=2026-05-14";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    /** Thirty touring cars of 98 dB over noon on a Wednesday. */
    private static String noon(String customer) {
        return """
                {%s, "activity": "test", "customer": "%s", "noise": {"source-exhaust": 98}, "others": [],
                 "vehicles": [{"count": 30, "category": "touring-gt", "powertrain": "combustion"}]}
                """.formatted(TIMES, customer);
    }

    @Test
    void a_company_of_the_site_runs_over_noon_by_exception() throws Exception {
        JsonNode verdict = answered(ONE, noon("resident"));
        assertThat(verdict.at("/verdict").asString()).isEqualTo("allowed");
        assertThat(verdict.at("/reasons").isEmpty()).isTrue();
        assertThat(verdict.at("/lifted/0/rule").asString()).isEqualTo("hours");
        assertThat(verdict.at("/lifted/0/sentence/en").asString()).contains("art. 4 §2");
    }

    @Test
    void any_other_company_needs_an_event_for_that() throws Exception {
        JsonNode verdict = answered(ONE, noon("club"));
        assertThat(verdict.at("/verdict").asString()).isEqualTo("needs");
        assertThat(verdict.at("/reasons/0/cite").asString()).isEqualTo("art. 4 §1");
        assertThat(verdict.at("/reasons/0/paths/0/kind").asString()).isEqualTo("event");
        assertThat(verdict.at("/reasons/0/during/0/from").asString()).isEqualTo("12:30");
    }

    @Test
    void a_use_that_leaves_out_the_layout_asked_about_is_refused() throws Exception {
        HttpResponse<String> refused = post(ONE, "{" + TIMES + ", \"layouts\": [\"karting\"]}", "application/json");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("layouts", "karting", "technique");
        assertThat(post(ONE, "{" + TIMES + ", \"layouts\": [\"karting\", \"technique\"]}", "application/json")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_the_register_says_decides_where_the_question_does_not() throws Exception {
        String granted = noon("club").replaceFirst("\\{", "{\"granted\": [\"event\"], ");
        assertThat(answered(ONE, granted).at("/verdict").asString()).isEqualTo("allowed");
        assertThat(answered(ONE, noon("club")).at("/reasons/0/paths/0/left").asInt())
                .isEqualTo(6);
        String full = granted.replaceFirst("\\{", "{\"used\": {\"events\": 10}, ");
        assertThat(answered(ONE, full).at("/verdict").asString()).isEqualTo("refused");
        String before = granted.replace("2026-", "2024-").replace("\"others\": [],", "");
        assertThat(answered(ONE, before).at("/reasons/0/missing/0").asString()).isEqualTo("used.events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"homologation.md", "homologation.fr.md"})
    void the_whole_question_of_the_guide_is_answered_as_it_says(String guide) throws Exception {
        String question = Files.readString(Path.of("docs", guide))
                .split("```json\n", -1)[1]
                .split("```", -1)[0];
        assertThat(answered(ONE, question).at("/verdict").asString()).isEqualTo("allowed");
    }

    @Test
    void many_questions_are_answered_in_their_order() throws Exception {
        String batch = "[" + at(TECHNIQUE, "club") + "," + at(KARTING, "club") + "," + at(TECHNIQUE, "resident") + "]";
        JsonNode verdicts = answered("/api/v1/verdicts", batch).at("/verdicts");
        assertThat(verdicts.valueStream().map(each -> each.at("/layout").asString()))
                .containsExactly(TECHNIQUE.toString(), KARTING.toString(), TECHNIQUE.toString());
        assertThat(verdicts.at("/0/verdict").asString()).isEqualTo("needs");
        assertThat(verdicts.at("/2/verdict").asString()).isEqualTo("allowed");
    }

    private static String at(UUID layout, String customer) {
        return noon(customer).replaceFirst("\\{", "{\"layout\": \"" + layout + "\", ");
    }

    @Test
    void a_layout_that_is_none_is_named_by_the_place_of_its_question() throws Exception {
        for (String layout : List.of("00000000-0000-8000-8000-000000000000", "none", "")) {
            String batch = "[" + at(TECHNIQUE, "club") + ","
                    + at(TECHNIQUE, "club").replace(TECHNIQUE.toString(), layout) + "]";
            assertThat(refused("/api/v1/verdicts", batch)).contains("[1].layout");
        }
    }

    @Test
    void a_circuit_and_a_site_are_answered_layout_by_layout_the_mildest_first() throws Exception {
        JsonNode circuit = answered("/api/v1/circuits/" + SPEED + "/verdict", noon("resident"));
        assertThat(circuit.at("/verdicts").size()).isEqualTo(5);
        JsonNode site = answered("/api/v1/sites/" + Ids.named("ales", "site") + "/verdict", noon("resident"));
        List<String> mildest = List.of("allowed", "needs", "undetermined", "refused");
        assertThat(site.at("/verdicts")
                        .valueStream()
                        .map(each -> mildest.indexOf(each.at("/verdict").asString())))
                .isSorted()
                .hasSizeGreaterThan(5);
    }

    static List<String> bodies() {
        String text = "x".repeat(10_000);
        return List.of(
                "",
                "no json",
                "{",
                noon("club").substring(0, 60),
                "[]",
                "[1, 2]",
                "null",
                "3",
                "{}",
                "{" + TIMES + ", \"vehicles\": [{\"count\": -1}]}",
                "{" + TIMES + ", \"vehicles\": [{\"count\": 1.5}]}",
                "{" + TIMES + ", \"vehicles\": [{\"count\": 2147483647}]}",
                "{" + TIMES + ", \"vehicles\": [{\"count\": 99999999999999999999}]}",
                "{" + TIMES + ", \"vehicles\": [7]}",
                "{" + TIMES + ", \"vehicles\": {}}",
                "{" + TIMES + ", \"used\": {\"events\": -1}}",
                "{" + TIMES + ", \"used\": {\"events\": 2147483647}}",
                "{" + TIMES + ", \"used\": []}",
                "{" + TIMES + ", \"others\": null}",
                "{" + TIMES + ", \"others\": [{}]}",
                "{" + TIMES + ", \"granted\": null}",
                "{" + TIMES + ", \"race-hours\": NaN}",
                "{" + TIMES + ", \"race-hours\": 1e400}",
                "{" + TIMES + ", \"race-hours\": " + "9".repeat(900) + "}",
                "{" + TIMES + ", \"race-hours\": " + "9".repeat(5000) + "}",
                "{" + TIMES + ", \"activity\": \"" + text + "\"}",
                "{" + TIMES + ", \"activity\": {}}",
                "{" + TIMES + ", \"activty\": \"practice\"}",
                "{" + TIMES + ", \"" + text + "\": 1}",
                "{" + TIMES + ", \"facts\": " + "[".repeat(400) + "]".repeat(400) + "}",
                "[".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void what_is_not_a_question_is_refused_with_its_reason(String body) throws Exception {
        refused(ONE, body);
        refused("/api/v1/circuits/" + SPEED + "/verdict", body);
        if (!body.equals("[]")) {
            refused("/api/v1/verdicts", body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, 2026-03-29T05:00",
        "2026-10-25T02:30, 2026-10-25T05:00",
        "2026-10-25T01:30, 2026-10-25T02:30",
        "2026-05-13T13:30, 2026-05-13T12:30",
        "2026-05-13T13:30, 2026-05-13T13:30",
        "2026-05-13T13:30, 2126-05-13T13:30",
        "2026-05-13T13:30:00.2, 2026-05-13T13:30:00.4",
        "2026-05-13T13:30, 2026-05-13T13:30:00.000000001",
        "2026-02-30T13:30, 2026-05-13T13:30",
        "+999999999-12-31T23:59, +999999999-12-31T23:59:30",
        "+999999999-12-31T23:59Z, +999999999-12-31T23:59:30-18:00",
        "-999999999-01-01T00:00+18:00, -999999999-01-01T00:00:00Z",
        "tomorrow, 2026-05-13T13:30",
    })
    void times_that_are_none_are_refused_with_their_reason(String from, String until) throws Exception {
        refused(ONE, "{\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"})
    void the_hour_that_comes_twice_is_told_apart_by_its_offset(String from) throws Exception {
        JsonNode verdict = answered(ONE, "{\"from\": \"%s\", \"until\": \"2026-10-25T02:45+01:00\"}".formatted(from));
        assertThat(verdict.at("/reasons/0/during/0/from").asString()).isEqualTo("02:30");
        assertThat(verdict.at("/reasons/0/during/0/begin").asString()).isEqualTo(from);
    }

    @Test
    void a_question_in_another_format_is_refused() throws Exception {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nothing")) {
            assertThat(post(ONE, noon("club"), type).statusCode()).as(type).isEqualTo(415);
        }
    }

    @Test
    void lawful_hours_of_a_day_are_its_opening_hours() throws Exception {
        HttpResponse<String> answer = get("/api/v1/layouts/" + TECHNIQUE + "/lawful-hours?" + KIND);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        JsonNode day = JSON.readTree(answer.body()).at("/days/0");
        assertThat(day.at("/date").asString()).isEqualTo("2026-05-13");
        assertThat(day.at("/windows")
                        .valueStream()
                        .map(each -> each.at("/from").asString() + " "
                                + each.at("/verdict").asString()))
                .containsExactly("00:00 needs", "09:00 allowed", "12:00 needs", "14:00 allowed", "18:00 needs");
        assertThat(day.at("/windows/0/cites/0").asString()).isEqualTo("art. 4 §1");
    }

    @Test
    void lawful_hours_are_a_calendar_and_a_picture_as_well() throws Exception {
        HttpResponse<String> calendar = get("/api/v1/layouts/" + TECHNIQUE + "/lawful-hours.ics?" + KIND);
        assertThat(calendar.headers().firstValue("content-type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.body())
                .contains("DTSTART:20260513T070000Z", "DTEND:20260513T100000Z")
                .contains("DTSTART:20260513T120000Z", "DTEND:20260513T160000Z")
                .containsOnlyOnce("DTEND:20260513T160000Z");
        HttpResponse<String> picture = get("/api/v1/layouts/" + TECHNIQUE + "/lawful-hours.svg?" + KIND);
        assertThat(picture.headers().firstValue("content-type").orElse("")).startsWith("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg").contains("#2f9e5f", "#e0b000");
    }

    @Test
    void duties_are_told_with_their_days_and_are_a_calendar_as_well() throws Exception {
        HttpResponse<String> answer = get("/api/v1/circuits/" + SPEED + "/duties");
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        JsonNode renewal = JSON.readTree(answer.body())
                .valueStream()
                .filter(duty -> duty.at("/id").asString().equals("renewal"))
                .findFirst()
                .orElseThrow();
        assertThat(renewal.at("/due/0").asString()).isEqualTo("2027-03-31");
        HttpResponse<String> calendar = get("/api/v1/circuits/" + SPEED + "/duties.ics");
        assertThat(calendar.headers().firstValue("content-type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.body()).contains("DTSTART;VALUE=DATE:20270331");
    }

    private JsonNode answered(String address, String body) throws Exception {
        HttpResponse<String> answer = post(address, body, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String refused(String address, String body) throws Exception {
        HttpResponse<String> answer = post(address, body, "application/json");
        assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body().length()).isLessThan(2_000);
        String detail = JSON.readTree(answer.body()).at("/detail").asString();
        assertThat(detail).isNotBlank();
        return detail;
    }

    private HttpResponse<String> post(String address, String body, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(address))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri(address)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private URI uri(String address) {
        return URI.create("http://localhost:" + port + address);
    }
}
