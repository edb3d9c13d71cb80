package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import paddock.kernel.Ids;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes on one database, with a place for races between clients. */
final class TwoNodes {

    private TwoNodes() {}

    static final int CLIENTS = Boolean.getBoolean("paddock.full") ? 50 : 16;
    static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 40 : 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SITE = "/api/v1/sites/" + Ids.named("races", "site");
    static final UUID MARSHALS = Ids.named("races", "pool", "marshals");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String USE = "{\"activity\": \"practice\"}";

    static final List<Served> NODES = new ArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String token = "";
    static LocalDate first = LocalDate.EPOCH;

    static void start() throws Exception {
        Database database = TestDatabases.EXTERNAL.fresh();
        NODES.add(Served.on(database, Map.of("PADDOCK_RATE", "off")));
        importSite(database);
        NODES.add(Served.on(database, Map.of("PADDOCK_RATE", "off")));

        token = People.token(NODES.getFirst(), "sales", "BOOKINGS");
        first = LocalDate.now(java.time.ZoneId.of("Europe/Paris")).plusDays(40);
    }

    private static void importSite(Database database) throws Exception {
        Map<String, String> settings = Map.of(
                "PADDOCK_DATABASE_URL", database.jdbcUrl(),
                "PADDOCK_DATABASE_USER", database.user(),
                "PADDOCK_DATABASE_PASSWORD", database.password(),
                "PADDOCK_AUDIT_KEY", "0123456789abcdef".repeat(4));
        String file = Path.of("src/test/resources/paddock/races.yaml").toString();
        try (OwnProcess importing = OwnProcess.asShipped(settings, "site", "import", file, "--yes")) {
            assertThat(importing.ended()).as(importing.said()).isZero();
        }
    }

    static void stop() throws Exception {
        for (Served node : NODES) {
            node.close();
        }
        NODES.clear();
    }

    static HttpResponse<String> send(int node, String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        NODES.get(node % NODES.size()).uri(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(body))
                .headers("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** A day of its own for each round of each race. */
    static LocalDate day(int race, int round) {
        return first.plusDays((long) race * ROUNDS + round);
    }

    static String claim(String layout, LocalDate day, String from, String until) {
        return "{\"layout\": \"%s\", \"from\": \"%sT%s\", \"until\": \"%sT%s\"}"
                .formatted(Ids.named("races", "layout", layout), day, from, day, until);
    }

    static String wish(String... claims) {
        return "{\"company\": \"%s\", \"claims\": [%s], \"use\": %s}".formatted(CLUB, String.join(", ", claims), USE);
    }

    static HttpResponse<String> held(String... claims) throws Exception {
        HttpResponse<String> held = send(0, "POST", SITE + "/options", wish(claims));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        return held;
    }

    static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString("");
    }

    static String state(String id) throws Exception {
        return json(send(1, "GET", "/api/v1/bookings/" + id, "")).path("state").asString("");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> acts) throws Exception {
        List<HttpResponse<String>> answers = AtOnce.all(acts);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500));
        return answers;
    }

    static List<HttpResponse<String>> posting(String path, List<String> wishes) throws Exception {
        return atOnce(IntStream.range(0, wishes.size())
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> send(i, "POST", path, wishes.get(i)))
                .toList());
    }

    static long with(List<HttpResponse<String>> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    static void lapseIn(String id, Duration soon) throws Exception {
        try (Connection connection = NODES.getFirst().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update booking.booking set lapses_at = now() + cast(? as interval) where id = ?")) {
            statement.setString(1, soon.toMillis() + " milliseconds");
            statement.setObject(2, UUID.fromString(id));
            statement.executeUpdate();
        }
    }
}
