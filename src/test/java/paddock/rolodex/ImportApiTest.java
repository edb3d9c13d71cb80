package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.Programs;
import tools.jackson.databind.JsonNode;

/** Programs send address books: tried unless they say otherwise, with the outcomes of the page; contacts leave as a table. */
class ImportApiTest extends Programs {

    private HttpResponse<String> post(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en")
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String card(String firm, String email) {
        return "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Camille Envoyée\r\nORG:" + firm + "\r\nEMAIL:" + email
                + "\r\nEND:VCARD\r\n";
    }

    private long companies(String name) {
        return jdbc.sql("select count(*) from directory.company where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** What the file has come to, once it is done. */
    private JsonNode done(String id, String token) throws Exception {
        for (int n = 0; n < 300; n++) {
            JsonNode now = json(send("GET", "/api/v1/imports/" + id, token, ""));
            if (now.path("stage").asString("").equals("done")) {
                return now;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError(id + " is not done");
    }

    @Test
    void a_file_is_tried_and_entered_only_where_that_is_said() throws Exception {
        String token = token("SALES", "COMPANIES");
        String firm = "Envoyée par Programme " + UUID.randomUUID();
        String file = card(firm, "camille" + UUID.randomUUID() + "@example.org");
        HttpResponse<String> tried = post("/api/v1/imports/companies", token, "text/vcard;charset=UTF-8", file);
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(201);
        assertThat(json(tried).path("stage").asString("")).isEqualTo("tried");
        assertThat(json(tried).path("outcomes").toString()).isEqualTo("{\"new\":1}");
        assertThat(json(tried).path("cards").path(0).path("card").asString("")).contains("Camille Envoyée");
        assertThat(companies(firm)).isZero();
        HttpResponse<String> run = post("/api/v1/imports/companies?run=yes", token, "text/vcard", file);
        assertThat(run.headers().firstValue("Location")).contains("/api/v1/imports/" + id(run));
        assertThat(done(id(run), token).path("outcomes").toString()).isEqualTo("{\"entered\":1}");
        assertThat(companies(firm)).isEqualTo(1);
        HttpResponse<String> again = post("/api/v1/imports/companies?run=yes", token, "text/vcard", file);
        assertThat(json(again).path("stage").asString("")).isEqualTo("tried");
        assertThat(json(again).path("outcomes").toString()).isEqualTo("{\"known\":1}");
        assertThat(send("GET", "/api/v1/export/contacts.csv", token, "").body()).contains("Camille Envoyée", firm);
    }

    @Test
    void leads_of_a_table_were_met_on_the_day_that_is_said() throws Exception {
        String token = token("SALES", "LEADS", "COMPANIES");
        String mailbox = "table" + UUID.randomUUID() + "@example.org";
        String table = "Société;Nom;E-mail\nTable Envoyée;Ana Feinte;" + mailbox + "\n";
        String path = "/api/v1/imports/leads?run=yes&name=visiteurs.csv&met=";
        assertThat(post(path + "2026-05-13", token, "text/csv", table).statusCode())
                .isEqualTo(400);
        assertThat(post(path + "2019-05-13", token, "text/csv", table).statusCode())
                .isEqualTo(400);
        HttpResponse<String> run = post(path + "2026-04-01", token, "text/csv", table);
        assertThat(json(run).path("metOn").asString("")).as(run.body()).isEqualTo("2026-04-01");
        done(id(run), token);
        assertThat(jdbc.sql("select cast(met_at as date)::text from lead.lead where email = ?")
                        .param(mailbox)
                        .query(String.class)
                        .list())
                .containsExactly("2026-04-01");
    }

    @Test
    void what_is_no_address_book_and_who_may_not_are_told() throws Exception {
        String token = token("SALES", "COMPANIES");
        String path = "/api/v1/imports/companies";
        assertThat(post(path, token, "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(post(path, token, "of no kind", "x").statusCode()).isEqualTo(415);
        assertThat(post(path, token, "text/vcard", "").statusCode()).isEqualTo(400);
        assertThat(type(send("GET", "/api/v1/imports/" + UUID.randomUUID(), token, "")))
                .isEqualTo("no-import");
        assertThat(post(path + "?run=perhaps", token, "text/vcard", card("x", "x@example.org"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/api/v1/imports/leads", token, "text/vcard", card("x", "x@example.org"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(path, token("BOOKER", "BOOKINGS"), "text/vcard", card("x", "x@example.org"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/v1/export/contacts.csv", token("BOOKER"), "")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString("");
    }
}
