package paddock.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.Browser;
import paddock.Look;
import paddock.Programs;
import paddock.kernel.Ids;
import tools.jackson.databind.JsonNode;

/** The year as the operator's people see it, in a browser and as programs read it, on Tuesday 12 May 2026 in Alès. */
class YearPagesTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, "direction");
            page.navigate(url("/sites/ales/year"));
            wrong.addAll(look.wrong(page, "year"));
            page.navigate(url("/sites/ales/year?year=2024&circuit=karting&from=2024-02-26"));
            wrong.addAll(look.wrong(page, "year-leap"));
            page.navigate(url("/sites/gamogonili/year"));
            wrong.addAll(look.wrong(page, "year-elsewhere"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_day_that_is_sold_stands_on_the_line_in_the_counter_and_in_the_list() throws Exception {
        String token = token("SALES");
        int before = speed(token).path("sold").asInt();
        assertThat(speed(token).path("target").asInt()).isEqualTo(320);
        assertThat(use(token, "2027-02-04")).isEqualTo("free");
        for (String hour : List.of("09", "10")) {
            HttpResponse<String> booked = send("POST", SITE + "/bookings", token, """
                    {"company": "%s", "claims": [{"layout": "%s", "from": "2027-02-04T%s:00", "until": "2027-02-04T%s:30"}],
                     "use": {"activity": "practice", "noise": {"source-exhaust": 88},
                             "vehicles": [{"category": "touring-gt", "count": 6, "powertrain": "combustion"}]}}
                    """.formatted(
                            Ids.named("demonstration", "company", "stable"),
                            Ids.named("ales", "layout", "technique"),
                            hour,
                            hour));
            assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
        }
        assertThat(speed(token).path("sold").asInt()).isEqualTo(before + 1);
        assertThat(use(token, "2027-02-04")).isEqualTo("sold");
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            signIn(page, "operations");
            page.navigate(url("/sites/ales/year?year=2027&circuit=vitesse&from=2027-02-04"));
            assertThat(page.locator("main").textContent()).contains((before + 1) + " / 320 jours vendus");
            assertThat(page.locator("svg.year .y-sold").count()).isPositive();
            assertThat(page.locator("ol.strip").textContent()).contains("jeudi 4 février 2027, vendu");
            assertThat(page.locator("table.months tr", new Page.LocatorOptions().setHasText("février"))
                            .textContent())
                    .contains("2");
            page.locator("ol.strip a[href*='2027-02-04']").first().click();
            assertThat(page.locator("main").textContent()).contains("4 février 2027");
        }
    }

    private JsonNode speed(String token) throws Exception {
        for (JsonNode circuit :
                json(send("GET", SITE + "/year?year=2027", token, "")).path("circuits")) {
            if (circuit.path("key").asString("").equals("vitesse")) {
                return circuit;
            }
        }
        throw new AssertionError("the speed circuit is not there");
    }

    private String use(String token, String day) throws Exception {
        for (JsonNode run : speed(token).path("days")) {
            if (run.path("from").asString("").compareTo(day) <= 0
                    && run.path("until").asString("").compareTo(day) > 0) {
                return run.path("use").asString("");
            }
        }
        throw new AssertionError(day + " is in no run");
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_reason() {
        List<String> answers = List.of(
                "year=20x6 400",
                "year=0000 400",
                "year=99999999999 400",
                "year=2026&from=2025-12-31 400",
                "year=2026&from=tomorrow 400",
                "year=2026&circuit=nowhere 404",
                "year=1900 200",
                "year=2199 200");
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            signIn(page, "direction");
            for (String answer : answers) {
                String[] asked = answer.split(" ", -1);
                Response response = page.navigate(url("/sites/ales/year?" + asked[0]));
                assertThat(asked[0] + " " + response.status()).isEqualTo(answer);
            }
        }
    }

    @Test
    void figures_of_days_sold_are_for_the_operators_people() throws Exception {
        assertThat(send("GET", SITE + "/year", token("BOOKER"), "").statusCode())
                .isEqualTo(403);
        assertThat(type(send("GET", SITE + "/year?year=x", token("DIRECTION"), "")))
                .isEqualTo("bad-choice");
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/circuits/vitesse"));
            assertThat(page.locator("a[href*='/year']").count()).isZero();
            signIn(page, "direction");
            page.navigate(url("/sites/ales/circuits/vitesse"));
            page.locator("main a[href*='/year?year=2026']").click();
            assertThat(page.locator("h1").textContent()).contains("2026");
            page.locator("main a[href*='/circuits/vitesse?on=']").click();
            assertThat(page.url()).endsWith("#year");
        }
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
