package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.booking.Booking.State;
import paddock.ground.Claim;
import paddock.store.TestDatabases;

/** What rivals at the same moment get: exactly what there is, whoever is faster, and no error. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class BookingRacesTest {

    private static final int RIVALS = 16;
    private static final int ROUNDS = Boolean.getBoolean("paddock.full") ? 100 : 20;
    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);

    private final World world;

    BookingRacesTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private static String day(int month, int round) {
        return LocalDate.of(2026, month, 1).plusDays(round % 28).toString();
    }

    private static String hour(int round, int minutes) {
        int start = 9 * 60 + round / 28 * 45 + minutes;
        return "T%02d:%02d".formatted(start / 60, start % 60);
    }

    @Test
    void of_those_who_book_one_slot_one_has_it() throws Exception {
        UUID client = world.client("Course");
        for (int round = 0; round < ROUNDS; round++) {
            String on = day(6, round);
            Claim claim = world.track("technique", on + hour(round, 0), on + hour(round, 20));
            List<Holding> all = World.atOnce(RIVALS, () -> world.bookings.book(World.STAFF, world.wish(client, claim)));
            assertThat(all).filteredOn(Holding.Held.class::isInstance).hasSize(1);
            assertThat(all).filteredOn(Holding.Taken.class::isInstance).hasSize(RIVALS - 1);
        }
    }

    @Test
    void those_who_hold_one_slot_are_ranked_one_after_the_other() throws Exception {
        UUID client = world.client("Rang");
        for (int round = 0; round < ROUNDS; round++) {
            String on = day(7, round);
            Claim claim = world.track("technique", on + hour(round, 0), on + hour(round, 20));
            List<Integer> ranks = new ArrayList<>();
            World.atOnce(RIVALS, () -> world.held(client, claim)).forEach(held -> ranks.add(held.rank()));
            assertThat(ranks).doesNotHaveDuplicates().contains(1, RIVALS);
        }
    }

    @Test
    void layouts_that_overlap_are_taken_in_whatever_order_without_a_deadlock() throws Exception {
        UUID client = world.client("Croisé");
        for (int round = 0; round < ROUNDS; round++) {
            String one = day(8, round);
            String other = day(9, round);
            List<Callable<Holding>> acts = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                Claim first = world.track("boucle-nord", one + hour(round, 0), one + hour(round, 20));
                Claim second = world.track("technique", other + hour(round, 0), other + hour(round, 20));
                Claim third = world.track("boucle-sud", one + hour(round, 0), one + hour(round, 20));
                acts.add(
                        i % 2 == 0
                                ? () -> world.bookings.book(World.STAFF, world.wish(client, first, second, third))
                                : () -> world.bookings.book(World.STAFF, world.wish(client, second, third, first)));
            }
            assertThat(World.atOnce(acts))
                    .filteredOn(Holding.Held.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void the_last_units_of_a_pool_are_given_once() throws Exception {
        UUID client = world.client("Stand");
        var pool = world.ales().pools().stream()
                .filter(each -> each.units().size() > 2)
                .findFirst()
                .orElseThrow();
        int all = pool.units().size();
        for (int round = 0; round < ROUNDS; round++) {
            String on = day(10, round);
            Claim claim = world.units(pool.key(), 1, on + hour(round, 0), on + hour(round, 5));
            List<Holding> outcomes =
                    World.atOnce(all + 4, () -> world.bookings.book(World.STAFF, world.wish(client, claim)));
            assertThat(outcomes).filteredOn(Holding.Held.class::isInstance).hasSize(all);
            assertThat(outcomes).filteredOn(Holding.TooFew.class::isInstance).hasSize(4);
        }
    }

    @Test
    void at_the_deadline_an_option_is_confirmed_or_passed_on_and_never_both() throws Exception {
        UUID client = world.client("Échéance");
        for (int round = 0; round < ROUNDS; round++) {
            world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
            String on = day(11, round);
            Claim claim = world.track("technique", on + hour(round, 0), on + hour(round, 20));
            Holding.Held first = world.held(client, claim);
            Holding.Held second = world.held(client, claim);
            world.later(Duration.ofDays(7).minus(Duration.ofNanos(round % 2 == 0 ? 1_000 : 0)));
            List<Callable<Object>> acts = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                acts.add(
                        i % 2 == 0
                                ? () -> world.handling.confirm(World.STAFF, first.id(), 1)
                                : () -> world.hold(client, claim));
            }
            World.atOnce(acts);
            boolean booked = world.state(first.id()) instanceof State.Booked;
            boolean passedOn = world.state(second.id()) instanceof State.Option;
            assertThat(booked).isEqualTo(round % 2 == 0).isNotEqualTo(passedOn);
        }
    }

    @Test
    void nothing_is_ever_taken_twice() throws Exception {
        Integer twice = world.jdbc.sql("""
                        select count(*) from booking.occupancy a
                          join booking.occupancy b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid
                         where a.blocks and b.blocks""").query(Integer.class).single();
        assertThat(twice).isZero();
    }
}
