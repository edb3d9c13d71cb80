package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.booking.Booking.End;
import paddock.booking.Booking.State;
import paddock.booking.Moves.Shift;
import paddock.ground.Claim;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.store.TestDatabases;

/** What has something else instead: all of it, or everything stays. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class MovesTest {

    private static final int RIVALS = 16;
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 100 : 20;
    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    private static int day;

    private final World world;
    private final Moves moves;
    private UUID client = UUID.randomUUID();
    private UUID rival = client;
    private LocalDate on = LocalDate.EPOCH;

    MovesTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
        moves = world.bean(Moves.class);
    }

    @BeforeEach
    void anotherWeek() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        client = world.client("Premier");
        rival = world.client("Rival");
        day = (day + 7) % 168;
        on = LocalDate.of(2026, 6, 1).plusDays(day);
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private Claim technique(int days, String from, String until) {
        LocalDate that = on.plusDays(days);
        return world.track("technique", that + "T" + from, that + "T" + until);
    }

    private Holding.Held booked(UUID company, Claim... claims) {
        return (Holding.Held) world.bookings.book(World.STAFF, world.wish(company, claims));
    }

    private Moving move(Holding.Held held, int version, Claim... claims) {
        return moves.move(World.STAFF, new Shift(held.id(), version, List.of(claims)));
    }

    private Booking now(Holding.Held held) {
        return world.bookings.withId(held.id()).orElseThrow();
    }

    @Test
    void what_is_moved_leaves_its_old_hours_to_others() {
        Holding.Held held = booked(client, technique(0, "09:00", "12:00"));
        assertThat(move(held, 1, technique(1, "14:00", "16:00"))).isEqualTo(new Moving.Moved(held.id(), 2));
        assertThat(now(held).claims()).containsExactly(technique(1, "14:00", "16:00"));
        assertThat(now(held).state()).isEqualTo(new State.Booked());
        assertThat(booked(rival, technique(0, "09:00", "12:00"))).isNotNull();
        assertThat(world.bookings.book(World.STAFF, world.wish(rival, technique(1, "14:00", "16:00"))))
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void where_somebody_has_the_new_hours_nothing_changes() {
        Holding.Held held = booked(client, technique(0, "09:00", "12:00"));
        booked(rival, technique(1, "15:00", "17:00"));
        Moving moved = move(held, 1, technique(1, "14:00", "16:00"));
        assertThat(((Moving.NotHad) moved).why()).isInstanceOf(Holding.Taken.class);
        assertThat(now(held).claims()).containsExactly(technique(0, "09:00", "12:00"));
        assertThat(now(held).version()).isEqualTo(1);
        assertThat(world.bookings.book(World.STAFF, world.wish(rival, technique(0, "09:00", "12:00"))))
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void as_part_of_something_larger_that_goes_on_nothing_changes_either() {
        Holding.Held held = booked(client, technique(0, "09:00", "12:00"));
        booked(rival, technique(1, "15:00", "17:00"));
        Moving moved =
                world.bean(Attempts.class).run(Locks.NONE, locks -> move(held, 1, technique(1, "14:00", "16:00")));
        assertThat(moved).isInstanceOf(Moving.NotHad.class);
        assertThat(now(held).claims()).containsExactly(technique(0, "09:00", "12:00"));
        assertThat(world.bookings.book(World.STAFF, world.wish(rival, technique(0, "09:00", "12:00"))))
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void an_option_keeps_its_deadline_and_who_waited_for_its_old_hours_has_them() {
        Holding.Held first = world.held(client, technique(0, "09:00", "12:00"));
        Holding.Held second = world.held(rival, technique(0, "10:00", "11:00"));
        world.later(Duration.ofDays(2));
        move(first, 1, technique(1, "09:00", "12:00"));
        assertThat(now(first).state()).isEqualTo(new State.Option(Objects.requireNonNull(first.lapsesAt())));
        assertThat(world.state(second.id())).isInstanceOf(State.Option.class);
    }

    @Test
    void it_grows_though_others_wait_behind_it_but_not_over_what_they_wait_for() {
        Holding.Held first = world.held(client, technique(0, "09:00", "11:00"));
        world.held(rival, technique(0, "10:00", "11:00"));
        assertThat(move(first, 1, technique(0, "08:30", "11:00"))).isInstanceOf(Moving.Moved.class);
        world.held(rival, technique(0, "09:00", "12:00"));
        assertThat(((Moving.NotHad) move(first, 2, technique(0, "08:30", "12:00"))).why())
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void who_only_waits_moves_nothing() {
        world.held(client, technique(0, "09:00", "11:00"));
        Holding.Held second = world.held(rival, technique(0, "10:00", "11:00"));
        assertThat(move(second, 1, technique(1, "10:00", "11:00"))).isEqualTo(new Moving.Waits());
    }

    @Test
    void the_order_is_asked_about_the_new_hours() {
        Holding.Held held = booked(client, technique(0, "09:00", "11:00"));
        Moving moved = move(held, 1, technique(0, "22:00", "23:00"));
        assertThat(((Moving.NotHad) moved).why()).isInstanceOf(Holding.Unlawful.class);
        assertThat(now(held).claims()).containsExactly(technique(0, "09:00", "11:00"));
    }

    @Test
    void two_exchange_what_they_have() {
        Holding.Held one = booked(client, technique(0, "09:00", "11:00"));
        Holding.Held two = booked(rival, technique(1, "14:00", "15:00"));
        assertThat(moves.swap(World.STAFF, new Shift(one.id(), 1, List.of()), new Shift(two.id(), 1, List.of())))
                .isInstanceOf(Moving.Moved.class);
        assertThat(now(one).claims()).containsExactly(technique(1, "14:00", "15:00"));
        assertThat(now(two).claims()).containsExactly(technique(0, "09:00", "11:00"));
    }

    @Test
    void who_has_read_an_older_version_changes_nothing() {
        Holding.Held held = booked(client, technique(0, "09:00", "11:00"));
        move(held, 1, technique(0, "09:00", "12:00"));
        assertThat(move(held, 1, technique(1, "09:00", "11:00"))).isEqualTo(new Moving.Overtaken(2));
        Holding.Held other = booked(rival, technique(1, "14:00", "15:00"));
        assertThat(moves.swap(World.STAFF, new Shift(held.id(), 2, List.of()), new Shift(other.id(), 7, List.of())))
                .isEqualTo(new Moving.Overtaken(1));
    }

    @Test
    void what_has_begun_ends_sooner_or_later_and_is_not_moved() {
        Holding.Held held = booked(client, technique(0, "09:00", "11:00"), technique(1, "09:00", "11:00"));
        world.now.set(technique(0, "10:00", "11:00").window().start());
        assertThat(move(held, 1, technique(2, "09:00", "11:00"))).isEqualTo(new Moving.Used());
        assertThat(move(held, 1, technique(0, "09:00", "09:30"), technique(1, "09:00", "11:00")))
                .isEqualTo(new Moving.Used());
        assertThat(move(held, 1, technique(0, "09:00", "10:00"))).isInstanceOf(Moving.Moved.class);
        assertThat(now(held).claims()).containsExactly(technique(0, "09:00", "10:00"));
    }

    @Test
    void whoever_stays_longer_keeps_the_units_it_has() {
        var pool = world.ales().pools().stream()
                .filter(each -> each.units().size() > 2)
                .findFirst()
                .orElseThrow();
        Holding.Held before = booked(rival, world.units(pool.key(), 1, on + "T09:00", on + "T10:00"));
        Holding.Held held = booked(client, world.units(pool.key(), 1, on + "T09:00", on + "T10:00"));
        world.handling.release(World.STAFF, before.id(), 1);
        Set<UUID> had = units(held);
        move(held, 1, world.units(pool.key(), 1, on + "T09:00", on + "T12:00"));
        assertThat(units(held)).isEqualTo(had);
    }

    private Set<UUID> units(Holding.Held held) {
        return world
                .jdbc
                .sql("select resource from booking.occupancy where booking = ?")
                .param(held.id())
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    @Test
    void a_closure_moves_some_and_ends_others_or_does_nothing() {
        Holding.Held one = booked(client, technique(0, "09:00", "11:00"));
        Holding.Held two = booked(rival, technique(0, "14:00", "15:00"));
        Wish closure = new Wish(world.ales().id(), null, List.of(technique(0, "08:00", "18:00")), World.SAID);
        Shift moved = new Shift(one.id(), 1, List.of(technique(1, "09:00", "11:00")));
        assertThat(moves.close(World.STAFF, closure, List.of(moved)))
                .as("the other is still there")
                .isInstanceOf(Moving.NotHad.class);
        assertThat(now(one).claims()).containsExactly(technique(0, "09:00", "11:00"));
        assertThat(moves.close(World.STAFF, closure, List.of(moved, new Shift(two.id(), 1, List.of()))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(now(one).claims()).containsExactly(technique(1, "09:00", "11:00"));
        assertThat(world.state(two.id())).isEqualTo(new State.Ended(End.CLOSED, world.now.get()));
    }

    @Test
    void of_those_who_move_or_book_into_one_slot_one_has_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate that = LocalDate.of(2027, 1, 4).plusDays(round);
            Claim slot = world.track("technique", that + "T09:00", that + "T10:00");
            List<Callable<Object>> acts = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                if (i < 2) {
                    Claim before = world.track(i == 0 ? "boucle-nord" : "boucle-sud", that + "T14:00", that + "T15:00");
                    Holding.Held held = booked(client, before);
                    acts.add(() -> moves.move(World.STAFF, new Shift(held.id(), 1, List.of(slot))));
                } else {
                    acts.add(() -> world.bookings.book(World.STAFF, world.wish(rival, slot)));
                }
            }
            List<Object> outcomes = World.atOnce(acts);
            assertThat(outcomes)
                    .filteredOn(each -> each instanceof Moving.Moved || each instanceof Holding.Held)
                    .hasSize(1);
        }
    }

    @Test
    void what_stands_in_the_way_takes_back_all_of_it_also_as_a_part_of_something_larger() {
        Holding.Held first = booked(client, technique(0, "09:00", "12:00"));
        booked(rival, technique(0, "14:00", "16:00"));
        Wish closure = world.wish(null, technique(0, "09:00", "16:00"));
        Moving outcome = world.bean(Attempts.class)
                .run(
                        Locks.NONE,
                        held -> moves.close(World.STAFF, closure, List.of(new Shift(first.id(), 1, List.of()))));
        assertThat(outcome).isInstanceOf(Moving.NotHad.class);
        assertThat(now(first).state()).isInstanceOf(State.Booked.class);
        assertThat(now(first).version()).isEqualTo(1);
    }
}
