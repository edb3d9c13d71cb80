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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.WithPaddock;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions and their places as programs open and take them, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class SessionApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static int day;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String sales = "";
    private String booker = "";
    private String on = "";

    @BeforeEach
    void anotherDay() throws Exception {
        sales = token("SALES");
        booker = token("BOOKER");
        on = "2026-0%d-%02d".formatted(6 + day / 28, 1 + day % 28);
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

    private HttpResponse<String> send(String method, String path, String token, String body, String... headers)
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

    private String opening(int count) {
        return """
                {"title": "Track day",
                 "claims": [{"layout": "%s", "from": "%sT09:00", "until": "%sT12:00"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 95},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": %d}]},
                 "exclusions": {"companies": ["%s"], "statuses": ["prospect"]}}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on, count, CLUB);
    }

    private static String wish(UUID company, int count, String noise) {
        return """
                {"company": "%s", "reference": "two of ours", "order_number": "PO-4471",
                 "use": {"noise": {"source-exhaust": %s},
                         "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": %d}]}}
                """.formatted(company, noise, count);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String type(HttpResponse<String> answer) {
        return json(answer).path("type").asString("").replace("urn:paddock:problem:", "");
    }

    private String opened(int count) throws Exception {
        HttpResponse<String> opened = send("POST", SITE + "/sessions", sales, opening(count));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return "/api/v1/sessions/" + json(opened).path("id").asString("");
    }

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
    void places_are_taken_read_and_given_back() throws Exception {
        String session = opened(3);
        HttpResponse<String> taken = send("POST", session + "/places", booker, wish(STABLE, 2, "93"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(taken).path("state").asString("")).isEqualTo("taken");
        assertThat(json(taken).path("orderNumber").asString("")).isEqualTo("PO-4471");
        String place = "/api/v1/places/" + json(taken).path("id").asString("");
        assertThat(json(send("GET", place, booker, ""))).isEqualTo(json(taken));
        assertThat(json(send("GET", session, "", ""))
                        .path("kinds")
                        .path(0)
                        .path("left")
                        .asInt())
                .isEqualTo(1);
        HttpResponse<String> full = send("POST", session + "/places", booker, wish(STABLE, 2, "93"));
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(type(full)).isEqualTo("full");
        assertThat(json(full).path("left").asInt()).isEqualTo(1);
        HttpResponse<String> sold = send("PUT", session + "/places", sales, "{\"places\": [1]}", "If-Match", "\"1\"");
        assertThat(sold.statusCode()).isEqualTo(409);
        assertThat(type(sold)).isEqualTo("sold");
        assertThat(send("DELETE", place, booker, "").statusCode()).isEqualTo(428);
        assertThat(send("DELETE", place, booker, "", "If-Match", "\"9\"").statusCode())
                .isEqualTo(412);
        HttpResponse<String> given = send("DELETE", place, booker, "", "If-Match", "\"1\"");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(json(given).path("ended").asString("")).isEqualTo("given-back");
        assertThat(type(send("DELETE", place, booker, "", "If-Match", "\"2\""))).isEqualTo("given-back");
    }

    @Test
    void nobody_sees_who_takes_part_but_the_operators_people_and_each_its_own() throws Exception {
        String session = opened(6);
        UUID other = Ids.named("demonstration", "company", "school");
        jdbc.sql("update directory.company set standing = 'open', reason = null where id = ?")
                .param(other)
                .update();
        UUID rival = jdbc.sql("select id from directory.company where id not in (?, ?) and standing = 'open' limit 1")
                .params(STABLE, CLUB)
                .query(UUID.class)
                .single();
        HttpResponse<String> theirs = send("POST", session + "/places", sales, wish(rival, 1, "90"));
        assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(201);
        assertThat(send("POST", session + "/places", booker, wish(STABLE, 1, "90"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("GET", session + "/places", sales, "").body()).contains(rival.toString(), STABLE.toString());
        assertThat(send("GET", session + "/places", booker, "").body())
                .contains(STABLE.toString())
                .doesNotContain(rival.toString());
        assertThat(send("GET", session + "/places", "", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/api/v1/places/" + json(theirs).path("id").asString(""), booker, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(type(send("POST", session + "/places", booker, wish(rival, 1, "90"))))
                .isEqualTo("no-company");
    }

    @Test
    void what_does_not_fit_is_refused_with_its_reason() throws Exception {
        String session = opened(6);
        HttpResponse<String> loud = send("POST", session + "/places", booker, wish(STABLE, 1, "96"));
        assertThat(loud.statusCode()).isEqualTo(422);
        assertThat(type(loud)).isEqualTo("above-profile");
        assertThat(json(loud).path("detail").asString("")).contains("95");
        HttpResponse<String> other =
                send("POST", session + "/places", booker, wish(STABLE, 1, "90").replace("touring-gt", "motorcycle"));
        assertThat(type(other)).isEqualTo("outside-profile");
        assertThat(type(send("POST", session + "/places", sales, wish(CLUB, 1, "90"))))
                .isEqualTo("not-for-company");
    }

    @Test
    void a_request_that_comes_again_sells_once_and_is_answered_the_same() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> once = send("POST", SITE + "/sessions", sales, opening(3), "Idempotency-Key", key);
        HttpResponse<String> again = send("POST", SITE + "/sessions", sales, opening(3), "Idempotency-Key", key);
        assertThat(once.statusCode()).as(once.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(once.body());
        String session = "/api/v1/sessions/" + json(once).path("id").asString("");
        String other = UUID.randomUUID().toString();
        String body = wish(STABLE, 2, "93");
        HttpResponse<String> first = send("POST", session + "/places", booker, body, "Idempotency-Key", other);
        HttpResponse<String> second = send("POST", session + "/places", booker, body, "Idempotency-Key", other);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(json(send("GET", session, "", ""))
                        .path("kinds")
                        .path(0)
                        .path("left")
                        .asInt())
                .isEqualTo(1);
        HttpResponse<String> used =
                send("POST", session + "/places", booker, wish(STABLE, 1, "93"), "Idempotency-Key", other);
        assertThat(type(used)).isEqualTo("key-used");
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

    private record Mail(String recipient, String subject, String body) {}

    private List<Mail> mails(String place) {
        return jdbc.sql("""
                        select m.recipient, m.subject, m.body
                          from post.mail m join post.outgoing d on d.id = m.id
                         where d.thing = ? order by d.position""")
                .param(UUID.fromString(place))
                .query((row, n) ->
                        new Mail(row.getString("recipient"), row.getString("subject"), row.getString("body")))
                .list();
    }

    @Test
    void those_who_book_for_a_company_are_told_what_becomes_of_its_places() throws Exception {
        String session = opened(3);
        String place = json(send("POST", session + "/places", booker, wish(STABLE, 2, "93")))
                .path("id")
                .asString("");
        String claims = """
                {"claims": [{"layout": "%s", "from": "%sT14:00", "until": "%sT16:00"}]}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on);
        send("PUT", session.replace("/sessions/", "/bookings/") + "/claims", sales, claims, "If-Match", "\"1\"");
        send("PUT", session + "/places", sales, "{\"places\": [4]}", "If-Match", "\"2\"");
        send("DELETE", session, sales, "", "If-Match", "\"3\"");
        List<Mail> told = mails(place).stream()
                .filter(mail -> mail.recipient().equals("booker@demonstration.invalid"))
                .toList();
        assertThat(told)
                .extracting(Mail::subject)
                .satisfiesExactly(
                        one -> assertThat(one).contains("Places prises", "Track day"),
                        two -> assertThat(two).contains("déplacée"),
                        three -> assertThat(three).contains("annulée"));
        assertThat(told.getFirst().body())
                .contains("Vos 2 places", "two of ours", "9\u00a0h")
                .doesNotContain("??");
        assertThat(told.get(1).body()).contains("14\u00a0h");
        assertThat(mails(place)).extracting(Mail::recipient).doesNotContain("reader@demonstration.invalid");
        String calendar =
                jdbc.sql("""
                        select convert_from(a.bytes, 'UTF8') from post.attachment a
                          join post.outgoing d on d.id = a.mail
                         where d.thing = ? order by d.position desc limit 1""").param(UUID.fromString(place)).query(String.class).single();
        assertThat(calendar)
                .contains("STATUS:CANCELLED", "UID:" + place + "-0@paddock")
                .contains("DTSTART:" + on.replace("-", "") + "T120000Z");
    }
}
