package paddock.fruit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

/** What came of a show, read by whoever decides whether to go again, in a real browser. */
@WithPaddock
class FruitPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private UUID show = new UUID(0, 0);

    @BeforeEach
    void a_show_and_what_came_of_it() {
        jdbc.sql("truncate exhibition.exhibition, lead.lead cascade").update();
        FruitWorld world = new FruitWorld(jdbc);
        show = world.show("Salon Piste et Essais", LocalDate.of(2025, 10, 14), "shared", "influenced");
        world.cost(show, 650_050);
        UUID company = world.company("Amortisseurs " + UUID.randomUUID());
        UUID lead = world.lead(show, company, Instant.parse("2025-10-15T10:00:00Z"));
        world.answered(lead, java.time.Duration.ofHours(3));
        world.booking(company, Instant.parse("2025-11-20T10:00:00Z"), LocalDate.of(2026, 1, 6));
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            for (String path : List.of(
                    "/fruit",
                    "/exhibitions/" + show + "/fruit",
                    "/exhibitions/" + show + "/fruit/report",
                    "/exhibitions/" + show + "/fruit/leads?of=qualified",
                    "/exhibitions/" + show + "/fruit/leads?of=partners&trade=dampers",
                    "/exhibitions/" + show + "/fruit/bookings",
                    "/exhibitions/" + show + "/fruit/bookings?of=none")) {
                page.navigate(url(path));
                wrong.addAll(look.wrong(page, "fruit-" + path.replaceAll(".*/|\\?.*", "")));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_day_that_was_booked_is_traced_back_to_its_card_in_two_taps() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/" + show + "/fruit"));
            page.locator("main a[href*='/fruit/bookings?of=run&rule=shared&horizon=year-1']")
                    .click();
            assertThat(page.locator("main tfoot").textContent()).contains("1");
            page.locator("main td a[href^='/leads/']").click();
            assertThat(page.locator("main h1").textContent()).contains("Exemple");
        }
    }

    @Test
    void the_report_prints_on_two_pages() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/" + show + "/fruit/report"));
            String pdf =
                    new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
            assertThat(Pattern.compile("/Type\\s*/Page[^s]")
                            .matcher(pdf)
                            .results()
                            .count())
                    .isEqualTo(2);
        }
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "direction@demonstration.invalid");
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
