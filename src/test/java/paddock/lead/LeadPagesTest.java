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
            twice(page, "Noté Autrement Exemple");
            wrong.addAll(look.wrong(page, "lead-otherwise"));
            overtaken(page, window.newPage());
            wrong.addAll(look.wrong(page, "lead-overtaken"));
            page.navigate(url("/exhibitions"));
            page.locator("main tbody th a").last().click();
            page.locator("main details:has-text('Supprimer'), main details:has-text('Remove this show')")
                    .last()
                    .locator("summary")
                    .click();
            wrong.addAll(look.wrong(page, "exhibition-held"));
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
    void what_was_noted_otherwise_at_another_encounter_is_taken_at_one_tap() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            twice(page, "Deux Numéros Exemple");
            assertThat(page.locator("main dl a[href^='tel:']").textContent()).isEqualTo("04 66 00 00 01");
            page.locator("main button[value='phone 06 00 00 00 02']").click();
            assertThat(page.locator("main dl a[href^='tel:']").textContent()).isEqualTo("06 00 00 00 02");
            assertThat(page.locator("main button[value='phone 04 66 00 00 01']").count())
                    .isOne();
        }
    }

    @Test
    void a_card_typed_in_later_is_answered_from_the_day_on_which_its_owner_was_met() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/new"));
            page.fill("#name", "Salon passé " + shows++);
            page.fill("#first", "2026-05-05");
            page.fill("#last", "2026-05-08");
            page.locator("main button.act").click();
            String show = page.url().replaceFirst(".*/exhibitions/([0-9a-f-]+).*", "$1");
            page.navigate(url("/leads/new?exhibition=" + show));
            assertThat(page.inputValue("#met")).isEqualTo("2026-05-05");
            page.fill("#firm", "Saisie Tardive Exemple");
            page.fill("#met", "2026-05-09");
            page.locator("main button.act").click();
            assertThat(page.locator("#met-mistake").textContent()).contains("ne se tenait pas");
            page.fill("#met", "2026-05-07");
            page.fill("#time", "16:30");
            page.locator("main button.act").click();
            String told = page.locator("main").textContent().replace('\u00a0', ' ');
            assertThat(told).contains("7 mai 2026, 16 h 30").contains("en retard depuis 9 mai 2026, 16 h 30");
            page.navigate(url("/leads/new"));
            assertThat(page.inputValue("#met")).isEqualTo("2026-05-12");
            page.fill("#firm", "Demain Exemple");
            page.fill("#met", "2026-05-13");
            page.locator("main button.act").click();
            assertThat(page.locator("#met-mistake").textContent()).contains("pas encore venu");
        }
    }

    @Test
    void whoever_was_overtaken_keeps_what_they_typed_and_reads_what_stands() {
        try (BrowserContext window = window()) {
            Page slow = window.newPage();
            signIn(slow);
            lead(slow, "Deux à la Fois Exemple");
            slow.locator("main a[href$='/edit']").click();
            Page fast = window.newPage();
            fast.navigate(slow.url());
            fast.fill("#phone", "04 66 00 00 09");
            fast.fill("#need", "trois jours");
            fast.locator("main button.act").click();
            slow.fill("#function", "chef d’essais");
            slow.fill("#need", "quatre jours");
            slow.locator("main button.act").click();
            assertThat(slow.locator("#all-mistake").textContent()).contains("encore là");
            assertThat(slow.inputValue("#need")).isEqualTo("quatre jours");
            assertThat(slow.locator("#need-stands").textContent()).contains("trois jours");
            assertThat(slow.locator("#phone-stands").textContent()).contains("04 66 00 00 09");
            assertThat(slow.locator("#function-stands").textContent()).contains("rien");
            assertThat(slow.locator("#interest-stands").count()).isZero();
            slow.fill("#phone", "04 66 00 00 09");
            slow.locator("main button.act").click();
            assertThat(slow.locator("main").textContent()).contains("quatre jours", "chef d’essais", "04 66 00 00 09");
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

    @Test
    void a_show_of_which_nothing_came_is_removed_and_another_says_what_hangs_on_it() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            plan(page);
            costs(page);
            String show = page.url().replaceFirst("[?].*", "");
            page.locator("main summary:has-text('Supprimer ce salon')").click();
            page.locator("main form[action$='" + show.replaceFirst(".*/", "") + "/removal'] button")
                    .click();
            assertThat(page.locator("main p.done").textContent()).contains("supprimé");
            assertThat(page.request().get(show).status()).isEqualTo(404);
            plan(page);
            String held = page.url().replaceFirst(".*/exhibitions/([0-9a-f-]+).*", "$1");
            Page other = window.newPage();
            other.navigate(page.url());
            page.navigate(url("/leads/new?exhibition=" + held));
            page.fill("#firm", "Retient le Salon Exemple");
            page.locator("main button.act").click();
            other.locator("main summary:has-text('Supprimer ce salon')").click();
            other.locator("main form[action$='" + held + "/removal'] button").click();
            assertThat(other.locator("#all-mistake").textContent()).contains("quelque chose en dépend");
            assertThat(other.locator("main").textContent()).contains("des contacts ou des rencontres");
        }
    }

    /** The same card, with another number the second time. */
    private void twice(Page page, String firm) {
        for (String phone : List.of("04 66 00 00 01", "06 00 00 00 02")) {
            page.navigate(url("/leads/new"));
            page.fill("#firm", firm);
            page.fill("#name", "Camille Exemple");
            page.fill("#phone", phone);
            page.locator("main button.act").click();
        }
    }

    /** What is typed of the lead that a page shows, after somebody else has changed it. */
    private static void overtaken(Page page, Page other) {
        page.locator("main a[href$='/edit']").click();
        other.navigate(page.url());
        other.fill("#need", "trois jours en mai, avec stands et salle de réunion");
        other.locator("input[name=own]").check();
        other.locator("main button.act").click();
        page.fill("#need", "quatre jours");
        page.fill("#function", "chef d’essais");
        page.locator("main button.act").click();
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
        page.locator("main details.adding:has(#planned) summary").click();
        page.fill("#planned", "4 500,50");
        page.fill("#spent", "4 800");
        page.locator("main details.adding:has(#planned) button").click();
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
