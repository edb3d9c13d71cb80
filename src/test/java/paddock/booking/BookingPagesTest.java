package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
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

/** Options are taken, confirmed, moved and let go in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class BookingPagesTest {

    private static final String CLUB = "Club Démonstration (inventé)";
    private static int day;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 9, 1).plusDays(day++);
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings?state=waiting"));
            wrong.addAll(look.wrong(page, "bookings-none"));
            page.navigate(url("/sites/ales/bookings/new"));
            wrong.addAll(look.wrong(page, "booking-new"));
            send(page);
            wrong.addAll(look.wrong(page, "booking-refused"));
            ask(page, on, "09:00", "12:00");
            page.fill("#reference", "Essai n° 4, suspension arrière, " + "très long ".repeat(8));
            send(page);
            wrong.addAll(look.wrong(page, "booking-option"));
            page.locator("main a[href$='/move']").click();
            wrong.addAll(look.wrong(page, "booking-move"));
            page.goBack();
            confirm(page);
            wrong.addAll(look.wrong(page, "booking-booked"));
            page.navigate(url("/sites/ales/bookings/new"));
            ask(page, on, "10:00", "11:00");
            send(page);
            wrong.addAll(look.wrong(page, "booking-taken"));
            page.navigate(url("/sites/ales/bookings"));
            wrong.addAll(look.wrong(page, "bookings"));
            page.context().clearCookies();
            signIn(page, "booker");
            page.navigate(url("/sites/ales/bookings/new?layout=technique&on=" + on + "&from=14:00&until=16:00"));
            wrong.addAll(look.wrong(page, "booking-client"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_client_sees_its_own_and_what_it_has_ahead_at_other_sites() {
        jdbc.sql("""
                        with booked as (
                          insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason, version)
                          values (gen_random_uuid(), ?, 'rental', ?, 'booked', now(), '{}', '', '', '', 1)
                          returning id)
                        insert into booking.claim (booking, position, layout, begins, ends, zone, during)
                        select booked.id, 0, ?, timestamp '2026-09-01 10:00', timestamp '2026-09-01 11:00', 'Asia/Tbilisi',
                               tstzrange('2026-09-01 10:00+04', '2026-09-01 11:00+04')
                          from booked""")
                .params(
                        Ids.named("gamogonili", "site"),
                        Ids.named("demonstration", "company", "stable"),
                        Ids.named("gamogonili", "layout", "tsre"))
                .update();
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "booker");
            page.navigate(url("/sites/ales/bookings"));
            assertThat(page.title()).startsWith("Mes réservations");
            assertThat(page.locator("nav a[aria-current=page]").textContent()).isEqualTo("Mes réservations");
            Locator elsewhere = page.locator("main a[href='/sites/gamogonili/bookings']");
            assertThat(elsewhere.locator("..").textContent()).contains("(1)");
            elsewhere.click();
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("main a[href='/sites/ales/bookings']").count())
                    .isZero();
            office.clearCookies();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings"));
            assertThat(page.title()).startsWith("Réservations");
            assertThat(page.locator("main a[href='/sites/gamogonili/bookings']").count())
                    .isZero();
        }
    }

    @Test
    void what_may_run_is_held_confirmed_moved_and_cancelled() {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(
                    url(
                            "/sites/ales/may-i-run?layout=technique&on=" + on
                                    + "&from=09:00&until=12:00&activity=practice&category=touring-gt&count=8&powertrain=combustion&noise=90&others=none"));
            page.locator("main a.act").click();
            assertThat(page.inputValue("#on-0")).isEqualTo(on.toString());
            assertThat(page.inputValue("#count")).isEqualTo("8");
            page.fill("#company", CLUB);
            send(page);
            assertThat(page.locator(".lead").textContent()).contains("Premier rang");
            String address = page.url().replaceFirst("\\?.*", "");

            confirm(page);
            assertThat(page.locator(".lead").textContent()).contains("réservé");

            page.locator("details.adding summary").click();
            page.fill("#reference", "essai 4");
            page.locator("details.adding button").click();
            assertThat(page.locator(".done").textContent()).contains("noté");
            assertThat(page.locator("dl.pairs").textContent()).contains("essai 4");

            page.locator("main a[href$='/move']").click();
            page.fill("#on-0", on.plusDays(30).toString());
            send(page);
            assertThat(page.locator(".done").textContent()).contains("déplacé");
            assertThat(page.locator("tbody").first().textContent())
                    .contains(Integer.toString(on.plusDays(30).getDayOfMonth()));

            page.locator("details.ask-once summary").click();
            page.locator("details.ask-once button").click();
            assertThat(page.locator(".lead").textContent()).contains("annulée");
            page.navigate(address);
            assertThat(page.locator("main .act").count()).isZero();
        }
    }

    @Test
    void what_is_taken_and_what_is_unlawful_is_said_and_what_was_typed_stays() {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings/new"));
            ask(page, on, "09:00", "12:00");
            page.selectOption("#firm", "booking");
            send(page);
            assertThat(page.locator(".done").textContent()).contains("réservé");

            page.navigate(url("/sites/ales/bookings/new"));
            ask(page, on, "11:00", "13:00");
            page.fill("#reference", "à moi");
            send(page);
            assertThat(page.locator("[role=alert]").textContent()).contains("Déjà pris");
            assertThat(page.inputValue("#reference")).isEqualTo("à moi");
            assertThat(page.inputValue("#from-0")).isEqualTo("11:00");

            page.fill("#on-0", "2027-07-06");
            send(page);
            assertThat(page.locator("[role=alert]").textContent()).contains("arrêté");
        }
    }

    @Test
    void one_asks_for_several_things_over_several_days_at_once() {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "booker");
            page.navigate(url("/sites/ales/bookings/new?layout=technique&on=" + on + "&from=09:00&until=12:00"));
            page.locator("fieldset.claim input[name=last]")
                    .first()
                    .fill(on.plusDays(2).toString());
            facts(page);
            page.locator("button[name=act]").click();
            String pool = page.locator("#what-1 option[value^='pool:']").first().getAttribute("value");
            page.selectOption("#what-1", pool);
            page.fill("#on-1", on.toString());
            page.locator("fieldset.claim")
                    .nth(1)
                    .locator("input[name=last]")
                    .fill(on.plusDays(2).toString());
            page.fill("#from-1", "07:30");
            page.fill("#until-1", "18:00");
            page.locator("fieldset.claim").nth(1).locator("summary").click();
            page.fill("#units-1", "1");
            page.selectOption("#mode-1", "through");
            send(page);
            assertThat(page.locator("tbody").first().locator("tr").count()).isEqualTo(4);
            assertThat(page.locator(".lead").textContent()).contains("Premier rang");
        }
    }

    @Test
    void who_may_only_read_is_shown_no_act() {
        String address;
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/bookings/new"));
            ask(page, on, "09:00", "12:00");
            send(page);
            address = page.url().replaceFirst("\\?.*", "");
        }
        try (BrowserContext reader = french()) {
            Page page = reader.newPage();
            signIn(page, "direction");
            page.navigate(address);
            assertThat(page.locator(".lead").textContent()).contains("option");
            assertThat(page.locator("main form").count()).isZero();
            page.navigate(url("/sites/ales/bookings"));
            assertThat(page.locator("main a.act").count()).isZero();
        }
    }

    private void ask(Page page, LocalDate day, String from, String until) {
        page.selectOption("#what-0", "layout:technique");
        page.fill("#on-0", day.toString());
        page.fill("#from-0", from);
        page.fill("#until-0", until);
        if (page.locator("input#company").count() > 0) {
            page.fill("#company", CLUB);
        }
        facts(page);
    }

    private static void facts(Page page) {
        page.selectOption("#activity", "practice");
        page.fill("#count", "8");
        page.selectOption("select[name=category]", "touring-gt");
        page.selectOption("#powertrain", "combustion");
        page.fill("#noise", "90");
    }

    private static void send(Page page) {
        page.evaluate("document.querySelectorAll('main [required]').forEach(e => e.required = false)");
        page.locator("main button.act").click();
    }

    private static void confirm(Page page) {
        page.locator("main form[action$='/confirmation'] button").click();
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
