package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.FormToken;
import paddock.Look;
import paddock.WithPaddock;
import paddock.factor.Passkey;
import paddock.factor.Passkeys;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/** Passkeys in a real browser with an authenticator of its own: made, used, refused, removed. */
@WithPaddock
class PasskeyPagesTest {

    private static final UUID ACCOUNTS = Ids.named("demonstration", "person", StaffRole.ACCOUNTS.name());
    private static final UUID SALES = Ids.named("demonstration", "person", StaffRole.SALES.name());

    @LocalServerPort
    int port;

    @Autowired
    Passkeys passkeys;

    @Autowired
    People people;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void a_passkey_is_made_lets_in_is_proof_and_opens_nothing_once_removed(Look look) {
        List<String> wrong = new ArrayList<>();
        forget();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            CDPSession devices = authenticator(page, true);
            signIn(page);
            page.navigate(url("/account/passkeys"));
            wrong.addAll(look.wrong(page, "passkeys-none"));
            make(page, "Téléphone <b>");
            wrong.addAll(look.wrong(page, "passkeys"));
            assertThat(page.locator("tbody th").textContent()).isEqualTo("Téléphone <b>");

            window.clearCookies();
            page.navigate(url("/sign-in?to=/account/passkeys"));
            wrong.addAll(look.wrong(page, "sign-in-passkey"));
            press(page, "/sign-in/passkey");
            page.waitForURL(url("/account/passkeys"));
            page.navigate(url("/account/proof?to=/account"));
            press(page, "/account/proof/passkey");
            page.waitForURL(url("/account"));
            page.navigate(url("/account/passkeys"));
            page.locator("form[action$='/removal'] button").click();
            assertThat(page.locator(".done").count()).isOne();

            window.clearCookies();
            page.navigate(url("/sign-in"));
            press(page, "/sign-in/passkey");
            page.locator("p[role=alert]:not([hidden])").waitFor();
            wrong.addAll(look.wrong(page, "sign-in-passkey-refused"));
            assertThat(page.url()).contains("/sign-in");
            devices.detach();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_was_signed_is_taken_once_however_often_it_is_sent_and_only_as_it_was_signed() throws Exception {
        forget();
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            authenticator(page, true);
            signIn(page);
            page.navigate(url("/account/passkeys"));
            make(page, "Clé");
            window.clearCookies();

            String altered = captured(page);
            String credential = field(altered, "credential");
            JsonObject answer = JsonParser.parseString(credential).getAsJsonObject();
            String signature =
                    answer.getAsJsonObject("response").get("signature").getAsString();
            String other =
                    signature.substring(0, 20) + (signature.charAt(20) == 'A' ? 'B' : 'A') + signature.substring(21);
            assertThat(send(field(altered, "ticket"), credential.replace(signature, other)))
                    .isEqualTo(422);
            assertThat(send(field(altered, "ticket"), credential))
                    .as("its question is gone")
                    .isEqualTo(422);

            String stale = captured(page);
            String fresh = captured(page);
            assertThat(send(field(fresh, "ticket"), field(stale, "credential")))
                    .as("the answer to another question")
                    .isEqualTo(422);

            for (int round = 0; round < 5; round++) {
                String once = captured(page);
                Callable<Integer> rival = () -> send(field(once, "ticket"), field(once, "credential"));
                List<Integer> answers = AccountWorld.together(
                        Stream.generate(() -> rival).limit(12).toList());
                assertThat(answers).filteredOn(status -> status == 302).hasSize(1);
            }
            for (String nonsense : List.of("", "{}", "[]", "null", "{\"id\":1}", "x".repeat(30_000))) {
                assertThat(send(field(captured(page), "ticket"), nonsense))
                        .as(nonsense)
                        .isEqualTo(422);
            }
            people.end(Acting.PADDOCK, ACCOUNTS);
            String left = captured(page);
            assertThat(send(field(left, "ticket"), field(left, "credential"))).isEqualTo(422);
            people.readmit(Acting.PADDOCK, ACCOUNTS);
        }
    }

    @Test
    void a_device_that_has_not_checked_who_holds_it_makes_no_passkey() {
        forget();
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            authenticator(page, false);
            signIn(page);
            page.navigate(url("/account/passkeys"));
            page.fill("#name", "Clé");
            press(page, "/account/passkeys");
            page.locator("p[role=alert]:not([hidden])").waitFor();
            assertThat(passkeys.of(ACCOUNTS)).isEmpty();
        }
    }

    @Test
    void a_name_longer_than_devices_give_is_refused() {
        forget();
        byte[] bytes = new byte[4000];
        new SecureRandom().nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            authenticator(page, true);
            signIn(page);
            page.navigate(url("/account/passkeys"));
            page.route("**/account/passkeys", route -> {
                String body = route.request().postData();
                String given = JsonParser.parseString(field(body, "credential"))
                        .getAsJsonObject()
                        .get("rawId")
                        .getAsString();
                route.resume(new Route.ResumeOptions().setPostData(body.replace(given, name)));
            });
            page.fill("#name", "Clé");
            press(page, "/account/passkeys");
            page.locator("#name-mistake").waitFor();
            assertThat(passkeys.of(ACCOUNTS)).isEmpty();
        }
    }

    @Test
    void somebody_elses_passkey_is_neither_removed_nor_proof() {
        forget();
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            authenticator(page, true);
            signIn(page);
            page.navigate(url("/account/passkeys"));
            make(page, "Clé");
            Passkey theirs = passkeys.of(ACCOUNTS).getFirst();
            assertThat(passkeys.remove(Acting.PADDOCK, SALES, theirs.id())).isFalse();
            window.clearCookies();
            signIn(page, "sales@demonstration.invalid");
            page.navigate(url("/account/proof"));
            press(page, "/account/proof/passkey");
            page.locator("#passkey-mistake").waitFor();
            assertThat(page.url()).endsWith("/account/proof/passkey");
        }
    }

    private void forget() {
        passkeys.of(ACCOUNTS).forEach(one -> passkeys.remove(Acting.PADDOCK, ACCOUNTS, one.id()));
    }

    private static CDPSession authenticator(Page page, Boolean verifies) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject one = new JsonObject();
        one.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", one);
        return session;
    }

    /** What the browser would have sent to sign in, had it been let. */
    private String captured(Page page) throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        page.navigate(url("/sign-in"));
        page.route("**/sign-in/passkey", route -> {
            body.complete(route.request().postData());
            route.fulfill();
        });
        press(page, "/sign-in/passkey");
        for (int i = 0; i < 200 && !body.isDone(); i++) {
            page.waitForTimeout(50);
        }
        page.unroute("**/sign-in/passkey");
        return body.get(1, TimeUnit.SECONDS);
    }

    private static String field(String body, String name) {
        return Stream.of(body.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private int send(String ticket, String credential) throws Exception {
        String body = FormToken.FIELD + "&ticket=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8) + "&credential="
                + URLEncoder.encode(credential, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/sign-in/passkey")))
                .header("Cookie", FormToken.COOKIE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void make(Page page, String name) {
        page.fill("#name", name);
        press(page, "/account/passkeys");
        page.waitForURL(url("/account/passkeys?said=made"));
    }

    private static void press(Page page, String action) {
        page.locator("form[action='" + action + "'] button").click();
    }

    private void signIn(Page page) {
        signIn(page, "accounts@demonstration.invalid");
    }

    private void signIn(Page page, String email) {
        page.navigate(url("/sign-in?to=/account"));
        page.fill("#email", email);
        page.fill("#password", DemonstrationAccounts.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(url("/account"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
