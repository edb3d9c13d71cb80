package paddock.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programming interface over real HTTP, and what it and the pages answer to whatever else is sent. */
@WithPaddock
class SiteApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID NORTH = Ids.named("ales", "layout", "boucle-nord");
    private static final UUID SPEED = Ids.named("ales", "circuit", "vitesse");
    private static final UUID ALES = Ids.named("ales", "site");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void the_sites_are_listed_in_the_order_they_came_and_lead_to_each() throws Exception {
        JsonNode all = json("/api/v1/sites");
        assertThat(all.at("/sites/0/key").asString()).isEqualTo("ales");
        assertThat(all.at("/sites/1/invented").asBoolean()).isTrue();
        JsonNode one = json(all.at("/sites/0/href").asString());
        assertThat(one.at("/on").asString()).isEqualTo("2026-05-12");
        assertThat(one.at("/circuits").size()).isEqualTo(5);
        assertThat(one.at("/name/fr").asString()).startsWith("Pôle");
    }

    @Test
    void a_layout_tells_its_lengths_and_its_clashes() throws Exception {
        JsonNode layout = json("/api/v1/layouts/" + NORTH);
        assertThat(layout.at("/course/length").asDouble()).isBetween(1048.1, 1049.1);
        JsonNode clashes = json(layout.at("/conflicts").asString());
        assertThat(clashes.at("/conflicts")
                        .valueStream()
                        .map(c -> c.at("/with/key").asString()))
                .containsExactly("technique", "raccourci-central", "rapide");
        assertThat(clashes.at("/conflicts/0/sharedSections").valueStream().map(JsonNode::asString))
                .containsExactly("S4", "S5");
    }

    @Test
    void geometry_is_geojson_with_its_credit() throws Exception {
        HttpResponse<String> site = get("/api/v1/sites/" + ALES + "/geometry");
        assertThat(site.headers().firstValue("content-type")).contains("application/geo+json");
        assertThat(JSON.readTree(site.body()).at("/attribution").asString()).contains("OpenStreetMap");
        assertThat(JSON.readTree(site.body()).at("/features").size()).isEqualTo(11);
        assertThat(json("/api/v1/circuits/" + SPEED + "/geometry")
                        .at("/features")
                        .size())
                .isEqualTo(10);
        JsonNode line = json("/api/v1/layouts/" + NORTH + "/geometry");
        assertThat(line.at("/geometry/type").asString()).isEqualTo("LineString");
        assertThat(line.at("/geometry/coordinates/0"))
                .isEqualTo(line.at("/geometry/coordinates")
                        .get(line.at("/geometry/coordinates").size() - 1));
    }

    @Test
    void a_question_about_either_side_of_a_change_is_answered_with_the_track_of_that_day() throws Exception {
        JsonNode sites = json("/api/v1/sites");
        String invented = sites.at("/sites/1/href").asString();
        JsonNode before = json(invented + "?on=2027-06-30");
        JsonNode after = json(invented + "?on=2027-07-01");
        assertThat(before.at("/circuits/0/layouts/0/length").asDouble())
                .isNotEqualTo(after.at("/circuits/0/layouts/0/length").asDouble());
    }

    @Test
    void what_the_pages_tell_of_a_place_in_words_is_there_by_language() throws Exception {
        JsonNode site = json("/api/v1/sites/" + ALES);
        assertThat(site.at("/milestones/0/date").asString()).isEqualTo("1998-11");
        assertThat(site.at("/milestones/0/what/en").asString()).startsWith("Works begin");
        assertThat(site.at("/operatorNote/fr").asString()).isNotBlank();
        JsonNode circuit = json("/api/v1/circuits/" + SPEED);
        assertThat(circuit.at("/milestones/0/what/fr").asString()).startsWith("Mise en service");
        assertThat(circuit.at("/note/en").asString()).isNotBlank();
    }

    @Test
    void public_holidays_are_told_for_a_run_of_days() throws Exception {
        String address = "/api/v1/sites/" + ALES + "/holidays";
        JsonNode may = json(address + "?from=2027-05-01&until=2027-05-08");
        assertThat(may.at("/calendar").asString()).isEqualTo("FR");
        assertThat(may.at("/holidays").valueStream().map(day -> day.at("/date").asString()))
                .containsExactly("2027-05-01", "2027-05-06");
        assertThat(may.at("/holidays/1/name/fr").asString()).endsWith("Ascension");
        assertThat(may.at("/holidays/1/name/en").asString()).startsWith("Ascension");
        json(address + "?from=2027-01-01&until=2029-09-27");
        for (String wrong : List.of(
                "from=2027-01-01&until=2029-09-28",
                "from=2027-01-01&until=2027-01-01",
                "from=2027-01-01&until=",
                "from=soon&until=2027-01-01")) {
            assertThat(type(address + "?" + wrong)).as(wrong).isEqualTo("bad-choice");
        }
        assertThat(type(address + "?from=2027-01-01")).isEqualTo("bad-request");
    }

    @Test
    void the_interface_is_described_in_openapi_3_1_and_every_route_is_in_it() throws Exception {
        JsonNode document = json("/api/v1/openapi.json");
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/paths").propertyNames())
                .contains("/api/v1/sites", "/api/v1/circuits/{id}", "/api/v1/layouts/{id}/conflicts");
        assertThat(get("/schemas/site-1.schema.json").statusCode()).isEqualTo(200);
    }

    @Test
    void the_description_says_how_each_call_refuses_and_what_an_id_looks_like() throws Exception {
        JsonNode document = json("/api/v1/openapi.json");
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        JSON.readTree(get("/api/v1/layouts/none").body()).propertyNames());
        for (JsonNode path : document.at("/paths")) {
            JsonNode call = path.has("get") ? path.path("get") : path.iterator().next();
            if (path.has("post") || !path.has("get")) {
                assertThat(call.path("responses").propertyNames()).contains("200", "400");
                continue;
            }
            boolean asks = !call.path("parameters").isEmpty();
            boolean names = call.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("in").asString().equals("path"));
            assertThat(call.path("responses").propertyNames())
                    .filteredOn(status -> !status.matches("40[13]"))
                    .containsExactlyElementsOf(
                            names ? List.of("200", "400", "404") : asks ? List.of("200", "400") : List.of("200"));
            assertThat(problem(call, "400")).isEqualTo(asks ? "#/components/schemas/Problem" : "");
            assertThat(problem(call, "404")).isEqualTo(names ? "#/components/schemas/Problem" : "");
            if (names) {
                assertThat(call.at("/parameters/0/schema/format").asString("")).isEqualTo("uuid");
            }
        }
    }

    private static String problem(JsonNode call, String status) {
        return call.at("/responses/" + status + "/content/application~1problem+json/schema/$ref")
                .asString("");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/layouts/none, 400, bad-choice",
        "/api/v1/layouts/1-2-3-4-5, 400, bad-choice",
        "/api/v1/layouts/00000000-0000-8000-8000-000000000000, 404, no-layout",
        "/api/v1/circuits/00000000-0000-8000-8000-000000000000, 404, no-circuit",
        "/api/v1/sites/00000000-0000-8000-8000-000000000000, 404, no-site",
        "/api/v1/sites?lang=xx, 400, bad-choice",
        "/api/v1/nothing, 404, no-page",
    })
    void what_cannot_be_answered_is_a_problem_with_its_reason(String address, int status, String type)
            throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.at("/type").asString()).isEqualTo("urn:paddock:problem:" + type);
        assertThat(problem.at("/title").asString()).isNotBlank();
        assertThat(problem.at("/detail").asString()).isNotBlank();
    }

    @Test
    void a_day_that_is_none_and_a_day_before_the_layout_are_told_apart() throws Exception {
        assertThat(type("/api/v1/layouts/" + NORTH + "?on=2026-02-30")).isEqualTo("bad-choice");
        assertThat(type("/api/v1/layouts/" + NORTH + "/conflicts?on=1999-01-01"))
                .isEqualTo("no-course");
        assertThat(type("/api/v1/layouts/" + Ids.named("ales", "layout", "karting") + "/geometry"))
                .isEqualTo("no-geometry");
        assertThat(json("/api/v1/layouts/" + NORTH + "?on=1999-01-01")
                        .at("/course")
                        .isNull())
                .isTrue();
    }

    /** The interface says that it does not do that; a page, that the form was none of its own. */
    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH"})
    void a_site_cannot_be_changed_over_the_network(String method) throws Exception {
        for (String address : List.of("/", "/sites/ales", "/api/v1/sites", "/api/v1/layouts/" + NORTH)) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(uri(address)).method(method, BodyPublishers.ofString("{\"a\": [")));
            assertThat(answer.statusCode())
                    .as("%s %s", method, address)
                    .isEqualTo(address.startsWith("/api/") ? 405 : 403);
            assertThat(answer.headers().allValues("set-cookie")).allMatch(cookie -> cookie.startsWith("paddock_form="));
        }
    }

    /** Whatever comes in, the answer is never our fault. */
    @Test
    void generated_requests_never_get_a_fault() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int requests = Boolean.getBoolean("paddock.full") ? 20_000 : 1_000;
        for (int i = 0; i < requests; i++) {
            String address = address(random);
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(address))
                    .header("Accept-Language", words(random))
                    .header("Accept", random.nextBoolean() ? "*/*" : "text/html"));
            assertThat(answer.statusCode()).as("seed %d: %s", seed, address).isBetween(200, 499);
        }
    }

    private static final List<String> PIECES = List.of(
            "/",
            "api",
            "v1",
            "sites",
            "layouts",
            "circuits",
            "ales",
            "vitesse",
            "geometry",
            "conflicts",
            "?on=",
            "?with=",
            "&with=",
            "&see=",
            "?lang=",
            "boucle-nord",
            "2026-05-12",
            "9999-99-99",
            "-1",
            "%00",
            "%2e%2e",
            "%0d%0aSet-Cookie:x",
            "%F0%9F%8F%81",
            "%E2%80%AE",
            "%3Cscript%3E",
            "%27%20or%201=1",
            "%7B%7B7*7%7D%7D",
            "${7*7}".replace("{", "%7B").replace("}", "%7D").replace("$", "%24"),
            "schemas",
            "css",
            "actuator",
            "00000000-0000-8000-8000-000000000000",
            ";jsessionid=1",
            "%25",
            "a".repeat(3000));

    private static String address(Random random) {
        StringBuilder address = new StringBuilder("/");
        int pieces = random.nextInt(1, 8);
        for (int i = 0; i < pieces; i++) {
            address.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) == 0) {
                address.append('/');
            }
        }
        return address.toString();
    }

    private static String words(Random random) {
        return List.of("fr", "en;q=0.1", "xx-YY", "*", "q=q;;;", ",".repeat(200), "e".repeat(2000))
                .get(random.nextInt(7));
    }

    private String type(String address) throws Exception {
        return JSON.readTree(get(address).body()).at("/type").asString().replace("urn:paddock:problem:", "");
    }

    private JsonNode json(String address) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(uri(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String address) {
        return URI.create("http://localhost:" + port + address);
    }
}
