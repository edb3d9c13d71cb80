package paddock.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paddock.Browser;
import paddock.Look;
import paddock.Programs;
import paddock.kernel.Ids;

/** The sheet of a day is read, handed out and changed in a real browser, on Tuesday 12 May 2026 in Alès. */
class SheetPagesTest extends Programs {

    private static final String SITE = "/api/v1/sites/" + Ids.named("ales", "site");
    private static int week;

    private LocalDate on = LocalDate.EPOCH;
    private String token = "";

    @BeforeEach
    void anotherDay() throws Exception {
        on = LocalDate.of(2027, 2, 11).plusWeeks(week++);
        token = token("SALES");
    }

    private String booked(String from, String until, String more) throws Exception {
        HttpResponse<String> booked = send("POST", SITE + "/bookings", token, """
                {"company": "%s", "claims": [{"layout": "%s", "from": "%sT%s", "until": "%sT%s", "direction": "forward"}], "reference": "essai 4"%s,
                 "use": {"activity": "practice", "noise": {"source-exhaust": 88},
                         "vehicles": [{"category": "touring-gt", "count": 6, "powertrain": "combustion"}]}}
                """.formatted(
                        Ids.named("demonstration", "company", "stable"),
                        Ids.named("ales", "layout", "technique"),
                        on,
                        from,
                        on,
                        until,
                        more));
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
        return json(booked).path("id").asString("");
    }

    private String sheet() {
        return "/sites/ales/days/" + on + "/sheet";
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) throws Exception {
        List<String> wrong = new ArrayList<>();
        String booking = booked("09:00", "10:00", "");
        String moved = booked("10:00", "11:00", "");
        String gone = booked("11:00", "12:00", "");
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, "operations");
            page.navigate(url("/bookings/" + booking));
            wrong.addAll(look.wrong(page, "booking-with-contact"));
            page.navigate(url("/bookings/" + booking + "/contact"));
            wrong.addAll(look.wrong(page, "contact"));
            contact(page, "Camille Essai", "12", "no address");
            wrong.addAll(look.wrong(page, "contact-refused"));
            contact(page, "Camille Essai", "06 00 00 00 04", "camille@example.org");
            wrong.addAll(look.wrong(page, "contact-said"));
            page.navigate(url("/sites/ales/days/2027-12-24/sheet"));
            wrong.addAll(look.wrong(page, "sheet-none"));
            page.navigate(url(sheet()));
            wrong.addAll(look.wrong(page, "sheet-never"));
            page.locator("main form button.act").click();
            wrong.addAll(look.wrong(page, "sheet-issued"));
            send(
                    "PUT",
                    "/api/v1/bookings/" + moved + "/claims",
                    token,
                    """
                    {"claims": [{"layout": "%s", "from": "%sT14:00", "until": "%sT15:30"}]}
                    """.formatted(Ids.named("ales", "layout", "technique"), on, on),
                    "If-Match",
                    "\"1\"");
            send("DELETE", "/api/v1/bookings/" + gone, token, "", "If-Match", "\"1\"");
            booked("16:00", "17:00", "");
            page.navigate(url(sheet()));
            wrong.addAll(look.wrong(page, "sheet-changed"));
            page.locator("main form button.act").click();
            wrong.addAll(look.wrong(page, "sheet-second"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_sheet_is_handed_out_by_race_control_and_says_what_has_changed_since() throws Exception {
        String moved = booked("09:00", "10:00", "");
        String gone = booked("11:00", "12:00", "");
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "race-control");
            page.navigate(url(sheet()));
            assertThat(page.locator(".lead").textContent()).contains("Jamais éditée");
            assertThat(page.locator("main").textContent())
                    .contains("Écurie", "essai 4", "9\u00a0h – 10\u00a0h", "sens normal", "100 dB(A) au plus");
            page.locator("main form button.act").click();
            assertThat(page.locator(".lead").textContent()).contains("Version 1", "10\u00a0h\u00a042");
            HttpResponse<String> put = send(
                    "PUT",
                    "/api/v1/bookings/" + moved + "/claims",
                    token,
                    """
                    {"claims": [{"layout": "%s", "from": "%sT14:00", "until": "%sT15:00"}]}
                    """.formatted(Ids.named("ales", "layout", "technique"), on, on),
                    "If-Match",
                    "\"1\"");
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
            send("DELETE", "/api/v1/bookings/" + gone, token, "", "If-Match", "\"1\"");
            page.navigate(url(sheet()));
            assertThat(page.locator(".lead").textContent()).contains("version 1", "2 changements depuis");
            assertThat(page.locator(".daysheet.changed").textContent())
                    .contains("changé", "horaires", "14\u00a0h – 15\u00a0h");
            assertThat(page.locator(".daysheet.changed del").first().textContent())
                    .contains("9\u00a0h – 10\u00a0h");
            assertThat(page.locator(".daysheet.gone").textContent()).contains("retiré");
            page.locator("main form button.act").click();
            assertThat(page.locator(".lead").textContent()).contains("Version 2", "remplace la version 1");
            assertThat(page.locator(".daysheet.gone").count())
                    .as("the paper marks it as well")
                    .isEqualTo(1);
            page.navigate(url(sheet() + "?version=1"));
            assertThat(page.locator(".lead").textContent()).contains("Version 1", "la dernière est la version 2");
            assertThat(page.locator("main").textContent()).contains("9\u00a0h – 10\u00a0h");
            page.navigate(url("/sites/ales/sheet"));
            assertThat(page.url()).endsWith("/sites/ales/days/2026-05-12/sheet");
        }
    }

    @Test
    void the_client_of_what_is_confidential_is_named_to_few_also_on_a_sheet_that_was_issued() throws Exception {
        booked("09:00", "10:00", ", \"confidential\": true");
        try (BrowserContext control = french();
                BrowserContext sales = french()) {
            Page page = control.newPage();
            signIn(page, "race-control");
            page.navigate(url(sheet()));
            page.locator("main form button.act").click();
            for (String address : List.of(sheet(), sheet() + "?version=1")) {
                page.navigate(url(address));
                assertThat(page.locator("main").textContent())
                        .contains("Client confidentiel", "9\u00a0h – 10\u00a0h")
                        .doesNotContain("Écurie", "essai 4");
            }
            Page seller = sales.newPage();
            signIn(seller, "sales");
            seller.navigate(url(sheet() + "?version=1"));
            assertThat(seller.locator("main").textContent()).contains("Écurie", "essai 4");
        }
    }

    @Test
    void whom_to_call_is_said_by_the_client_and_read_on_the_sheet() throws Exception {
        String booking = booked("09:00", "10:00", "");
        try (BrowserContext client = french();
                BrowserContext control = french()) {
            Page page = client.newPage();
            signIn(page, "booker");
            page.navigate(url("/bookings/" + booking));
            page.locator("#contact a").first().click();
            contact(page, "", "call me", "nowhere");
            assertThat(page.locator(".mistake").allTextContents()).hasSize(3);
            assertThat(page.inputValue("#phone")).as("kept").isEqualTo("call me");
            contact(page, "Camille Essai", "+33 6 00 00 00 05", "");
            assertThat(page.locator(".done").textContent()).contains("noté");
            assertThat(page.locator("#contact").textContent()).contains("Camille Essai");
            assertThat(page.locator("#contact a[href*='/sheet']").count())
                    .as("of the operator's people")
                    .isZero();
            Page sheet = control.newPage();
            signIn(sheet, "race-control");
            sheet.navigate(url(sheet()));
            assertThat(sheet.locator("main").textContent()).contains("Camille Essai", "+33 6 00 00 00 05");
            assertThat(sheet.locator("a[href='tel:+33600000005']").count()).isEqualTo(1);
            page.navigate(url("/bookings/" + booking + "/contact"));
            page.locator("form[action$='/contact/end'] button").click();
            assertThat(page.locator("#contact").textContent()).contains("Personne");
            sheet.navigate(url(sheet()));
            assertThat(sheet.locator("main").textContent()).doesNotContain("Camille Essai");
        }
    }

    /** Race control has to be able to stop somebody: it has the number, and no name that gives the client away. */
    @Test
    void whom_to_call_about_what_is_confidential_is_named_to_those_to_whom_the_client_is() throws Exception {
        String booking = booked("09:00", "10:00", ", \"confidential\": true");
        try (BrowserContext sales = french();
                BrowserContext control = french();
                BrowserContext accounts = french()) {
            Page seller = sales.newPage();
            signIn(seller, "sales");
            seller.navigate(url("/bookings/" + booking + "/contact"));
            contact(seller, "Camille Essai", "+33 6 00 00 00 06", "camille@ecurie.example");
            Page page = control.newPage();
            signIn(page, "race-control");
            page.navigate(url(sheet()));
            page.locator("main form button.act").click();
            Page others = accounts.newPage();
            signIn(others, "accounts");
            for (String address : List.of(sheet(), sheet() + "?version=1", "/bookings/" + booking)) {
                page.navigate(url(address));
                assertThat(page.content())
                        .as(address)
                        .contains("+33 6 00 00 00 06")
                        .doesNotContain("Camille Essai", "camille@ecurie.example");
                others.navigate(url(address));
                assertThat(others.content())
                        .as(address)
                        .contains("Le client est confidentiel")
                        .doesNotContain("Camille Essai", "camille@ecurie.example", "06 00 00 00 06");
                seller.navigate(url(address));
                assertThat(seller.content()).as(address).contains("Camille Essai", "+33 6 00 00 00 06");
            }
        }
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_reason() {
        List<String> answers = List.of(
                "/sites/ales/days/tomorrow/sheet 400",
                "/sites/ales/days/2026-02-30/sheet 400",
                "/sites/ales/days/99999-01-01/sheet 400",
                "/sites/ales/days/1800-01-01/sheet 200",
                "/sites/ales/days/2026-05-12/sheet?version=x 400",
                "/sites/ales/days/2026-05-12/sheet?version=9999999999 400",
                "/sites/ales/days/2026-05-12/sheet?version=7 404",
                "/sites/nowhere/days/2026-05-12/sheet 404",
                "/sites/nowhere/sheet 404");
        try (BrowserContext window = Browser.window(new NewContextOptions().setLocale("en-GB"))) {
            Page page = window.newPage();
            signIn(page, "direction");
            for (String answer : answers) {
                String[] asked = answer.split(" ", -1);
                Response response = page.navigate(url("" + asked[0]));
                assertThat(asked[0] + " " + response.status()).isEqualTo(answer);
            }
        }
    }

    private static void contact(Page page, String name, String phone, String email) {
        page.evaluate("document.querySelectorAll('main input').forEach(e => { e.required = false; e.type = 'text' })");
        page.evaluate(
                "document.querySelectorAll('main input[name=version], main input[name=_csrf]').forEach(e => e.type = 'hidden')");
        page.fill("#name", name);
        page.fill("#phone", phone);
        page.fill("#email", email);
        page.locator("main form button.act").click();
    }

    private void signIn(Page page, String role) {
        page.navigate(url("/sign-in"));
        page.fill("#email", role + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private static BrowserContext french() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
