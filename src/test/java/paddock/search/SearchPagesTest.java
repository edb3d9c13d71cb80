package paddock.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** Somebody says what they need and finds dates, in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class SearchPagesTest {

    private static final String DATES = "/sites/ales/dates";
    private static final String FACTS = "&activity=practice&category=touring-gt&count=8&powertrain=combustion&noise=90";
    private static final String MORNINGS =
            DATES + "?first=2026-10-04&last=2026-10-29&span=hours&hours=3&layout=technique" + FACTS;
    private static final String TOO_LONG =
            DATES + "?first=2026-10-05&last=2026-10-16&span=hours&hours=3&length=90000" + FACTS;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url(DATES));
            wrong.addAll(look.wrong(page, "dates"));
            page.navigate(url(MORNINGS + "&as=grid"));
            wrong.addAll(look.wrong(page, "dates-grid"));
            page.navigate(url(TOO_LONG));
            wrong.addAll(look.wrong(page, "dates-none"));
            page.navigate(url(MORNINGS + "&length=soon"));
            wrong.addAll(look.wrong(page, "dates-mistaken"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_stranger_finds_a_date_and_asks_for_it() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            page.navigate(url(MORNINGS + "&pool.stands-2015=2"));
            Locator first = page.locator("#answer tbody tr").first();
            assertThat(first.textContent()).contains("octobre 2026", "libre");
            first.locator("a").click();
            assertThat(page.url()).contains("/requests/new");
            assertThat(page.inputValue("#what-0")).isEqualTo("layout:technique");
            assertThat(page.inputValue("#on-0")).startsWith("2026-10-");
            assertThat(page.inputValue("#what-1")).isEqualTo("pool:stands-2015");
            assertThat(page.inputValue("#units-1")).isEqualTo("2");
            assertThat(page.inputValue("#count")).isEqualTo("8");
            assertThat(page.inputValue("#noise")).isEqualTo("90");
        }
    }

    @Test
    void what_sales_finds_is_held_at_the_first_attempt() {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url(DATES + "?first=2026-10-04&last=2026-10-29&span=days&days=2" + FACTS));
            page.locator("#answer tbody a").first().click();
            assertThat(page.url()).contains("/bookings/new");
            page.fill("#company", "Club Démonstration (inventé)");
            page.locator("main button.act").click();
            assertThat(page.locator(".lead").textContent()).contains("Premier rang");
        }
    }

    @Test
    void one_address_finds_the_same_again() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            page.navigate(url(MORNINGS));
            page.waitForResponse(
                    response -> response.url().contains("hours=2"), () -> page.fill("input[name=hours]", "2"));
            page.waitForURL(url -> url.contains("hours=2"));
            page.waitForFunction("!document.querySelector('.htmx-request, .stale')");
            String found = page.locator("#answer table").textContent();
            page.navigate(page.url());
            assertThat(page.locator("#answer table").textContent()).isEqualTo(found);
            page.navigate(url(MORNINGS));
            assertThat(page.locator("#answer table").textContent()).isNotEqualTo(found);
        }
    }

    @Test
    void where_nothing_fits_it_says_why_and_what_to_give_up() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            page.navigate(url(TOO_LONG));
            assertThat(page.locator("#answer").textContent()).contains("Aucune date ne convient", "Aucun tracé");
            Locator easing = page.locator(".would a").first();
            easing.click();
            assertThat(page.locator("#answer tbody tr").count()).isPositive();
        }
    }

    @Test
    void what_cannot_be_read_is_said_beside_its_field() {
        try (BrowserContext outside = french()) {
            Page page = outside.newPage();
            for (String bad : List.of(
                    "length=soon",
                    "hours=0.3",
                    "last=2020-01-01",
                    "first=tomorrow",
                    "opens=25:00",
                    "closes=08:00",
                    "span=ages",
                    "surface=cheese",
                    "layout=none",
                    "circuit=none",
                    "pool.stands-2015=-1",
                    "pool.none=1",
                    "noise=loud,louder",
                    "count=many",
                    "company=none",
                    "page=0")) {
                String name = bad.substring(0, bad.indexOf('='));
                Response answer = page.navigate(url(MORNINGS.replaceAll("&" + name + "=[^&]*", "") + "&" + bad));
                assertThat(answer.status()).as(bad).isEqualTo(422);
                assertThat(page.locator("#answer .mistake").textContent())
                        .as(bad)
                        .isNotBlank();
            }
            assertThat(page.navigate(url("/sites/none/dates")).status()).isEqualTo(404);
            assertThat(page.navigate(url(MORNINGS + "&company=123e4567-e89b-42d3-a456-426614174000"))
                            .status())
                    .isEqualTo(404);
        }
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button[type=submit]").first().click();
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
