package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.Programs;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;

/** Options and bookings as programs take them, on Tuesday 12 May 2026 in Alès. */
class BookingApiTest extends Programs {

    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static int day;

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

    private String wish(UUID company, String from, String until) {
        return """
                {"company": "%s",
                 "claims": [{"layout": "%s", "from": "%sT%s", "until": "%sT%s"}],
                 "use": {"activity": "practice", "noise": {"source-exhaust": 90},
                         "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]},
                 "reference": "test day 4"}
                """.formatted(company, Ids.named("ales", "layout", "technique"), on, from, on, until);
    }

    @Test
    void an_option_is_taken_read_confirmed_and_cancelled() throws Exception {
        HttpResponse<String> taken = send("POST", SITE + "/options", booker, wish(STABLE, "09:00", "12:00"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(taken).path("state").asString("")).isEqualTo("option");
        assertThat(json(taken).path("rank").asInt()).isEqualTo(1);
        assertThat(json(taken).path("lapsesAt").asString(""))
                .startsWith("2026-05-19T10:42")
                .endsWith("+02:00");
        String path = "/api/v1/bookings/" + json(taken).path("id").asString("");
        assertThat(json(send("GET", path, booker, ""))).isEqualTo(json(taken));
        HttpResponse<String> confirmed = send("POST", path + "/confirmation", booker, "", "If-Match", "\"1\"");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(json(confirmed).path("state").asString("")).isEqualTo("booked");
        assertThat(confirmed.headers().firstValue("ETag")).contains("\"2\"");
        HttpResponse<String> cancelled = send("DELETE", path, booker, "", "If-Match", "\"2\"");
        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(json(cancelled).path("ended").asString("")).isEqualTo("cancelled");
        assertThat(type(send("DELETE", path, booker, "", "If-Match", "\"3\""))).isEqualTo("cancelled");
    }

    @Test
    void what_is_said_of_it_can_be_changed_until_it_is_over() throws Exception {
        JsonNode taken = json(send("POST", SITE + "/options", booker, wish(STABLE, "09:00", "12:00")));
        String path = "/api/v1/bookings/" + taken.path("id").asString("");
        String said = "{\"orderNumber\": \"PO-2026-118\", \"confidential\": true}";
        HttpResponse<String> changed = send("PATCH", path, booker, said, "If-Match", "\"1\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        JsonNode now = json(send("GET", path, booker, ""));
        assertThat(now.path("orderNumber").asString("")).isEqualTo("PO-2026-118");
        assertThat(now.path("reference").asString("")).isEqualTo("test day 4");
        assertThat(now.path("confidential").asBoolean(false)).isTrue();
        assertThat(now.path("lapsesAt")).isEqualTo(taken.path("lapsesAt"));
        assertThat(type(send("PATCH", path, booker, said, "If-Match", "\"1\""))).isEqualTo("overtaken");
        assertThat(send("PATCH", path, booker, said).statusCode()).isEqualTo(428);
        assertThat(send("PATCH", path, booker, "{\"reason\": \"x\"}", "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(400);
        String trail = send("GET", "/api/v1/audit?thing=" + taken.path("id").asString(""), token("DIRECTION"), "")
                .body();
        assertThat(trail).contains("booking-described", "PO-2026-118");
        assertThat(send("DELETE", path, booker, "", "If-Match", "\"2\"").statusCode())
                .isEqualTo(200);
        assertThat(type(send("PATCH", path, booker, said, "If-Match", "\"3\""))).isEqualTo("released");
    }

    @Test
    void a_change_names_the_version_that_was_read() throws Exception {
        HttpResponse<String> taken = send("POST", SITE + "/options", booker, wish(STABLE, "09:00", "12:00"));
        String path = "/api/v1/bookings/" + json(taken).path("id").asString("");
        HttpResponse<String> unconditional = send("DELETE", path, booker, "");
        assertThat(unconditional.statusCode()).isEqualTo(428);
        assertThat(type(unconditional)).isEqualTo("unconditional");
        HttpResponse<String> overtaken = send("POST", path + "/confirmation", booker, "", "If-Match", "\"7\"");
        assertThat(overtaken.statusCode()).isEqualTo(412);
        assertThat(type(overtaken)).isEqualTo("overtaken");
        assertThat(send("DELETE", path, booker, "", "If-Match", "one").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_request_that_comes_again_sells_once_and_is_answered_the_same() throws Exception {
        String wish = wish(STABLE, "09:00", "12:00");
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = send("POST", SITE + "/options", booker, wish, "Idempotency-Key", key);
        HttpResponse<String> again = send("POST", SITE + "/options", booker, wish, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        HttpResponse<String> other =
                send("POST", SITE + "/options", booker, wish(STABLE, "14:00", "15:00"), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(type(other)).isEqualTo("key-used");
        HttpResponse<String> elsewhere = send("POST", SITE + "/options", sales, wish, "Idempotency-Key", key);
        assertThat(json(elsewhere).path("rank").asInt())
                .as("another person’s key is another")
                .isEqualTo(2);
    }

    @Test
    void what_is_taken_says_when_and_never_by_whom() throws Exception {
        HttpResponse<String> booked = send("POST", SITE + "/bookings", sales, wish(CLUB, "09:00", "12:00"));
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
        HttpResponse<String> refused = send("POST", SITE + "/options", booker, wish(STABLE, "11:00", "14:00"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(type(refused)).isEqualTo("taken");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(json(refused).path("busy").path(0).path("from").asString("")).isEqualTo(on + "T09:00+02:00");
        assertThat(refused.body())
                .doesNotContain(CLUB.toString(), json(booked).path("id").asString(""), "Club");
        String path = "/api/v1/bookings/" + json(booked).path("id").asString("");
        assertThat(send("GET", path, booker, "").statusCode()).isEqualTo(404);
        assertThat(send("GET", SITE + "/bookings", booker, "").body()).doesNotContain(CLUB.toString());
    }

    @Test
    void who_books_for_a_company_that_is_not_theirs_is_told_that_there_is_none() throws Exception {
        HttpResponse<String> theirs = send("POST", SITE + "/options", booker, wish(CLUB, "09:00", "12:00"));
        HttpResponse<String> nobodys =
                send("POST", SITE + "/options", booker, wish(UUID.randomUUID(), "09:00", "12:00"));
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(type(theirs)).isEqualTo(type(nobodys)).isEqualTo("no-company");
    }

    @Test
    void an_unlawful_use_is_refused_with_its_paragraph() throws Exception {
        on = "2027-07-06"; // when the order has expired
        HttpResponse<String> refused = send("POST", SITE + "/options", booker, wish(STABLE, "09:00", "12:00"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(type(refused)).isEqualTo("unlawful");
        assertThat(json(refused).path("verdicts").path(0).path("reasons").size())
                .isPositive();
        assertThat(json(refused).path("detail").asString("")).isNotEmpty();
    }

    @Test
    void closures_and_bookings_at_once_are_the_operators() throws Exception {
        assertThat(send("POST", SITE + "/bookings", booker, wish(STABLE, "09:00", "10:00"))
                        .statusCode())
                .isEqualTo(403);
        String closure = """
                {"claims": [{"layout": "%s", "from": "%sT09:00", "until": "%sT12:00"}], "reason": "new kerbs"}
                """.formatted(Ids.named("ales", "layout", "technique"), on, on);
        assertThat(send("POST", SITE + "/closures", booker, closure).statusCode())
                .isEqualTo(403);
        HttpResponse<String> closed = send("POST", SITE + "/closures", token("OPERATIONS"), closure);
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(201);
        assertThat(type(send("POST", SITE + "/options", booker, wish(STABLE, "09:00", "12:00"))))
                .isEqualTo("taken");
        assertThat(send("GET", "/api/v1/bookings/" + json(closed).path("id").asString(""), booker, "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|claims",
                "{\"claims\": []}|claims",
                "{\"claims\": 7}|claims",
                "[]|body",
                "{\"claims\": [{}]}|claims[0].from",
                "{\"claims\": [{\"from\": \"x\", \"until\": \"y\"}]}|claims[0].from",
                "{\"claims\": [{\"from\": \"2026-06-01T09:00\", \"until\": \"2026-06-01T09:00\"}]}|claims[0].until",
                "{\"claims\": [{\"from\": \"2026-06-01T09:00\", \"until\": \"2126-06-01T09:00\"}]}|claims[0].until",
                "{\"claims\": [{\"from\": \"2026-06-01T09:00\", \"until\": \"2026-06-01T10:00\"}]}|claims[0]",
                "{\"claims\": [{\"layout\": \"x\", \"from\": \"2026-06-01T09:00\", \"until\": \"2026-06-01T10:00\"}]}|claims[0].layout",
                "{\"use\": {\"customer\": [\"resident\"]}, \"claims\": [{}]}|use.customer",
                "{\"use\": 5}|use",
                "{\"nothing\": 5}|nothing",
                "{|body"
            })
    void what_cannot_be_read_is_told_by_its_place(String body, String place) throws Exception {
        HttpResponse<String> refused = send("POST", SITE + "/options", sales, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString("")).contains(place);
    }

    @Test
    void a_list_leads_on_from_where_it_stopped() throws Exception {
        for (int n = 0; n < 3; n++) {
            assertThat(send("POST", SITE + "/options", booker, wish(STABLE, "1" + n + ":00", "1" + n + ":30"))
                            .statusCode())
                    .isEqualTo(201);
        }
        JsonNode all = json(send("GET", SITE + "/bookings?from=" + on + "&company=" + STABLE, sales, ""));
        assertThat(all.path("bookings").size()).isGreaterThanOrEqualTo(3);
        assertThat(all.path("next").isNull()).isTrue();
        long first = all.path("bookings").path(0).path("number").asLong();
        JsonNode rest =
                json(send("GET", SITE + "/bookings?from=" + on + "&company=" + STABLE + "&after=" + first, sales, ""));
        assertThat(rest.path("bookings").size()).isEqualTo(all.path("bookings").size() - 1);
        assertThat(send("GET", SITE + "/bookings?state=sold", sales, "").statusCode())
                .isEqualTo(400);
        String day = "&from=" + on + "&until=" + LocalDate.parse(on).plusDays(1);
        assertThat(json(send("GET", SITE + "/bookings?state=booked" + day, booker, ""))
                        .path("bookings")
                        .size())
                .isZero();
    }
}
