package paddock.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.Browser;
import paddock.WithPaddock;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.web.Acquaintance;
import paddock.web.Csv;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail as direction reads it: page, programming interface, files. */
@WithPaddock
@TestPropertySource(properties = "paddock.audit.key=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")
class AuditPagesTest {

    /** Whoever asks here is of the direction. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Direction implements Acquaintance {

        @Bean
        @Primary
        Acquaintance direction() {
            return this;
        }

        @Override
        public Acting acting(HttpServletRequest request) {
            return new Acting(Installation.BEN, "Ben", request.getRemoteAddr(), Set.of(StaffRole.DIRECTION), Map.of());
        }

        @Override
        public boolean couldKnow(HttpServletRequest request) {
            return true;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOSTILE = "<script>alert(1)</script> =1+1 \"é\" \u202e";
    /** The demonstration's, whose loading is the first that was done. */
    private static final int SITES = 2;

    private static final UUID COMPANY = UUID.fromString("c0000000-0000-4000-8000-000000000003");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Trail trail;

    @Autowired
    Chain chain;

    @Autowired
    PlatformTransactionManager transactions;

    /** One act of its own, then sixty alike, then one not sealed yet. */
    @BeforeEach
    void acts() {
        if (!trail.acts().contains("company-renamed")) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                trail.record(
                        Installation.ADMINISTRATOR,
                        Deed.of("company-renamed", "company", COMPANY)
                                .changing(
                                        Map.of("name", "Essieux"),
                                        Map.of("name", HOSTILE, "tags", List.of("=a", "b"))));
                for (int n = 0; n < 60; n++) {
                    trail.record(Acting.nobody("198.51.100." + n), Deed.of("sign-in-refused", "account", null));
                }
            });
            chain.seal();
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> trail.record(
                            Installation.ADMINISTRATOR, Installation.added(Installation.BEN, "ben@example.org")));
            trail.erase(Installation.BEN);
        }
    }

    @Test
    void the_page_tells_an_act_in_both_languages_and_runs_nothing_of_it() throws Exception {
        String french = get("/audit?act=company-renamed&lang=fr").body();
        assertThat(french)
                .contains("Qui a fait quoi", "Ana Ferrand", "192.0.2.17", "12 mai 2026", "10:42:00", "Europe/Paris")
                .contains(
                        "scellé, n° " + (SITES + 1),
                        "Essieux",
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        COMPANY.toString())
                .doesNotContain("<script>alert");
        assertThat(get("/audit?act=company-renamed&lang=en").body())
                .contains("Who did what", "sealed, no. " + (SITES + 1));
        assertThat(get("/audit?kind=person&lang=en").body()).contains("not sealed yet", ">forgotten<");
        assertThat(get("/audit?text=no-such-thing&lang=en").body()).contains("Nothing of the kind was done.");
    }

    @Test
    void pages_lead_from_the_latest_act_to_the_first_and_show_each_once() throws Exception {
        Pattern address = Pattern.compile("datetime=|198\\.51\\.100\\.\\d+<");
        String first = get("/audit?act=sign-in-refused").body();
        var next = Pattern.compile("href=\"(/audit\\?[^\"]*before=\\d+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = get(next.group(1).replace("&amp;", "&")).body();
        List<String> seen = new ArrayList<>();
        for (String page : List.of(first, second)) {
            address.matcher(page)
                    .results()
                    .map(hit -> hit.group())
                    .filter(hit -> hit.endsWith("<"))
                    .forEach(seen::add);
        }
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @Test
    void what_is_sought_stands_in_the_address_and_the_form_says_it_again() throws Exception {
        String text = URLEncoder.encode("<script>alert(1)</script> =1", StandardCharsets.UTF_8);
        String page =
                get("/audit?from=2026-05-12&until=2026-05-13&text=" + text).body();
        assertThat(page)
                .contains(
                        "company-renamed",
                        "value=\"2026-05-12\"",
                        "value=\"&lt;script&gt;alert(1)&lt;/script&gt; =1\"");
        assertThat(get("/audit?until=2026-05-12&lang=en").body()).contains("Nothing of the kind");
    }

    @Test
    void the_interface_gives_the_same_acts_page_by_page() throws Exception {
        Set<Long> ids = new HashSet<>();
        int acts = 0;
        String next = "/api/v1/audit";
        while (!next.isEmpty()) {
            JsonNode page = JSON.readTree(get(next).body());
            for (JsonNode act : page.at("/acts")) {
                ids.add(act.at("/id").asLong());
                acts++;
            }
            next = page.at("/next").asString("");
        }
        assertThat(acts).isEqualTo(SITES + 62);
        assertThat(ids).hasSize(SITES + 62);
        JsonNode renamed =
                JSON.readTree(get("/api/v1/audit?thing=" + COMPANY).body()).at("/acts/0");
        assertThat(renamed.at("/change/before/name").asString()).isEqualTo("Essieux");
        assertThat(renamed.at("/change/after/name").asString()).isEqualTo(HOSTILE);
        assertThat(renamed.at("/number").asLong()).isEqualTo(SITES + 1);
        JsonNode erased = JSON.readTree(get("/api/v1/audit?kind=person").body()).at("/acts/0");
        assertThat(erased.at("/personal").isNull()).isTrue();
        assertThat(erased.at("/forgotten").asBoolean()).isTrue();
    }

    @Test
    void the_files_hold_everything_that_is_asked_for_and_no_formula() throws Exception {
        HttpResponse<String> table = get("/api/v1/audit.csv");
        assertThat(table.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(table.headers().firstValue("content-disposition").orElse("")).contains("audit.csv");
        List<List<String>> rows = Csv.read(table.body());
        assertThat(rows).hasSize(SITES + 63).allSatisfy(row -> assertThat(row).hasSize(14));
        List<String> renamed = rows.get(rows.size() - 1 - SITES);
        assertThat(renamed).contains("company-renamed", "Ana Ferrand", COMPANY.toString());
        assertThat(JSON.readTree(renamed.get(10)).at("/name").asString()).isEqualTo(HOSTILE);
        List<String> lines =
                get("/api/v1/audit.jsonl?act=company-renamed").body().lines().toList();
        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.getFirst()).at("/change/after/tags/0").asString())
                .isEqualTo("=a");
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_name() throws Exception {
        for (String wrong :
                List.of("person=1", "thing=x", "act=A%00", "from=soon", "before=x", "text=" + "x".repeat(300))) {
            for (String path : List.of("/audit", "/api/v1/audit", "/api/v1/audit.csv", "/api/v1/audit.jsonl")) {
                HttpResponse<String> answer = get(path + "?" + wrong);
                assertThat(answer.statusCode()).as(path + "?" + wrong).isEqualTo(400);
                assertThat(answer.body()).contains(wrong.replaceFirst("=.*", ""));
            }
        }
    }

    @Test
    void the_page_passes_axe_keeps_the_policy_and_fits_its_window() {
        for (int width : List.of(1280, 390)) {
            List<String> wrong = new ArrayList<>();
            try (BrowserContext window = Browser.window(new NewContextOptions().setViewportSize(width, 900))) {
                Page page = window.newPage();
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error")) {
                        wrong.add(message.text());
                    }
                });
                for (String address : List.of("/audit", "/audit?text=no-such-thing")) {
                    page.navigate("http://localhost:" + port + address);
                    new AxeBuilder(page)
                            .analyze()
                            .getViolations()
                            .forEach(rule -> wrong.add(address + " " + rule.getId() + " "
                                    + rule.getNodes().getFirst().getHtml()));
                    assertThat(page.evaluate(
                                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as("sideways at %d", width)
                            .isEqualTo(0);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        return answer;
    }
}
