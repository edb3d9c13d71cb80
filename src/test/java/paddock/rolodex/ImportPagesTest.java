package paddock.rolodex;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** Address books come in and leave again in a real browser. */
@WithPaddock
class ImportPagesTest {

    private static int turn;

    @LocalServerPort
    int port;

    private final String firm = "Feinte du Navigateur " + turn++;

    private FilePayload table() {
        String lines = "Raison sociale;SIREN;Prénom;Nom;E-mail\n" + firm + ";;Zoé;Inventée;zoe@example.org\n" + firm
                + ";;Paul;Très-Long-Nom-Qui-N-En-Finit-Pas;paul@example.org\n" + firm
                + " SARL;;Ana;Feinte;ana@example.org\nSans Numéro Juste;123456789;;;\n";
        return new FilePayload(
                "carnet-" + "très-long-".repeat(6) + ".csv", "text/csv", lines.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/imports"));
            wrong.addAll(look.wrong(page, "imports"));
            page.setInputFiles("#file-companies", new FilePayload("vide.vcf", "text/vcard", new byte[0]));
            page.locator("main form[action$='/companies'] button.act").click();
            wrong.addAll(look.wrong(page, "import-refused"));
            page.setInputFiles("#file-companies", table());
            page.locator("main form[action$='/companies'] button.act").click();
            wrong.addAll(look.wrong(page, "import-tried"));
            page.locator("form[action$='/run'] button").click();
            settled(page);
            wrong.addAll(look.wrong(page, "import-done"));
            page.locator(".tallies a").last().click();
            wrong.addAll(look.wrong(page, "import-refused-cards"));
            page.navigate(url("/imports?into=leads"));
            page.setInputFiles("#file-leads", Path.of("src/test/resources/paddock/rolodex/untidy.vcf"));
            page.locator("main form[action$='/leads'] button.act").click();
            wrong.addAll(look.wrong(page, "import-leads"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_table_is_tried_entered_and_what_is_doubtful_decided_without_a_script() {
        try (BrowserContext window =
                Browser.window(new NewContextOptions().setLocale("fr-FR").setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/companies"));
            page.locator("main a:has-text('Importer')").click();
            page.setInputFiles("#file-companies", table());
            page.locator("main form[action$='/companies'] button.act").click();
            assertThat(page.locator(".tallies").textContent()).contains("à créer", "à ajouter", "douteuse", "refusée");
            assertThat(page.locator("main table").textContent())
                    .contains("Ressemble à " + firm, "sa clé n’est pas juste");
            page.locator("form[action$='/run'] button").click();
            settled(page);
            assertThat(page.locator(".tallies").textContent()).contains("écrite");
            page.locator("button[value^='same ']").first().click();
            assertThat(page.locator("main .tallies a").first().textContent()).contains("3");
            page.locator("main td a:has-text('écrite')").first().click();
            assertThat(page.locator("main").textContent()).contains("zoe@example.org");
        }
    }

    @Test
    void a_day_that_has_not_come_is_none_on_which_anybody_was_met() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/imports?into=leads"));
            page.setInputFiles("#file-leads", Path.of("src/test/resources/paddock/rolodex/untidy.vcf"));
            page.locator("main form[action$='/leads'] button.act").click();
            assertThat(page.inputValue("#met")).isEqualTo("2026-05-12");
            page.fill("#met", "2026-05-13");
            page.locator("main form[action$='/settings'] button").click();
            assertThat(page.locator("main p.mistake").textContent()).contains("pas venu");
            page.fill("#met", "2026-05-04");
            page.locator("main form[action$='/settings'] button").click();
            assertThat(page.inputValue("#met")).isEqualTo("2026-05-04");
        }
    }

    @Test
    void what_is_shown_leaves_as_an_address_book() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            signIn(page);
            assertThat(page.request().get(url("/api/v1/companies.vcf")).text())
                    .startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
                    .contains("KIND:org", "X-SIREN:", "X-PADDOCK-COMPANY:urn:uuid:");
            assertThat(page.request().get(url("/api/v1/leads.vcf?version=3.0")).text())
                    .startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n");
            assertThat(page.request().get(url("/api/v1/leads.vcf?version=2.1")).status())
                    .isEqualTo(400);
            page.navigate(url("/directory"));
            String entry =
                    page.locator("main tbody a[href^='/directory/']").first().getAttribute("href");
            assertThat(page.request().get(url("/api/v1" + entry + ".vcf")).headers())
                    .containsEntry("content-type", "text/vcard;charset=UTF-8");
        }
        try (BrowserContext window = Browser.window(new NewContextOptions())) {
            Page page = window.newPage();
            assertThat(page.request().get(url("/api/v1/directory.vcf")).text()).contains("KIND:org");
            assertThat(page.request().get(url("/api/v1/leads.vcf")).status()).isEqualTo(401);
        }
    }

    private static void settled(Page page) {
        for (int i = 0; i < 100 && page.locator("progress").count() > 0; i++) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(page.locator(".tallies").count()).isEqualTo(1);
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
