package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Look;
import paddock.WithPaddock;
import paddock.factor.SecondSteps;
import paddock.factor.Telephone;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;

/** The second step is switched on, asked for, and taken off, in a real browser. */
@WithPaddock
class SecondStepPagesTest {

    private static final String EMAIL = "operations@demonstration.invalid";

    @LocalServerPort
    int port;

    @Autowired
    SecondSteps steps;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void a_code_is_asked_for_after_the_password_until_it_is_switched_off(Look look) {
        Instant now = WithPaddock.NOW;
        List<String> wrong = new ArrayList<>();
        steps.end(Acting.PADDOCK, Ids.named("demonstration", "person", StaffRole.OPERATIONS.name()));
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/account/second-step"));
            wrong.addAll(look.wrong(page, "second-step-off"));
            press(page);
            wrong.addAll(look.wrong(page, "second-step-pending"));
            Telephone telephone = new Telephone(page.locator("main code").textContent());
            page.fill("#code", "000000");
            press(page);
            wrong.addAll(look.wrong(page, "second-step-wrong"));
            assertThat(page.locator(".mistake").count()).isOne();
            page.fill("#code", telephone.code(now.minusSeconds(30)));
            press(page);
            wrong.addAll(look.wrong(page, "recovery-codes"));
            assertThat(page.locator("main li").count()).isEqualTo(10);
            page.locator("main a.act").click();
            wrong.addAll(look.wrong(page, "second-step-on"));

            page.context().clearCookies();
            signIn(page);
            assertThat(page.url()).isEqualTo(url("/sign-in/code?to=%2Faccount"));
            page.navigate(url("/account"));
            assertThat(page.url()).contains("/sign-in?to=");
            page.navigate(url("/sign-in/code?to=/account"));
            page.fill("#code", telephone.code(now.minusSeconds(30)));
            press(page);
            wrong.addAll(look.wrong(page, "code-wrong"));
            page.fill("#code", telephone.code(now));
            press(page);
            assertThat(page.url()).isEqualTo(url("/account"));
            page.navigate(url("/account/proof?to=/account"));
            page.fill("#password", DemonstrationAccounts.PASSWORD);
            page.fill("#code", telephone.code(now));
            press(page);
            wrong.addAll(look.wrong(page, "proof-code-wrong"));
            assertThat(page.locator("#code-mistake").count()).isOne();
            page.fill("#password", DemonstrationAccounts.PASSWORD);
            page.fill("#code", telephone.code(now.plusSeconds(30)));
            press(page);
            assertThat(page.url()).isEqualTo(url("/account"));
            page.navigate(url("/account/second-step"));
            page.locator("form[action$='/end'] button").click();
            assertThat(page.locator(".done").count()).isOne();
            page.context().clearCookies();
            signIn(page);
            assertThat(page.url()).isEqualTo(url("/account"));
        }
        assertThat(wrong).isEmpty();
    }

    private static void press(Page page) {
        page.locator("main button.act").click();
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in?to=/account"));
        page.fill("#email", EMAIL);
        page.fill("#password", DemonstrationAccounts.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
