package paddock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import paddock.booking.Holding;
import paddock.booking.Outlook;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.circuit.Pool;
import paddock.ground.Claim;
import paddock.kernel.Window;
import paddock.search.Answer.Grade;

/** What is found is the best there is, for whoever asks, at whatever moment. */
class FairAnswersTest extends Seeking {

    private static Need stranger(String... said) {
        Need need = need(said);
        return world.bean(Search.class).read(world.ales(), need.asked(), new Need.Seeker(Outlook.ANYBODY, false));
    }

    @Test
    void what_is_given_up_is_judged_for_the_same_customer() {
        String[] said = {
            "span",
            "hours",
            "hours",
            "2",
            "opens",
            "12:00",
            "closes",
            "14:00",
            "layout",
            "technique",
            "noise",
            "95",
            "first",
            "2026-07-06",
            "last",
            "2026-07-10"
        };
        String[] resident = with(said, "customer", "resident");
        assertThat(find(stranger(said))).as("closed at noon to companies").isInstanceOf(Found.Nothing.class);
        assertThat(find(stranger(resident))).as("open to residents").isInstanceOf(Found.Dates.class);
        Found none = find(stranger(with(resident, "pool.stands-2015", "20")));
        assertThat(((Found.Nothing) none).easings())
                .extracting(Found.Easing::what)
                .contains("units stands-2015");
        assertThat(find(stranger(with(resident, "pool.stands-2015", "2")))).isInstanceOf(Found.Dates.class);
    }

    private static String[] with(String[] said, String name, String value) {
        String[] more = java.util.Arrays.copyOf(said, said.length + 2);
        more[said.length] = name;
        more[said.length + 1] = value;
        return more;
    }

    @Test
    void what_is_free_later_comes_before_what_somebody_has_an_option_on() {
        LocalDate day = LocalDate.of(2026, 7, 15);
        Pool stands = world.ales().pools().stream()
                .filter(pool -> pool.key().equals("stands-2015"))
                .findFirst()
                .orElseThrow();
        Window morning = new Window(
                day.atTime(LocalTime.of(9, 0)).atZone(world.ales().zone()),
                day.atTime(LocalTime.of(12, 0)).atZone(world.ales().zone()));
        UUID other = world.client("Other");
        Holding.Held held = (Holding.Held) world.bookings.hold(
                World.STAFF,
                new Wish(
                        world.ales().id(),
                        other,
                        List.of(new Claim.Units(stands.id(), stands.units().size(), morning)),
                        World.SAID));
        Need need = need(
                "span",
                "hours",
                "hours",
                "2",
                "layout",
                "technique",
                "first",
                day.toString(),
                "last",
                day.toString(),
                "pool.stands-2015",
                Integer.toString(stands.units().size()));
        Answer first = ((Found.Dates) find(need)).answers().getFirst();
        assertThat(first.grade()).isEqualTo(Grade.FREE);
        assertThat(first.windows().getFirst().from().toLocalTime()).isAfterOrEqualTo(LocalTime.NOON);
        world.handling.release(World.STAFF, held.id(), 1);
    }

    @Test
    void what_cannot_even_be_asked_is_no_way_out_and_no_fault() {
        assertThat(find(need(
                        "span",
                        "half-day",
                        "opens",
                        "09:00",
                        "closes",
                        "10:00",
                        "noise",
                        "130",
                        "layout",
                        "technique")))
                .isInstanceOf(Found.Nothing.class);
        assertThat(find(need(
                        "span",
                        "hours",
                        "hours",
                        "1",
                        "pool.stands-2015",
                        "60",
                        "first",
                        "2029-04-20",
                        "last",
                        "2029-05-10")))
                .isInstanceOf(Found.Nothing.class);
    }

    @Test
    void what_begins_today_begins_at_the_next_quarter_of_an_hour() {
        Instant before = world.now.get();
        world.now.set(Instant.parse("2026-07-16T12:10:12.345678Z"));
        try {
            Found found = find(need(
                    "span",
                    "half-day",
                    "opens",
                    "14:00",
                    "closes",
                    "18:00",
                    "layout",
                    "technique",
                    "first",
                    "2026-07-16",
                    "last",
                    "2026-07-16"));
            Answer first = ((Found.Dates) found).answers().getFirst();
            assertThat(first.windows().getFirst().from().toLocalTime()).isEqualTo(LocalTime.of(14, 15));
        } finally {
            world.now.set(before);
        }
    }
}
