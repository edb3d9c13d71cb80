package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;

/** Sessions are opened, filled and cancelled in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class SessionPagesTest {

    private static int day;

    @LocalServerPort
    int port;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 6, 8).plusDays(day++);
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window();
                BrowserContext client = look.window();
                BrowserContext stranger = look.window()) {
            Page page = window.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/gamogonili/sessions"));
            wrong.addAll(look.wrong(page, "sessions-none"));
            page.navigate(url("/sites/ales/sessions/new"));
            wrong.addAll(look.wrong(page, "session-new"));
            page.evaluate("document.querySelector('#title').required = false");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "session-refused"));
            open(page, "31");
            wrong.addAll(look.wrong(page, "session-unlawful"));
            page.fill("#count-0", "2");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "session-opened"));
            String session = page.url().replaceFirst("\\?.*", "");
            Page booking = client.newPage();
            signIn(booking, "booker");
            booking.navigate(session);
            wrong.addAll(look.wrong(booking, "session-client"));
            take(booking, "1", "99");
            wrong.addAll(look.wrong(booking, "session-too-loud"));
            take(booking, "1", "90");
            wrong.addAll(look.wrong(booking, "place"));
            page.navigate(session);
            page.locator("details.adding summary").first().click();
            wrong.addAll(look.wrong(page, "session-staff"));
            page.navigate(url("/sites/ales/sessions"));
            wrong.addAll(look.wrong(page, "sessions"));
            Page nobody = stranger.newPage();
            nobody.navigate(session);
            wrong.addAll(look.wrong(nobody, "session-stranger"));
            page.navigate(url("/sites/ales/bookings?from=" + on));
            wrong.addAll(look.wrong(page, "bookings-with-session"));
            page.navigate(session);
            cancel(page);
            wrong.addAll(look.wrong(page, "session-booking-over"));
            page.navigate(session);
            wrong.addAll(look.wrong(page, "session-over"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void places_are_sold_until_none_is_left_and_nobody_sees_to_whom() {
        try (BrowserContext office = french();
                BrowserContext client = french();
                BrowserContext stranger = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/sessions/new"));
            open(page, "31");
            assertThat(page.locator(".mistake").first().textContent()).contains("arrêté", "30 voitures");
            assertThat(page.inputValue("#title")).as("kept").isEqualTo("Journée découverte");
            page.fill("#count-0", "3");
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("ouverte");
            String session = page.url().replaceFirst("\\?.*", "");

            Page booking = client.newPage();
            signIn(booking, "booker");
            booking.navigate(session);
            assertThat(booking.locator(".lead").textContent()).contains("3 places libres");
            take(booking, "4", "90");
            assertThat(booking.locator(".mistake").first().textContent()).contains("Il en reste 3");
            assertThat(booking.inputValue("#count")).as("kept").isEqualTo("4");
            take(booking, "some", "90");
            assertThat(booking.locator(".mistake").first().textContent()).contains("some");
            take(booking, "1", "90,5");
            assertThat(booking.locator(".mistake").first().textContent()).contains("90 au plus");
            take(booking, "2", "90");
            assertThat(booking.locator(".done").textContent()).contains("noté");
            assertThat(booking.locator(".lead").textContent()).contains("2 places prises");
            String place = booking.url().replaceFirst("\\?.*", "");

            page.navigate(session);
            assertThat(page.locator("main").textContent()).contains("Écurie");
            page.locator("details.adding summary").first().click();
            page.fill("#places-0", "1");
            page.locator("details.adding button").click();
            assertThat(page.locator(".mistake").first().textContent()).contains("2 sont vendues");
            page.locator("details.adding summary").first().click();
            page.fill("#places-0", "2");
            page.locator("details.adding button").click();
            assertThat(page.locator(".done").textContent()).contains("changé");

            Page nobody = stranger.newPage();
            nobody.navigate(url("/sites/ales/sessions"));
            assertThat(nobody.locator("main").textContent()).contains("Journée découverte");
            nobody.navigate(session);
            assertThat(nobody.locator(".lead").textContent()).contains("Complet");
            assertThat(nobody.locator("main").textContent()).doesNotContain("Écurie");

            booking.navigate(place);
            booking.locator("details.ask-once summary").click();
            booking.locator("details.ask-once button").click();
            assertThat(booking.locator(".lead").textContent()).contains("rendues");

            page.navigate(session);
            cancel(page);
            nobody.navigate(session);
            assertThat(nobody.locator(".lead").textContent()).contains("terminée");
        }
    }

    private void open(Page page, String count) {
        page.fill("#title", "Journée découverte");
        page.selectOption("#what-0", "layout:technique");
        page.fill("#on-0", on.toString());
        page.fill("#from-0", "09:00");
        page.fill("#until-0", "12:00");
        page.fill("#count-0", count);
        page.selectOption("#category-0", "touring-gt");
        page.selectOption("#powertrain-0", "combustion");
        page.selectOption("#activity", "practice");
        page.fill("#noise", "90");
        page.locator("main button.act").click();
    }

    private static void take(Page page, String count, String noise) {
        page.fill("#count", count);
        page.fill("#m-noise-source-exhaust", noise);
        page.locator("main button.act").click();
    }

    private static void cancel(Page page) {
        page.locator("details.ask-once summary").click();
        page.locator("details.ask-once button").click();
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
