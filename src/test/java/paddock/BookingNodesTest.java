package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import paddock.kernel.Ids;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rivals through HTTP against two nodes on one database: no lock inside one of them can pass for one on the ground. */
class BookingNodesTest {

    private static final int CLIENTS = Boolean.getBoolean("paddock.full") ? 50 : 16;
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 40 : 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SITE = "/api/v1/sites/" + Ids.named("races", "site");
    private static final UUID MARSHALS = Ids.named("races", "pool", "marshals");
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String USE = "{\"activity\": \"practice\"}";

    private static final List<Served> NODES = new ArrayList<>();
    private static HttpClient http;
    private static String token = "";
    private static LocalDate first = LocalDate.EPOCH;

    @BeforeAll
    static void start() throws Exception {
        Database database = TestDatabases.EXTERNAL.fresh();
        NODES.add(Served.on(database, Map.of("PADDOCK_RATE", "off")));
        importSite(database);
        NODES.add(Served.on(database, Map.of("PADDOCK_RATE", "off")));
        http = HttpClient.newHttpClient();
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

    @AfterAll
    static void stop() throws Exception {
        http.close();
        for (Served node : NODES) {
            node.close();
        }
    }

    /** Whatever a race was about, nothing is had twice afterwards, and no node has met a fault. */
    @AfterEach
    void nothing_is_had_twice() throws Exception {
        try (Connection connection = NODES.getFirst().connect();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) from booking.occupancy a
                          join booking.occupancy b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid
                         where a.blocks and b.blocks""");
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
        for (Served node : NODES) {
            assertThat(node.process().said()).doesNotContain("deadlock");
        }
    }

    private static HttpResponse<String> send(int node, String method, String path, String body, String... headers)
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
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A day of its own for each round of each race. */
    private static LocalDate day(int race, int round) {
        return first.plusDays((long) race * ROUNDS + round);
    }

    private static String claim(String layout, LocalDate day, String from, String until) {
        return "{\"layout\": \"%s\", \"from\": \"%sT%s\", \"until\": \"%sT%s\"}"
                .formatted(Ids.named("races", "layout", layout), day, from, day, until);
    }

    private static String wish(String... claims) {
        return "{\"company\": \"%s\", \"claims\": [%s], \"use\": %s}".formatted(CLUB, String.join(", ", claims), USE);
    }

    private static HttpResponse<String> held(String... claims) throws Exception {
        HttpResponse<String> held = send(0, "POST", SITE + "/options", wish(claims));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        return held;
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString("");
    }

    private static String state(String id) throws Exception {
        return json(send(1, "GET", "/api/v1/bookings/" + id, "")).path("state").asString("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> acts) throws Exception {
        List<HttpResponse<String>> answers = AtOnce.all(acts);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode())
                .as(answer.body())
                .isLessThan(500));
        return answers;
    }

    private static List<HttpResponse<String>> posting(String path, List<String> wishes) throws Exception {
        return atOnce(IntStream.range(0, wishes.size())
                .<Callable<HttpResponse<String>>>mapToObj(i -> () -> send(i, "POST", path, wishes.get(i)))
                .toList());
    }

    private static long with(List<HttpResponse<String>> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).count();
    }

    @Test
    void of_many_who_book_one_slot_one_has_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(0, round), "09:00", "10:00"));
            List<HttpResponse<String>> answers =
                    posting(SITE + "/bookings", IntStream.range(0, CLIENTS).mapToObj(i -> wish).toList());
            assertThat(with(answers, 201)).isEqualTo(1);
            assertThat(with(answers, 409)).isEqualTo(CLIENTS - 1);
        }
    }

    @Test
    void of_many_who_take_an_option_each_has_a_rank_of_its_own() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(1, round), "09:00", "10:00"));
            List<HttpResponse<String>> answers =
                    posting(SITE + "/options", IntStream.range(0, CLIENTS).mapToObj(i -> wish).toList());
            assertThat(answers.stream().map(answer -> json(answer).path("rank").asInt()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, CLIENTS).boxed().toList());
        }
    }

    @Test
    void layouts_that_overlap_are_wanted_in_opposite_order_and_nobody_meets_a_deadlock() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate one = day(2, round);
            LocalDate other = day(8, round);
            List<String> claims = List.of(
                    claim("north", one, "09:00", "10:00"),
                    claim("south", one, "09:00", "10:00"),
                    claim("full", other, "09:00", "10:00"));
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> i % 2 == 0
                            ? wish(claims.get(0), claims.get(1), claims.get(2))
                            : wish(claims.get(2), claims.get(1), claims.get(0)))
                    .toList();
            assertThat(with(posting(SITE + "/bookings", wishes), 201)).isEqualTo(1);
        }
    }

    @Test
    void the_last_units_of_a_pool_are_given_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = day(3, round);
            String marshals = "{\"pool\": \"%s\", \"units\": 5, \"from\": \"%sT09:00\", \"until\": \"%sT10:00\"}"
                    .formatted(MARSHALS, day, day);
            List<HttpResponse<String>> answers = posting(
                    SITE + "/bookings",
                    IntStream.range(0, CLIENTS).mapToObj(i -> wish(marshals)).toList());
            assertThat(with(answers, 201)).as("twelve marshals").isEqualTo(2);
        }
    }

    @Test
    void the_last_unit_of_a_counter_is_kept_once() throws Exception {
        LocalDate day = LocalDate.of(first.getYear() + 2, 3, 1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            kept.add(id(held(claim("full", day.plusDays(i), "20:30", "21:30"))));
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> wish(claim("full", day.plusDays(20 + i), "20:30", "21:30")))
                    .toList();
            List<HttpResponse<String>> answers = posting(SITE + "/options", wishes);
            List<HttpResponse<String>> have =
                    answers.stream().filter(answer -> answer.statusCode() == 201).toList();
            assertThat(have).as("ten evenings a year").hasSize(1);
            assertThat(send(round, "DELETE", "/api/v1/bookings/" + id(have.getFirst()), "", "If-Match", "\"1\"")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String id : kept) {
            send(0, "DELETE", "/api/v1/bookings/" + id, "", "If-Match", "\"1\"");
        }
    }

    @Test
    void a_request_that_comes_again_is_answered_the_same_and_sells_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String wish = wish(claim("full", day(4, round), "09:00", "10:00"));
            String key = UUID.randomUUID().toString();
            List<HttpResponse<String>> answers = atOnce(IntStream.range(0, CLIENTS)
                    .<Callable<HttpResponse<String>>>mapToObj(
                            i -> () -> send(i, "POST", SITE + "/options", wish, "Idempotency-Key", key))
                    .toList());
            assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
            assertThat(with(answers, 201)).isEqualTo(CLIENTS);
        }
    }

    @Test
    void at_its_deadline_an_option_is_confirmed_or_passed_on_and_never_both() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String claim = claim("full", day(5, round), "09:00", "10:00");
            String one = id(held(claim));
            String two = id(held(claim));
            lapseIn(one, Duration.ofMillis(20 + 20 * (round % 5)));
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int node = i;
                acts.add(
                        i % 2 == 0
                                ? () -> send(node, "POST", "/api/v1/bookings/" + one + "/confirmation", "", "If-Match", "\"1\"")
                                : () -> send(node, "POST", SITE + "/options", wish(claim)));
            }
            atOnce(acts);
            send(0, "POST", SITE + "/options", wish(claim));
            assertThat(List.of(state(one), state(two))).isIn(List.of("booked", "waiting"), List.of("ended", "option"));
        }
    }

    private static void lapseIn(String id, Duration soon) throws Exception {
        try (Connection connection = NODES.getFirst().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update booking.booking set lapses_at = now() + cast(? as interval) where id = ?")) {
            statement.setString(1, soon.toMillis() + " milliseconds");
            statement.setObject(2, UUID.fromString(id));
            statement.executeUpdate();
        }
    }

    @Test
    void who_waits_comes_before_who_asks_while_it_is_freed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String claim = claim("full", day(6, round), "09:00", "10:00");
            String one = id(held(claim));
            String two = id(held(claim));
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            acts.add(() -> send(0, "DELETE", "/api/v1/bookings/" + one, "", "If-Match", "\"1\""));
            for (int i = 1; i < CLIENTS; i++) {
                int node = i;
                acts.add(() -> send(node, "POST", SITE + "/options", wish(claim)));
            }
            List<HttpResponse<String>> answers = atOnce(acts);
            assertThat(state(two)).isEqualTo("option");
            assertThat(answers.subList(1, CLIENTS).stream().map(answer -> json(answer).path("rank").asInt()))
                    .allSatisfy(rank -> assertThat(rank).isGreaterThan(1));
        }
    }

    @Test
    void of_those_who_move_or_book_into_one_slot_one_has_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String slot = claim("full", day(7, round), "09:00", "10:00");
            List<String> movers = new ArrayList<>();
            for (int i = 0; i < CLIENTS / 2; i++) {
                String marshal = "{\"pool\": \"%s\", \"units\": 1, \"from\": \"%sT11:00\", \"until\": \"%sT12:00\"}"
                        .formatted(MARSHALS, day(i, round), day(i, round));
                movers.add(id(send(0, "POST", SITE + "/bookings", wish(marshal))));
            }
            List<Callable<HttpResponse<String>>> acts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int node = i;
                String path = i < movers.size() ? "/api/v1/bookings/" + movers.get(i) + "/claims" : "";
                acts.add(
                        i < movers.size()
                                ? () -> send(node, "PUT", path, "{\"claims\": [" + slot + "]}", "If-Match", "\"1\"")
                                : () -> send(node, "POST", SITE + "/bookings", wish(slot)));
            }
            List<HttpResponse<String>> answers = atOnce(acts);
            assertThat(with(answers, 200) + with(answers, 201)).isEqualTo(1);
        }
    }

    @Test
    void the_two_halves_around_a_floating_break_are_not_both_had() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = day(9, round);
            List<String> wishes = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> i % 2 == 0
                            ? wish(claim("north", day, "10:00", "13:00"))
                            : wish(claim("north", day, "13:15", "16:00")))
                    .toList();
            List<HttpResponse<String>> answers = posting(SITE + "/bookings", wishes);
            assertThat(with(answers, 201)).isEqualTo(1);
            assertThat(with(answers, 422)).as("the other half").isEqualTo(CLIENTS / 2);
        }
    }
}
