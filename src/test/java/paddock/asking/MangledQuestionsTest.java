package paddock.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** Whatever somebody asks, and however it was spoilt on the way, the answer is never our fault. */
@WithPaddock
class MangledQuestionsTest {

    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 20_000 : 1_000;
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static final UUID SPEED = Ids.named("ales", "circuit", "vitesse");
    private static final String QUESTION = """
            {"layout": "%s", "from": "2026-05-13T12:30", "until": "2026-05-13T13:30", "layouts": ["technique"],
             "vehicles": [{"count": 30, "category": "touring-gt", "power-kw": 200.5}, {"count": 2, "cc": 600}],
             "noise": {"source-exhaust": 98}, "activity": "test", "customer": ["resident", "club"], "event": false,
             "facts": {"own": 3}, "granted": ["event"], "used": {"events": 3}, "race-hours": 6, "direction": "forward",
             "others": [{"from": "2026-05-13T12:30", "until": "2026-05-13T13:30", "event-name": "fair"}]}
            """.formatted(TECHNIQUE);
    private static final List<String> NONSENSE = List.of(
            "null",
            "[]",
            "{}",
            "-1",
            "1e309",
            "\"\"",
            "true",
            "0",
            "2147483648",
            "\"compliant\"",
            "[[1]]",
            "]",
            ",",
            "\"2026-10-25T02:30+02:00\"",
            "\"1900-01-01T00:00\"",
            "\"2200-12-31T23:59:59.9\"",
            "\u0000",
            "\ud83c\udfc1",
            "\"%s\"",
            "{0}",
            "'",
            "x".repeat(3000));
    private static final List<String> NAMES = List.of(
            "activity",
            "category",
            "powertrain",
            "count",
            "noise",
            "noise.",
            "noise.source-exhaust",
            "customer",
            "granted",
            "used",
            "used.",
            "used.events",
            "others",
            "facts",
            "vehicles",
            "method",
            "event",
            "direction",
            "layout",
            "layouts",
            "power-kw",
            "cc",
            "limit.x",
            "lang",
            "on",
            "from",
            "until",
            "own",
            "");
    private static final List<String> VALUES = List.of(
            "practice",
            "touring-gt",
            "95",
            "-1",
            "999999999",
            "0,5",
            "1.5",
            ",",
            ",,a",
            "true",
            "none",
            "compliant",
            "resident,club",
            "electric",
            "24:00",
            "00:00",
            "23:59:59.5",
            "25:00",
            "9h30",
            "02:30",
            "2026-03-29",
            "2026-10-25",
            "2026-05-13",
            "1800-01-01",
            "2299-12-31",
            "+999999999-12-31",
            "2026-02-30",
            "{0}",
            "%",
            "\0",
            "<b>",
            "",
            " ",
            "technique",
            "karting",
            "source-exhaust",
            "event",
            "x".repeat(250));

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void a_spoilt_question_never_gets_a_fault() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String body = QUESTION;
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                body = spoilt(body, random);
            }
            boolean many = random.nextInt(3) == 0;
            String address = many ? "/api/v1/verdicts" : "/api/v1/layouts/" + TECHNIQUE + "/verdict";
            String sent = many ? "[" + body + "]" : body.replaceFirst("\"layout\": \"[^\"]*\",", "");
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri(address))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(sent))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("seed %d: %s", seed, sent).isBetween(200, 499);
        }
    }

    /** One value or one stretch replaced, doubled or dropped. */
    private static String spoilt(String body, Random random) {
        String nonsense = pick(NONSENSE, random);
        int at = random.nextInt(body.length());
        int end = Math.min(body.length(), at + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at) + nonsense + body.substring(end);
            case 1 -> body.substring(0, at) + body.substring(end);
            default -> {
                int colon = body.indexOf(": ", at);
                int comma = body.indexOf(',', colon);
                yield colon < 0 || comma < 0 ? body : body.substring(0, colon + 2) + nonsense + body.substring(comma);
            }
        };
    }

    @Test
    void a_spoilt_address_never_gets_a_fault() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String layout = "/api/v1/layouts/" + TECHNIQUE + "/lawful-hours";
        List<String> addresses = List.of(
                layout,
                layout + ".ics",
                layout + ".svg",
                "/api/v1/circuits/" + SPEED + "/duties",
                "/sites/ales/may-i-run");
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder address = new StringBuilder(pick(addresses, random)).append("?x=1");
            for (int parameters = random.nextInt(5); parameters > 0; parameters--) {
                address.append('&')
                        .append(encoded(pick(NAMES, random)))
                        .append('=')
                        .append(encoded(pick(VALUES, random)));
            }
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri(address.toString())).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("seed %d: %s", seed, address).isBetween(200, 499);
        }
    }

    @Test
    void a_parameter_without_a_name_is_refused_or_passed_over() throws Exception {
        for (String address :
                List.of("/", "/sites/ales", "/sites/ales/may-i-run", "/api", "/nothing", "/api/v1/sites")) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri(address + "?lang=en&=1")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isBetween(200, 499);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private URI uri(String address) {
        return URI.create("http://localhost:" + port + address);
    }
}
