package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** Sessions as programs open, resize, move and cancel them. */
@WithPaddock
class SessionApiTest extends SessionPrograms {

    @Test
    void a_session_is_opened_seen_by_anybody_resized_and_cancelled() throws Exception {
        String session = opened(4);
        HttpResponse<String> seen = send("GET", session, "", "");
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(seen).path("title").asString("")).isEqualTo("Track day");
        assertThat(json(seen).path("state").asString("")).isEqualTo("open");
        assertThat(json(seen).path("kinds").path(0).path("left").asInt()).isEqualTo(4);
        assertThat(seen.body()).as("who is excluded is nobody’s business").doesNotContain(CLUB.toString());
        assertThat(send("GET", session, sales, "").body()).contains(CLUB.toString());
        assertThat(send("GET", SITE + "/sessions", "", "").body())
                .contains(json(seen).path("id").asString(""));

        HttpResponse<String> unlawful =
                send("PUT", session + "/places", sales, "{\"places\": [31]}", "If-Match", "\"1\"");
        assertThat(unlawful.statusCode()).isEqualTo(422);
        assertThat(type(unlawful)).isEqualTo("unlawful");
        assertThat(send("PUT", session + "/places", sales, "{\"places\": [5]}").statusCode())
                .isEqualTo(428);
        assertThat(send("PUT", session + "/places", sales, "{\"places\": [5, 6]}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", session + "/places", booker, "{\"places\": [5]}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> more = send("PUT", session + "/places", sales, "{\"places\": [5]}", "If-Match", "\"1\"");
        assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
        assertThat(json(more).path("kinds").path(0).path("places").asInt()).isEqualTo(5);
        assertThat(more.headers().firstValue("ETag")).contains("\"2\"");

        assertThat(send("DELETE", session, booker, "", "If-Match", "\"2\"").statusCode())
                .isEqualTo(403);
        HttpResponse<String> cancelled = send("DELETE", session, sales, "", "If-Match", "\"2\"");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(json(cancelled).path("state").asString("")).isEqualTo("over");
        assertThat(type(send("DELETE", session, sales, "", "If-Match", "\"3\"")))
                .isEqualTo("cancelled");
        assertThat(send("GET", SITE + "/sessions", "", "").body())
                .doesNotContain(json(seen).path("id").asString(""));
    }

    @Test
    void a_session_is_a_booking_of_the_operators_that_can_be_moved() throws Exception {
        String session = opened(4);
        String booking = session.replace("/sessions/", "/bookings/");
        assertThat(json(send("GET", booking, sales, "")).path("kind").asString(""))
                .isEqualTo("session");
        assertThat(send("GET", booking, booker, "").statusCode()).isEqualTo(404);
        String claims = """
                {"claims": [{"layout": "%s", "from": "%sT14:00", "until": "%sT16:00"}]}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on);
        assertThat(send("PUT", booking + "/claims", booker, claims, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> moved = send("PUT", booking + "/claims", sales, claims, "If-Match", "\"1\"");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(json(send("GET", session, "", ""))
                        .path("claims")
                        .path(0)
                        .path("from")
                        .asString(""))
                .isEqualTo(on + "T14:00+02:00");
    }

    @Test
    void an_unlawful_session_is_not_opened_and_the_paragraph_is_named() throws Exception {
        HttpResponse<String> refused = send("POST", SITE + "/sessions", sales, opening(31));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(type(refused)).isEqualTo("unlawful");
        assertThat(json(refused).path("verdicts").path(0).path("reasons").size())
                .isPositive();
        assertThat(send("POST", SITE + "/sessions", booker, opening(3)).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|title",
                "[]|body",
                "{\"title\": \" \"}|title",
                "{\"title\": \"a\"}|use",
                "{\"title\": \"a\", \"use\": {}}|use.vehicles",
                "{\"title\": \"a\", \"use\": {\"vehicles\": [{}]}}|use.vehicles[0].count",
                "{\"title\": \"a\", \"use\": {\"vehicles\": [{\"count\": 0}]}}|use.vehicles[0].count",
                "{\"title\": \"a\", \"use\": {\"vehicles\": [{\"count\": 1001}]}}|use.vehicles[0].count",
                "{\"title\": \"a\", \"use\": {\"vehicles\": [{\"count\": 2, \"year\": 1970}]}}|use.vehicles[0].year",
                "{\"title\": \"a\", \"use\": {\"vehicles\": [{\"count\": 2}]}}|claims",
                "{\"title\": \"a\", \"more\": 1}|more"
            })
    void what_cannot_be_read_is_refused_with_what_it_is_about(String body, String about) throws Exception {
        HttpResponse<String> refused = send("POST", SITE + "/sessions", sales, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString("")).contains(about);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"statuses\": [\"king\"]}|exclusions.statuses",
                "{\"categories\": \"kart\"}|exclusions.categories",
                "{\"powertrains\": [\"steam\"]}|exclusions.powertrains",
                "{\"companies\": [\"x\"]}|exclusions.companies",
                "{\"weather\": []}|exclusions.weather"
            })
    void exclusions_that_cannot_be_read_are_refused(String exclusions, String about) throws Exception {
        String body = opening(3).replaceFirst("\"exclusions\": .*", "\"exclusions\": " + exclusions + "}");
        HttpResponse<String> refused = send("POST", SITE + "/sessions", sales, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString("")).contains(about);
    }
}
