package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import paddock.FormToken;
import paddock.WithPaddock;
import paddock.kernel.ClientRole;

/** What belongs to a competitor answers as what does not exist, byte for byte and by as many statements, wherever its id can be written. */
@WithPaddock
@Import({Rivals.class, Statements.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RivalsTest {

    private static final Set<String> OF_THE_LINE = Set.of("date", "content-length", "connection", "keep-alive");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Statements statements;

    @Autowired
    Rivals rivals;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new TreeMap<>();
    private Rivals.Rival ours;
    private Rivals.Rival theirs;

    @BeforeAll
    void two_rivals() throws Exception {
        ours = rivals.found("ours", "000000083");
        theirs = rivals.found("theirs", "000000075");
        for (Rivals.Rival rival : List.of(ours, theirs)) {
            for (ClientRole role : ClientRole.values()) {
                signIn(rival.address(role), Rivals.PASSWORD);
            }
            rival.things().putAll(rivals.heldBy(rival));
        }
        signIn("sales@demonstration.invalid", "paddock-demonstration");
    }

    @Test
    void of_every_route_with_an_id_it_is_known_what_the_id_is_of() {
        Set<String> unknown = new TreeSet<>();
        RivalRoute.all(mapping).forEach(route -> {
            List<String> kinds = new ArrayList<>(route.kinds());
            kinds.removeIf(kind -> !kind.isEmpty());
            if (!kinds.isEmpty() && !route.path().equals("/mails/{id}/attachments/{number}")) {
                unknown.add(route.path());
            }
        });
        assertThat(unknown).isEmpty();
        assertThat(RivalRoute.all(mapping)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(ClientRole.class)
    void an_id_of_the_rivals_is_answered_as_one_that_does_not_exist(ClientRole role) throws Exception {
        String us = ours.address(role);
        Map<String, UUID> nothing = new TreeMap<>();
        theirs.things().keySet().forEach(kind -> nothing.put(kind, UUID.randomUUID()));
        List<String> told = new ArrayList<>();
        for (RivalRoute route : RivalRoute.all(mapping)) {
            for (int foreign = 1; foreign < 1 << route.variables(); foreign++) {
                List<Map<String, UUID>> theirThings = new ArrayList<>();
                List<Map<String, UUID>> noThings = new ArrayList<>();
                for (int i = 0; i < route.variables(); i++) {
                    boolean other = (foreign & (1 << i)) != 0;
                    theirThings.add(other ? theirs.things() : ours.things());
                    noThings.add(other ? nothing : ours.things());
                }
                String asked = route.with(theirThings);
                String answer = ask(us, route.method(), asked, "");
                String none = ask(us, route.method(), route.with(noThings), "");
                if (!answer.equals(none)) {
                    int at = Arrays.mismatch(answer.toCharArray(), none.toCharArray());
                    told.add(route.method() + " " + asked + ": "
                            + answer.substring(Math.max(0, at - 60), Math.min(answer.length(), at + 60)));
                } else if (!isAsMuchWork(us, route.method(), asked, route.with(noThings))) {
                    told.add(route.method() + " " + asked + ": takes another time");
                }
            }
        }
        assertThat(told).isEmpty();
    }

    /** Asked again where it is not: what is remembered, and what is noted once a minute, is asked for at times only. */
    private boolean isAsMuchWork(String who, String method, String path, String other) throws Exception {
        for (int n = 0; n < 3; n++) {
            int before = statements.run();
            ask(who, method, path, "");
            int between = statements.run();
            ask(who, method, other, "");
            if (statements.run() - between == between - before) {
                return true;
            }
        }
        return false;
    }

    @Test
    void one_of_ones_own_is_answered_otherwise_so_that_the_comparison_means_something() throws Exception {
        String company = "/companies/" + ours.id();
        int before = statements.run();
        assertThat(ask(ours.address(ClientRole.READER), "GET", company, "")).contains("status 200", "Contact ours");
        assertThat(statements.run()).isGreaterThan(before);
        assertThat(ask("sales@demonstration.invalid", "GET", "/companies/" + theirs.id(), ""))
                .contains("status 200", "Contact theirs", "reader@theirs.example", "guest@theirs.example");
        assertThat(ask(theirs.address(ClientRole.READER), "GET", company, ""))
                .contains("status 404")
                .doesNotContainPattern("\\bours\\b");
        String people = company + "/people/" + ours.things().get("person") + "/role";
        assertThat(ask(ours.address(ClientRole.MANAGER), "POST", people, "role=BOOKER"))
                .contains("status 302");
        assertThat(ask(ours.address(ClientRole.MANAGER), "POST", people, "role=READER"))
                .contains("status 302");
    }

    /** Filters, searches and exports. */
    @ParameterizedTest
    @ValueSource(strings = {"/companies", "/api/v1/companies", "/api/v1/companies.csv"})
    void a_search_finds_nothing_of_the_rivals(String path) throws Exception {
        String vat = String.valueOf(theirs.company().profile().numbers().vat());
        Map<String, String> asked = Map.of(
                "text=theirs",
                "text=others",
                "text=356000000",
                "text=356000001",
                "text=" + vat,
                "text=" + vat.replace("FR", "BE"),
                "text=Ville",
                "text=Autre",
                "text=contact@theirs.example",
                "text=contact@others.example",
                "status=club",
                "status=school",
                "after=" + theirs.id(),
                "after=" + UUID.randomUUID());
        for (ClientRole role : ClientRole.values()) {
            String us = ours.address(role);
            for (Map.Entry<String, String> pair : asked.entrySet()) {
                String found = ask(us, "GET", path + "?" + pair.getKey(), "");
                assertThat(echoless(found, pair.getKey()))
                        .as(pair.getKey())
                        .isEqualTo(echoless(ask(us, "GET", path + "?" + pair.getValue(), ""), pair.getValue()));
            }
            assertThat(ask(us, "GET", path, ""))
                    .contains("ours")
                    .doesNotContain("theirs", theirs.id().toString());
            assertThat(ask(us, "GET", path + "?standing=prepay", ""))
                    .contains("status 400")
                    .isEqualTo(ask(us, "GET", path + "?standing=prepay&text=theirs", "")
                            .replace("&text=theirs", "")
                            .replace("&amp;text=theirs", ""));
        }
    }

    /** Bodies: an address that the rivals have is asked like one that nobody has. */
    @Test
    void an_address_of_the_rivals_is_invited_as_one_that_nobody_has() throws Exception {
        String us = ours.address(ClientRole.MANAGER);
        String path = "/companies/" + ours.id() + "/invitations";
        String theirAddress = theirs.address(ClientRole.MANAGER);
        String nobodys = "unknown@theirs.example";
        assertThat(ask(us, "POST", path, "role=READER&address=" + theirAddress))
                .contains("status 302")
                .isEqualTo(ask(us, "POST", path, "role=READER&address=" + nobodys));
        String page = ask(us, "GET", "/companies/" + ours.id(), "");
        assertThat(line(page, theirAddress).replace(theirAddress, "address"))
                .isEqualTo(line(page, nobodys).replace(nobodys, "address"));
    }

    private static String line(String page, String address) {
        int at = page.indexOf(address);
        assertThat(at).as(address).isPositive();
        return page.substring(page.lastIndexOf("<tr>", at), page.indexOf("</tr>", at));
    }

    /** What was asked for is echoed in the form and in links; nothing else may tell two answers apart. */
    private static String echoless(String answer, String query) {
        String value = query.replaceFirst(".*=", "");
        String plain = answer.replaceAll("<option[^>]*>[^<]*</option>", "");
        return Stream.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8))
                .distinct()
                .reduce(plain, (text, echo) -> text.replace(echo, "asked"));
    }

    private void signIn(String email, String password) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                .header("Cookie", FormToken.COOKIE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        FormToken.FIELD + "&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password="
                                + URLEncoder.encode(password, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("paddock="))
                .findFirst()
                .orElseThrow(() -> new AssertionError(email + " " + answer.statusCode()));
        cookies.put(email, cookie.replaceFirst(";.*", ""));
    }

    /** Status, headers and body, without ids, dates, the number of the request and the tokens of forms. */
    private String ask(String who, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers("Cookie", FormToken.COOKIE + "; " + cookies.get(who), "Accept-Language", "en");
        if (method.equals("GET")) {
            request.GET();
        } else {
            String field = FormToken.field(String.valueOf(cookies.get(who)));
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(body.isEmpty() ? field : field + "&" + body));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT)));
        return ("status " + answer.statusCode() + "\n" + headers + "\n" + answer.body())
                .replace(answer.headers().firstValue("X-Request-Id").orElseThrow(), "number")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "name=\"_csrf\"")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }
}
