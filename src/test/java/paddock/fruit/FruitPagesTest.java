package paddock.fruit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
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
        FruitWorld world = new FruitWorld(jdbc);
        UUID club = world.company("Club imaginaire " + UUID.randomUUID());
        UUID spring = world.show("Salon de printemps", LocalDate.of(2025, 3, 4), "first", "influenced");
        world.show("Salon d’avant", LocalDate.of(2024, 3, 4), "first", "influenced");
        world.cost(spring, 1_234_567);
        world.partner(show, "École des mines imaginaire", 25);
        world.lead(spring, club, Instant.parse("2025-03-05T10:00:00Z"));
        world.forget(world.lead(show, club, Instant.parse("2025-10-15T11:00:00Z")));
        world.places(club, Instant.parse("2025-11-20T10:00:00Z"), 3, "");
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            for (String path : List.of(
                    "/fruit?rule=shared",
                    "/exhibitions/" + show + "/fruit",
                    "/exhibitions/" + show + "/fruit/report",
                    "/exhibitions/" + show + "/fruit/leads?of=qualified",
                    "/exhibitions/" + show + "/fruit/leads?of=leads&trade=dampers",
                    "/exhibitions/" + show + "/fruit/bookings",
                    "/exhibitions/" + show + "/fruit/places",
                    "/exhibitions/" + show + "/fruit/bookings?of=none")) {
                page.navigate(url(path));
                wrong.addAll(look.wrong(
                        page,
                        "fruit-" + path.replaceAll("^.*?/(?=fruit)|\\?.*", "").replace("/", "-")));
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
    void whoever_was_forgotten_is_a_line_of_the_list_that_a_figure_opens() {
        FruitWorld world = new FruitWorld(jdbc);
        UUID company = world.company("Roulements " + UUID.randomUUID());
        for (int day = 15; day < 18; day++) {
            world.forget(world.lead(show, company, Instant.parse("2025-10-" + day + "T11:00:00Z")));
        }
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/" + show + "/fruit"));
            Locator figure = page.locator("main a[href*='/fruit/leads?of=leads&horizon=year-1']");
            assertThat(figure.textContent()).isEqualTo("4");
            figure.click();
            assertThat(page.locator("main tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("main section").textContent()).contains("Et 3 contacts");
        }
    }

    @Test
    void places_in_sessions_open_the_list_that_they_are_counted_in_and_who_is_confidential_is_not_named_to_all() {
        FruitWorld world = new FruitWorld(jdbc);
        UUID club = world.company("Club imaginaire " + UUID.randomUUID());
        world.lead(show, club, Instant.parse("2025-10-15T11:00:00Z"));
        world.places(club, Instant.parse("2025-10-14T10:00:00Z"), 9, "");
        world.places(club, Instant.parse("2025-11-20T10:00:00Z"), 3, "");
        UUID secret = world.places(club, Instant.parse("2025-11-21T10:00:00Z"), 4, "");
        world.places(club, Instant.parse("2025-11-22T10:00:00Z"), 5, "given-back");
        jdbc.sql("update booking.booking set confidential = true where id = ?")
                .param(secret)
                .update();
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/" + show + "/fruit"));
            Locator figure = page.locator("main a[href*='/fruit/places?horizon=days-90']");
            assertThat(figure.textContent()).isEqualTo("7");
            figure.click();
            assertThat(page.locator("main tbody tr").count()).isEqualTo(3);
            assertThat(page.locator("main tbody tr").last().textContent()).contains("7");
            assertThat(page.locator("main tbody").textContent()).doesNotContain("confidentiel");
        }
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page, "communication");
            page.navigate(url("/exhibitions/" + show + "/fruit/places"));
            Locator lines = page.locator("main tbody tr");
            assertThat(lines.first().textContent())
                    .contains("client confidentiel")
                    .doesNotContain("Club imaginaire");
            assertThat(lines.first().locator("a[href^='/leads/']").count()).isZero();
            assertThat(lines.nth(1).textContent()).contains("Club imaginaire");
        }
    }

    @Test
    void no_figure_of_a_show_or_of_the_comparison_opens_nothing() {
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            for (String path : List.of("/exhibitions/" + show + "/fruit", "/fruit")) {
                page.navigate(url(path));
                List<String> closed = page
                        .locator("main table tr:not(:has(th[scope=rowgroup])) td.num:not(:has(a))")
                        .allTextContents()
                        .stream()
                        .filter(figure -> figure.matches("(?s).*\\d.*"))
                        .toList();
                assertThat(closed).as(path).isEmpty();
            }
            page.locator("main a[href$='#costs']").first().click();
            assertThat(page.locator("#costs").isVisible()).isTrue();
        }
    }

    @Test
    void shows_are_compared_by_year_and_the_line_of_a_year_adds_them() {
        FruitWorld world = new FruitWorld(jdbc);
        UUID spring = world.show("Salon de printemps", LocalDate.of(2025, 3, 4), "first", "influenced");
        UUID before = world.show("Salon d’avant", LocalDate.of(2024, 3, 4), "first", "influenced");
        UUID both = world.company("Deux salons " + UUID.randomUUID());
        world.lead(spring, both, Instant.parse("2025-03-05T10:00:00Z"));
        world.lead(show, both, Instant.parse("2025-10-15T10:00:00Z"));
        world.lead(before, world.company("Avant " + UUID.randomUUID()), Instant.parse("2024-03-05T10:00:00Z"));
        world.booking(both, Instant.parse("2025-11-20T10:00:00Z"), LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 7));
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            for (String rule : List.of("first", "last", "shared")) {
                page.navigate(url("/fruit?rule=" + rule));
                Locator years = page.locator("main table").first().locator("tbody");
                assertThat(years.count()).isEqualTo(2);
                Locator sum = years.first().locator("tr").first();
                assertThat(sum.locator("th").textContent()).contains("2025");
                assertThat(sum.locator("td[data-label='jours réservés']").textContent())
                        .as(rule)
                        .isEqualTo("3");
                assertThat(sum.locator("td[data-label='contacts']").textContent())
                        .isEqualTo("3");
                assertThat(years.last()
                                .locator("tr")
                                .first()
                                .locator("td[data-label='contacts']")
                                .textContent())
                        .isEqualTo("1");
                assertThat(page.locator("main table").last().locator("tbody tr").allTextContents())
                        .anyMatch(line -> line.contains("2025") && line.contains("3 / 1"));
            }
        }
    }

    @Test
    void the_report_says_what_the_show_costs_who_bears_it_and_what_is_left_to_the_operator() {
        FruitWorld world = new FruitWorld(jdbc);
        for (int i = 0; i < 14; i++) {
            world.planned(show, i % 2 == 0 ? "travel" : "print", 10_000);
        }
        world.partner(show, "École des mines imaginaire", 25);
        try (BrowserContext window = window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/exhibitions/" + show + "/fruit/report"));
            List<String> bill = page.locator("main .next-sheet table tr").allTextContents().stream()
                    .map(line -> line.replaceAll("[\\s\\u00a0\\u202f]", " "))
                    .toList();
            assertThat(bill).hasSize(7);
            assertThat(bill.get(1)).contains("6 500,50");
            assertThat(bill.get(4)).contains("Total").contains("7 900,50");
            assertThat(bill.get(5)).contains("École des mines imaginaire").contains("− 1 975,12");
            assertThat(bill.get(6)).contains("5 925,38");
            assertThat(page.locator("main h2").first().textContent().replaceAll("[\\s\\u00a0\\u202f]", " "))
                    .contains("5 925,38");
        }
    }

    @Test
    void the_report_prints_on_two_pages() {
        FruitWorld world = new FruitWorld(jdbc);
        world.show("Autre salon", LocalDate.of(2025, 3, 4), "first", "influenced");
        for (String kind : List.of("space", "stand", "travel", "lodging", "staff", "print", "transport", "other")) {
            world.planned(show, kind, 123_456);
            world.planned(show, kind, 1_234_567);
        }
        for (int i = 0; i < 9; i++) {
            world.partner(show, "Établissement imaginaire d’enseignement supérieur et de recherche n° " + i, 10);
        }
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
        signIn(page, "direction");
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
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
