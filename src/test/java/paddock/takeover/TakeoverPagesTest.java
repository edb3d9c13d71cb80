package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** A calendar is taken over in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class TakeoverPagesTest {

    private static int turn;

    @LocalServerPort
    int port;

    private final LocalDate day = LocalDate.of(2027, 4, 15).plusWeeks(turn++);

    private FilePayload file() {
        String lines = TakingOverTest.HEAD + day + ";9h;10h;Piste T;" + TakingOverTest.CLUB + ";D-1\n" + day
                + ";9h30;10h;Piste T;" + TakingOverTest.CLUB + ";D-2\n" + day + ";23h;23h30;Piste T;"
                + TakingOverTest.CLUB + ";D-3\n" + "31/02/2027;9h;10h;Piste T;" + TakingOverTest.CLUB + ";D-4\n";
        return new FilePayload(
                "calendrier-" + "très-long-".repeat(6) + ".csv", "text/csv", lines.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/sites/ales/takeovers"));
            wrong.addAll(look.wrong(page, "takeovers"));
            page.setInputFiles("#file", new FilePayload("vide.csv", "text/csv", new byte[0]));
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "takeover-refused"));
            page.setInputFiles("#file", file());
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "takeover-read"));
            match(page);
            wrong.addAll(look.wrong(page, "takeover-values"));
            page.locator("button[value=rehearse]").click();
            settled(page);
            wrong.addAll(look.wrong(page, "takeover-rehearsed"));
            page.locator("form[action$='/run'] button").click();
            settled(page);
            wrong.addAll(look.wrong(page, "takeover-done"));
            page.locator(".tallies a").first().click();
            wrong.addAll(look.wrong(page, "takeover-lines"));
            page.locator("details summary").first().click();
            page.locator("form[action$='/undo'] button").click();
            settled(page);
            wrong.addAll(look.wrong(page, "takeover-undone"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void how_far_it_is_appears_without_reloading_and_is_read_without_a_script() {
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"));
                BrowserContext bare = Browser.window(
                        new NewContextOptions().setLocale("fr-FR").setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/sites/ales/bookings"));
            page.locator("main a:has-text('Reprise')").click();
            page.setInputFiles("#file", file());
            page.locator("main button.act").click();
            match(page);
            page.locator("button[value=rehearse]").click();
            page.waitForSelector(".tallies");
            assertThat(page.locator(".tallies").textContent())
                    .contains("à créer", "déjà pris", "interdit", "illisible");
            Page plain = bare.newPage();
            signIn(plain);
            plain.navigate(page.url());
            assertThat(plain.locator("main").textContent()).contains("Ligne 2 de ce fichier", "n’est pas une date");
            plain.locator("form[action$='/run'] button").click();
            settled(plain);
            assertThat(plain.locator(".tallies").textContent()).contains("créée");
            plain.locator("main table a:has-text('Voir la réservation')")
                    .first()
                    .click();
            assertThat(plain.locator("main").textContent()).contains("D-1");
        }
    }

    private void match(Page page) {
        page.selectOption("#activity", "practice");
        page.fill("#count", "8");
        page.selectOption("select[name=category]", "touring-gt");
        page.selectOption("#powertrain", "combustion");
        page.fill("#noise", "90");
        page.locator("button.act-2[value=columns]").click();
        page.selectOption("[name='meant.what']", "layout:technique");
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
        page.fill("#email", "operations@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
