package paddock.series;

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

/** The operator holds the same again and again, in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class SeriesPagesTest {

    private static final String NEW = "/sites/ales/series/new?what=layout%3Aboucle-sud&units=&on=2026-12-01&last=&mode="
            + "&from=09%3A00&until=10%3A00&direction=&every=2&unit=week&company=Club+D%C3%A9monstration+%28invent%C3%A9%29"
            + "&activity=practice&category=touring-gt&count=8&powertrain=combustion&noise=90";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/sites/ales/series/new"));
            wrong.addAll(look.wrong(page, "series-new"));
            page.navigate(url(NEW.replace("every=2", "every=0") + "&ends=2027-01-31"));
            wrong.addAll(look.wrong(page, "series-mistaken"));
            page.navigate(url(NEW + "&ends=2027-01-31"));
            wrong.addAll(look.wrong(page, "series-foreseen"));
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "series"));
            page.navigate(url("/sites/ales/series"));
            wrong.addAll(look.wrong(page, "series-list"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_series_is_seen_changed_and_held() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            page.navigate(url(NEW.replace("09%3A00", "15%3A00").replace("10%3A00", "16%3A00") + "&ends=2027-01-31"));
            assertThat(page.locator("main tbody tr").count()).isEqualTo(5);
            page.locator("main tbody input[name=out]").nth(1).check();
            page.locator("main tbody input[type=date]").nth(2).fill("2026-12-30");
            page.locator("main .acts button.act-2").first().click();
            assertThat(page.locator("main tbody tr").nth(1).textContent()).contains("sans");
            assertThat(page.locator("main tbody tr").nth(2).textContent()).contains("mercredi 30 décembre");
            assertThat(page.locator("main button.act").textContent()).contains("4");
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("4 dates tenues");
            page.locator("main tbody a").first().click();
            assertThat(page.locator(".lead").textContent()).contains("Premier rang");
            page.navigate(url("/sites/ales/bookings"));
            page.locator("a[href$='/series']").click();
            assertThat(page.locator("main tbody").textContent()).contains("Club Démonstration");
        }
    }

    @Test
    void the_secret_of_the_form_is_in_no_address() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            page.navigate(url(NEW));
            page.fill("#ends", "2027-01-31");
            page.locator("main .acts button.act").click();
            page.locator("main tbody tr").first().waitFor();
            assertThat(page.url()).contains("ends=2027-01-31").doesNotContain("_csrf");
            page.locator("main .acts button.act-2").first().click();
            assertThat(page.url()).contains("ends=2027-01-31").doesNotContain("_csrf");
        }
    }

    @Test
    void nothing_is_held_that_was_not_looked_at_before() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            String hours = NEW.replace("09%3A00", "16%3A00").replace("10%3A00", "17%3A00");
            page.navigate(url(hours + "&ends=2027-01-31"));
            page.locator("main tbody input[name=out]").nth(1).check();
            page.locator("main button.act").click();
            assertThat(page.locator("main [role=alert]").textContent()).contains("n’est pas ce qui a été vu");
            assertThat(page.locator("main tbody tr").nth(1).textContent()).contains("sans");
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("4 dates tenues");
        }
    }

    @Test
    void whoever_goes_back_and_asks_for_another_company_changes_nothing_of_what_is_held() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            String hours = NEW.replace("09%3A00", "14%3A00").replace("10%3A00", "15%3A00");
            page.navigate(url(hours + "&ends=2027-01-31"));
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("5 dates tenues");
            String first = page.url().replaceFirst("\\?.*", "");
            page.goBack();
            page.fill("#company", "Écurie Exemple (inventée)");
            page.locator("main button.act").click();
            assertThat(page.locator("main [role=alert]").textContent()).contains("n’est pas ce qui a été vu");
            page.navigate(first);
            assertThat(page.locator("main").textContent()).contains("Club Démonstration", "5 tenues");
            page.locator("main tbody a").last().click();
            assertThat(page.locator("main h1").textContent()).contains("Club Démonstration");
        }
    }

    /** The order of the site ends with May. */
    @Test
    void a_date_that_could_not_be_had_is_put_on_another_day_or_left_out() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            page.navigate(url(
                    NEW.replace("on=2026-12-01", "on=2027-05-25").replace("every=2", "every=1") + "&ends=2027-06-08"));
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("1 dates tenues, 2 refusées");
            page.locator("main tbody input[name=on]").first().fill("2027-05-26");
            page.locator("main tbody button[value=move]").first().click();
            assertThat(page.locator(".done").textContent()).contains("2 dates tenues, 1 refusées");
            assertThat(page.locator("main tbody tr").nth(1).textContent())
                    .contains("mercredi 26 mai", "option", "un autre jour que prévu");
            page.locator("main tbody button[value=out]").first().click();
            assertThat(page.locator(".done").textContent()).contains("2 dates tenues, 0 refusées");
            assertThat(page.locator("main tbody tr").nth(2).textContent()).contains("sans");
            page.locator("main tbody input[name=on]").first().fill("2027-05-27");
            page.locator("main tbody button[value=move]").first().click();
            assertThat(page.locator(".done").textContent()).contains("3 dates tenues");
            assertThat(page.locator("main tbody form").count()).isZero();
        }
    }

    @Test
    void what_cannot_be_read_is_said_and_what_was_typed_stays() {
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            for (String bad : List.of(
                    NEW + "&ends=soon",
                    NEW + "&ends=2025-01-01",
                    NEW.replace("every=2", "every=-1") + "&ends=2027-01-31",
                    NEW.replace("unit=week", "unit=age") + "&ends=2027-01-31",
                    NEW.replace("unit=week", "unit=week&byday=XX") + "&ends=2027-01-31",
                    NEW.replace("every=2", "every=1&byday=MO&byday=TU&byday=WE") + "&ends=2028-12-31",
                    NEW.replace("Club", "Nobody") + "&ends=2027-01-31",
                    NEW.replace("on=2026-12-01", "on=") + "&ends=2027-01-31",
                    NEW.replace("noise=90", "noise=loud,louder") + "&ends=2027-01-31")) {
                assertThat(page.navigate(url(bad)).status()).as(bad).isEqualTo(422);
                assertThat(page.locator("main .mistake").count()).as(bad).isPositive();
                assertThat(page.inputValue("#from-0")).isEqualTo("09:00");
            }
            assertThat(page.navigate(url("/series/123e4567-e89b-42d3-a456-426614174000"))
                            .status())
                    .isEqualTo(404);
            assertThat(page.navigate(url("/series/1")).status()).isEqualTo(400);
        }
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
