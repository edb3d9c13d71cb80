package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** Places as programs take them and give them back. */
@WithPaddock
class PlaceApiTest extends SessionPrograms {

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
