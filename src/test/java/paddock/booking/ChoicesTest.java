package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.booking.Booking.End;
import paddock.booking.Choices.Choosing;
import paddock.ground.Claim;
import paddock.store.TestDatabases;

/** Several dates are held, one is wanted: confirming it frees the others. */
class ChoicesTest {

    private static World world;
    private static int week;
    private Choices choices;
    private UUID client;
    private LocalDate on;

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void anotherWeek() {
        client = world.client("Client");
        choices = world.bean(Choices.class);
        on = LocalDate.of(2026, 6, 1).plusWeeks(week++);
    }

    private Claim day(int day) {
        return world.track("technique", on.plusDays(day) + "T09:00", on.plusDays(day) + "T10:00");
    }

    private List<UUID> offered(Claim... claims) {
        List<Wish> wishes =
                Stream.of(claims).map(claim -> world.wish(client, claim)).toList();
        return ((Choosing.Offered) choices.choose(World.STAFF, wishes))
                .options().stream().map(Holding.Held::id).toList();
    }

    private static Booking.State.Ended ended(UUID id) {
        return (Booking.State.Ended) world.state(id);
    }

    @Test
    void confirming_one_frees_the_others_for_whoever_waits() {
        List<UUID> options = offered(day(0), day(1), day(2));
        Holding.Held behind = world.held(world.client("Deuxième"), day(1));
        assertThat(behind.rank()).isEqualTo(2);
        assertThat(world.handling.confirm(World.STAFF, options.get(2), 1)).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(world.state(options.get(2))).isInstanceOf(Booking.State.Booked.class);
        assertThat(ended(options.get(0)).why()).isEqualTo(End.NOT_CHOSEN);
        assertThat(ended(options.get(1)).why()).isEqualTo(End.NOT_CHOSEN);
        assertThat(world.state(behind.id())).isInstanceOf(Booking.State.Option.class);
        assertThat(world.held(client, day(0)).rank()).isEqualTo(1);
    }

    @Test
    void where_one_cannot_be_had_none_is() {
        Holding.Held other = world.held(world.client("Deuxième"), day(1));
        world.handling.confirm(World.STAFF, other.id(), 1);
        List<Wish> wishes = List.of(world.wish(client, day(0)), world.wish(client, day(1)));
        Choosing.NotHad not = (Choosing.NotHad) choices.choose(World.STAFF, wishes);
        assertThat(not.which()).isEqualTo(1);
        assertThat(not.why()).isInstanceOf(Holding.Taken.class);
        assertThat(world.held(world.client("Troisième"), day(0)).rank()).isEqualTo(1);
    }

    @Test
    void the_same_twice_is_no_choice() {
        List<Wish> wishes = List.of(world.wish(client, day(0)), world.wish(client, day(0)));
        assertThat(choices.choose(World.STAFF, wishes)).isEqualTo(new Choosing.NotHad(1, new Holding.Doubled()));
    }

    @Test
    void letting_go_of_one_leaves_the_others() {
        List<UUID> options = offered(day(0), day(1));
        world.handling.release(World.STAFF, options.get(0), 1);
        assertThat(world.state(options.get(1))).isInstanceOf(Booking.State.Option.class);
    }

    @Test
    void of_two_confirmed_at_once_one_is_booked() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<UUID> options = offered(day(2 * round + 7), day(2 * round + 8));
            Iterator<UUID> each = options.iterator();
            Callable<Confirmation> confirms = () -> world.handling.confirm(World.STAFF, next(each), 1);
            List<Confirmation> outcomes = World.atOnce(2, confirms);
            assertThat(outcomes)
                    .filteredOn(Confirmation.Confirmed.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes).filteredOn(Confirmation.Over.class::isInstance).hasSize(1);
        }
        week += 4;
    }

    private static synchronized UUID next(Iterator<UUID> each) {
        return Objects.requireNonNull(each.next());
    }
}
