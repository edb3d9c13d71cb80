package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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

/** Programs set up webhooks, look after them and end them; a secret is said once. */
@WithPaddock
class WebhookApiTest {

    private static final String SITE = "/api/v1/sites/" + Ids.named("gamogonili", "site") + "/webhooks";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Receiver receiver;

    @BeforeEach
    void receive() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void forgetAll() {
        receiver.close();
        jdbc.sql("delete from hook.event").update();
        jdbc.sql("delete from hook.endpoint").update();
    }

    @Test
    void a_program_sets_one_up_once_and_each_change_names_the_version_it_is_about() throws Exception {
        String wanted =
                "{\"name\": \"planning\", \"url\": \"%s\", \"events\": [\"booked\"]}".formatted(receiver.address());
        String key = UUID.randomUUID().toString();
        JsonNode made = json(send("POST", SITE, wanted, "Idempotency-Key", key), 201);
        JsonNode again = json(send("POST", SITE, wanted, "Idempotency-Key", key), 201);
        assertThat(again).isEqualTo(made);
        assertThat(made.path("secret").asString("")).startsWith("whsec_");
        assertThat(jdbc.sql("select count(*) from once.answer where body like '%whsec_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(type(send("POST", SITE, wanted.replace("planning", "x"), "Idempotency-Key", key)))
                .isEqualTo("key-used");

        String one = "/api/v1/webhooks/" + made.path("id").asString("");
        HttpResponse<String> read = send("GET", one, "");
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(read, 200).path("secret").isNull()).isTrue();
        assertThat(json(send("GET", SITE, ""), 200).path("webhooks")).hasSize(1);
        assertThat(send("PUT", one, wanted).statusCode()).isEqualTo(428);
        String off = wanted.replace("}", ", \"enabled\": false}");
        assertThat(json(send("PUT", one, off, "If-Match", "\"1\""), 200)
                        .path("disabledFor")
                        .asString(""))
                .isEqualTo("by-hand");
        HttpResponse<String> late = send("PUT", one, wanted, "If-Match", "\"1\"");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(type(late)).isEqualTo("overtaken");
        assertThat(type(send("POST", one + "/tests", ""))).isEqualTo("webhook-disabled");
        String on = wanted.replace("}", ", \"enabled\": true}");
        JsonNode told = json(send("PUT", one, on, "If-Match", "\"2\""), 200);
        assertThat(told.path("enabled").asBoolean()).isTrue();
        String version = "\"" + told.path("version").asInt() + "\"";
        JsonNode renewed = json(send("POST", one + "/secret", "", "If-Match", version), 200);
        assertThat(renewed.path("secret").asString(""))
                .startsWith("whsec_")
                .isNotEqualTo(made.path("secret").asString(""));
        assertThat(json(send("POST", SITE, wanted, "Idempotency-Key", key), 201)
                        .path("secret")
                        .asString("")
                        .isEmpty())
                .as("an old answer tells no later secret")
                .isTrue();
        String last = "\"" + renewed.path("version").asInt() + "\"";
        assertThat(send("DELETE", one, "", "If-Match", last).statusCode()).isEqualTo(204);
        assertThat(type(send("GET", one, ""))).isEqualTo("no-webhook");
    }

    @Test
    void a_program_reads_what_was_sent_and_has_it_sent_again() throws Exception {
        JsonNode made = json(
                send("POST", SITE, "{\"name\": \"planning\", \"url\": \"%s\"}".formatted(receiver.address())), 201);
        assertThat(made.path("events").isNull()).isTrue();
        String one = "/api/v1/webhooks/" + made.path("id").asString("");
        String key = UUID.randomUUID().toString();
        assertThat(send("POST", one + "/tests", "", "Idempotency-Key", key).statusCode())
                .isEqualTo(202);
        assertThat(send("POST", one + "/tests", "", "Idempotency-Key", key).statusCode())
                .isEqualTo(202);
        arrived(1);
        JsonNode listed = json(send("GET", one + "/deliveries", ""), 200);
        assertThat(listed.path("deliveries")).hasSize(1);
        String delivery = listed.path("deliveries").path(0).path("id").asString("");
        JsonNode whole = json(send("GET", one + "/deliveries/" + delivery, ""), 200);
        assertThat(whole.path("state").asString("")).isEqualTo("delivered");
        assertThat(whole.path("payload").path("type").asString("")).isEqualTo("webhook-test");
        assertThat(whole.path("event").asString(""))
                .isEqualTo(receiver.got().getFirst().id());
        assertThat(send("POST", one + "/deliveries/" + delivery + "/attempts", "")
                        .statusCode())
                .isEqualTo(202);
        arrived(2);
        assertThat(type(send("GET", one + "/deliveries/" + UUID.randomUUID(), "")))
                .isEqualTo("no-delivery");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "{\"name\": \"x\"}",
                "{\"url\": \"https://example.org/\"}",
                "{\"name\": \"\", \"url\": \"https://example.org/\"}",
                "{\"name\": 7, \"url\": \"https://example.org/\"}",
                "{\"name\": \"x\", \"url\": \"http://example.org/\"}",
                "{\"name\": \"x\", \"url\": \"https://169.254.169.254/\"}",
                "{\"name\": \"x\", \"url\": \"https://example.org/\", \"events\": []}",
                "{\"name\": \"x\", \"url\": \"https://example.org/\", \"events\": [\"nothing\"]}",
                "{\"name\": \"x\", \"url\": \"https://example.org/\", \"events\": [\"booked\", \"booked\"]}",
                "{\"name\": \"x\", \"url\": \"https://example.org/\", \"more\": 1}",
                "{\"name\": \"x"
            })
    void what_cannot_be_read_is_refused_with_a_reason(String body) throws Exception {
        HttpResponse<String> refused = send("POST", SITE, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(type(refused)).startsWith("bad-");
    }

    @Test
    void a_site_has_a_number_of_them_and_no_more() throws Exception {
        for (int i = 0; i < Endpoints.MOST; i++) {
            json(send("POST", SITE, "{\"name\": \"x\", \"url\": \"https://example.org/\"}"), 201);
        }
        HttpResponse<String> refused = send("POST", SITE, "{\"name\": \"x\", \"url\": \"https://example.org/\"}");
        assertThat(type(refused)).isEqualTo("too-many-webhooks");
        assertThat(refused.statusCode()).isEqualTo(409);
    }

    private void arrived(int number) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while ((receiver.got().size() < number || waiting() > 0)
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(receiver.got()).hasSize(number);
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from hook.delivery where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static String type(HttpResponse<String> problem) {
        return JSON.readTree(problem.body()).path("type").asString("").replace("urn:paddock:problem:", "");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, BodyPublishers.ofString(body))
                .headers("Authorization", "Bearer " + token(), "Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String token() throws Exception {
        String token = "paddock_"
                + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 43);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into account.api_token (id, person, token, name, scopes, made_at, expires_at)
                        values (gen_random_uuid(), ?, ?, 'test', '{READ,WEBHOOKS}', '2026-05-12', '2026-06-12')
                        """)
                .param(Ids.named("demonstration", "person", "ADMINISTRATOR"))
                .param(digest)
                .update();
        return token;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
