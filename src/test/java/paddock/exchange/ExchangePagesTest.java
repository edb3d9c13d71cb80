package paddock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
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
import paddock.kernel.Ids;
import paddock.web.Csv;

/** Calendars and exports in a real browser, with and without script. */
@WithPaddock
class ExchangePagesTest {

    private static final String CALENDAR =
            "/companies/" + Ids.named("demonstration", "company", "stable") + "/calendar";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void noAddress() {
        jdbc.sql("delete from exchange.subscription").update();
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.navigate(url("/sites/ales/circuits/vitesse"));
            wrong.addAll(look.wrong(page, "circuit-calendar"));
            signIn(page, "manager");
            page.navigate(url(CALENDAR));
            wrong.addAll(look.wrong(page, "calendar-none"));
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "calendar-made"));
            page.locator("main a.act").click();
            page.locator("main details summary").click();
            wrong.addAll(look.wrong(page, "calendar"));
            page.navigate(url("/sign-in"));
            page.context().clearCookies();
            signIn(page, "sales");
            page.navigate(url("/export?site=ales"));
            wrong.addAll(look.wrong(page, "export"));
            page.fill("#from", "2026-06-02");
            page.fill("#until", "2026-06-01");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "export-refused"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void without_script_an_address_is_made_and_a_table_taken_out_and_what_is_wrong_is_said_beside_what_was_typed()
            throws Exception {
        try (BrowserContext window = Browser.window(
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"))) {
            Page page = window.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings"));
            page.locator("main .acts a[href='/export?site=ales']").click();
            assertThat(page.inputValue("#site")).isEqualTo("ales");
            page.fill("#from", "2026-06-02");
            page.fill("#until", "2026-06-01");
            page.check("input[value=closures]");
            page.locator("main button[value=csv]").click();
            assertThat(page.textContent("main .mistake")).contains("2026-06-01");
            assertThat(page.inputValue("#from")).isEqualTo("2026-06-02");
            assertThat(page.isChecked("input[value=closures]")).isTrue();
            page.fill("#until", "2026-06-03");
            Download file = page.waitForDownload(
                    () -> page.locator("main button[value=csv]").click());
            assertThat(file.suggestedFilename()).isEqualTo("closures-ales.csv");
            assertThat(Csv.read(Files.readString(file.path())).getFirst())
                    .startsWith("site", "number", "line")
                    .endsWith("zone");
            page.navigate(url(CALENDAR));
            page.locator("main button.act").click();
            assertThat(page.textContent("#address")).matches("http://localhost:\\d+/calendars/[A-Za-z0-9_-]{43}\\.ics");
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
