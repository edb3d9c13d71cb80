package paddock.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.Programs;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import tools.jackson.databind.JsonNode;

/** What phones send, and what they are told. */
class StandApiTest extends Programs {

    private static final String CARDS = "/api/v1/stand/encounters";
    private static final UUID SALES = Ids.named("demonstration", "person", "SALES");

    @Autowired
    StandDevices devices;

    @Autowired
    DataSource database;

    private final UUID show = UUID.randomUUID();
    private StandDevices.Added device;

    @BeforeEach
    void open() {
        Shows.add(jdbc, show, "Salon");
        device = devices.add(
                new Acting(SALES, "Démo", "192.0.2.1", Set.of(StaffRole.SALES), Map.of()), show, "Téléphone");
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return send(
                method,
                path,
                "",
                body,
                "Authorization",
                "Device " + device.secret().secret());
    }

    private static String card(UUID id, String more) {
        return "{\"id\":\"" + id + "\",\"noted_at\":\"2026-05-12T08:00:00Z\",\"firm\":\"Société " + id + "\"" + more
                + "}";
    }

    private static String cards(String... cards) {
        return "{\"sent_at\":\"2026-05-12T08:30:00Z\",\"pending\":7,\"encounters\":[" + String.join(",", cards) + "]}";
    }

    private static String outcomes(HttpResponse<String> answer) {
        return json(answer)
                .path("encounters")
                .valueStream()
                .map(one -> one.path("outcome").asString(""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_batch_that_is_sent_again_is_there_once() throws Exception {
        String batch = cards(card(UUID.randomUUID(), ""), card(UUID.randomUUID(), ""));
        assertThat(outcomes(ask("POST", CARDS, batch))).isEqualTo("new new");
        assertThat(outcomes(ask("POST", CARDS, batch))).isEqualTo("known known");
        assertThat(Shows.firms(jdbc, show)).hasSize(2);
        assertThat(devices.of(show)).singleElement().extracting(Device::pending).isEqualTo(7);
        assertThat(ask("GET", "/api/v1/stand?pending=3", "").statusCode()).isEqualTo(200);
        assertThat(devices.of(show)).singleElement().extracting(Device::pending).isEqualTo(3);
    }

    @Test
    void one_that_is_refused_says_why_and_keeps_none_of_the_others_back() throws Exception {
        HttpResponse<String> answer = ask(
                "POST",
                CARDS,
                cards(
                        card(UUID.randomUUID(), ""),
                        card(UUID.randomUUID(), ",\"email\":\"no address\""),
                        card(UUID.randomUUID(), ",\"exhibition\":\"" + UUID.randomUUID() + "\""),
                        "{\"firm\":\"without an id\"}",
                        "\"no card\"",
                        card(UUID.randomUUID(), ",\"grade\":\"A\"")));
        assertThat(outcomes(answer)).isEqualTo("new refused refused refused refused new");
        JsonNode refused = json(answer).path("encounters").path(1);
        assertThat(refused.path("field").asString("")).isEqualTo("email");
        assertThat(refused.path("reason").asString("")).contains("E-mail");
        assertThat(Shows.firms(jdbc, show)).hasSize(2);
    }

    @Test
    void whoever_has_the_same_code_is_the_same_unless_somebody_knows_better() throws Exception {
        String site = ",\"code\":\"https://example.org\"";
        HttpResponse<String> answer = ask(
                "POST",
                CARDS,
                cards(
                        card(UUID.randomUUID(), site + ",\"name\":\"Maud Célestin\""),
                        card(UUID.randomUUID(), site),
                        card(UUID.randomUUID(), site + ",\"name\":\"Jean Rouvière\""),
                        card(UUID.randomUUID(), site + ",\"name\":\"MAUD Célestin\"")));
        assertThat(outcomes(answer)).isEqualTo("new again new again");
    }

    @Test
    void a_restored_backup_knows_no_phone_and_has_none_wiped() throws Exception {
        RestoredDevices restored = new RestoredDevices();
        try (Connection connection = database.getConnection()) {
            restored.after(connection);
        }
        assertThat(restored.forgotten()).isPositive();
        assertThat(type(ask("GET", "/api/v1/stand", ""))).isEqualTo("device-unknown");
    }

    @Test
    void more_than_fifty_at_once_or_something_else_is_refused_whole() throws Exception {
        String[] many = IntStream.range(0, 51)
                .mapToObj(n -> card(UUID.randomUUID(), ""))
                .toArray(String[]::new);
        assertThat(ask("POST", CARDS, cards(many)).statusCode()).isEqualTo(400);
        assertThat(ask("POST", CARDS, "{}").statusCode()).isEqualTo(400);
        assertThat(ask("POST", CARDS, "not json").statusCode()).isEqualTo(400);
        assertThat(Shows.firms(jdbc, show)).isEmpty();
    }

    @Test
    void what_a_phone_is_to_know_is_told_by_its_secret_alone() throws Exception {
        JsonNode told = json(ask("GET", "/api/v1/stand", ""));
        assertThat(told.path("exhibition").path("name").asString("")).isEqualTo("Salon");
        assertThat(told.path("person").path("id").asString("")).isEqualTo(SALES.toString());
        assertThat(told.path("hours").path("A").asInt()).isEqualTo(24);
        HttpResponse<String> nobody = send("GET", "/api/v1/stand", "", "");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(type(nobody)).isEqualTo("device-unknown");
        assertThat(type(send("GET", "/api/v1/stand", token("SALES", "LEADS"), "")))
                .isEqualTo("device-unknown");
    }

    @Test
    void the_secret_of_a_phone_opens_nothing_else() throws Exception {
        for (String path : new String[] {"/api/v1/leads", "/api/v1/companies"}) {
            assertThat(ask("GET", path, "").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(ask("POST", "/api/v1/leads", card(UUID.randomUUID(), "")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> bearer =
                send("GET", "/api/v1/leads", device.secret().secret(), "");
        assertThat(bearer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_phone_that_is_shut_out_or_whose_person_has_left_is_told_that_it_is_gone() throws Exception {
        assertThat(devices.shutOut(Acting.PADDOCK, show, device.id())).isTrue();
        HttpResponse<String> gone = ask("POST", CARDS, cards(card(UUID.randomUUID(), "")));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(type(gone)).isEqualTo("device-shut-out");
        assertThat(devices.of(show).getFirst().answeredAt()).isNotNull();
        assertThat(Shows.firms(jdbc, show)).isEmpty();
        assertThat(devices.shutOut(Acting.PADDOCK, UUID.randomUUID(), device.id()))
                .isFalse();
    }

    @Test
    void whose_person_has_left_is_shut_out_as_well() throws Exception {
        String leave = "update account.person set left_at = ? where id = ?";
        jdbc.sql(leave).param(Timestamp.from(WithPaddock.NOW)).param(SALES).update();
        try {
            assertThat(ask("GET", "/api/v1/stand", "").statusCode()).isEqualTo(410);
        } finally {
            jdbc.sql("update account.person set left_at = null where id = ?")
                    .param(SALES)
                    .update();
        }
        assertThat(ask("GET", "/api/v1/stand", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_photograph_is_kept_once_by_what_is_in_it_and_for_a_card_that_is_there() throws Exception {
        UUID card = UUID.randomUUID();
        ask("POST", CARDS, cards(card(card, ",\"way\":\"photo\"")));
        assertThat(photo(card, "GIF89a of somebody’s".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(400);
        assertThat(photo(card, jpeg(60_000, 60_000, 100))).isEqualTo(400);
        assertThat(photo(card, jpeg(800, 600, 2_100_000))).isEqualTo(413);
        assertThat(photo(UUID.randomUUID(), jpeg(800, 600, 100))).isEqualTo(404);
        assertThat(photo(card, jpeg(800, 600, 1_500_000))).isEqualTo(204);
        assertThat(photo(card, jpeg(800, 600, 100))).isEqualTo(204);
        assertThat(jdbc.sql("select length(picture) from lead.photo where encounter = ?")
                        .param(card)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1_500_000);
    }

    private int photo(UUID card, byte[] picture) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + CARDS + "/" + card + "/photo"))
                .headers("Authorization", "Device " + device.secret().secret(), "Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(picture))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        }
    }

    /** The head of a picture of that size, and as many bytes of a picture. */
    private static byte[] jpeg(int width, int height, int bytes) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        int[] head = {
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            4,
            0,
            0,
            0xFF,
            0xC0,
            0,
            11,
            8,
            height >> 8,
            height & 255,
            width >> 8,
            width & 255,
            1,
            1,
            17,
            0,
            0xFF,
            0xDA
        };
        for (int each : head) {
            picture.write(each);
        }
        picture.writeBytes(new byte[bytes]);
        picture.write(0xFF);
        picture.write(0xD9);
        return picture.toByteArray();
    }
}
