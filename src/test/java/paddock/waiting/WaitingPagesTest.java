package paddock.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.Browser;
import paddock.Look;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Handling;
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

/** The waiting list in a real browser and over the interface, on Tuesday 12 May 2026 in Alès. */
@WithPaddock
class WaitingPagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static final String CLUB_NAME = "Club Démonstration (inventé)";
    private static final UUID TECHNIQUE = Ids.named("ales", "layout", "technique");
    private static int week;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Bookings bookings;

    @Autowired
    Handling handling;

    @Autowired
    Sites sites;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2026, 11, 16).plusWeeks(week++);
    }

    private UUID taken(LocalDate day) {
        Site ales = sites.withKey("ales").orElseThrow();
        Window window = new Window(
                day.atTime(9, 0).atZone(ales.zone()), day.atTime(12, 0).atZone(ales.zone()));
        ObjectNode use = (ObjectNode) JSON.readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(TECHNIQUE, null, window);
        Holding outcome =
                bookings.book(STAFF, new Wish(ales.id(), CLUB, List.of(claim), new Booking.Said(use, "", "", "")));
        return ((Holding.Held) outcome).id();
    }

    private void release(UUID booking) {
        handling.release(STAFF, booking, 1);
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void every_page_passes_axe_and_fits_its_window(Look look) {
        List<String> wrong = new ArrayList<>();
        UUID taken = taken(on);
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    wrong.add(page.url() + " " + message.text());
                }
            });
            signIn(page, "sales");
            page.navigate(url("/sites/ales/waiting-list?state=withdrawn&company=" + UUID.randomUUID()));
            wrong.addAll(look.wrong(page, "waiting-none"));
            page.navigate(url("/sites/ales/waiting-list/new"));
            page.selectOption("#what-0", "");
            send(page);
            wrong.addAll(look.wrong(page, "waiting-refused"));
            fill(page);
            page.fill("#reference", "Essai n° 4, suspension arrière, " + "très long ".repeat(8));
            wrong.addAll(look.wrong(page, "waiting-new"));
            send(page);
            wrong.addAll(look.wrong(page, "waiting-entry"));
            String entry = page.url().replaceFirst("\\?.*", "");
            page.navigate(entry + "/edit");
            wrong.addAll(look.wrong(page, "waiting-edit"));
            release(taken);
            page.navigate(entry);
            wrong.addAll(look.wrong(page, "waiting-free"));
            taken(on);
            page.locator("main form[action$='/option'] button").first().click();
            wrong.addAll(look.wrong(page, "waiting-gone"));
            page.navigate(url("/sites/ales/waiting-list"));
            wrong.addAll(look.wrong(page, "waiting-list"));
            page.navigate(url("/sites/ales/bookings"));
            wrong.addAll(look.wrong(page, "waiting-bookings"));
        }
        assertThat(wrong).isEmpty();
    }

    /** A morning in that week, for the club. */
    private void fill(Page page) {
        page.selectOption("#what-0", "layout:technique");
        page.fill("#on-0", on.toString());
        page.locator("input[name=last]").first().fill(on.plusDays(1).toString());
        page.check("input[name=weekday][value=monday]");
        page.fill("#from-0", "09:00");
        page.fill("#until-0", "12:00");
        if (page.locator("input#company").count() > 0) {
            page.fill("#company", CLUB_NAME);
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

    @Test
    void what_is_taken_is_waited_for_and_taken_in_one_click_once_it_is_free() {
        UUID taken = taken(on);
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "booker");
            page.navigate(url("/sites/ales/bookings/new?layout=technique&on=" + on + "&from=09:00&until=12:00"));
            facts(page);
            page.fill("#reference", "essai 4");
            send(page);
            assertThat(text(page, "[role=alert]")).contains("Déjà pris");
            page.locator("button[value=instead]").click();
            assertThat(page.inputValue("#on-0")).isEqualTo(on.toString());
            assertThat(page.inputValue("#from-0")).isEqualTo("09:00");
            assertThat(page.inputValue("#what-0")).isEqualTo("layout:technique");
            assertThat(page.inputValue("#noise")).isEqualTo("90");
            assertThat(page.inputValue("#reference")).isEqualTo("essai 4");
            send(page);
            assertThat(text(page, ".done")).contains("C’est noté");
            assertThat(page.locator("main form[action$='/option']").count()).isZero();
            String entry = page.url().replaceFirst("\\?.*", "");

            release(taken);
            page.navigate(entry);
            page.locator("main form[action$='/option'] button").click();
            assertThat(text(page, ".lead")).contains("Premier rang");
            page.navigate(entry);
            assertThat(text(page, ".lead")).contains("obtenu");
            page.locator(".lead a").click();
            assertThat(text(page, ".lead")).contains("Premier rang");
        }
    }

    @Test
    void who_comes_late_is_told_so_changes_what_is_waited_for_and_leaves_the_list() {
        UUID taken = taken(on);
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, "sales");
            page.navigate(url("/sites/ales/waiting-list/new"));
            fill(page);
            send(page);
            String entry = page.url().replaceFirst("\\?.*", "");
            release(taken);
            page.navigate(entry);
            taken(on);
            page.locator("main form[action$='/option'] button").click();
            assertThat(text(page, "[role=alert]")).contains("Pris entre-temps");
            page.locator("main a[href$='/edit']").click();
            page.fill("#until-0", "11:00");
            page.fill("#from-1", "14:00");
            page.fill("#until-1", "17:00");
            send(page);
            assertThat(text(page, ".done")).contains("C’est changé");
            assertThat(page.locator("dl.pairs").first().textContent()).contains("14\u00a0h – 17\u00a0h", "lundi");
            page.locator("details.ask-once summary").click();
            page.locator("details.ask-once button").click();
            assertThat(text(page, ".lead")).contains("retiré");
            assertThat(page.locator("main form").count()).isZero();
        }
    }

    @Test
    void clients_see_what_they_wait_for_and_nothing_of_others() {
        String ours = joined("booker");
        String theirs = joined("sales");
        try (BrowserContext reader = french()) {
            Page page = reader.newPage();
            signIn(page, "reader");
            page.navigate(url("/sites/ales/waiting-list"));
            assertThat(page.content()).contains(ours).doesNotContain(theirs, CLUB_NAME);
            page.navigate(url(ours));
            assertThat(page.locator("main form").count()).isZero();
            assertThat(page.navigate(url(theirs)).status()).isEqualTo(404);
        }
    }

    /** The address of what somebody has put on the list. */
    private String joined(String role) {
        try (BrowserContext office = french()) {
            Page page = office.newPage();
            signIn(page, role);
            page.navigate(url("/sites/ales/waiting-list/new"));
            fill(page);
            send(page);
            return URI.create(page.url()).getPath();
        }
    }

    private static void send(Page page) {
        page.evaluate("document.querySelectorAll('main [required]').forEach(e => e.required = false)");
        page.locator("main p.acts button.act").last().click();
    }

    /** Once the page is there as a whole. */
    private static String text(Page page, String selector) {
        page.waitForLoadState();
        return page.locator(selector).textContent();
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
