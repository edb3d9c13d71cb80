package paddock.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.Browser;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Release;
import paddock.booking.Wish;
import paddock.circuit.Direction;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Ids;
import paddock.kernel.StaffRole;
import paddock.kernel.Window;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the tests of the board share: days of their own, somebody who has something on them, a browser. */
abstract class BoardWorld {

    static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    static final UUID CLUB = Ids.named("demonstration", "company", "club");
    static final UUID STABLE = Ids.named("demonstration", "company", "stable");
    static final int FIRST_HOUR = 8;
    static final int HOURS = 12;
    private static final int WEEKS = 6;
    private static int week;

    @LocalServerPort
    int port;

    @Autowired
    Bookings bookings;

    @Autowired
    Sites sites;

    /** A Monday. */
    LocalDate on = LocalDate.EPOCH;

    @Autowired
    Handling handling;

    private final List<Booking> made = new ArrayList<>();

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2027, 4, 19).plusWeeks(week++ % WEEKS);
    }

    /** The order ends soon after: the weeks are had again. */
    @AfterEach
    void giveBack() {
        for (Booking booking : made) {
            assertThat(handling.release(STAFF, booking.id(), now(booking).version()))
                    .isInstanceOf(Release.Released.class);
        }
    }

    Site site(String key) {
        return sites.withKey(key).orElseThrow();
    }

    Window between(Site site, LocalDate day, String from, String until) {
        return new Window(
                day.atTime(LocalTime.parse(from)).atZone(site.zone()),
                day.atTime(LocalTime.parse(until)).atZone(site.zone()));
    }

    Claim track(String layout, LocalDate day, String from, String until) {
        Site ales = site("ales");
        return new Claim.Track(Ids.named("ales", "layout", layout), null, between(ales, day, from, until));
    }

    /** The same, driven the usual way round. */
    static Claim forward(Claim claim) {
        return claim instanceof Claim.Track track
                ? new Claim.Track(track.layout(), Direction.FORWARD, track.window())
                : claim;
    }

    private Wish wish(UUID company, Claim claim, boolean confidential) {
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        return new Wish(site("ales").id(), company, List.of(claim), new Booking.Said(use, "", "", "", confidential));
    }

    Booking booked(Claim claim) {
        return had(bookings.book(STAFF, wish(CLUB, claim, false)));
    }

    Booking bookedInConfidence(Claim claim) {
        return had(bookings.book(STAFF, wish(CLUB, claim, true)));
    }

    Booking held(UUID company, Claim claim) {
        return had(bookings.hold(STAFF, wish(company, claim, false)));
    }

    Booking closed(Site site, Claim claim, String reason) {
        ObjectNode nothing = JsonMapper.shared().createObjectNode();
        return had(bookings.close(
                STAFF, new Wish(site.id(), null, List.of(claim), new Booking.Said(nothing, "", "", reason))));
    }

    private Booking had(Holding outcome) {
        assertThat(outcome).isInstanceOf(Holding.Held.class);
        made.add(((Holding.Held) outcome).booking());
        return made.getLast();
    }

    /** As it is written down now. */
    Booking now(Booking booking) {
        return bookings.withId(booking.id()).orElseThrow();
    }

    BrowserContext office() {
        return Browser.window(new NewContextOptions().setLocale("fr-FR").setViewportSize(1280, 1000));
    }

    Page signedIn(BrowserContext window, String who) {
        Page page = window.newPage();
        page.navigate(url("/sign-in"));
        page.fill("#email", who + "@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
        return page;
    }

    Page board(BrowserContext window, String view) {
        Page page = signedIn(window, "sales");
        page.navigate(url("/sites/ales/board?view=" + view + "&on=" + on));
        return page;
    }

    /** The hour of a day at which something is drawn. */
    static double hour(Locator drawn, String attribute) {
        double percent = Double.parseDouble(drawn.getAttribute(attribute).replace("%", ""));
        return Math.round((FIRST_HOUR + percent * HOURS / 100) * 100) / 100.0;
    }

    /** With blanks that break. */
    static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    static String bar(Booking booking) {
        return "#bar-" + booking.id() + "-0";
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }
}
