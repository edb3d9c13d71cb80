package paddock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.Programs;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;

/** Dates as programs find them, on Tuesday 12 May 2026 in Alès. */
class SearchApiTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final String NEED =
            SITE + "/dates?first=2026-11-02&last=2026-11-30&activity=practice&category=touring-gt"
                    + "&count=8&powertrain=combustion&noise=90";

    @Test
    void a_date_is_found_without_a_token_and_its_claims_are_an_option() throws Exception {
        HttpResponse<String> found = send("GET", NEED + "&span=hours&hours=2&layout=technique", "", "");
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        JsonNode first = json(found).path("dates").path(0);
        assertThat(first.path("grade").asString("")).isEqualTo("free");
        String wish = "{\"company\": \"" + Ids.named("demonstration", "company", "stable") + "\", \"claims\": "
                + first.path("claims") + ", \"use\": {\"activity\": \"practice\", \"noise\": {\"source-exhaust\": 90},"
                + " \"vehicles\": [{\"category\": \"touring-gt\", \"count\": 8, \"powertrain\": \"combustion\"}]}}";
        HttpResponse<String> held = send("POST", SITE + "/options", token("SALES"), wish);
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        assertThat(json(held).path("rank").asInt()).isEqualTo(1);
    }

    @Test
    void fifty_come_at_a_time_and_the_next_are_others() throws Exception {
        JsonNode some = json(send("GET", NEED + "&span=half-day", "", ""));
        assertThat(some.path("dates").size()).isEqualTo(50);
        String next = some.path("next").asString("");
        JsonNode others = json(send("GET", next, "", ""));
        assertThat(others.path("dates").size()).isPositive();
        for (JsonNode each : others.path("dates")) {
            assertThat(some.path("dates")).doesNotContain(each);
        }
    }

    @Test
    void where_there_is_none_it_says_why_and_what_to_ask_instead() throws Exception {
        JsonNode none = json(send("GET", NEED + "&span=hours&hours=2&length=90000", "", ""));
        assertThat(none.path("dates").size()).isZero();
        assertThat(none.path("why").path(0).path("reason").asString("")).isEqualTo("no-layout");
        String query = none.path("easings").path(0).path("query").asString("");
        assertThat(json(send("GET", SITE + "/dates" + query, "", ""))
                        .path("dates")
                        .size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "span=ages",
                "hours=99999999999",
                "days=0",
                "days=1.5",
                "first=2026-02-30",
                "last=9999-12-31",
                "opens=noon",
                "length=-5",
                "pool.none=2",
                "pool.stands-2015=two",
                "customer=king",
                "company=1",
                "after=-1",
                "unheard-of=1"
            })
    void what_cannot_be_read_is_refused_by_name(String bad) throws Exception {
        String name = bad.substring(0, bad.indexOf('='));
        String others = NEED.replaceAll("([?&])" + name + "=[^&]*", "$1x=").replaceAll("[?&]x=", "&");
        String need = others.replaceFirst("[?&]+", "?") + (name.equals("hours") ? "&span=hours&" : "&") + bad;
        HttpResponse<String> refused = send("GET", need, "", "");
        assertThat(refused.statusCode()).as(need).isEqualTo(400);
        assertThat(refused.body()).contains(name);
    }
}
