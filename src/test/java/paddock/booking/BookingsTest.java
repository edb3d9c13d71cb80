package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.booking.Booking.End;
import paddock.booking.Booking.State;
import paddock.booking.Permits.Permitting;
import paddock.ground.Claim;
import paddock.permit.Permit;
import paddock.permit.Permit.Progress;
import paddock.store.TestDatabases;

/** What is held, confirmed and let go, one act after the other. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class BookingsTest {

    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    private static int day = 1;

    private final World world;
    private UUID first = UUID.randomUUID();
    private UUID second = first;
    private UUID third = first;
    private String on = "";

    BookingsTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
    }

    @BeforeEach
    void anotherDay() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        first = world.client("Premier");
        second = world.client("Second");
        third = world.client("Troisième");
        day = day % 25 + 1;
        on = LocalDate.of(2026, 6 + (day / 13), 1).plusDays(day).toString();
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private Claim technique(String from, String until) {
        return world.track("technique", on + "T" + from, on + "T" + until);
    }

    private Claim loop(String which, String from, String until) {
        return world.track("boucle-" + which, on + "T" + from, on + "T" + until);
    }

    @Test
    void the_first_who_asks_is_first_in_rank_and_the_second_waits() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        Holding.Held two = world.held(second, technique("10:00", "11:00"));
        assertThat(one.rank()).isEqualTo(1);
        assertThat(one.lapsesAt()).isEqualTo(world.now.get().plus(Duration.ofDays(7)));
        assertThat(two.rank()).isEqualTo(2);
        assertThat(two.lapsesAt()).isNull();
        assertThat(world.state(two.id())).isInstanceOf(State.Waiting.class);
    }

    @Test
    void an_option_can_be_confirmed_until_the_instant_it_lapses() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        world.later(Duration.ofDays(7).minusNanos(1_000));
        assertThat(world.handling.confirm(World.STAFF, one.id(), 1)).isEqualTo(new Confirmation.Confirmed(2));
        assertThat(world.state(one.id())).isEqualTo(new State.Booked());
    }

    @Test
    void at_that_instant_it_has_lapsed_and_who_waits_has_it_next() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        Holding.Held two = world.held(second, technique("10:00", "11:00"));
        world.later(Duration.ofDays(7));
        assertThat(world.handling.confirm(World.STAFF, one.id(), 1))
                .isEqualTo(new Confirmation.Over(new State.Ended(End.LAPSED, world.now.get())));
        assertThat(world.state(two.id())).isInstanceOf(State.Option.class);
        Holding.Held three = world.held(third, technique("09:00", "10:00"));
        assertThat(three.rank()).as("nobody else wants the first hour").isEqualTo(1);
        assertThat(world.held(third, technique("14:00", "15:00")).rank()).isEqualTo(1);
    }

    @Test
    void who_asks_for_what_has_lapsed_comes_after_who_waited() {
        world.held(first, technique("09:00", "12:00"));
        Holding.Held two = world.held(second, technique("09:00", "12:00"));
        world.later(Duration.ofDays(7));
        Holding.Held three = world.held(third, technique("11:00", "12:00"));
        assertThat(three.rank()).isEqualTo(2);
        assertThat(world.state(two.id())).isInstanceOf(State.Option.class);
    }

    @Test
    void a_waiting_one_keeps_its_turn_though_part_of_what_it_wants_is_free() {
        world.held(first, technique("09:00", "10:00"));
        world.held(second, technique("09:00", "12:00"));
        Holding.Held three = world.held(third, technique("11:00", "12:00"));
        assertThat(three.rank()).isEqualTo(2);
    }

    @Test
    void what_is_booked_is_taken_and_nobody_says_by_whom() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        world.handling.confirm(World.STAFF, one.id(), 1);
        Holding taken = world.hold(second, loop("nord", "11:00", "12:00"));
        assertThat(taken)
                .isEqualTo(new Holding.Taken(
                        List.of(new Holding.Busy(0, world.during(on + "T09:00", on + "T12:" + minutes())))));
    }

    private String minutes() {
        return "%02d"
                .formatted(world.ales()
                        .turnaroundOf(world.ales().circuit("vitesse").orElseThrow())
                        .toMinutes());
    }

    @Test
    void the_two_loops_can_be_had_side_by_side_and_the_full_layout_beside_neither() {
        assertThat(world.held(first, loop("nord", "09:00", "12:00")).rank()).isEqualTo(1);
        assertThat(world.held(second, loop("sud", "09:00", "12:00")).rank()).isEqualTo(1);
        assertThat(world.held(third, technique("09:00", "12:00")).rank()).isEqualTo(3);
    }

    @Test
    void all_claims_are_had_or_none() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        world.handling.confirm(World.STAFF, one.id(), 1);
        assertThat(world.hold(second, technique("14:00", "15:00"), technique("09:00", "10:00")))
                .isInstanceOf(Holding.Taken.class);
        assertThat(world.held(third, technique("14:00", "15:00")).rank()).isEqualTo(1);
    }

    @Test
    void letting_go_gives_it_to_who_waits() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        Holding.Held two = world.held(second, technique("10:00", "11:00"));
        Holding.Held three = world.held(third, technique("10:00", "12:00"));
        assertThat(world.handling.release(World.STAFF, one.id(), 1)).isEqualTo(new Release.Released(2));
        assertThat(world.state(two.id())).isInstanceOf(State.Option.class);
        assertThat(world.state(three.id())).isInstanceOf(State.Waiting.class);
        assertThat(world.handling.release(World.STAFF, two.id(), 2)).isEqualTo(new Release.Released(3));
        assertThat(world.state(three.id())).isInstanceOf(State.Option.class);
    }

    @Test
    void an_unlawful_one_is_not_kept_and_names_the_paragraph() {
        Claim afterTheOrder = world.track("technique", "2027-07-06T09:00", "2027-07-06T12:00");
        Holding refused = world.hold(first, afterTheOrder);
        assertThat(refused).isInstanceOf(Holding.Unlawful.class);
        assertThat(((Holding.Unlawful) refused)
                        .judged()
                        .getFirst()
                        .verdict()
                        .reasons()
                        .getFirst()
                        .cite())
                .isNotEmpty();
        assertThat(world.jdbc
                        .sql("select count(*) from booking.booking where company = ?")
                        .param(first)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void one_that_needs_an_authorisation_can_be_held_and_not_confirmed_without() {
        Holding.Held noon = world.held(first, technique("12:00", "13:30"));
        assertThat(world.handling.confirm(World.STAFF, noon.id(), 1)).isInstanceOf(Confirmation.Ungranted.class);
        assertThat(world.bookings.book(World.STAFF, world.wish(second, loop("nord", "12:30", "13:00"))))
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void once_it_is_granted_it_can_be_confirmed() {
        Holding.Held noon = world.held(first, technique("12:00", "13:30"));
        Permit permit = permit(noon);
        LocalDate today = LocalDate.of(2026, 5, 11);
        assertThat(permitted(noon, 1, permit, new Progress.Filed(today))).isEqualTo(new Permitting.Done(2));
        assertThat(permitted(noon, 1, permit, new Progress.Granted("2026-041", today)))
                .isEqualTo(new Permitting.Overtaken(2));
        assertThat(permitted(noon, 2, permit, new Progress.Granted("2026-041", today)))
                .isEqualTo(new Permitting.Done(3));
        assertThat(world.handling.confirm(World.STAFF, noon.id(), 3)).isEqualTo(new Confirmation.Confirmed(4));
    }

    @Test
    void a_unit_of_the_counter_is_kept_for_it_until_it_is_refused() {
        List<Holding.Held> held = new ArrayList<>();
        for (Holding next = noon(held.size()); next instanceof Holding.Held one; next = noon(held.size())) {
            held.add(one);
            assertThat(held).as("ten events a year").hasSizeLessThan(12);
        }
        assertThat(noon(held.size())).isInstanceOf(Holding.Unlawful.class);
        Permit permit = permit(held.getLast());
        assertThat(permitted(held.getLast(), 1, permit, new Progress.Refused(LocalDate.of(2026, 5, 11))))
                .isEqualTo(new Permitting.Done(2));
        assertThat(world.state(held.getLast().id())).isEqualTo(new State.Ended(End.NOT_GRANTED, world.now.get()));
        Holding again = noon(held.size());
        assertThat(again).isInstanceOf(Holding.Held.class);
        held.add((Holding.Held) again);
        held.forEach(each -> world.handling.release(World.STAFF, each.id(), 1));
    }

    /** One of many noons on days of their own. */
    private Holding noon(int number) {
        String day = LocalDate.of(2026, 9, 7).plusDays(7L * number).toString();
        return world.hold(first, world.track("technique", day + "T12:00", day + "T13:30"));
    }

    private Permit permit(Holding.Held held) {
        return world.bookings.withId(held.id()).orElseThrow().permits().getFirst();
    }

    private Permitting permitted(Holding.Held held, int version, Permit permit, Progress to) {
        return world.handling.permit(World.STAFF, held.id(), version, new Handling.Change(permit.id(), to));
    }

    @Test
    void who_changes_what_somebody_else_has_changed_is_told() {
        Holding.Held one = world.held(first, technique("09:00", "12:00"));
        assertThat(world.handling.confirm(World.STAFF, one.id(), 7)).isEqualTo(new Confirmation.Overtaken(1));
        assertThat(world.handling.release(World.STAFF, one.id(), 7)).isEqualTo(new Release.Overtaken(1));
    }

    @Test
    void units_of_a_pool_are_given_one_by_one() {
        String pool = pool();
        int all = units(pool);
        Holding.Held one = world.held(first, world.units(pool, all - 1, on + "T08:00", on + "T18:00"));
        assertThat(one.rank()).isEqualTo(1);
        assertThat(world.held(second, world.units(pool, 1, on + "T08:00", on + "T18:00"))
                        .rank())
                .isEqualTo(1);
        assertThat(world.held(third, world.units(pool, 1, on + "T08:00", on + "T18:00"))
                        .rank())
                .isEqualTo(3);
        assertThat(world.hold(third, world.units(pool, all + 1, on + "T08:00", on + "T18:00")))
                .isEqualTo(new Holding.TooFew(0, all + 1, all));
    }

    private String pool() {
        return world.ales().pools().stream()
                .filter(pool -> pool.units().size() > 2)
                .findFirst()
                .orElseThrow()
                .key();
    }

    private int units(String pool) {
        return world.ales().pools().stream()
                .filter(each -> each.key().equals(pool))
                .findFirst()
                .orElseThrow()
                .units()
                .size();
    }
}
