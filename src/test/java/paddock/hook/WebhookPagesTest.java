package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** Webhooks are set up, looked after and ended on their pages; a secret is shown once. */
@WithPaddock
class WebhookPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Receiver receiver;

    @BeforeEach
    void receive() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void forgetAll() {
        receiver.close();
        jdbc.sql("delete from hook.event").update();
        jdbc.sql("delete from hook.endpoint").update();
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void the_pages_pass_axe_and_fit_their_window(Look look) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, "administrator");
            page.navigate(url("/sites/gamogonili/webhooks"));
            wrong.addAll(look.wrong(page, "webhooks-none"));
            page.navigate(url("/sites/gamogonili/webhooks/new"));
            wrong.addAll(look.wrong(page, "webhook-new"));
            page.fill("#name", "planning");
            page.fill("#url", "https://user@example.org/");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "webhook-refused"));
            assertThat(page.inputValue("#name")).isEqualTo("planning");
            page.fill("#url", receiver.address() + "/a-very-long-address-of-a-receiver-that-somebody-has-chosen");
            page.locator("main button.act").click();
            assertThat(page.textContent("#secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
            wrong.addAll(look.wrong(page, "webhook-secret"));
            page.locator("main a.act").click();
            receiver.will(Receiver.saying(500, "{\"message\": \"not today, thank you very much\"}"));
            page.locator("main .heading button.act").click();
            arrived(1);
            receiver.will(Receiver.with(204));
            page.locator("main .heading button.act").click();
            arrived(2);
            page.navigate(page.url().replaceFirst("\\?.*", ""));
            wrong.addAll(look.wrong(page, "webhook"));
            page.locator("main tbody a").last().click();
            wrong.addAll(look.wrong(page, "webhook-delivery"));
            page.navigate(url("/sites/gamogonili/webhooks"));
            wrong.addAll(look.wrong(page, "webhooks"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void one_is_changed_suspended_enabled_given_a_new_secret_and_removed() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = office.newPage();
            signIn(page, "administrator");
            page.navigate(url("/sites/gamogonili/webhooks/new"));
            page.fill("#name", "accounts");
            page.fill("#url", receiver.address());
            page.uncheck("input[name=all]");
            page.locator("main button.act").click();
            assertThat(page.locator(".mistake").textContent()).contains("one event at least");
            page.check("input[value=booked]");
            page.locator("main button.act").click();
            String secret = page.textContent("#secret");
            page.locator("main a.act").click();
            String one = page.url();
            assertThat(page.content()).doesNotContain(secret).contains("booking");

            page.navigate(one + "/edit");
            assertThat(page.isChecked("input[value=booked]")).isTrue();
            assertThat(page.isChecked("input[name=all]")).isFalse();
            Page other = office.newPage();
            other.navigate(one + "/edit");
            page.fill("#name", "books");
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("Noted");
            assertThat(page.textContent("h1")).contains("books");
            other.fill("#name", "ledger");
            other.locator("main button.act").click();
            assertThat(other.locator(".warned").textContent()).contains("meanwhile");
            assertThat(other.inputValue("#name")).isEqualTo("ledger");

            page.locator("form[action$=disabling] button").click();
            assertThat(page.locator(".done").textContent()).contains("told nothing");
            page.locator("form[action$=enabling] button").click();
            assertThat(page.locator(".done").textContent()).contains("told again");

            page.locator("summary").first().click();
            page.locator("form[action$=secret] button").click();
            assertThat(page.textContent("#secret")).startsWith("whsec_").isNotEqualTo(secret);
            page.locator("main a.act").click();
            page.locator("summary").last().click();
            page.locator("form[action$=end] button").click();
            assertThat(page.locator(".done").textContent()).contains("removed");
            assertThat(page.navigate(one).status()).isEqualTo(404);
        }
    }

    @Test
    void direction_reads_and_changes_nothing() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = office.newPage();
            signIn(page, "direction");
            page.navigate(url("/sites/gamogonili/webhooks"));
            assertThat(page.textContent("h1")).contains("Webhooks");
            assertThat(page.locator("main .act").count()).isZero();
            assertThat(page.navigate(url("/sites/gamogonili/webhooks/new")).status())
                    .isEqualTo(403);
        }
    }

    private void arrived(int number) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while ((receiver.got().size() < number || waiting() > 0)
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(receiver.got()).hasSize(number);
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from hook.delivery where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
