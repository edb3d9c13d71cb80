package paddock.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What has to be closed is closed over what is booked, in a real browser, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class ClosurePagesTest {

    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static int day;

    @LocalServerPort
    int port;

    @Autowired
    Bookings bookings;

    @Autowired
    Sites sites;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2027, 3, 1).plusDays(day);
        day += 7;
    }

    private Holding.Held booked(String from, String until) {
        Site ales = sites.withKey("ales").orElseThrow();
        Window window = new Window(
                on.atTime(java.time.LocalTime.parse(from)).atZone(ales.zone()),
                on.atTime(java.time.LocalTime.parse(until)).atZone(ales.zone()));
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(Ids.named("ales", "layout", "technique"), null, window);
        return (Holding.Held)
                bookings.book(STAFF, new Wish(ales.id(), CLUB, List.of(claim), new Booking.Said(use, "", "", "")));
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        booked("09:00", "12:00");
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page, "race-control");
            page.navigate(url("/sites/ales/closures/new"));
            wrong.addAll(look.wrong(page, "closure-new"));
            page.evaluate("document.querySelector('#reason').required = false");
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "closure-refused"));
            close(page, "08:00", "18:00");
            wrong.addAll(look.wrong(page, "closure-affected"));
            page.locator("main button.act").click();
            wrong.addAll(look.wrong(page, "closure"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void who_has_it_is_moved_or_let_go_and_the_closure_is_there() {
        Holding.Held morning = booked("09:00", "11:00");
        Holding.Held afternoon = booked("14:00", "16:00");
        try (BrowserContext tower = french()) {
            Page page = tower.newPage();
            signIn(page, "race-control");
            page.navigate(url("/sites/ales/closures/new"));
            close(page, "08:00", "18:00");
            assertThat(page.locator("main h2").textContent()).contains("2 ont ces heures");
            assertThat(page.locator("fieldset.claim").count()).isEqualTo(2);
            page.check("input[name='choice-" + afternoon.id() + "'][value=end]");
            page.locator("main button.act").click();
            assertThat(page.locator(".done").textContent()).contains("fermé");
            assertThat(page.locator("main").textContent()).contains("Enrobé à refaire");
        }
        Booking moved = bookings.withId(morning.id()).orElseThrow();
        assertThat(moved.claims().getFirst().window().from().toLocalDate())
                .isIn(on.plusDays(1), on.minusDays(1), on.plusDays(2));
        assertThat(moved.state()).isEqualTo(new Booking.State.Booked());
        assertThat(bookings.withId(afternoon.id()).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Booking.State.Ended.class,
                        ended -> assertThat(ended.why()).isEqualTo(Booking.End.CLOSED));
    }

    @Test
    void what_nobody_has_is_closed_at_once() {
        try (BrowserContext tower = french()) {
            Page page = tower.newPage();
            signIn(page, "race-control");
            page.navigate(url("/sites/ales/closures/new"));
            close(page, "08:00", "18:00");
            assertThat(page.locator(".done").textContent()).contains("fermé");
            page.locator("details.ask-once summary").click();
            page.locator("details.ask-once button").click();
            assertThat(page.locator(".lead").textContent()).contains("levée");
        }
    }

    private void close(Page page, String from, String until) {
        page.fill("#reason", "Enrobé à refaire");
        page.selectOption("#what-0", "layout:technique");
        page.fill("#on-0", on.toString());
        page.fill("#from-0", from);
        page.fill("#until-0", until);
        page.locator("main button.act").click();
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
