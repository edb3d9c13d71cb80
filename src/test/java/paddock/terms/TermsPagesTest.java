package paddock.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Terms are set on their page and over the interface; the second who sets them at once is told. */
@WithPaddock
class TermsPagesTest {

    private static final String PATH = "/api/v1/sites/" + Ids.named("gamogonili", "site") + "/terms";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void the_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/sites/gamogonili/terms"));
            wrong.addAll(look.wrong(page, "terms"));
            page.check("input[name='club.own']");
            page.fill("input[name='club.lasting']", "long");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "terms-refused"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_set_on_the_page_is_there_again_and_over_the_interface() throws Exception {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            page.navigate(url("/sites/gamogonili/terms"));
            page.check("input[name='club.own']");
            page.fill("input[name='club.options']", "2");
            page.fill("input[name='club.lasting']", "96");
            page.check("input[name='renewal']");
            page.fill("#opens-2027", "2026-10-01");
            page.fill("#returning-2027", "2026-09-15");
            Page other = office.newPage();
            other.navigate(url("/sites/gamogonili/terms"));
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("noté");
            assertThat(page.inputValue("input[name='club.options']")).isEqualTo("2");
            assertThat(page.isChecked("input[name='renewal']")).isTrue();
            assertThat(page.inputValue("#returning-2027")).isEqualTo("2026-09-15");

            other.check("input[name='member.own']");
            other.locator("main button.act").click();
            assertThat(other.locator(".warned").textContent()).contains("entre-temps");
        }
        JsonNode terms = JSON.readTree(send("GET", "", "").body());
        assertThat(terms.path("limits").path(0).path("status").asString("")).isEqualTo("club");
        assertThat(terms.path("limits").path(0).path("lasting").asInt()).isEqualTo(96);
        assertThat(terms.path("renewal").asBoolean()).isTrue();
        assertThat(terms.path("openings").path(0).path("opens").asString("")).isEqualTo("2026-10-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "{\"renewal\": \"yes\"}",
                "{\"limits\": {}}",
                "{\"limits\": [{\"status\": \"king\", \"lasting\": 1, \"notice\": 0}]}",
                "{\"limits\": [{\"status\": \"club\", \"lasting\": 0, \"notice\": 0}]}",
                "{\"limits\": [{\"status\": \"club\", \"lasting\": 1}]}",
                "{\"limits\": [{\"status\": \"club\", \"lasting\": 1, \"notice\": 0, \"options\": -1}]}",
                "{\"limits\": [{\"status\": \"club\", \"lasting\": 1, \"notice\": 0, \"more\": 1}]}",
                "{\"openings\": [{\"year\": 2027, \"opens\": \"2026-10-01\", \"returning\": \"2026-10-02\"}]}",
                "{\"openings\": [{\"year\": 1, \"opens\": \"2026-10-01\"}]}",
                "{\"openings\": [{\"year\": 2027}]}"
            })
    void what_cannot_be_read_is_refused_with_a_reason(String body) throws Exception {
        HttpResponse<String> refused = send("PUT", body, "\"0\"");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("urn:paddock:problem:bad-");
    }

    @Test
    void a_change_names_the_version_it_is_about() throws Exception {
        assertThat(send("PUT", "{}", "").statusCode()).isEqualTo(428);
        assertThat(send("PUT", "{}", "\"99\"").statusCode()).isEqualTo(412);
    }

    private HttpResponse<String> send(String method, String body, String match) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(PATH)))
                .method(method, BodyPublishers.ofString(body))
                .headers("Authorization", "Bearer " + token(), "Content-Type", "application/json");
        if (!match.isEmpty()) {
            request.header("If-Match", match);
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
                        values (gen_random_uuid(), ?, ?, 'test', '{READ,BOOKINGS}', '2026-05-12', '2026-06-12')
                        """)
                .param(Ids.named("demonstration", "person", "SALES"))
                .param(digest)
                .update();
        return token;
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
