package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.kernel.Ids;
import paddock.web.Csv;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hostile texts in every field there is: kept byte for byte or refused, and never a fault or a page that breaks. */
class HostileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In the usual run each field gets a part of them, and each of them goes into many fields. */
    private static final int SHARES = Boolean.getBoolean("paddock.full") ? 1 : 5;

    /** As many contacts or guests as one company gets. */
    private static final int GUESTS = 40;

    private static Served served;
    private static String cookie;
    private static String token = "";
    private static String booking = "";

    /** Where the company is that has the contacts and the guests. */
    private static String company = "";

    @BeforeAll
    static void start() throws Exception {
        served = Served.with(Map.of("PADDOCK_RATE", "off", "PADDOCK_PROXIES", "127.0.0.1"));
        cookie = People.signIn(served, "administrator");
        token = People.token(served, "operations", "BOOKINGS");
        booking = booked();
        found();
    }

    /** Something that is had, of which is said whom to call. */
    private static String booked() throws Exception {
        String body = """
                {"company": "%1$s", "claims": [{"pool": "%2$s", "units": 1, "from": "%3$sT09:00", "until": "%3$sT10:00"}]}
                """.formatted(
                        Ids.named("demonstration", "company", "stable"),
                        Ids.named("ales", "pool", "stands-2015"),
                        LocalDate.now(ZoneOffset.UTC).plusYears(2));
        HttpRequest request = HttpRequest.newBuilder(
                        served.uri("/api/v1/sites/" + Ids.named("ales", "site") + "/bookings"))
                .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return "/bookings/"
                + JSON.readTree(served.http()
                                .send(request, BodyHandlers.ofString())
                                .body())
                        .path("id")
                        .asString("none");
    }

    /** Another company, that has no contacts yet: a page that lists thousands of them would be read again and again. */
    private static void found() throws Exception {
        var founded = HostileField.form("/companies", "name", "").with("Camille", 0, at());
        company = located(served.http().send(founded, BodyHandlers.ofString()));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @ParameterizedTest
    @MethodSource("paddock.HostileField#all")
    void no_text_breaks_a_field(HostileField field) throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> shapes = new HashSet<>(known());
        int number = 0;
        for (String harmless : List.of("Camille", "2026-05-12", "x".repeat(3_000), "", " ", "a@example.org", "fr")) {
            number++;
            send(field, harmless, number).ifPresent(answer -> shapes.addAll(shape(answer)));
        }
        for (Hostile hostile : Hostile.all()) {
            number++;
            if (!hostile.isBroken() && (number + HostileField.all().indexOf(field)) % SHARES != 0) {
                continue;
            }
            if (number % GUESTS == 0) {
                found();
            }
            var answer = send(field, hostile.text(), number);
            if (answer.isPresent()) {
                wrong.addAll(judged(field, hostile, answer.get(), shapes));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Files.exists(Path.of("/tmp/hostile"))).isFalse();
    }

    private static HostileField.At at() {
        return new HostileField.At(served, cookie, company, booking, token);
    }

    /** What our own pages are made of. */
    private static Set<String> known() throws Exception {
        Set<String> known = new HashSet<>();
        for (String page : List.of(
                "/sites",
                "/sites/ales",
                HostileField.ASKED,
                "/account",
                "/account/tokens/new",
                "/account/passkeys",
                "/companies",
                "/companies/new",
                company,
                "/audit",
                "/people",
                "/mails",
                "/nothing",
                "/%2F")) {
            known.addAll(shape(served.get(page, "Cookie", cookie)));
        }
        return known;
    }

    private static Optional<HttpResponse<String>> send(HostileField field, String text, int number) throws Exception {
        try {
            return Optional.of(
                    served.http().send(field.with(text, number, at()), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unsendable) { // a header that the client itself refuses
            return Optional.empty();
        }
    }

    private static List<String> judged(
            HostileField field, Hostile hostile, HttpResponse<String> answer, Set<String> shapes) throws Exception {
        List<String> wrong = new ArrayList<>();
        String as = shown(hostile) + ": " + answer.statusCode();
        if (answer.statusCode() >= 500) {
            wrong.add(as);
        }
        if (hostile.isBroken() && answer.statusCode() < 400) {
            wrong.add(as + " is not refused");
        }
        if (isHtml(answer)) {
            Markup.of(answer.body()).wrong().forEach(one -> wrong.add(as + " " + one));
            if (!shapes.containsAll(shape(answer))) {
                wrong.add(as + " changes the page");
            }
        }
        if (!field.seen().isEmpty()
                && answer.statusCode() >= 400
                && !hostile.isBroken()
                && isReadable(hostile.text())) {
            wrong.add(as + " is refused");
        }
        if (!field.seen().isEmpty() && answer.statusCode() < 400 && !isKept(field, hostile, answer)) {
            wrong.add(as + " is not given back");
        }
        return wrong;
    }

    /** Short, not blank and without controls: nothing that a name or a note could not be. */
    private static boolean isReadable(String text) {
        return !text.isBlank() && text.length() <= 60 && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String shown(Hostile hostile) {
        String written = JSON.writeValueAsString(hostile.text());
        return hostile.kind() + " " + written.substring(0, Math.min(60, written.length()));
    }

    private static boolean isKept(HostileField field, Hostile hostile, HttpResponse<String> answer) throws Exception {
        HttpResponse<String> page = switch (field.seen()) {
            case "answer" -> answer;
            case "/edit" -> served.get(located(answer) + "/edit", "Cookie", cookie);
            default -> served.get(at().filled(field.seen()), "Cookie", cookie);
        };
        if (field.path().equals("/account/tokens")) {
            revoke();
        }
        if (!isHtml(page)) {
            return JSON.readTree(page.body())
                    .valueStream()
                    .anyMatch(value -> value.asString("").equals(hostile.text()));
        }
        return page.statusCode() == 200 && Markup.of(page.body()).texts().contains(hostile.text());
    }

    /** The page that the making of something leads to. */
    private static String located(HttpResponse<String> made) {
        return URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** Makes room for more: nobody has more than fifty. */
    private static void revoke() throws Exception {
        String list = served.get("/account/tokens", "Cookie", cookie).body();
        for (String path : Pattern.compile("/account/tokens/[0-9a-f-]+/revocation")
                .matcher(list)
                .results()
                .map(MatchResult::group)
                .toList()) {
            HttpRequest revocation = HttpRequest.newBuilder(served.uri(path))
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(FormToken.field(cookie)))
                    .build();
            assertThat(served.http().send(revocation, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(302);
        }
    }

    private static boolean isHtml(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static Set<String> shape(HttpResponse<String> answer) {
        return isHtml(answer) ? Markup.of(answer.body()).shape() : Set.of();
    }

    @Test
    void what_was_kept_leaves_in_tables_and_lines_as_it_came() throws Exception {
        Set<String> kept = new HashSet<>();
        HostileField name =
                HostileField.form("/account/name", "name", "language=fr").seenAt("/account");
        for (Hostile hostile : Hostile.all().stream()
                .filter(one -> one.kind().equals("formulas"))
                .toList()) {
            var answer = send(name, hostile.text(), 1).orElseThrow();
            if (answer.statusCode() < 400) {
                kept.add(hostile.text());
            }
        }
        var _ = send(name, "Camille", 1).orElseThrow();
        assertThat(kept).hasSizeGreaterThan(20);
        String lines = served.get("/api/v1/audit.jsonl", "Cookie", cookie).body();
        Set<String> told = lines.lines()
                .flatMap(line -> JSON.readTree(line).findValues("name").stream())
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        assertThat(told).containsAll(kept);
        String table = served.get("/api/v1/audit.csv", "Cookie", cookie).body();
        List<List<String>> rows = Csv.read(table);
        assertThat(rows.stream().map(List::size).distinct()).hasSize(1);
        assertThat(rows.stream().flatMap(List::stream).collect(Collectors.toSet()))
                .containsAll(kept);
    }
}
