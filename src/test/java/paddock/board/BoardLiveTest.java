package paddock.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
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
import paddock.kernel.Acting;

/** What a colleague does appears on an open board by itself, whatever the order in which acts are committed. */
@WithPaddock
class BoardLiveTest extends BoardWorld {

    private static final Duration SOON = Duration.ofSeconds(10);

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
