package paddock.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import paddock.Look;
import paddock.WithPaddock;
import paddock.personal.Somebody.Known;

/** The pages of personal data in a real browser. */
@WithPaddock
@Import(Somebody.class)
class PersonalPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Somebody somebody;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) throws Exception {
        List<String> wrong = new ArrayList<>();
        Known known = somebody.joined();
        somebody.held(known);
        somebody.acts(known, somebody.company("Une seule gestionnaire"), "manager");
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, known.email(), Somebody.PASSWORD);
            page.navigate(url("/account/data"));
            wrong.addAll(look.wrong(page, "data-own"));
            page.context().clearCookies();
            page.navigate(url("/forgotten"));
            wrong.addAll(look.wrong(page, "data-forgotten"));
            signIn(page, "administrator@demonstration.invalid", "paddock-demonstration");
            page.navigate(url("/people/" + known.id() + "/data"));
            wrong.addAll(look.wrong(page, "data-person"));
            page.navigate(url("/personal-data"));
            wrong.addAll(look.wrong(page, "data-kept"));
            page.fill("#address", known.email());
            page.locator("form[action$=report] button").click();
            wrong.addAll(look.wrong(page, "data-address"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void somebody_reads_takes_along_and_is_forgotten_with_a_few_clicks() throws Exception {
        Known known = somebody.joined();
        somebody.held(known);
        try (BrowserContext window = Look.all().findFirst().orElseThrow().window()) {
            Page page = window.newPage();
            signIn(page, known.email(), Somebody.PASSWORD);
            page.navigate(url("/account"));
            page.locator("a[href='/account/data']").click();
            assertThat(page.locator("main").textContent()).contains("Fiches de contact", "Société de l’essai");
            Download file = page.waitForDownload(
                    () -> page.locator("a[href='/account/data.json']").click());
            assertThat(Files.readString(file.path())).contains(known.word());
            page.locator("label:has(input[name=sure])").click();
            page.locator("form[action$=erasure] button").click();
            assertThat(page.url()).isEqualTo(url("/forgotten"));
            assertThat(page.locator("h1").textContent()).contains("C’est oublié");
            page.navigate(url("/account"));
            assertThat(page.url()).contains("/sign-in");
        }
    }

    private void signIn(Page page, String email, String password) {
        page.navigate(url("/sign-in"));
        page.fill("#email", email);
        page.fill("#password", password);
        page.locator("form[action='/sign-in'] button").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
