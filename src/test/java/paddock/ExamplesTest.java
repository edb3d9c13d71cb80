package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;

/** Each example of the description of the interface is sent as it stands there, but for its ids and days, and does what it says. */
class ExamplesTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static final String COMPANY = "123e4567-e89b-42d3-a456-426614174000";
    private static final String LAYOUT = "123e4567-e89b-82d3-a456-426614174000";
    private static final Pattern DAY = Pattern.compile("2026-\\d\\d-\\d\\d");

    /** From the days of the examples to days that no other test uses; the same days of the week. */
    private static final int WEEKS = 46;

    private final Map<String, String> examples = new TreeMap<>();
    private final TreeSet<String> sent = new TreeSet<>();
    private String token = "";

    @BeforeEach
    void readTheDescription() throws Exception {
        token = token("ADMINISTRATOR", "BOOKINGS", "WEBHOOKS", "COMPANIES", "LEADS");
        JsonNode paths = json(call("GET /api/v1/openapi.json", "")).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode content = method.getValue()
                            .path("requestBody")
                            .path("content")
                            .path("application/json");
                    JsonNode example = content.path("example");
                    for (JsonNode each : content.path("examples")) {
                        example = each.path("value");
                    }
                    if (!example.isMissingNode()) {
                        String text = example.isString() ? example.stringValue() : example.toString();
                        examples.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), text);
                    }
                }));
    }

    private HttpResponse<String> call(String act, String body, String... headers) throws Exception {
        String[] words = act.split(" ", 2);
        return send(words[0], words[1], token, body, headers);
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString("");
    }

    /** The example of an operation, some days later, sent to an address with ids in it; the answer has to be a good one. */
    private JsonNode act(String operation, String address, int days, String... headers) throws Exception {
        String body = DAY.matcher(example(operation))
                .replaceAll(found -> LocalDate.parse(found.group())
                        .plusWeeks(WEEKS)
                        .plusDays(days)
                        .toString());
        return acted(operation, address, body, headers);
    }

    private JsonNode acted(String operation, String address, String body, String... headers) throws Exception {
        String real = body.replace(
                        LAYOUT, Ids.named("ales", "layout", "technique").toString())
                .replace(
                        COMPANY, Ids.named("demonstration", "company", "stable").toString());
        HttpResponse<String> answer = call(operation.split(" ", 2)[0] + " " + address, real, headers);
        assertThat(answer.statusCode())
                .as(operation + " " + real + answer.body())
                .isBetween(200, 201);
        sent.add(operation);
        return json(answer);
    }

    private String example(String operation) {
        assertThat(examples).containsKey(operation);
        return String.valueOf(examples.get(operation));
    }

    @Test
    void every_example_of_the_description_does_what_it_says() throws Exception {
        bookings();
        closures();
        sessions();
        waitingList();
        requests();
        terms();
        webhooks();
        act("POST /api/v1/leads", "/api/v1/leads", 0);
        stand();
        directory();
        verdicts();
        assertThat(sent).isEqualTo(examples.keySet());
    }

    /** It is a phone that sends these, by its own secret. */
    private void stand() throws Exception {
        String operation = "POST /api/v1/stand/encounters";
        String secret = "s".repeat(43);
        jdbc.sql("""
                        insert into stand.device (id, exhibition, person, name, secret, added_at, seen_at, pending)
                        select gen_random_uuid(), e.id, ?, 'Phone', sha256(cast(? as bytea)), e.settled_at, e.settled_at, 0
                          from exhibition.exhibition e limit 1""")
                .param(Ids.named("demonstration", "person", "SALES"))
                .param(secret.getBytes(StandardCharsets.UTF_8))
                .update();
        HttpResponse<String> answer =
                send("POST", "/api/v1/stand/encounters", "", example(operation), "Authorization", "Device " + secret);
        assertThat(json(answer).path("encounters").path(0).path("outcome").asString(""))
                .as(answer.body())
                .isEqualTo("new");
        sent.add(operation);
    }

    private void bookings() throws Exception {
        String option = id(act("POST /api/v1/sites/{id}/options", SITE + "/options", 0));
        String booking = id(act("POST /api/v1/sites/{id}/bookings", SITE + "/bookings", 1));
        String path = "/api/v1/bookings/" + option;
        act("PUT /api/v1/bookings/{id}/claims", path + "/claims", 2, "If-Match", "\"1\"");
        act("PATCH /api/v1/bookings/{id}", path, 0, "If-Match", "\"2\"");
        String swap = example("POST /api/v1/bookings/{id}/swap").replace(COMPANY, booking);
        acted("POST /api/v1/bookings/{id}/swap", path + "/swap", swap, "If-Match", "\"3\"");
        String noon = example("POST /api/v1/sites/{id}/options")
                .replace(COMPANY, Ids.named("demonstration", "company", "club").toString())
                .replace("2026-05-13T09:00", "2027-04-05T12:00")
                .replace("2026-05-13T12:00", "2027-04-05T13:30");
        JsonNode held = acted("POST /api/v1/sites/{id}/options", SITE + "/options", noon);
        String permit = id(held.path("permits").path(0));
        String granted = "/api/v1/bookings/" + id(held) + "/permits/" + permit;
        String said = example("POST /api/v1/bookings/{id}/permits/{permit}");
        JsonNode now = acted("POST /api/v1/bookings/{id}/permits/{permit}", granted, said, "If-Match", "\"1\"");
        assertThat(now.path("permits").path(0).path("state").asString("")).isEqualTo("granted");
        assertThat(call("DELETE /api/v1/bookings/" + id(held), "", "If-Match", "\"2\"")
                        .statusCode())
                .isEqualTo(200);
    }

    private void closures() throws Exception {
        JsonNode affected = act("POST /api/v1/sites/{id}/closures/affected", SITE + "/closures/affected", 1);
        assertThat(affected.size()).isPositive();
        act("POST /api/v1/sites/{id}/closures", SITE + "/closures", 6);
    }

    private void sessions() throws Exception {
        String session = "/api/v1/sessions/" + id(act("POST /api/v1/sites/{id}/sessions", SITE + "/sessions", 0));
        act("POST /api/v1/sessions/{id}/places", session + "/places", 0);
        act("PUT /api/v1/sessions/{id}/places", session + "/places", 0, "If-Match", "\"1\"");
    }

    private void waitingList() throws Exception {
        String entry =
                "/api/v1/waiting-list/" + id(act("POST /api/v1/sites/{id}/waiting-list", SITE + "/waiting-list", 0));
        act("POST /api/v1/waiting-list/{id}/option", entry + "/option", 0, "If-Match", "\"1\"");
        String other =
                "/api/v1/waiting-list/" + id(act("POST /api/v1/sites/{id}/waiting-list", SITE + "/waiting-list", 0));
        act("PUT /api/v1/waiting-list/{id}", other, 0, "If-Match", "\"1\"");
        assertThat(call("DELETE " + other, "", "If-Match", "\"2\"").statusCode())
                .isEqualTo(200);
    }

    private void requests() throws Exception {
        String granted = "/api/v1/requests/" + id(act("POST /api/v1/sites/{id}/requests", SITE + "/requests", 7));
        act("POST /api/v1/requests/{id}/grant", granted + "/grant", 0, "If-Match", "\"1\"");
        String declined = "/api/v1/requests/" + id(act("POST /api/v1/sites/{id}/requests", SITE + "/requests", 8));
        act("POST /api/v1/requests/{id}/decline", declined + "/decline", 0, "If-Match", "\"1\"");
    }

    /** Those that were there are set again. */
    private void terms() throws Exception {
        HttpResponse<String> before = call("GET " + SITE + "/terms", "");
        String version = before.headers().firstValue("ETag").orElseThrow();
        JsonNode set = act("PUT /api/v1/sites/{id}/terms", SITE + "/terms", 0, "If-Match", version);
        assertThat(set.path("discretion").path("layouts").asBoolean(true)).isFalse();
        String later = "\"" + set.path("version").asInt() + "\"";
        assertThat(call("PUT " + SITE + "/terms", before.body(), "If-Match", later)
                        .statusCode())
                .isEqualTo(200);
    }

    private void webhooks() throws Exception {
        String webhook = "/api/v1/webhooks/" + id(act("POST /api/v1/sites/{id}/webhooks", SITE + "/webhooks", 0));
        JsonNode changed = act("PUT /api/v1/webhooks/{id}", webhook, 0, "If-Match", "\"1\"");
        String version = "\"" + changed.path("version").asInt() + "\"";
        assertThat(call("DELETE " + webhook, "", "If-Match", version).statusCode())
                .isBetween(200, 204);
    }

    private void directory() throws Exception {
        String path = "/api/v1/directory/" + Ids.named("demonstration", "company", "image");
        String version = call("GET " + path, "").headers().firstValue("ETag").orElseThrow();
        JsonNode said = act("PUT /api/v1/directory/{id}", path, 0, "If-Match", version);
        assertThat(said.path("naf").asString("")).isEqualTo("29.32Z");
    }

    private void verdicts() throws Exception {
        for (String operation : examples.keySet()) {
            if (operation.endsWith("/verdict") || operation.endsWith("/verdicts")) {
                String kind = operation.contains("/layouts/")
                        ? "technique"
                        : operation.contains("/circuits/") ? "vitesse" : "";
                String id = kind.isEmpty()
                        ? Ids.named("ales", "site").toString()
                        : Ids.named("ales", kind.equals("technique") ? "layout" : "circuit", kind)
                                .toString();
                acted(operation, operation.split(" ", 2)[1].replace("{id}", id), example(operation));
            }
        }
    }
}
