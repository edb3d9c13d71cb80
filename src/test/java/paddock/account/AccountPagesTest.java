package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** People come in, are given roles, and go, in a real browser. */
@WithPaddock
class AccountPagesTest {

    private static final String ADMINISTRATOR = "administrator@demonstration.invalid";
    private static final String CHOSEN = "trois tours de chauffe lents";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            wrong.addAll(forget(page, look));
            page.navigate(url("/sign-in"));
            wrong.addAll(look.wrong(page, "sign-in"));
            signIn(page, ADMINISTRATOR, "not this password");
            wrong.addAll(look.wrong(page, "sign-in-wrong"));
            signIn(page, ADMINISTRATOR, DemonstrationAccounts.PASSWORD);
            for (String path :
                    List.of("/account", "/account/proof", "/account/tokens/new", "/audit", "/mails", "/people")) {
                page.navigate(url(path));
                wrong.addAll(look.wrong(page, path.substring(1).replace('/', '-')));
            }
            page.locator("tbody a").first().click();
            wrong.addAll(look.wrong(page, "person"));
            wrong.addAll(makeToken(page, look));
            page.navigate(url("/people"));
            invite(page, "look" + look.hashCode() + "@example.org");
            wrong.addAll(look.wrong(page, "invited"));
            String invitation = page.locator("code").textContent();
            page.context().clearCookies();
            page.navigate(invitation);
            wrong.addAll(look.wrong(page, "welcome"));
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> forget(Page page, Look look) {
        page.navigate(url("/sign-in/forgotten"));
        List<String> wrong = new ArrayList<>(look.wrong(page, "forgotten"));
        page.fill("#email", "nobody" + look.hashCode() + "@example.org");
        page.locator("main button.act").click();
        wrong.addAll(look.wrong(page, "forgotten-answered"));
        return wrong;
    }

    private List<String> makeToken(Page page, Look look) {
        List<String> wrong = new ArrayList<>();
        page.navigate(url("/account/tokens/new"));
        page.fill("#name", "Planning " + look.width());
        page.locator("main button.act").click();
        wrong.addAll(look.wrong(page, "account-token-made"));
        page.navigate(url("/account/tokens"));
        wrong.addAll(look.wrong(page, "account-tokens"));
        page.locator("tbody button").first().click();
        return wrong;
    }

    @Test
    void whoever_is_invited_chooses_a_password_and_is_in_and_whoever_leaves_is_out() {
        try (BrowserContext office = french();
                BrowserContext home = french()) {
            Page administrator = office.newPage();
            administrator.navigate(url("/people"));
            assertThat(administrator.url()).contains("/sign-in?to=%2Fpeople");
            signIn(administrator, ADMINISTRATOR, DemonstrationAccounts.PASSWORD);
            assertThat(administrator.url()).endsWith("/people");
            invite(administrator, "robin@example.org");
            String invitation = administrator.locator("code").textContent();

            Page robin = home.newPage();
            robin.navigate(invitation);
            robin.fill("#password", "passwordpassword");
            robin.locator("button[type=submit].act").click();
            assertThat(robin.locator(".mistake").textContent()).contains("trop facile à deviner");
            robin.fill("#password", CHOSEN);
            robin.locator("button[type=submit].act").click();
            assertThat(robin.url()).contains("/account");
            assertThat(robin.locator(".done").textContent()).contains("Bienvenue");
            robin.navigate(url("/people"));
            assertThat(robin.locator("main").textContent())
                    .contains("Qui le peut")
                    .contains("administration");

            administrator.navigate(url("/people"));
            administrator
                    .locator("tbody a", new Page.LocatorOptions().setHasText("Robin"))
                    .click();
            administrator.locator("button:has-text('Terminer le compte')").click();
            assertThat(administrator.locator(".done").textContent()).contains("terminé");
            robin.navigate(url("/account"));
            assertThat(robin.url()).contains("/sign-in");
        }
    }

    @Test
    void a_new_password_signs_other_devices_out_and_a_form_without_its_token_does_nothing() {
        try (BrowserContext here = french();
                BrowserContext there = french()) {
            Page one = here.newPage();
            Page other = there.newPage();
            for (Page page : List.of(one, other)) {
                page.navigate(url("/sign-in"));
                signIn(page, "sales@demonstration.invalid", DemonstrationAccounts.PASSWORD);
            }
            one.navigate(url("/account"));
            one.evaluate("document.querySelector('form[action$=password] [name=_csrf]').value = 'made up'");
            change(one, DemonstrationAccounts.PASSWORD, CHOSEN);
            assertThat(one.locator("h1").textContent()).contains("trop attendu");
            one.navigate(url("/account"));
            change(one, "not the present password", CHOSEN);
            assertThat(one.locator(".mistake").textContent()).contains("pas le mot de passe");
            change(one, DemonstrationAccounts.PASSWORD, CHOSEN);
            assertThat(one.locator(".done").textContent()).contains("changé");
            other.navigate(url("/account"));
            assertThat(other.url()).contains("/sign-in");
            change(one, CHOSEN, DemonstrationAccounts.PASSWORD);
            assertThat(one.locator(".done").textContent()).contains("changé");
        }
    }

    @Test
    void whoever_forgot_the_password_gets_a_link_by_mail_and_chooses_another() {
        String email = "communication@demonstration.invalid";
        try (BrowserContext office = french();
                BrowserContext home = french()) {
            Page forgetful = home.newPage();
            forgetful.navigate(url("/sign-in"));
            forgetful.locator("a[href='/sign-in/forgotten']").click();
            forgetful.fill("#email", email);
            forgetful.locator("main button.act").click();
            assertThat(forgetful.locator("main [role=status]").textContent()).contains("Si quelqu’un a un compte");

            Page administrator = office.newPage();
            administrator.navigate(url("/mails?to=" + email));
            signIn(administrator, ADMINISTRATOR, DemonstrationAccounts.PASSWORD);
            administrator.locator("tbody a").first().click();
            String link =
                    administrator.content().split("/sign-in/forgotten/", 2)[1].substring(0, 43);

            forgetful.navigate(url("/sign-in/forgotten/" + link));
            forgetful.fill("#password", CHOSEN);
            forgetful.locator("main button.act").click();
            assertThat(forgetful.locator(".done").textContent()).contains("mot de passe est changé");
            signIn(forgetful, email, CHOSEN);
            assertThat(forgetful.url()).startsWith(url("/sites"));
            forgetful.navigate(url("/account"));
            change(forgetful, CHOSEN, DemonstrationAccounts.PASSWORD);
            forgetful.navigate(url("/sign-in/forgotten/" + link));
            assertThat(forgetful.locator("h1").textContent()).contains("ne vaut plus");
        }
    }

    @Test
    void sign_in_leads_to_no_other_place() {
        try (BrowserContext window = french()) {
            Page page = window.newPage();
            page.navigate(url("/sign-in?to=//example.org/"));
            signIn(page, "sales@demonstration.invalid", DemonstrationAccounts.PASSWORD);
            assertThat(page.url()).startsWith(url("/sites"));
            page.locator("button:has-text('Quitter')").click();
            assertThat(page.url()).isEqualTo(url("/sign-in"));
            page.navigate(url("/account"));
            assertThat(page.url()).contains("/sign-in");
        }
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private static void signIn(Page page, String email, String password) {
        page.fill("#email", email);
        page.fill("#password", password);
        page.locator("form[action='/sign-in'] button").click();
    }

    private static void change(Page page, String current, String next) {
        page.fill("#current", current);
        page.fill("#next", next);
        page.locator("form[action$=password] button").click();
    }

    private static void invite(Page page, String email) {
        page.fill("#name", "Robin");
        page.fill("#email", email);
        page.locator("label.tick").first().click();
        Locator act = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invite"));
        (act.count() > 0 ? act : page.locator("form[action='/people'] button"))
                .first()
                .click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
