package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.FormToken;
import paddock.Look;
import paddock.WithPaddock;
import paddock.factor.Proof;
import paddock.factor.SecondStep;
import paddock.factor.SecondSteps;
import paddock.factor.Telephone;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.Scope;
import paddock.kernel.StaffRole;

/** A second step that is demanded, as people meet it: those who demand it, and those it is demanded of. */
@WithPaddock
class DemandPagesTest {

    private static final UUID SALES = Ids.named("demonstration", "person", StaffRole.SALES.name());
    private static final UUID ADMINISTRATOR = Ids.named("demonstration", "person", StaffRole.ADMINISTRATOR.name());

    @LocalServerPort
    int port;

    @Autowired
    SecondSteps steps;

    @Autowired
    SignIns signIns;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from factor.demand").update();
        jdbc.sql("delete from factor.passkey where person = :person")
                .param("person", SALES)
                .update();
        steps.end(Acting.PADDOCK, SALES);
        steps.end(Acting.PADDOCK, ADMINISTRATOR);
    }

    private void demanded() {
        jdbc.sql("insert into factor.demand (role, since) values ('role.SALES', now())")
                .update();
    }

    private Telephone switchOn(UUID person) {
        steps.begin(person);
        Telephone telephone = new Telephone(((SecondStep.Pending) steps.of(person)).key());
        steps.confirm(Acting.PADDOCK, person, telephone.code(WithPaddock.NOW.minusSeconds(30)));
        return telephone;
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void an_administrator_demands_it_and_whoever_lacks_it_prepares_it_before_anything_else(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext one = look.window();
                BrowserContext other = look.window()) {
            Page page = one.newPage();
            signIn(page, "administrator");
            page.navigate(url("/people"));
            page.locator("a[href='/people/second-step']").click();
            wrong.addAll(look.wrong(page, "demands"));
            page.locator("input[value='role.SALES']").check();
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "demands-none-oneself"));
            assertThat(page.locator("#role-mistake").count()).isOne();
            assertThat(page.locator("input[value='role.SALES']").isChecked()).isTrue();
            switchOn(ADMINISTRATOR);
            page.locator("main button.act").click();
            page.waitForURL(url("/people/second-step?said=demanded"));
            wrong.addAll(look.wrong(page, "demands-done"));

            Page led = other.newPage();
            signIn(led, "sales");
            led.waitForURL(url("/account/demanded?to=%2Faccount"));
            wrong.addAll(look.wrong(led, "demanded"));
            led.navigate(url("/companies"));
            led.waitForURL(url("/account/demanded?to=%2Fcompanies"));
            led.navigate(url("/sites"));
            assertThat(led.url()).as("what anybody may see").isEqualTo(url("/sites"));
            led.navigate(url("/account/demanded"));
            led.locator("main a[href='/account/second-step']").click();
            led.locator("main button.act").click();
            Telephone telephone = new Telephone(led.locator("main code").textContent());
            led.fill("#code", telephone.code(WithPaddock.NOW));
            led.locator("main button.act").click();
            led.navigate(url("/companies"));
            assertThat(led.url()).isEqualTo(url("/companies"));
            led.navigate(url("/account/second-step"));
            led.locator("form[action$='/end'] button").click();
            wrong.addAll(look.wrong(led, "second-step-demanded"));
            assertThat(led.locator("#end-mistake").count()).isOne();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_password_alone_neither_opens_nor_makes_another_where_there_is_a_passkey() throws Exception {
        jdbc.sql("""
                insert into factor.passkey
                  (id, person, credential, public_key, signature_count, uv_initialized, transports,
                   backup_eligible, backup_state, name, made_at, used_at)
                values (gen_random_uuid(), :person, decode('00', 'hex'), '', 0, true, '{}', false, false, 'Clé', now(), now())
                """).param("person", SALES).update();
        demanded();
        String cookie = cookie(Proof.PASSWORD);
        for (String path : List.of("/account/second-step", "/account/passkeys", "/account/tokens", "/account")) {
            assertThat(led(get(path, "Cookie", cookie))).as(path).isTrue();
        }
        assertThat(get("/account/demanded", "Cookie", cookie).body()).contains("/account/proof/passkey");
        for (String path : List.of("/account/second-step", "/account/passkeys", "/account/second-step/end")) {
            HttpRequest post = HttpRequest.newBuilder(URI.create(url(path)))
                    .header("Cookie", FormToken.COOKIE + "; " + cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(FormToken.field(cookie)))
                    .build();
            assertThat(led(http.send(post, BodyHandlers.ofString()))).as(path).isTrue();
        }
        assertThat(get("/account", "Cookie", cookie(Proof.PASSKEY)).statusCode())
                .isEqualTo(200);
        assertThat(get("/account", "Cookie", cookie(Proof.PROVIDER_TWICE)).statusCode())
                .isEqualTo(200);
        assertThat(led(get("/account", "Cookie", cookie(Proof.PROVIDER)))).isTrue();
    }

    @Test
    void a_device_that_was_there_before_is_asked_for_it_and_so_it_is_seen_at_once() throws Exception {
        Telephone telephone = switchOn(SALES);
        String cookie = cookie(Proof.PASSWORD);
        assertThat(get("/account", "Cookie", cookie).statusCode()).isEqualTo(200);
        demanded();
        assertThat(led(get("/account", "Cookie", cookie))).isTrue();
        HttpRequest proof = HttpRequest.newBuilder(URI.create(url("/account/proof")))
                .header("Cookie", FormToken.COOKIE + "; " + cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FormToken.field(cookie) + "&password=" + DemonstrationAccounts.PASSWORD
                        + "&code=" + telephone.code(WithPaddock.NOW)))
                .build();
        assertThat(http.send(proof, BodyHandlers.discarding()).statusCode()).isEqualTo(302);
        assertThat(get("/account", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void programs_are_told_until_their_person_has_one() throws Exception {
        ApiTokens.Making.Made token = (ApiTokens.Making.Made) tokens.make(
                Acting.PADDOCK, SALES, new ApiTokens.Wanted("Essai", Set.of(Scope.READ), Duration.ofDays(7)));
        demanded();
        for (String[] who : List.of(
                new String[] {"Authorization", "Bearer " + token.secret()},
                new String[] {"Cookie", cookie(Proof.PASSWORD)})) {
            HttpResponse<String> refused = get("/api/v1/companies", who);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("urn:paddock:problem:second-step");
            assertThat(get("/api/v1/sites", who).statusCode()).isEqualTo(200);
        }
        switchOn(SALES);
        assertThat(get("/api/v1/companies", "Authorization", "Bearer " + token.secret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/companies", "Cookie", cookie(Proof.PASSWORD)).statusCode())
                .isEqualTo(403);
    }

    private static boolean led(HttpResponse<String> answer) {
        return answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/account/demanded?to=");
    }

    private String cookie(Proof by) {
        return "paddock="
                + signIns.welcome(SALES, new SignIns.Origin("Firefox", "192.0.2.1", null), by)
                        .device()
                        .secret();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url(path))).headers(headers).build(), BodyHandlers.ofString());
    }

    private void signIn(Page page, String who) {
        page.navigate(url("/sign-in?to=/account"));
        page.fill("#email", who + "@demonstration.invalid");
        page.fill("#password", DemonstrationAccounts.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
