package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** Companies are entered, changed and joined, in a real browser. */
@WithPaddock
class CompanyPagesTest {

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
            signIn(page, "sales");
            page.navigate(url("/companies"));
            wrong.addAll(look.wrong(page, "companies"));
            page.navigate(url("/companies?text=nobody+of+that+name"));
            wrong.addAll(look.wrong(page, "companies-none"));
            page.navigate(url("/companies/new"));
            wrong.addAll(look.wrong(page, "company-new"));
            page.fill("#name", "Écurie " + "très longue ".repeat(6) + look.width());
            page.fill("#siren", "000 000 018");
            page.fill("#vat", "FR99000000018");
            page.selectOption("#standing", "barred");
            save(page);
            wrong.addAll(look.wrong(page, "company-refused"));
            page.fill("#vat", "");
            page.fill("#reason", "Une raison");
            save(page);
            wrong.addAll(look.wrong(page, "company-taken"));
            page.fill("#siren", "");
            page.fill("[id='billing.town']", "Ville");
            save(page);
            wrong.addAll(look.wrong(page, "company-barred"));
            page.navigate(url("/companies?text=exemple"));
            page.locator("tbody a").first().click();
            page.locator("details.adding summary").first().click();
            wrong.addAll(look.wrong(page, "company-staff"));
            page.locator("tbody a[href*=contacts]").first().click();
            wrong.addAll(look.wrong(page, "company-contact"));
            page.goBack();
            page.locator("tbody a[href*=statuses]").first().click();
            wrong.addAll(look.wrong(page, "company-status"));
            page.goBack();
            page.locator("main a[href$='/edit']").click();
            page.evaluate("document.querySelector('[name=version]').value = 0");
            page.fill("[id='billing.town']", "Autre ville");
            save(page);
            wrong.addAll(look.wrong(page, "company-overtaken"));
            page.context().clearCookies();
            signIn(page, "manager");
            wrong.addAll(look.wrong(page, "client-home"));
            page.navigate(url("/account"));
            wrong.addAll(look.wrong(page, "client-account"));
            page.locator("a[href*='/companies/']").first().click();
            invite(page, "look" + look.hashCode() + "@example.org");
            wrong.addAll(look.wrong(page, "client-manager"));
            page.context().clearCookies();
            signIn(page, "reader");
            page.locator(".nav a[href*='/companies/']").click();
            wrong.addAll(look.wrong(page, "client-reader"));
            String link = link("look" + look.hashCode() + "@example.org");
            page.navigate(link);
            wrong.addAll(look.wrong(page, "join-other"));
            page.context().clearCookies();
            page.navigate(link);
            wrong.addAll(look.wrong(page, "join"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_company_is_entered_and_changed_and_found_again() {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url("/companies/new"));
            page.fill("#name", "Garage Été & Fils <b>");
            page.fill("#siren", "732 829 320");
            page.fill("#siret", "732 829 320 00074");
            page.fill("#vat", "FR45732829320");
            save(page);
            assertThat(page.locator("#vat-mistake").textContent()).contains("ne va pas avec");
            assertThat(page.locator("main").textContent()).contains("FR44732829320");
            page.fill("#vat", "FR44732829320");
            save(page);
            assertThat(page.locator(".done").textContent()).contains("inscrite");
            String company = page.url().replaceFirst("\\?.*", "");

            page.locator("summary:has-text('Donner un statut')").click();
            page.selectOption("#kind", "club");
            page.fill("#last", "2026-12-31");
            page.locator("details[open] button.act-2").click();
            assertThat(page.locator("main").textContent()).contains("jusqu’au 31 décembre 2026");
            page.locator("summary:has-text('Donner un statut')").click();
            page.selectOption("#kind", "club");
            page.fill("#from", "2026-12-31");
            page.locator("details[open] button.act-2").click();
            assertThat(page.locator("#from-mistake").textContent()).contains("déjà ce statut");

            page.navigate(company);
            page.locator("summary:has-text('Ajouter un contact')").click();
            page.fill("#name", "=1+1 \"Ana\"");
            page.fill("#email", "ana@example.org");
            page.locator("details[open] button.act-2").click();
            assertThat(page.locator("main").textContent()).contains("=1+1 \"Ana\"");

            page.navigate(url("/companies?text=ete"));
            assertThat(page.locator("tbody tr:has-text('Garage Été')").count()).isEqualTo(1);
            page.navigate(url("/companies?text=73282&status=club"));
            assertThat(page.locator("tbody tr").textContent()).contains("Garage Été & Fils <b>");
            page.navigate(url("/companies?text=garage&status=school"));
            assertThat(page.locator("tbody tr").count()).isZero();
        }
    }

    @Test
    void who_changes_a_company_that_another_has_changed_is_shown_both() {
        try (BrowserContext office = french();
                BrowserContext other = french()) {
            Page one = office.newPage();
            Page two = other.newPage();
            signIn(one, "sales");
            signIn(two, "accounts");
            one.navigate(url("/companies?text=modele"));
            one.locator("tbody a").first().click();
            String edit = one.url() + "/edit";
            one.navigate(edit);
            two.navigate(edit);
            one.fill("#name", "École Modèle des premiers (inventée)");
            save(one);
            assertThat(one.locator(".done").textContent()).contains("enregistré");
            two.fill("#name", "École Modèle des seconds (inventée)");
            save(two);
            assertThat(two.locator("[role=alert]").textContent()).contains("pendant que vous");
            assertThat(two.inputValue("#name")).isEqualTo("École Modèle des seconds (inventée)");
            assertThat(two.locator("main").textContent())
                    .contains("À présent\u00a0: École Modèle des premiers (inventée)");
            save(two);
            assertThat(two.locator("h1").textContent()).contains("École Modèle des seconds (inventée)");
        }
    }

    @Test
    void somebody_invited_joins_with_a_new_account_and_the_last_manager_stays() {
        try (BrowserContext office = french();
                BrowserContext home = french()) {
            Page manager = office.newPage();
            signIn(manager, "manager");
            manager.locator(".nav a:has-text('Mes sociétés')").click();
            manager.locator("tbody a:has-text('Club')").click();
            manager.locator("summary:has-text('Retirer')").first().click();
            manager.locator("button:has-text('Retirer cette personne')").first().click();
            assertThat(manager.locator("[role=alert]").textContent()).contains("il faut qu’il reste un gestionnaire");
            invite(manager, "Nouvelle@Example.org");
            assertThat(manager.locator(".done").textContent()).contains("part par courriel");
            assertThat(manager.locator("main").textContent()).contains("nouvelle@example.org");

            Page guest = home.newPage();
            guest.navigate(link("nouvelle@example.org"));
            guest.fill("#name", "Nouvelle");
            guest.fill("#password", CHOSEN);
            guest.locator("button.act").click();
            assertThat(guest.locator(".done").textContent()).contains("Bienvenue");
            assertThat(guest.locator("main").textContent())
                    .contains("Nouvelle")
                    .doesNotContain("Inviter quelqu’un")
                    .doesNotContain("Modifier");
            guest.navigate(url("/companies"));
            assertThat(guest.locator("tbody tr").count()).isEqualTo(1);
        }
    }

    /** The last mail's link, as an administrator of the demonstration can read it. */
    private String link(String email) {
        try (BrowserContext window = french()) {
            Page page = window.newPage();
            signIn(page, "administrator");
            page.navigate(url("/mails?to=" + email));
            page.locator("tbody a").first().click();
            String text = page.locator(".mail-text").first().textContent();
            return text.replaceFirst("(?s).*(http\\S+/join/\\S+).*", "$1");
        }
    }

    private static void invite(Page page, String email) {
        page.locator("details.adding summary").last().click();
        page.fill("#address", email);
        page.locator("details[open] button.act-2").last().click();
    }

    private static void save(Page page) {
        Locator button = page.locator("main button.act[type=submit]");
        button.click();
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private void signIn(Page page, String who) {
        page.navigate(url("/sign-in"));
        page.fill("#email", who + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
