package paddock.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.FormToken;
import paddock.Look;
import paddock.People;

/** Signing in by a real provider in a process of its own: the whole way, in a browser, and what others make of parts of it. */
class OpenIdTest {

    private static OpenIdWorld world;

    @BeforeAll
    static void open() throws Exception {
        world = OpenIdWorld.open();
    }

    @AfterAll
    static void close() throws Exception {
        world.close();
    }

    @BeforeEach
    void forget() throws Exception {
        world.forget();
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void somebody_the_provider_knows_is_linked_once_comes_in_by_it_and_not_once_unlinked(Look look) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(world.address() + "/sign-in");
            wrong.addAll(look.wrong(page, "openid-sign-in"));
            page.locator("a[href^='/sign-in/openid']").click();
            world.there(page, "camille");
            page.waitForURL("**/sign-in/openid/answer**");
            wrong.addAll(look.wrong(page, "openid-unknown"));
            page.locator("main a.act").click();
            page.waitForURL("**/sign-in?to=**");
            world.here(page, "sales@demonstration.invalid");
            page.waitForURL(world.address() + "/account/openid");
            assertThat(page.locator("main").textContent()).contains("camille at the town hall");
            wrong.addAll(look.wrong(page, "openid-is-that-you"));
            page.locator("form[action='/account/openid'] button").click();
            page.waitForURL(world.address() + "/account/openid?said=made");
            wrong.addAll(look.wrong(page, "openid-linked"));

            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/sign-in");
            page.navigate(world.address() + "/sign-in?to=/companies");
            page.locator("a[href^='/sign-in/openid']").click();
            page.waitForURL(world.address() + "/companies");
            page.navigate(world.address() + "/account");
            wrong.addAll(look.wrong(page, "openid-account"));
            assertThat(world.told("select proof from account.sign_in order by began_at desc limit 1"))
                    .isEqualTo("PROVIDER");
            assertThat(world.told("select proved_at < began_at from account.sign_in order by began_at desc limit 1"))
                    .as("it was proved when the provider asked, and that was before this sign-in")
                    .isEqualTo("t");
            assertThat(world.told("select string_agg(act, ' ' order by id) from audit.act where act like 'link%'"))
                    .endsWith("link-made");

            page.navigate(world.address() + "/account/openid");
            page.locator("form[action='/account/openid/removal'] button").click();
            page.waitForURL("**said=removed");
            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/sign-in");
            page.locator("a[href^='/sign-in/openid']").click();
            page.waitForURL("**/sign-in/openid/answer**");
            assertThat(page.locator("[role=alert]").count()).isOne();
        }
        assertThat(wrong).isEmpty();
        assertThat(world.told("select count(*) from post.mail where subject like '%service%'"))
                .isNotEqualTo("0");
    }

    @Test
    void the_address_that_a_provider_gives_opens_nothing() throws Exception {
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            page.navigate(world.address() + "/sign-in/openid?to=/companies");
            world.there(page, "camille"); // who has the address of the demonstration's sales there, verified
            page.waitForURL("**/sign-in/openid/answer**");
            page.navigate(world.address() + "/account");
            page.waitForURL("**/sign-in?to=**");
        }
    }

    @Test
    void a_sensitive_act_is_proved_by_signing_in_there_once_more_and_by_nobody_else() throws Exception {
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            world.link(page, "sales@demonstration.invalid", "camille");
            world.sql("update account.sign_in set proved_at = proved_at - interval '1 hour'");
            page.navigate(world.address() + "/account/tokens/new");
            page.waitForURL("**/account/proof?to=**");
            page.locator("a[href^='/sign-in/openid/again']").click();
            world.there(page, "lou");
            page.waitForURL("**/sign-in/openid/answer**");
            assertThat(page.locator("[role=alert]").count()).isOne();
            page.navigate(world.address() + "/account/tokens/new");
            page.waitForURL("**/account/proof?to=**");
            page.locator("a[href^='/sign-in/openid/again']").click();
            world.there(page, "camille");
            page.waitForURL(world.address() + "/account/tokens/new");
        }
    }

    @Test
    void our_second_step_is_asked_for_unless_the_provider_says_in_the_right_words_that_it_asked() throws Exception {
        for (String name : List.of("camille", TownHall.TWICE)) {
            forget();
            try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
                Page page = window.newPage();
                world.link(page, "sales@demonstration.invalid", name);
                world.sql("insert into factor.one_time_code (person, secret, begun_at, on_since, last_step) "
                        + "select id, decode('00', 'hex'), now(), now(), 0 from account.person "
                        + "where email = 'sales@demonstration.invalid'");
                page.locator("form[action='/sign-out'] button").click();
                page.waitForURL("**/sign-in");
                page.navigate(world.address() + "/sign-in?to=/account");
                page.locator("a[href^='/sign-in/openid']").click();
                page.waitForURL(
                        name.equals(TownHall.TWICE)
                                ? world.address() + "/account"
                                : world.address() + "/sign-in/code?to=%2Faccount");
            }
        }
    }

    @Test
    void an_identity_is_one_persons_and_a_person_has_one() throws Exception {
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window();
                BrowserContext other = Look.all().findFirst().orElseThrow().window()) {
            world.link(window.newPage(), "sales@demonstration.invalid", "camille");
            Page page = other.newPage();
            page.navigate(world.address() + "/sign-in?to=/account/openid");
            world.here(page, "accounts@demonstration.invalid");
            page.waitForURL(world.address() + "/account/openid");
            page.locator("main a[href^='/sign-in/openid']").click();
            world.there(page, "camille");
            page.waitForURL(world.address() + "/account/openid");
            assertThat(page.locator("bdi").allTextContents())
                    .as("who is known by it comes in, in place of whoever was")
                    .doesNotContain("accounts@demonstration.invalid");
            assertThat(world.told("select count(*) from factor.link")).isEqualTo("1");
        }
    }

    @Test
    void an_answer_counts_once_for_the_browser_that_asked_and_for_what_it_asked() throws Exception {
        OpenIdWorld.Sent sent = world.sent();
        OpenIdWorld.Sent other = world.sent();
        String answer = "/sign-in/openid/answer?error=access_denied&state=";
        for (String path : List.of(
                "/sign-in/openid/answer",
                answer,
                answer + "made-up",
                answer + other.state(),
                answer + sent.state() + "&state=" + sent.state(),
                answer + "%00")) {
            assertThat(world.get(path, sent.cookie()).statusCode()).as(path).isIn(400, 422);
        }
        assertThat(world.get(answer + sent.state(), "none=").statusCode())
                .as("without the cookie")
                .isEqualTo(422);
        assertThat(world.get(answer + sent.state(), sent.cookie()).body()).contains("ne vous a pas laissé passer");
        assertThat(world.get(answer + sent.state(), sent.cookie()).body()).contains("n’a plus cours");
        String code = "/sign-in/openid/answer?code=made-up&state=" + other.state();
        HttpResponse<String> made = world.get(code, other.cookie());
        assertThat(made.statusCode()).isEqualTo(422);
        assertThat(made.body()).contains("n’est pas sûre");
    }

    @Test
    void however_often_an_answer_is_sent_at_once_it_is_looked_at_once() throws Exception {
        for (int round = 0; round < 20; round++) {
            OpenIdWorld.Sent sent = world.sent();
            Callable<Boolean> rival =
                    () -> world.get("/sign-in/openid/answer?error=access_denied&state=" + sent.state(), sent.cookie())
                            .body()
                            .contains("ne vous a pas laissé passer");
            try (var rivals = Executors.newFixedThreadPool(12)) {
                int looked = 0;
                for (Future<Boolean> one :
                        rivals.invokeAll(Stream.generate(() -> rival).limit(12).toList())) {
                    looked += one.get() ? 1 : 0;
                }
                assertThat(looked).isOne();
            }
            world.sql("delete from account.failure");
        }
    }

    @Test
    void nobody_removes_somebody_elses_link() throws Exception {
        world.sql("insert into factor.link (id, person, issuer, subject, called, made_at, used_at) "
                + "select gen_random_uuid(), id, 'x', 'y', 'z', now(), now() from account.person "
                + "where email = 'sales@demonstration.invalid'");
        String link = world.told("select id from factor.link");
        String cookie = People.signIn(world.paddock(), "accounts");
        for (String id : List.of(link, "123e4567-e89b-82d3-a456-426614174000")) {
            HttpRequest request = HttpRequest.newBuilder(world.paddock().uri("/account/openid/removal"))
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(FormToken.field(cookie) + "&link=" + id))
                    .build();
            assertThat(world.paddock()
                            .http()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(world.told("select count(*) from factor.link")).isEqualTo("1");
    }
}
