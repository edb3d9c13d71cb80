package paddock.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import paddock.WithPaddock;
import paddock.booking.Booking;
import paddock.booking.Moves;
import paddock.booking.Moving;

/** Bookings are carried over the board by mouse and by keyboard, and put down only where they may be. */
@WithPaddock
class BoardMovesTest extends BoardWorld {

    @Autowired
    Moves moves;

    /** Where an hour of a day of the week lies on the screen, in the row of a layout. */
    private double[] place(Page page, String layout, LocalDate day, double hour) {
        Locator track = page.locator("[data-layout=" + layout + "] .row-track");
        track.scrollIntoViewIfNeeded();
        BoundingBox box = track.boundingBox();
        double days = page.locator("#board").getAttribute("data-span").equals("day") ? 1 : 7;
        double index = days == 1 ? 0 : day.toEpochDay() - on.toEpochDay();
        double part = (hour - FIRST_HOUR) / HOURS;
        return new double[] {box.x + box.width * (index + part) / days, box.y + box.height / 2};
    }

    private static void drag(Page page, double[] from, double[] to) {
        page.mouse().move(from[0], from[1]);
        page.mouse().down();
        page.mouse().move(from[0] + 6, from[1]);
        page.mouse().move(to[0], to[1]);
    }

    private LocalTime begins(Booking booking) {
        return now(booking).claims().getFirst().window().from().toLocalTime();
    }

    private LocalTime ends(Booking booking) {
        return now(booking).claims().getFirst().window().until().toLocalTime();
    }

    @Test
    void a_bar_is_dragged_to_another_layout_and_day_and_put_back_by_one_button() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            drag(page, place(page, "technique", on, 10), place(page, "boucle-nord", on.plusDays(2), 10));
            page.locator(".slip[data-fits=yes]").waitFor();
            assertThat(page.locator(".origin").count()).isOne();
            assertThat(now(booking).version()).as("a trial writes nothing").isEqualTo(booking.version());
            page.mouse().up();
            page.locator(".board-undo").waitFor();
            assertThat(now(booking).claims()).containsExactly(track("boucle-nord", on.plusDays(2), "09:00", "11:00"));
            page.locator("[data-layout=boucle-nord] " + bar(booking)).waitFor();
            page.locator(".board-undo button").click();
            page.locator("[data-layout=technique] " + bar(booking)).waitFor();
            assertThat(now(booking).claims()).isEqualTo(booking.claims());
        }
    }

    @Test
    void a_direction_that_does_not_come_along_is_said_and_is_put_back_with_the_booking() {
        Booking booking = booked(forward(track("technique", on, "09:00", "11:00")));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            drag(page, place(page, "technique", on, 10), place(page, "boucle-nord", on, 10));
            Locator slip = page.locator(".slip[data-fits=yes]");
            slip.waitFor();
            assertThat(slip.textContent()).contains("Le sens (sens normal)");
            page.mouse().up();
            page.locator(".board-undo").waitFor();
            assertThat(page.locator(".board-undo").textContent()).contains("Le sens (sens normal)");
            assertThat(now(booking).claims()).containsExactly(track("boucle-nord", on, "09:00", "11:00"));
            page.locator(".board-undo button").click();
            page.locator("[data-layout=technique] " + bar(booking)).waitFor();
            assertThat(now(booking).claims()).isEqualTo(booking.claims());
            assertThat(page.locator(".board-undo").textContent()).doesNotContain("Le sens");
        }
    }

    @Test
    void where_it_may_not_land_each_reason_is_said_and_nothing_is_moved() {
        Booking booking = booked(track("boucle-nord", on, "09:00", "11:00"));
        booked(track("technique", on.plusDays(1), "16:00", "18:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            double[] grip = place(page, "boucle-nord", on, 10);
            drag(page, grip, place(page, "boucle-nord", on.plusDays(1), 18));
            Locator slip = page.locator(".slip[data-fits=no]");
            slip.waitFor();
            assertThat(plain(slip.textContent()))
                    .contains("17 h – 19 h", "non", "Technique", "Club Démonstration", "réservé", "§");
            page.mouse().up();
            page.locator("#board-told .slip[role=alert]").waitFor();
            assertThat(now(booking).claims()).isEqualTo(booking.claims());
            assertThat(now(booking).version()).isEqualTo(booking.version());
        }
    }

    @Test
    void where_there_is_room_instead_is_said_to_whoever_rests() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        booked(track("technique", on.plusDays(1), "09:00", "11:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            drag(page, place(page, "technique", on, 10), place(page, "technique", on.plusDays(1), 10));
            page.locator(".slip:has-text('Aux mêmes heures')").waitFor();
            page.keyboard().press("Escape");
            assertThat(page.locator(".ghost, .slip").count()).isZero();
            page.mouse().up();
            assertThat(now(booking).version()).isEqualTo(booking.version());
        }
    }

    @Test
    void its_edge_makes_a_bar_longer() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "day");
            double[] edge = place(page, "technique", on, 11);
            edge[0] -= 3;
            drag(page, edge, place(page, "technique", on, 12));
            page.locator(".slip[data-fits=yes]").waitFor();
            page.mouse().up();
            page.locator(".board-undo").waitFor();
            assertThat(begins(booking)).isEqualTo(LocalTime.of(9, 0));
            assertThat(ends(booking)).isEqualTo(LocalTime.of(12, 0));
        }
    }

    @Test
    void the_keyboard_lifts_carries_stretches_and_puts_down() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            page.locator(bar(booking)).focus();
            page.keyboard().press(" ");
            assertThat(page.locator("#said").textContent()).contains("Soulevé");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Escape");
            assertThat(page.locator(".ghost").count()).isZero();
            assertThat(page.evaluate("document.activeElement.id"))
                    .isEqualTo(bar(booking).substring(1));

            page.keyboard().press(" ");
            page.keyboard().press("Control+ArrowRight");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Shift+ArrowRight");
            page.locator(".slip[data-fits=yes]").waitFor();
            page.keyboard().press("Enter");
            page.locator(".board-undo").waitFor();
            assertThat(now(booking).claims()).containsExactly(track("boucle-nord", on.plusDays(1), "09:00", "11:30"));
        }
    }

    @Test
    void an_empty_stretch_asks_for_an_option_at_those_hours() {
        try (BrowserContext office = office()) {
            Page page = board(office, "day");
            drag(page, place(page, "rapide", on, 14), place(page, "rapide", on, 16));
            page.locator(".slip[data-fits=yes]").waitFor();
            page.mouse().up();
            page.waitForURL("**/bookings/new?**");
            assertThat(page.inputValue("#what-0")).isEqualTo("layout:rapide");
            assertThat(page.inputValue("#on-0")).isEqualTo(on.toString());
            assertThat(page.inputValue("#from-0")).isEqualTo("14:00");
            assertThat(page.inputValue("#until-0")).isEqualTo("16:00");
        }
    }

    @Test
    void who_is_overtaken_is_told_and_reads_the_board_as_it_is() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext office = office()) {
            Page page = board(office, "week");
            page.locator(bar(booking)).focus();
            page.keyboard().press(" ");
            page.keyboard().press("ArrowRight");
            page.locator(".slip[data-fits=yes]").waitFor();
            Moving moved = moves.move(
                    STAFF,
                    new Moves.Shift(
                            booking.id(), booking.version(), List.of(track("technique", on, "14:00", "16:00"))));
            assertThat(moved).isInstanceOf(Moving.Moved.class);
            page.keyboard().press("Enter");
            Locator told = page.locator("#board-told .slip[role=alert]");
            told.waitFor();
            assertThat(told.textContent()).contains("Changé entre-temps");
            assertThat(page.locator(bar(booking)).getAttribute("data-from")).isEqualTo(on + "T14:00");
            assertThat(begins(booking)).isEqualTo(LocalTime.of(14, 0));
        }
    }

    @Test
    void what_others_who_may_not_sell_send_is_refused() {
        Booking booking = booked(track("technique", on, "09:00", "11:00"));
        try (BrowserContext reader = office()) {
            Page page = signedIn(reader, "direction");
            page.navigate(url("/sites/ales/board?on=" + on));
            assertThat(page.locator("#board-form").count()).isZero();
            Object status = page.evaluate(
                    """
                    async ([address, booking]) => {
                      const body = new URLSearchParams({ _csrf: document.querySelector('[name=_csrf]').value, booking: booking,
                        version: '1', claim: '0', layout: 'technique', from: '2027-05-03T09:00', until: '2027-05-03T10:00' });
                      return (await fetch(address, { method: 'POST', body: body })).status;
                    }""", List.of(url("/sites/ales/board/moves"), booking.id().toString()));
            assertThat(status).isEqualTo(403);
            assertThat(now(booking).version()).isEqualTo(booking.version());
        }
    }
}
