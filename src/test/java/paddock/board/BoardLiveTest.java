package paddock.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Moves;
import paddock.kernel.Acting;

/** What a colleague does appears on an open board by itself, whatever the order in which acts are committed. */
@WithPaddock
class BoardLiveTest extends BoardWorld {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    Moves moves;

    @Autowired
    Screens screens;

    @Autowired
    Lookout lookout;

    @Autowired
    Trail trail;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void what_a_colleague_books_appears_in_an_open_window() {
        try (BrowserContext one = office();
                BrowserContext other = office()) {
            Page page = board(one, "week");
            Page elsewhere = board(other, "week");
            elsewhere.navigate(url("/sites/ales/board?on=" + on.plusWeeks(8)));
            page.waitForSelector("#board[data-live=yes]");
            page.evaluate("window.unloaded = 'no'");
            Booking booking = booked(track("technique", on, "09:00", "11:00"));
            page.waitForSelector(bar(booking));
            assertThat(page.evaluate("window.unloaded")).as("not loaded anew").isEqualTo("no");
            assertThat(page.locator("#said").textContent()).contains("relu");
            assertThat(elsewhere.locator(bar(booking)).count()).isZero();
        }
    }

    @Test
    void the_keyboard_stays_where_it_is_when_the_board_is_read_again() {
        Booking moved = booked(track("technique", on, "09:00", "11:00"));
        Booking listed = booked(track("technique", on.plusDays(1), "14:00", "16:00"));
        try (BrowserContext one = office()) {
            Page page = board(one, "week");
            page.waitForSelector("#board[data-live=yes]");
            page.locator(".tabs a[data-key=m]").focus();
            Booking first = booked(track("boucle-nord", on.plusDays(3), "09:00", "11:00"));
            page.waitForSelector(bar(first));
            assertThat(page.evaluate("document.activeElement.dataset.key")).isEqualTo("m");
            page.locator(bar(moved)).focus();
            page.keyboard().press(" ");
            page.keyboard().press("Control+ArrowRight");
            page.locator(".slip[data-fits=yes]").waitFor();
            page.keyboard().press("Enter");
            page.locator(".board-undo").waitFor();
            Booking second = booked(track("boucle-sud", on.plusDays(3), "14:00", "15:00"));
            page.waitForSelector(bar(second));
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("board-undo");

            page.navigate(url("/sites/ales/board?view=week&as=list&on=" + on));
            page.waitForSelector("#board[data-live=yes]");
            String link = "a[href='/bookings/" + listed.id() + "']";
            page.locator(link).focus();
            Booking third = booked(track("technique", on, "16:00", "17:00"));
            page.waitForSelector("a[href='/bookings/" + third.id() + "']");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("/bookings/" + listed.id());
        }
    }

    @Test
    void where_what_the_keyboard_was_on_is_gone_it_is_on_what_is_in_its_place() {
        Booking gone = booked(track("technique", on, "09:00", "11:00"));
        booked(track("technique", on.plusDays(1), "09:00", "11:00"));
        try (BrowserContext one = office()) {
            Page page = board(one, "week");
            page.waitForSelector("#board[data-live=yes]");
            page.locator(bar(gone)).focus();
            moves.move(
                    STAFF,
                    new Moves.Shift(
                            gone.id(), gone.version(), List.of(track("technique", on.plusWeeks(1), "09:00", "11:00"))));
            page.locator(bar(gone)).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.evaluate("document.getElementById('board').contains(document.activeElement)"))
                    .isEqualTo(true);
        }
    }

    /** As a proxy answers while a node starts anew. */
    @Test
    void after_a_broken_answer_it_is_tried_again_and_only_where_the_sign_in_ended_a_reload_is_asked_for() {
        try (BrowserContext one = office()) {
            AtomicBoolean away = new AtomicBoolean(true);
            one.route(Pattern.compile(".*/board/changes\\?.*"), route -> answered(route, away));
            Page page = signedIn(one, "sales");
            page.addInitScript(HASTY);
            page.navigate(url("/sites/ales/board?view=week&on=" + on));
            page.locator("#board-paused").waitFor();
            assertThat(page.locator("#board-stopped").isVisible()).isFalse();
            Booking meanwhile = booked(track("technique", on, "09:00", "11:00"));
            page.waitForSelector(bar(meanwhile));
            page.locator("#board-paused").waitFor();
            away.set(false);
            page.waitForSelector("#board[data-live=yes]");
            assertThat(page.locator("#board-paused").isVisible()).isFalse();

            away.set(true);
            page.reload();
            page.locator("#board-paused").waitFor();
            one.clearCookies();
            page.locator("#board-stopped").waitFor();
            assertThat(page.evaluate("waits.length > 0 && waits.every(one => one >= 10000 && one <= 60000)"))
                    .isEqualTo(true);
            assertThat(page.locator("#board-stopped").textContent()).contains("Rechargez");
        }
    }

    /** What is to be waited for long is waited for shortly, and how long it would have been is kept. */
    private static final String HASTY = """
            window.waits = [];
            const wait = window.setTimeout;
            window.setTimeout = (act, time) => {
              if (time >= 5000) window.waits.push(time);
              return wait(act, time >= 5000 ? 1000 : time);
            };""";

    private static void answered(Route route, AtomicBoolean away) {
        if (away.get()) {
            route.fulfill(new Route.FulfillOptions().setStatus(503));
        } else {
            route.resume();
        }
    }

    @Test
    void nothing_is_taken_from_the_hands_of_whoever_carries_something() {
        Booking carried = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext one = office()) {
            Page page = board(one, "week");
            page.waitForSelector("#board[data-live=yes]");
            page.locator(bar(carried)).focus();
            page.keyboard().press(" ");
            page.keyboard().press("ArrowRight");
            Booking other = booked(track("technique", on.plusDays(3), "09:00", "11:00"));
            page.waitForTimeout(1500);
            assertThat(page.locator(".ghost").count()).isOne();
            assertThat(page.locator(bar(other)).count()).isZero();
            page.keyboard().press("Escape");
            page.waitForSelector(bar(other));
        }
    }

    @Test
    void an_act_that_is_committed_after_later_ones_is_told_as_well() throws Exception {
        Booking first = booked(track("technique", on, "09:00", "11:00"));
        Booking second = booked(track("technique", on.plusDays(1), "09:00", "11:00"));
        Screens.Screen screen = Objects.requireNonNull(
                screens.open(UUID.randomUUID(), site("ales").id()));
        try {
            lookout.join(screen, lookout.mark());
            told(screen, null);
            TransactionTemplate late = new TransactionTemplate(transactions);
            TransactionTemplate meanwhile = new TransactionTemplate(transactions);
            meanwhile.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            late.executeWithoutResult(status -> {
                touch(first);
                meanwhile.executeWithoutResult(other -> touch(second));
                assertThat(told(screen, on.plusDays(1).toString())).doesNotContain(on.toString() + " ");
            });
            told(screen, on.toString());
        } finally {
            screens.close(screen);
        }
    }

    private void touch(Booking booking) {
        trail.record(Acting.PADDOCK, Deed.of("booking-described", "booking", booking.id()));
    }

    /** Waits until a day is said; without one, until nothing more is. */
    private static String told(Screens.Screen screen, @Nullable String day) {
        long until = System.nanoTime() + SOON.toNanos();
        String last = "";
        try {
            while (System.nanoTime() < until) {
                Screens.Change change = screen.next(Duration.ofMillis(day == null ? 1200 : 500));
                if (change == null && day == null) {
                    return "";
                }
                last = change == null ? last : change.said();
                if (change != null && day != null && last.contains(day)) {
                    return last;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(day + " is not told, but " + last);
    }

    @Test
    void whoever_goes_from_board_to_board_quickly_is_told_on_the_last_as_on_the_first() {
        try (BrowserContext one = office()) {
            Page page = board(one, "day");
            for (int day = 1; day < 20; day++) {
                page.navigate(url("/sites/ales/board?view=day&as=grid&on=" + on.plusDays(day)));
                page.waitForSelector("#board[data-live=yes]");
            }
            assertThat(page.getAttribute("#board", "data-live")).isEqualTo("yes");
        }
    }

    @Test
    void nobody_has_more_boards_open_than_their_browser_has_connections_to_spare() throws Exception {
        UUID person = UUID.randomUUID();
        UUID site = site("ales").id();
        Screens few = new Screens(2);
        Screens.Screen one = Objects.requireNonNull(few.open(person, site));
        assertThat(few.open(person, site)).isNotNull();
        assertThat(few.open(person, site)).isNull();
        assertThat(few.open(UUID.randomUUID(), site)).as("somebody else").isNotNull();
        few.close(one);
        assertThat(few.open(person, site)).isNotNull();
    }
}
