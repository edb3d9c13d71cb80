package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.kernel.Steady;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Those who book at the same moment are decided about together, and each gets what they would have got alone. */
class RushTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final ObjectNode LOUD = (ObjectNode) JsonMapper.shared().readTree("""
            {"activity": "practice", "noise": {"source-exhaust": 140},
             "vehicles": [{"category": "touring-gt", "count": 8, "powertrain": "combustion"}]}""");
    private static World world;
    private static Rush rush;

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
        rush = world.bean(Rush.class);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Wish wish(UUID client, LocalDate day, int hour) {
        return world.wish(
                client, world.track("technique", day + "T%02d:00".formatted(hour), day + "T%02d:20".formatted(hour)));
    }

    private static Optional<Holding> booked(Acting by, Wish wish) {
        return Steady.supposing(() -> rush.book(by, wish));
    }

    /** While the site is locked, all who ask come together. */
    private static List<Optional<Holding>> together(List<Callable<Optional<Holding>>> acts) throws Exception {
        List<Callable<Optional<Holding>>> all = new ArrayList<>(acts);
        all.add(() -> world.bean(Attempts.class).run(Locks.alone(world.ales().id()), held -> {
            try {
                Thread.sleep(400);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }));
        return World.atOnce(all).subList(0, acts.size());
    }

    private static long transactions(List<Optional<Holding>> outcomes) {
        return world.jdbc
                .sql("select count(distinct xmin::text) from booking.booking where id = any (?)")
                .param(outcomes.stream()
                        .flatMap(Optional::stream)
                        .filter(Holding.Held.class::isInstance)
                        .map(outcome -> ((Holding.Held) outcome).id())
                        .toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    @Test
    void each_of_several_slots_is_had_once_and_in_few_transactions() throws Exception {
        UUID client = world.client("Ruée");
        List<Callable<Optional<Holding>>> acts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            LocalDate day = FIRST.plusDays(i % 4);
            int hour = 9 + i % 3;
            acts.add(() -> booked(World.STAFF, wish(client, day, hour)));
        }
        undisturbed(() -> {
            List<Optional<Holding>> outcomes = together(acts);
            hadOnce(outcomes);
            return true;
        });
    }

    private static void hadOnce(List<Optional<Holding>> outcomes) {
        assertThat(outcomes).allMatch(Optional::isPresent);
        assertThat(outcomes.stream().map(Optional::get))
                .filteredOn(Holding.Held.class::isInstance)
                .hasSize(12);
        assertThat(outcomes.stream().map(Optional::get))
                .filteredOn(Holding.Taken.class::isInstance)
                .hasSize(12);
        assertThat(transactions(outcomes)).isLessThan(12);
        List<Booking> there = outcomes.stream()
                .flatMap(Optional::stream)
                .filter(Holding.Held.class::isInstance)
                .map(outcome -> ((Holding.Held) outcome).booking())
                .toList();
        assertThat(world.bookings.withIds(there.stream().map(Booking::id).toList()))
                .containsExactlyInAnyOrderElementsOf(there);
        there.forEach(booking -> assertThat(recorded(booking.id())).isEqualTo(1));
        there.forEach(booking -> assertThat(due(booking.id())).isEqualTo(1));
    }

    private static long recorded(UUID booking) {
        return world.jdbc
                .sql("select count(*) from audit.act where thing = ? and act = 'booked'")
                .param(booking)
                .query(Long.class)
                .single();
    }

    private static long due(UUID booking) {
        return world.jdbc
                .sql("select count(*) from notice.due where booking = ? and act = 'booked'")
                .param(booking)
                .query(Long.class)
                .single();
    }

    /** While nobody writes mails. */
    private static void undisturbed(Callable<?> act) {
        world.bean(Attempts.class).run(Locks.NONE, held -> {
            world.jdbc
                    .sql("select cast(pg_advisory_xact_lock(hashtext('notice.due')) as text)")
                    .query(String.class)
                    .list();
            try {
                return Optional.ofNullable(act.call());
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    @Test
    void it_is_told_what_it_would_be_told_alone() throws Exception {
        UUID client = world.client("Seule");
        LocalDate day = FIRST.plusDays(10);
        Wish free = wish(client, day, 9);
        Wish loud = new Wish(free.site(), client, free.claims(), new Booking.Said(LOUD, "", "", ""));
        Holding alone = world.bookings.book(World.STAFF, loud);
        Optional<Holding> rushed = booked(World.STAFF, loud);
        assertThat(alone).isInstanceOf(Holding.Unlawful.class);
        assertThat(rushed.orElseThrow()).isInstanceOf(Holding.Unlawful.class);
        assertThat(((Holding.Unlawful) rushed.get()).judged().getFirst().verdict())
                .hasSameClassAs(((Holding.Unlawful) alone).judged().getFirst().verdict());
        world.held(client, free.claims().getFirst());
        assertThat(booked(World.STAFF, free)).contains(world.bookings.book(World.STAFF, free));
        Wish past = world.wish(client, world.track("technique", "2026-05-01T09:00", "2026-05-01T10:00"));
        assertThat(booked(World.STAFF, past)).as("said by what is so now").isEmpty();
        assertThat(booked(World.STAFF, wish(UUID.randomUUID(), day, 15)))
                .as("nobody knows that company")
                .isEmpty();
    }

    @Test
    void whoever_cannot_be_written_down_keeps_nobody_else_from_it() throws Exception {
        UUID client = world.client("Voisine");
        LocalDate day = FIRST.plusDays(21);
        Acting unknown = new Acting(UUID.randomUUID(), "?", "", Set.of(StaffRole.OPERATIONS), Map.of());
        List<Callable<Optional<Holding>>> acts = new ArrayList<>();
        for (int hour : List.of(9, 10, 11, 14, 15, 16)) {
            Wish wish = wish(client, day, hour);
            Acting by = hour == 14 ? unknown : World.STAFF;
            acts.add(() -> {
                Optional<Holding> outcome = booked(by, wish);
                return outcome.isPresent() || by.equals(unknown) ? outcome : Optional.of(world.bookings.book(by, wish));
            });
        }
        List<Optional<Holding>> outcomes = together(acts);
        assertThat(outcomes.get(3)).isEmpty();
        outcomes.remove(3);
        assertThat(outcomes).allMatch(outcome -> outcome.orElseThrow() instanceof Holding.Held);
        assertThatThrownBy(() -> world.bookings.book(unknown, wish(client, day, 14)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_was_remembered_and_is_so_no_more_is_prepared_anew() {
        UUID client = world.client("Souvenir");
        assertThat(booked(World.STAFF, wish(client, FIRST.plusDays(25), 9))).isPresent();
        world.jdbc
                .sql("update homologation.revision set revision = revision + 1")
                .update();
        assertThat(booked(World.STAFF, wish(client, FIRST.plusDays(25), 10))).isEmpty();
        assertThat(world.bookings.book(World.STAFF, wish(client, FIRST.plusDays(25), 10)))
                .isInstanceOf(Holding.Held.class);
        assertThat(booked(World.STAFF, wish(client, FIRST.plusDays(25), 11))).isPresent();
    }
}
