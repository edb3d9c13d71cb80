package paddock.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
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

/** A show is planned, a card is noted there and followed, in a real browser. */
@WithPaddock
class LeadPagesTest {

    private static int shows;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/new"));
            page.fill("#first", "2027-10-12");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "exhibition-refused"));
            plan(page);
            wrong.addAll(look.wrong(page, "exhibition-added"));
            costs(page);
            wrong.addAll(look.wrong(page, "exhibition-costs"));
            page.navigate(url("/exhibitions"));
            wrong.addAll(look.wrong(page, "exhibitions"));
            page.navigate(url("/leads/new"));
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "lead-refused"));
            lead(page, "Amortisseurs " + "Très Longs ".repeat(6));
            wrong.addAll(look.wrong(page, "lead"));
            page.navigate(url("/leads"));
            wrong.addAll(look.wrong(page, "leads"));
            page.navigate(url("/leads/due?whose=all"));
            wrong.addAll(look.wrong(page, "leads-due"));
            page.navigate(url("/leads?text=personne+de+ce+nom"));
            wrong.addAll(look.wrong(page, "leads-none"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_card_is_noted_called_and_linked_to_its_company_in_a_few_taps() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            lead(page, "Bielle et Fils Exemple");
            page.locator("main form[action$='/contacts'] button[value=call]").click();
            assertThat(page.locator("main p.done").textContent()).contains("noté");
            assertThat(page.locator("main h1").textContent()).contains("recontacté");
            page.locator("main form[action$='/company'] button").first().click();
            assertThat(page.locator("main a[href*='/sites/ales/bookings/new']").getAttribute("href"))
                    .contains("company=Bielle");
            page.locator("main a[href*='/sites/ales/bookings/new']").click();
            assertThat(page.locator("#company").inputValue()).isEqualTo("Bielle et Fils Exemple");
        }
    }

    @Test
    void what_a_show_is_to_bring_does_not_change_once_it_has_opened() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/new"));
            page.fill("#name", "Salon ouvert");
            page.fill("#first", "2026-05-11");
            page.fill("#last", "2026-05-15");
            page.fill("#target", "40");
            page.locator("main button.act").click();
            page.locator("main a[href$='/edit']").click();
            assertThat(page.locator("main p.warned").textContent()).contains("a ouvert");
            page.fill("#target", "4");
            page.locator("main button.act").click();
            assertThat(page.locator("#all-mistake").textContent()).contains("ne changent plus");
            assertThat(page.inputValue("#target")).isEqualTo("40");
            page.fill("#stand", "H4 B12");
            page.locator("main button.act").click();
            assertThat(page.locator("main p.done").textContent()).contains("enregistré");
        }
    }

    private void plan(Page page) {
        page.navigate(url("/exhibitions/new"));
        page.fill("#name", "Salon Piste et Essais " + shows++ + " (inventé)");
        page.fill("#place", "Lyon");
        page.fill("#first", "2027-10-12");
        page.fill("#last", "2027-10-17");
        page.fill("#stand", "H4 B12");
        page.fill("#budget", "12 000");
        page.fill("#target", "40");
        page.locator("main button.act").click();
    }

    private void costs(Page page) {
        page.locator("main details.adding summary").click();
        page.fill("#planned", "4 500,50");
        page.fill("#spent", "4 800");
        page.locator("main details.adding button").click();
        page.fill("#partner", "École des mines (inventée)");
        page.fill("#share", "20");
        page.locator("main form[action$='/partners'] button").click();
        page.locator("main form[action$='/team'] button").click();
    }

    private void lead(Page page, String firm) {
        page.navigate(url("/leads/new"));
        page.fill("#firm", firm);
        page.fill("#name", "Camille Exemple");
        page.fill("#interest", "essais d’amortisseurs");
        page.fill("#need", "deux jours en septembre, avec stands");
        page.locator("main input[name=grade][value=A]").check();
        page.locator("main button.act").click();
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private static BrowserContext window() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
