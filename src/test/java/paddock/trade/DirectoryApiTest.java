package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.Programs;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;

/** The directory as programs read and write it. */
class DirectoryApiTest extends Programs {

    private static final String STABLE = "/api/v1/directory/" + Ids.named("demonstration", "company", "stable");
    private static final String BRAKES = "/api/v1/directory/" + Ids.named("demonstration", "company", "freins");

    private static final String PAINT = "/api/v1/directory/" + Ids.named("demonstration", "company", "peint");

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("companies").forEach(each -> names.add(each.path("name").asString("")));
        return names;
    }

    @Test
    void whoever_asks_finds_by_name_trade_and_status() throws Exception {
        assertThat(names(get("/api/v1/directory?text=roquefeuil"))).containsExactly("Freins Roquefeuil (inventée)");
        assertThat(names(get("/api/v1/directory?trade=running-gear&status=resident")))
                .contains("Freins Roquefeuil (inventée)", "Amortisseurs Bellecombe (inventée)")
                .doesNotContain("Pneumatiques Gardonne (inventée)");
        assertThat(send("GET", "/api/v1/directory?trade=none", "", "").statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/api/v1/directory?status=prospect", "", "").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/trades").path("trades").size()).isGreaterThan(30);
        JsonNode brakes = get(BRAKES);
        assertThat(brakes.path("company").path("trades").path(0).asString("")).isEqualTo("brakes");
        assertThat(brakes.path("relations").toString()).contains("supplier", "parent");
        assertThat(brakes.path("contacts").size()).isZero();
    }

    @Test
    void who_is_not_listed_is_there_for_nobody_outside() throws Exception {
        String hope = "/api/v1/directory/" + Ids.named("demonstration", "company", "hope");
        assertThat(send("GET", hope, "", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", hope, token("SALES"), "").statusCode()).isEqualTo(200);
        assertThat(send("GET", hope, token("MANAGER"), "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_operator_writes_over_the_version_that_was_read() throws Exception {
        String token = token("COMMUNICATION", "COMPANIES");
        String body = "{\"trades\": [\"brakes\", \"machining\"], \"about\": {\"en\": \"Brakes.\"}}";
        String version = send("GET", PAINT, "", "").headers().firstValue("ETag").orElseThrow();
        assertThat(send("PUT", PAINT, token, body).statusCode()).isEqualTo(428);
        assertThat(send("PUT", PAINT, token, body, "If-Match", "\"999\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> written = send("PUT", PAINT, token, body, "If-Match", version);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(written.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(version);
        assertThat(get(PAINT).path("about").path("en").asString("")).isEqualTo("Brakes.");
        for (String wrong : List.of(
                "{\"trades\": [\"nonsense\"]}",
                "{\"naf\": \"2932\"}",
                "{\"web\": \"javascript:alert(1)\"}",
                "{\"web\": \"https://user@example.org\"}",
                "{\"unknown\": 1}",
                "{\"relations\": [{\"kind\": \"enemy\", \"company\": \"" + UUID.randomUUID() + "\"}]}")) {
            assertThat(send("PUT", PAINT, token, wrong, "If-Match", "\"1\"").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(send("PUT", PAINT, token("SALES"), body, "If-Match", "\"1\"").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_company_s_manager_proposes_and_names_only_who_is_listed() throws Exception {
        String token = token("MANAGER", "COMPANIES");
        HttpResponse<String> read = send("GET", STABLE, token, "");
        String version = read.headers().firstValue("ETag").orElseThrow();
        String body = "{\"about\": {\"fr\": \"Proposé par un programme.\"}}";
        assertThat(send("PUT", STABLE, token, body, "If-Match", version).statusCode())
                .isEqualTo(202);
        assertThat(get(STABLE).toString()).doesNotContain("Proposé par un programme");
        assertThat(jdbc.sql(
                                "select count(*) from trade.proposal where state = 'open' and content::text like '%par un programme%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        String relation = "{\"relations\": [{\"kind\": \"partner\", \"company\": \"COMPANY\"}]}";
        String unlisted = relation.replace(
                "COMPANY", Ids.named("demonstration", "company", "hope").toString());
        String nobody = relation.replace("COMPANY", UUID.randomUUID().toString());
        HttpResponse<String> refused = send("PUT", STABLE, token, unlisted, "If-Match", version);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(type(refused)).isEqualTo(type(send("PUT", STABLE, token, nobody, "If-Match", version)));
        assertThat(send("PUT", BRAKES, token, body, "If-Match", "\"1\"").statusCode())
                .isEqualTo(404);
    }
}
