package paddock.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
import paddock.booking.Booking.State;
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

/** When what is written changes, what is sold is judged again: what is no longer lawful is listed until it is settled. */
@WithPaddock
class ReviewPagesTest {

    private static final Acting STAFF = new Acting(null, "Paddock", "", Set.of(StaffRole.OPERATIONS), Map.of());
    private static final UUID CLUB = Ids.named("demonstration", "company", "club");
    private static int week;

    @LocalServerPort
    int port;

    @Autowired
    Bookings bookings;

    @Autowired
    Sites sites;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    private LocalDate on = LocalDate.EPOCH;

    @BeforeEach
    void anotherWeek() {
        on = LocalDate.of(2027, 1, 4).plusWeeks(week++);
        reviews.review(ales());
    }

    /** As it was. */
    @AfterEach
    void theLongerOrder() {
        order("2027-06-01");
        reviews.review(ales());
    }

    /** Of those of this test. */
    private List<UUID> unlawful(Booking... booked) {
        return reviews.unlawful(ales()).stream()
                .map(each -> each.booking().id())
                .filter(id -> Stream.of(booked).anyMatch(each -> each.id().equals(id)))
                .toList();
    }

    private Site ales() {
        return sites.withKey("ales").orElseThrow();
    }

    /** The order of the circuit is in force until another day: another version of it. */
    private void order(String until) {
        int changed = jdbc.sql("""
                        update homologation.version
                           set document = jsonb_set(document, '{validity,until}', to_jsonb(cast(? as text)))
                         where site = ? and document -> 'validity' ->> 'until' is not null
                           and cast(document -> 'validity' ->> 'until' as date) > '2026-12-01'
                        """).param(until).param(ales().id()).update();
        assertThat(changed).isPositive();
        jdbc.sql("update homologation.revision set revision = revision + 1 where site = ?")
                .param(ales().id())
                .update();
    }

    private Booking booked(LocalDate day) {
        Window window = new Window(
                day.atTime(LocalTime.of(9, 0)).atZone(ales().zone()),
                day.atTime(LocalTime.of(10, 0)).atZone(ales().zone()));
        ObjectNode use = (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90},
                 "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
        Claim claim = new Claim.Track(Ids.named("ales", "layout", "technique"), null, window);
        Holding outcome =
                bookings.book(STAFF, new Wish(ales().id(), CLUB, List.of(claim), new Booking.Said(use, "", "", "")));
        return ((Holding.Held) outcome).booking();
    }

    @Test
    void what_a_new_version_does_not_allow_is_listed_told_and_moved_or_let_go() {
        Booking kept = booked(on);
        Booking moved = booked(on.plusDays(2));
        Booking ended = booked(on.plusDays(3));
        int mails = mails();
        order(on.plusDays(2).toString());
        reviews.review(ales());
        assertThat(unlawful(kept, moved, ended)).containsExactlyInAnyOrder(moved.id(), ended.id());
        assertThat(mails()).as("operations are told, once").isGreaterThan(mails);
        int told = mails();
        reviews.review(ales());
        assertThat(mails()).isEqualTo(told);
        try (BrowserContext office = Browser.window(new NewContextOptions().setLocale("fr-FR"))) {
            Page page = office.newPage();
            signIn(page);
            page.navigate(url("/sites/ales/review"));
            assertThat(page.locator("main").textContent()).contains("demandes ne sont plus permises", "Club");
            settle(page, moved.id(), "input[name=choice]:not([value=end])");
            assertThat(page.locator(".done").textContent()).contains("déplacé");
            settle(page, ended.id(), "input[value=end]");
            assertThat(page.locator(".done").textContent()).contains("rendu");
        }
        assertThat(unlawful(kept, moved, ended)).isEmpty();
        Claim now = bookings.withId(moved.id()).orElseThrow().claims().getFirst();
        assertThat(now.window().from().toLocalDate()).isBefore(on.plusDays(2));
        assertThat(bookings.withId(ended.id()).orElseThrow().state()).isInstanceOf(State.Ended.class);
        assertThat(bookings.withId(kept.id()).orElseThrow().version()).isEqualTo(kept.version());
    }

    @ParameterizedTest
    @MethodSource("paddock.Look#all")
    void the_page_passes_axe_and_fits_its_window(Look look) {
        Booking late = booked(on.plusDays(2));
        order(on.plusDays(2).toString());
        reviews.review(ales());
        List<String> wrong = new ArrayList<>();
        try (BrowserContext window = look.window()) {
            Page page = window.newPage();
            signIn(page);
            page.navigate(url("/sites/ales/review"));
            wrong.addAll(look.wrong(page, "review"));
            settle(page, late.id(), "input[value=end]");
            wrong.addAll(look.wrong(page, "review-none"));
        }
        assertThat(wrong).isEmpty();
    }

    private int mails() {
        return jdbc.sql("select count(*) from post.outgoing where thing_kind = 'site'")
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private static void settle(Page page, UUID booking, String choice) {
        var form = page.locator("form:has(input[value='" + booking + "'])");
        form.locator(choice).first().check();
        form.locator("button").click();
    }

    private void signIn(Page page) {
        page.navigate(url("/sign-in"));
        page.fill("#email", "sales@demonstration.invalid");
        page.fill("#password", "paddock-demonstration");
        page.locator("main button.act[type=submit]").click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
