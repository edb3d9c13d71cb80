package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final String VERDICT = "/api/v1/layouts/" + Ids.named("ales", "layout", "technique") + "/verdict";
    private static final String ASKED = "/sites/ales/may-i-run?layout=technique&on=2026-05-16&from=10:00&until=11:00&";

    /** Each field that a page or the interface takes a text in: a new one is a line here. */
    static List<Field> fields() {
        return List.of(
                Field.form("/account/name", "name", "language=fr").seenAt("/account"),
                Field.form("/people", "name", "language=fr&email=n{n}%40example.org")
                        .seenInAnswer(),
                Field.form("/people", "email", "language=fr&name=Camille"),
                Field.form("/people", "language", "name=Camille&email=l{n}%40example.org"),
                Field.form("/people", "role", "name=Camille&email=r{n}%40example.org"),
                Field.form("/sign-in", "email", "password=guessed"),
                Field.form("/sign-in", "to", "email=a%40example.org&password=guessed"),
                Field.form("/account/password", "next", "current=guessed+wrong"),
                Field.form("/mails", "recipient", ""),
                Field.form("/welcome/" + "x".repeat(43), "name", "email=a%40example.org&password=long+enough+for+it"),
                Field.address("/audit?text="),
                Field.address("/audit?act="),
                Field.address("/audit?person="),
                Field.address("/audit?from="),
                Field.address("/mails?to="),
                Field.address("/mails?state="),
                Field.address("/sign-in?to="),
                Field.address("/account?said="),
                Field.address("/sites?lang="),
                Field.address("/sites/ales?with="),
                Field.address("/sites/ales?on="),
                Field.address(ASKED + "activity="),
                Field.address(ASKED + "category="),
                Field.address(ASKED + "noise="),
                Field.address(ASKED + "count="),
                Field.address("/sites/"),
                Field.address("/people/"),
                Field.address("/welcome/"),
                Field.address("/api/v1/sites/"),
                Field.address("/api/v1/audit?text="),
                Field.address("/api/v1/audit.csv?text="),
                Field.address("/api/v1/mails?to="),
                Field.json(VERDICT, "activity"),
                Field.json(VERDICT, "customer"),
                Field.json(VERDICT, "event-name"),
                Field.header("Accept-Language"),
                Field.header("User-Agent"),
                Field.header("X-Request-Id"));
    }

    /** In the usual run each field gets a part of them, and each of them goes into many fields. */
    private static final int SHARES = Boolean.getBoolean("paddock.full") ? 1 : 5;

    private static Served served;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        served = Served.with(Map.of("PADDOCK_RATE", "off", "PADDOCK_PROXIES", "127.0.0.1"));
        cookie = People.signIn(served, "administrator");
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    /** Where a text goes in, and where it is seen afterwards. */
    record Field(String method, String path, String name, String others, String seen) {

        static Field form(String path, String name, String others) {
            return new Field("form", path, name, others, "");
        }

        static Field address(String beginning) {
            return new Field("address", beginning, "", "", "");
        }

        static Field json(String path, String name) {
            return new Field("json", path, name, "", "");
        }

        static Field header(String name) {
            return new Field("header", "/account", name, "", "");
        }

        Field seenAt(String page) {
            return new Field(method, path, name, others, page);
        }

        Field seenInAnswer() {
            return seenAt("answer");
        }

        HttpRequest with(String text, int number) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            served.uri(method.equals("address") ? path + encoded(text) : path))
                    .header("Cookie", cookie)
                    .header("X-Forwarded-For", "198.51." + number / 250 + "." + (1 + number % 250));
            return switch (method) {
                case "form" ->
                    request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    FormToken.FIELD + "&" + others.replace("{n}", Integer.toString(number)) + "&" + name
                                            + "=" + encoded(text)))
                            .build();
                case "json" ->
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                                    Map.of("from", "2026-05-13T12:30", "until", "2026-05-13T13:30", name, text))))
                            .build();
                case "header" -> request.header(name, text).build();
                default -> request.build();
            };
        }

        /** As a browser writes it; what it cannot write, as somebody by hand would: halves of a character too. */
        private static String encoded(String text) {
            StringBuilder written = new StringBuilder();
            text.codePoints()
                    .forEach(c -> written.append(
                            c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                    ? String.format(
                                            java.util.Locale.ROOT,
                                            "%%ED%%%02X%%%02X",
                                            0x80 | (c >> 6 & 0x3f),
                                            0x80 | (c & 0x3f))
                                    : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)));
            return written.toString().replace("+", "%20");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void no_text_breaks_a_field(Field field) throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> shapes = new HashSet<>(known());
        int number = 0;
        for (String harmless : List.of("Camille", "2026-05-12", "x".repeat(3_000), "", " ", "a@example.org", "fr")) {
            number++;
            send(field, harmless, number).ifPresent(answer -> shapes.addAll(shape(answer)));
        }
        for (Hostile hostile : Hostile.all()) {
            number++;
            if (!hostile.isBroken() && (number + fields().indexOf(field)) % SHARES != 0) {
                continue;
            }
            var answer = send(field, hostile.text(), number);
            if (answer.isPresent()) {
                wrong.addAll(judged(field, hostile, answer.get(), shapes));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Files.exists(Path.of("/tmp/hostile"))).isFalse();
    }

    /** What our own pages are made of. */
    private static Set<String> known() throws Exception {
        Set<String> known = new HashSet<>();
        for (String page : List.of(
                "/sites", "/sites/ales", ASKED, "/account", "/audit", "/people", "/mails", "/nothing", "/%2F")) {
            known.addAll(shape(served.get(page, "Cookie", cookie)));
        }
        return known;
    }

    private static Optional<HttpResponse<String>> send(Field field, String text, int number) throws Exception {
        try {
            return Optional.of(
                    served.http().send(field.with(text, number), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unsendable) { // a header that the client itself refuses
            return Optional.empty();
        }
    }

    private static List<String> judged(Field field, Hostile hostile, HttpResponse<String> answer, Set<String> shapes)
            throws Exception {
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
        if (!field.seen().isEmpty() && answer.statusCode() < 400 && !isKept(field, hostile, answer)) {
            wrong.add(as + " is not given back");
        }
        return wrong;
    }

    private static String shown(Hostile hostile) {
        String written = JSON.writeValueAsString(hostile.text());
        return hostile.kind() + " " + written.substring(0, Math.min(60, written.length()));
    }

    private static boolean isKept(Field field, Hostile hostile, HttpResponse<String> answer) throws Exception {
        HttpResponse<String> page = field.seen().equals("answer") ? answer : served.get(field.seen(), "Cookie", cookie);
        return page.statusCode() == 200 && Markup.of(page.body()).texts().contains(hostile.text());
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
        Field name = Field.form("/account/name", "name", "language=fr").seenAt("/account");
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
