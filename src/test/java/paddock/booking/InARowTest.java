package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import paddock.kernel.Window;
import paddock.store.TestDatabases;

/** Where the site says so, no time lies between two uses of one client: two posts that take ten minutes after each use. */
class InARowTest {

    private static World world;
    private static Site site;
    private static int days;

    private LocalDate on = LocalDate.EPOCH;
    private UUID first = UUID.randomUUID();
    private UUID second = UUID.randomUUID();

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
        site = world.bean(Sites.class).withKey("gamogonili").orElseThrow();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2027, 8, 1).plusDays(days++);
        first = world.client("First " + days);
        second = world.client("Second " + days);
    }

    private Holding hold(UUID client, String from, String until) {
        Window window = new Window(
                on.atTime(LocalTime.parse(from)).atZone(site.zone()),
                on.atTime(LocalTime.parse(until)).atZone(site.zone()));
        Claim posts = new Claim.Units(Ids.named("gamogonili", "pool", "akhali-postebi"), 2, window);
        return world.bookings.book(World.STAFF, new Wish(site.id(), client, List.of(posts), World.SAID));
    }

    private UUID had(UUID client, String from, String until) {
        return ((Holding.Held) hold(client, from, until)).id();
    }

    @Test
    void a_client_goes_on_at_once_and_another_does_not() {
        had(first, "09:00", "10:00");
        assertThat(hold(second, "10:00", "11:00")).isInstanceOf(Holding.TooFew.class);
        had(first, "10:00", "11:00");
        had(first, "08:00", "09:00");
        assertThat(hold(second, "11:05", "12:00")).isInstanceOf(Holding.TooFew.class);
        had(second, "11:10", "12:00");
        assertThat(hold(second, "07:55", "08:00")).isInstanceOf(Holding.TooFew.class);
    }

    @Test
    void a_client_has_nothing_twice_at_once() {
        had(first, "09:00", "10:00");
        assertThat(hold(first, "09:55", "11:00")).isInstanceOf(Holding.TooFew.class);
    }

    @Test
    void what_was_followed_is_empty_afterwards_as_ever_once_it_is_followed_no_longer() {
        had(first, "09:00", "10:00");
        UUID next = had(first, "10:00", "11:00");
        world.handling.release(World.STAFF, next, 1);
        assertThat(hold(second, "10:05", "11:00")).isInstanceOf(Holding.TooFew.class);
        had(second, "10:10", "11:00");
    }

    @Test
    void what_came_in_between_stays_when_the_next_is_let_go_of() {
        had(first, "09:00", "10:00");
        UUID next = had(first, "10:02", "10:04");
        had(first, "10:04", "10:06");
        world.handling.release(World.STAFF, next, 1);
        assertThat(hold(second, "10:00", "10:04")).isInstanceOf(Holding.TooFew.class);
        had(first, "10:00", "10:03");
    }

    @Test
    void where_the_site_does_not_say_so_it_is_empty_between_uses_of_one_client_as_well() {
        Site ales = world.ales();
        assertThat(ales.ownInARow()).isFalse();
        assertThat(new paddock.ground.Plan(
                                ales, List.of(), List.of(), java.util.Map.of(), paddock.once.Locks.NONE, first)
                        .goesOnWith(first))
                .isFalse();
        assertThat(site.ownInARow()).isTrue();
    }
}
