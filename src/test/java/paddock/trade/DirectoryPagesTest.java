package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;
import paddock.kernel.Ids;

/** Anybody reads the directory, a company proposes what its page says, the operator approves, in a real browser. */
@WithPaddock
class DirectoryPagesTest {

    private static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    private static final UUID DAMPERS = Ids.named("demonstration", "company", "amortis");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

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
            page.navigate(url("/directory"));
            wrong.addAll(look.wrong(page, "directory"));
            page.navigate(url("/directory?text=amortiseurs&status=resident"));
            wrong.addAll(look.wrong(page, "directory-found"));
            page.navigate(url("/directory?text=nobody+of+that+name"));
            wrong.addAll(look.wrong(page, "directory-none"));
            page.navigate(url("/directory/" + DAMPERS));
            wrong.addAll(look.wrong(page, "directory-company"));
            signIn(page, "manager");
            page.navigate(url("/directory/" + STABLE + "/edit"));
            wrong.addAll(look.wrong(page, "directory-propose"));
            page.fill("#naf", "12");
            page.locator("input[name=other]").last().fill("Nobody");
            save(page);
            wrong.addAll(look.wrong(page, "directory-refused"));
            page.navigate(url("/directory/" + STABLE + "/edit"));
            jdbc.sql(
                            "update trade.profile set version = version + 1, about_fr = 'Autre', about_en = '', sought = 'autre' where company = ?")
                    .param(STABLE)
                    .update();
            page.fill("#about_fr", "Une écurie de " + look.width());
            save(page);
            wrong.addAll(look.wrong(page, "directory-overtaken"));
            save(page);
            wrong.addAll(look.wrong(page, "directory-proposed"));
        }
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, "communication");
            page.navigate(url("/directory/approvals"));
            wrong.addAll(look.wrong(page, "directory-approvals"));
            page.locator("main tbody a", new Page.LocatorOptions().setHasText("Exemple"))
                    .first()
                    .click();
            wrong.addAll(look.wrong(page, "directory-approval"));
            page.navigate(url("/directory/" + DAMPERS));
            wrong.addAll(look.wrong(page, "directory-kept"));
            page.navigate(url("/directory/" + DAMPERS + "/edit"));
            wrong.addAll(look.wrong(page, "directory-edit"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anybody_finds_a_company_though_mistyped_and_reads_what_it_makes() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            page.navigate(url("/directory"));
            page.fill("#text", "amortiseur bellcombe");
            page.locator("main form button").click();
            assertThat(page.url()).contains("text=amortiseur");
            page.locator("main tbody a").first().click();
            assertThat(text(page, "h1")).contains("Amortisseurs Bellecombe");
            assertThat(text(page, "main"))
                    .contains("Amortisseurs", "Essais", "résident", "appartient à", "travaille avec", "amortis.example")
                    .doesNotContain("Modifier", "Retirer");
            page.locator("main a", new Page.LocatorOptions().setHasText("Groupe Bellecombe"))
                    .click();
            assertThat(text(page, "main")).contains("société mère de");
            assertThat(page.navigate(url("/directory/" + UUID.randomUUID())).status())
                    .isEqualTo(404);
            assertThat(page.navigate(url("/directory/" + hope())).status()).isEqualTo(404);
        }
    }

    /** One that is not listed. */
    private static UUID hope() {
        return Ids.named("demonstration", "company", "hope");
    }

    @Test
    void a_company_proposes_the_operator_refuses_then_approves_and_lists_it() {
        UUID club = Ids.named("demonstration", "company", "club");
        jdbc.sql("""
                        update trade.profile set listed_at = null, about_fr = 'Club inventé', about_en = '', sought = 'club invente'
                         where company = ?
                        """).param(club).update();
        jdbc.sql("delete from trade.proposal where company = ?").param(club).update();
        try (BrowserContext theirs = french();
                BrowserContext office = french();
                BrowserContext outside = french()) {
            Page page = theirs.newPage();
            signIn(page, "manager");
            page.navigate(url("/directory/" + club));
            assertThat(text(page, "main")).contains("Pas encore dans l’annuaire public");
            propose(page, "Une sortie par mois, <b>ouverte</b> à tous.");
            assertThat(text(page, ".done")).contains("Envoyé à l’exploitant");
            Page desk = office.newPage();
            signIn(desk, "communication");
            desk.navigate(url("/directory/approvals"));
            desk.locator("main tbody a", new Page.LocatorOptions().setHasText("Club Dém"))
                    .click();
            assertThat(text(desk, "main")).contains("Club inventé", "<b>ouverte</b>");
            desk.fill("#why", " ");
            desk.locator("form[action$='/refusal'] button").click();
            assertThat(text(desk, "#why-mistake")).contains("Dites pourquoi");
            desk.fill("#why", "Dites aussi où.");
            desk.locator("form[action$='/refusal'] button").click();
            assertThat(text(desk, ".done")).contains("refusé");
            page.navigate(url("/directory/" + club));
            assertThat(text(page, "main")).contains("Dites aussi où.").doesNotContain("ouverte");

            propose(page, "Une sortie par mois, à Port-Imaginaire.");
            desk.navigate(url("/directory/" + club + "/approval"));
            desk.locator("form[action$='/approval'] button").click();
            assertThat(text(desk, ".done")).contains("La page le dit à présent");
            Page anybody = outside.newPage();
            anybody.navigate(url("/directory/" + club));
            assertThat(text(anybody, "main")).contains("à Port-Imaginaire").doesNotContain("Dites aussi");
            assertThat(mails())
                    .anyMatch(body -> body.contains("Dites aussi où."))
                    .anyMatch(body -> body.contains("a approuvé"));
        }
    }

    private void propose(Page page, String about) {
        page.navigate(page.url().replaceFirst("/directory/([0-9a-f-]+).*", "/directory/$1/edit"));
        page.fill("#about_fr", about);
        save(page);
    }

    private List<String> mails() {
        return jdbc.sql(
                        "select body from post.mail where recipient = 'manager@demonstration.invalid' and body is not null limit 1000")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    @Test
    void the_operator_takes_a_company_out_and_nobody_outside_finds_it() {
        UUID chrono = Ids.named("demonstration", "company", "chrono");
        try (BrowserContext office = french();
                BrowserContext outside = french()) {
            Page desk = office.newPage();
            signIn(desk, "sales");
            desk.navigate(url("/directory/" + chrono));
            desk.locator("summary", new Page.LocatorOptions().setHasText("Retirer de l’annuaire"))
                    .click();
            desk.locator("form[action$='/unlisting'] button").click();
            assertThat(text(desk, ".done")).contains("ne figure plus");
            Page page = outside.newPage();
            assertThat(page.navigate(url("/directory/" + chrono)).status()).isEqualTo(404);
            page.navigate(url("/directory?text=chrono"));
            assertThat(text(page, "main")).doesNotContain("Chrono Plateau");
            desk.locator("form[action$='/listing'] button").click();
            assertThat(page.navigate(url("/directory/" + chrono)).status()).isEqualTo(200);
        }
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private static void save(Page page) {
        page.locator("main button.act[type=submit]").click();
    }

    private static String text(Page page, String selector) {
        return page.locator(selector).first().innerText();
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
