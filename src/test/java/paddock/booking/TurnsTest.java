package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
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
import paddock.booking.Turns.Challenge;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import paddock.kernel.Window;
import paddock.store.TestDatabases;

/** Whose turn it is, where several wait: what random histories have found once. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class TurnsTest {

    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    private static int week;

    private final World world;
    private final Pool pool;
    private UUID first = UUID.randomUUID();
    private UUID second = first;
    private LocalDate on = LocalDate.EPOCH;

    TurnsTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
        pool = world.ales().pools().stream()
                .filter(each -> each.units().size() > 2)
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void anotherWeek() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        first = world.client("Premier");
        second = world.client("Second");
        on = LocalDate.of(2026, 6, 1).plusWeeks(week++ % 30);
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private Claim track(String layout, String from, String until) {
        return world.track(layout, on + "T" + from, on + "T" + until);
    }

    private Claim units(int less, String from, String until) {
        return world.units(pool.key(), pool.units().size() - less, on + "T" + from, on + "T" + until);
    }

    @Test
    void what_is_booked_for_good_is_before_nobody() {
        Claim one = world.units(pool.key(), 1, on + "T09:00", on + "T10:00");
        assertThat(world.bookings.book(World.STAFF, world.wish(first, one))).isInstanceOf(Holding.Held.class);
        world.held(first, units(1, "11:00", "12:00"));
        assertThat(world.held(second, units(1, "09:00", "12:00")).rank()).isEqualTo(2);
    }

    @Test
    void who_has_units_of_a_pool_that_has_enough_is_before_nobody() {
        world.held(first, track("boucle-nord", "09:00", "10:00"), one("09:00", "10:00"));
        world.held(first, track("boucle-sud", "09:00", "10:00"), one("09:00", "10:00"));
        Holding.Held behind = world.held(second, track("boucle-nord", "09:00", "10:00"), one("09:00", "10:00"));
        assertThat(behind.rank()).isEqualTo(2);
        assertThat(world.handling.challenge(World.STAFF, behind.id(), 1)).isInstanceOf(Challenge.Challenged.class);
    }

    private Claim one(String from, String until) {
        return world.units(pool.key(), 1, on + "T" + from, on + "T" + until);
    }

    @Test
    void a_turn_that_comes_after_its_use_has_begun_is_none() {
        Holding.Held had = world.held(first, track("technique", "09:00", "12:00"));
        Holding.Held late = world.held(second, track("technique", "09:00", "10:00"));
        Holding.Held next = world.held(second, track("technique", "09:30", "12:00"));
        world.handling.confirm(World.STAFF, had.id(), 1);
        world.now.set(world.during(on + "T09:00", on + "T10:00").start());
        world.handling.release(World.STAFF, had.id(), 2);
        assertThat(world.state(late.id())).isEqualTo(new State.Ended(End.LAPSED, world.now.get()));
        assertThat(world.state(next.id())).as("was behind it").isInstanceOf(State.Option.class);
    }

    @Test
    void who_waits_behind_one_who_gives_up_waiting_is_next() {
        world.held(first, track("boucle-nord", "09:00", "10:00"));
        Holding.Held both = world.held(first, track("technique", "09:00", "10:00"));
        Holding.Held behind = world.held(second, track("boucle-sud", "09:00", "10:00"));
        assertThat(behind.rank()).isEqualTo(2);
        world.handling.release(World.STAFF, both.id(), 1);
        assertThat(world.state(behind.id())).isInstanceOf(State.Option.class);
    }

    @Test
    void a_turn_comes_once_though_two_who_had_it_have_lapsed() {
        world.held(first, track("boucle-nord", "12:00", "13:30"));
        world.held(first, track("boucle-sud", "12:00", "13:30"));
        Holding.Held both = world.held(second, track("technique", "12:00", "13:30"));
        world.later(Duration.ofDays(7));
        Holding.Held asks = world.held(first, track("boucle-nord", "12:30", "13:00"));
        assertThat(asks.rank()).isEqualTo(2);
        Booking promoted = world.bookings.withId(both.id()).orElseThrow();
        assertThat(promoted.state()).isInstanceOf(State.Option.class);
        assertThat(promoted.version()).isEqualTo(2);
        assertThat(promoted.permits()).hasSize(1);
    }

    @Test
    void what_has_lapsed_where_one_moves_to_does_not_cost_it_what_it_has() {
        Claim north = track("boucle-nord", "09:00", "10:00");
        Holding.Held moves = world.held(first, north);
        world.held(second, track("boucle-sud", "09:00", "10:00"), one("09:00", "10:00"));
        assertThat(world.held(second, track("technique", "09:00", "10:00")).rank())
                .isEqualTo(3);
        world.handling.confirm(World.STAFF, moves.id(), 1);
        world.later(Duration.ofDays(7));
        assertThat(world.bean(Moves.class)
                        .move(World.STAFF, new Moves.Shift(moves.id(), 2, List.of(north, one("09:00", "10:00")))))
                .isInstanceOf(Moving.Moved.class);
    }

    @Test
    void who_waits_behind_one_who_is_put_aside_for_a_closure_is_next() {
        Holding.Held had = world.held(first, track("boucle-sud", "09:00", "10:00"));
        Holding.Held both = world.held(first, track("technique", "09:00", "10:00"));
        Holding.Held behind = world.held(second, track("boucle-nord", "09:00", "10:00"));
        Wish closure = new Wish(world.ales().id(), null, List.of(track("boucle-sud", "09:00", "10:00")), World.SAID);
        assertThat(world.bean(Moves.class)
                        .close(
                                World.STAFF,
                                closure,
                                List.of(
                                        new Moves.Shift(had.id(), 1, List.of()),
                                        new Moves.Shift(both.id(), 1, List.of()))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(world.state(behind.id())).isInstanceOf(State.Option.class);
    }

    @Test
    void who_moves_away_from_noon_needs_nothing_granted_any_more() {
        Holding.Held noon = world.held(first, track("technique", "12:00", "13:30"));
        assertThat(world.bookings.withId(noon.id()).orElseThrow().permits()).hasSize(1);
        Claim morning = track("technique", "09:00", "10:00");
        assertThat(world.bean(Moves.class).move(World.STAFF, new Moves.Shift(noon.id(), 1, List.of(morning))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(world.bookings.withId(noon.id()).orElseThrow().permits()).isEmpty();
        assertThat(world.handling.confirm(World.STAFF, noon.id(), 2)).isEqualTo(new Confirmation.Confirmed(3));
    }

    @Test
    void nobody_is_in_the_way_where_there_is_no_such_layout_yet() {
        Site other = world.bean(Sites.class).withKey("gamogonili").orElseThrow();
        ZonedDateTime from = on.atTime(9, 0).atZone(other.zone());
        Claim notYet =
                new Claim.Track(Ids.named("gamogonili", "layout", "zeda"), null, new Window(from, from.plusHours(1)));
        assertThat(world.bean(Moves.class).inTheWayOf(other, List.of(notYet))).isEmpty();
        assertThat(world.bookings.close(World.STAFF, new Wish(other.id(), null, List.of(notYet), World.SAID)))
                .isEqualTo(new Holding.Missing(0, on));
    }

    @Test
    void whoever_keeps_fewer_of_the_units_it_has_or_for_less_time_overtakes_nobody() {
        Holding.Held had = world.held(first, units(0, "09:00", "12:00"));
        assertThat(world.held(second, units(0, "10:00", "13:00")).rank()).isEqualTo(2);
        Moves moves = world.bean(Moves.class);
        assertThat(moves.move(World.STAFF, new Moves.Shift(had.id(), 1, List.of(units(1, "09:00", "11:00")))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(moves.move(World.STAFF, new Moves.Shift(had.id(), 2, List.of(units(1, "08:00", "11:00")))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(moves.move(World.STAFF, new Moves.Shift(had.id(), 3, List.of(units(1, "08:00", "12:00")))))
                .as("somebody waits for the last hour")
                .isInstanceOf(Moving.NotHad.class);
    }

    @Test
    void what_is_asked_for_on_the_weekend_before_does_not_lapse_at_once() {
        Holding.Held noon = world.held(first, track("technique", "12:00", "13:30"));
        Booking booking = world.bookings.withId(noon.id()).orElseThrow();
        Deadlines deadlines = world.bean(Deadlines.class);
        Instant friday = on.minusDays(2).atStartOfDay(world.ales().zone()).toInstant();
        assertThat(on.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(deadlines.ofAwaited(world.ales(), booking, friday.minusSeconds(1)))
                .isEqualTo(friday);
        assertThat(deadlines.ofAwaited(world.ales(), booking, friday))
                .isEqualTo(booking.claims().getFirst().window().start());
    }
}
