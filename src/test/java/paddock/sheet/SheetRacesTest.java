package paddock.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.booking.Booking;
import paddock.booking.World;

/** A sheet is printed while the day changes. */
class SheetRacesTest extends SheetWorld {

    /** The change is made and not committed yet when the sheet is printed, as in the middle of any change. */
    @Test
    void a_change_that_races_the_printing_is_on_the_sheet_or_told() throws Exception {
        Booking moved = booked(track("09:00", "10:00"));
        Booking called = booked(track("11:00", "12:00"));
        for (Runnable change : List.<Runnable>of(
                () -> move(moved, track("14:00", "15:00")),
                () -> call(called, "06 00 00 00 07", ""),
                () -> world.handling.release(World.STAFF, called.id(), 1))) {
            world.jdbc.sql("delete from sheet.issue").update();
            int before = told(moved).size() + told(called).size();
            CountDownLatch made = new CountDownLatch(1);
            CountDownLatch printed = new CountDownLatch(1);
            Thread printing = Thread.ofVirtual().start(() -> {
                await(made, Duration.ofSeconds(20));
                issues().issue(control, day());
                printed.countDown();
            });
            new TransactionTemplate(world.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
                change.run();
                made.countDown();
                await(printed, Duration.ofSeconds(2));
            });
            printing.join();
            List<Line> issued = issues().last(day()).orElseThrow().in(Locale.FRENCH);
            boolean told = told(moved).size() + told(called).size() > before;
            assertThat(told || issued.equals(lines())).isTrue();
        }
    }

    private static void await(CountDownLatch latch, Duration most) {
        try {
            var _ = latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
