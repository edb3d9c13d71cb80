package paddock.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Duplicates as whoever keeps companies meets them, in a real browser. */
@WithPaddock
class TwinPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merges merges;

    @Autowired
    Searches searches;

    private UUID one = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void two_that_are_one() throws Exception {
        jdbc.sql("update directory.company set absorbed_into = null where name like 'Fictif %'")
                .update();
        jdbc.sql("update directory.company set name = id::text, sought = id::text where name like 'Fictif %'")
                .update();
        TwinWorld world = new TwinWorld(jdbc);
        one = world.company("Fictif Essais");
        other = world.company("Fictif Esais SARL");
        world.fill(one, other);
        searches.ask(TwinWorld.STAFF);
        while (searches.last().orElseThrow().runs()) {
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        Merging done = merges.merge(
                TwinWorld.STAFF,
                new Merges.Pair(new TwinWorld(jdbc).company("Fictif A"), new TwinWorld(jdbc).company("Fictif B")),
                Map.of());
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            for (String path : List.of(
                    "/companies/duplicates",
                    "/companies/duplicates?state=dismissed&least=70",
                    "/companies/" + one + "/merge/" + other,
                    "/companies/merges",
                    "/companies/merges/" + ((Merging.Merged) done).merge(),
                    "/companies/alike?name=Fictif",
                    "/companies/" + one)) {
                assertThat(page.navigate(url(path)).status()).isEqualTo(200);
                if (!path.contains("alike")) {
                    wrong.addAll(look.wrong(page, "twin-" + path.replaceAll("[0-9a-f-]{36}|\\W+", "-")));
                }
            }
            page.navigate(url("/companies/new"));
            page.locator("#name").pressSequentially("Fictif Essais");
            page.locator("div[aria-live] li").first().waitFor();
            wrong.addAll(look.wrong(page, "twin-typed"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_typed_is_found_and_saved_all_the_same() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/companies/new"));
            page.locator("#name").pressSequentially("fictif esais");
            page.locator("div[aria-live] a[href='/companies/" + other + "']").waitFor();
            assertThat(page.locator("div[aria-live]").textContent()).contains("même nom");
            page.locator("main button.act").click();
            assertThat(page.url()).contains("said=added");
        }
    }

    @Test
    void a_pair_is_compared_merged_and_taken_apart_again() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/companies/duplicates?company=" + one));
            page.locator("main a[href*='/merge/']").first().click();
            assertThat(page.locator("main h1").textContent()).contains("Fusionner");
            assertThat(page.locator("main").textContent())
                    .contains("Options et réservations", "même boîte personnelle");
            page.navigate(url("/companies/" + one + "/merge/" + other));
            page.locator("input[name=name][value=other]").check();
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("une seule société");
            String merge = page.url().replaceAll("\\?.*", "");
            page.navigate(url("/companies/" + other));
            assertThat(page.url()).contains("/companies/" + one);
            assertThat(page.locator("main h1").textContent()).contains("Fictif Esais SARL");
            assertThat(page.locator(".done").textContent()).contains("fait désormais partie");
            page.navigate(merge);
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("de nouveau deux");
            page.navigate(url("/companies/" + other));
            assertThat(page.locator("main h1").textContent()).contains("Fictif Esais SARL");
        }
    }

    @Test
    void a_pair_that_is_two_is_not_proposed_again() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/companies/duplicates?company=" + one));
            page.locator("form[action*='" + other + "'][action$='/dismissal'] button")
                    .first()
                    .click();
            assertThat(page.locator(".done").textContent()).contains("elles sont deux");
            page.navigate(url("/companies/duplicates?company=" + one));
            assertThat(page.locator("form[action*='" + other + "'][action$='/dismissal']")
                            .count())
                    .isZero();
            page.navigate(url("/companies/duplicates?state=dismissed&company=" + one));
            page.locator("form[action*='" + other + "'][action$='/recall'] button")
                    .first()
                    .click();
            page.navigate(url("/companies/duplicates?company=" + one));
            assertThat(page.locator("form[action*='" + other + "'][action$='/dismissal']")
                            .count())
                    .isEqualTo(1);
        }
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
