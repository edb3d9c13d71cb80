package paddock.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Outlook.Prospect;
import paddock.booking.World;
import paddock.ground.Claim;
import paddock.series.Cycle.Draft;
import paddock.series.Cycle.Foreseen;
import paddock.series.Cycle.Outcome;
import paddock.series.Cycle.State;
import paddock.store.TestDatabases;

/** The same hours again and again, in Alès from May 2026 on. */
class SeriesTest {

    private static World world;

    private UUID client = UUID.randomUUID();

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void anotherClient() {
        client = world.client("Series");
    }

    private Draft draft(String rule, Claim... first) {
        return new Draft(world.ales(), client, Recurrence.read(rule), List.of(first), World.SAID, Set.of(), Map.of());
    }

    private static Cycles cycles() {
        return world.bean(Cycles.class);
    }

    private Cycle held(Draft draft) {
        UUID id = UUID.randomUUID();
        cycles().hold(World.STAFF, id, draft);
        return cycles().withId(id).orElseThrow();
    }

    private static List<String> words(Cycle cycle) {
        return cycle.occasions().stream().map(each -> each.state().word()).toList();
    }

    private static Booking booking(Cycle cycle, int which) {
        State.Held held = (State.Held) cycle.occasions().get(which).state();
        return world.bookings.withId(Objects.requireNonNull(held.booking())).orElseThrow();
    }

    @Test
    void each_date_is_an_option_at_the_same_hours_on_the_clock_across_its_changes() {
        Cycle cycle = held(draft(
                "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103",
                world.track("technique", "2026-10-13T09:00", "2026-10-13T11:00")));
        assertThat(words(cycle)).containsExactly("held", "held", "held", "held");
        for (int i = 0; i < 4; i++) {
            Claim claim = booking(cycle, i).claims().getFirst();
            assertThat(claim.window().from().toLocalTime()).isEqualTo(LocalTime.of(9, 0));
            assertThat(claim.window().until().toLocalTime()).isEqualTo(LocalTime.of(11, 0));
            assertThat(claim.window().from().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 10, 13).plusWeeks(i));
        }
        assertThat(booking(cycle, 1).claims().getFirst().window().start())
                .isEqualTo(
                        booking(cycle, 2).claims().getFirst().window().start().minus(Duration.ofHours(7 * 24 + 1)));
    }

    @Test
    void what_is_foreseen_is_what_comes_of_it() {
        Holding taken = world.bookings.book(
                World.STAFF,
                world.wish(world.client("Other"), world.track("technique", "2026-06-16T09:00", "2026-06-16T10:00")));
        assertThat(taken).isInstanceOf(Holding.Held.class);
        var _ = world.held(world.client("First"), world.track("technique", "2026-06-23T09:30", "2026-06-23T10:00"));
        Draft draft = draft("FREQ=WEEKLY;COUNT=4", world.track("technique", "2026-06-09T09:00", "2026-06-09T11:00"));
        List<Foreseen> foreseen = cycles().foreseen(draft);
        Cycle cycle = held(draft);
        assertThat(words(cycle)).containsExactly("held", "refused", "held", "held");
        for (int i = 0; i < 4; i++) {
            Prospect prospect = ((Outcome.Would) foreseen.get(i).outcome()).prospect();
            assertThat(prospect instanceof Prospect.Had)
                    .isEqualTo(words(cycle).get(i).equals("held"));
        }
        assertThat(((Prospect.Had) ((Outcome.Would) foreseen.get(2).outcome()).prospect()).rank())
                .isEqualTo(2);
        assertThat(booking(cycle, 2).state()).isInstanceOf(Booking.State.Waiting.class);
        assertThat(((State.Refused) cycle.occasions().get(1).state()).why()).isEqualTo("Taken");
    }

    @Test
    void dates_stand_in_the_way_of_each_other() {
        Draft draft = new Draft(
                world.ales(),
                client,
                Recurrence.read("FREQ=WEEKLY;COUNT=2"),
                List.of(world.track("technique", "2026-07-07T09:00", "2026-07-07T10:00")),
                World.SAID,
                Set.of(),
                Map.of(LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 7)));
        List<Foreseen> foreseen = cycles().foreseen(draft);
        Prospect second = ((Outcome.Would) foreseen.get(1).outcome()).prospect();
        assertThat(((Prospect.Had) second).rank()).isEqualTo(2);
        assertThat(booking(held(draft), 1).state()).isInstanceOf(Booking.State.Waiting.class);
    }

    @Test
    void a_date_is_left_out_or_moved() {
        LocalDate second = LocalDate.of(2026, 8, 11);
        Cycle cycle = held(new Draft(
                world.ales(),
                client,
                Recurrence.read("FREQ=WEEKLY;COUNT=3"),
                List.of(world.track("technique", "2026-08-04T09:00", "2026-08-04T10:00")),
                World.SAID,
                Set.of(second),
                Map.of(LocalDate.of(2026, 8, 18), LocalDate.of(2026, 8, 19))));
        assertThat(words(cycle)).containsExactly("held", "left-out", "held");
        assertThat(booking(cycle, 2).claims().getFirst().window().from().toLocalDate())
                .isEqualTo(LocalDate.of(2026, 8, 19));
    }

    @Test
    void an_hour_that_the_clock_leaves_out_is_refused_that_day() {
        Draft draft = draft(
                "FREQ=WEEKLY;BYDAY=SU;COUNT=2", world.units("stands-2015", 1, "2027-03-21T02:15", "2027-03-21T02:45"));
        assertThat(cycles().foreseen(draft).get(1).outcome()).isInstanceOf(Outcome.NoSuchHour.class);
        Cycle cycle = held(draft);
        assertThat(words(cycle)).containsExactly("held", "refused");
    }

    @Test
    void the_same_again_holds_nothing_twice_and_goes_on_where_it_was_interrupted() {
        Draft draft = draft("FREQ=WEEKLY;COUNT=3", world.track("technique", "2026-09-08T09:00", "2026-09-08T10:00"));
        Cycle cycle = held(draft);
        cycles().hold(World.STAFF, cycle.id(), draft);
        assertThat(cycles().withId(cycle.id())).contains(cycle);
        world.handling.release(World.STAFF, booking(cycle, 1).id(), 1);
        world.jdbc
                .sql("update series.occasion set state = 'open', booking = null where cycle = ? and planned = ?")
                .param(cycle.id())
                .param(LocalDate.of(2026, 9, 15))
                .update();
        cycles().goOn(World.STAFF, cycles().withId(cycle.id()).orElseThrow());
        Cycle now = cycles().withId(cycle.id()).orElseThrow();
        assertThat(words(now)).containsExactly("held", "held", "held");
        assertThat(booking(now, 0)).isEqualTo(booking(cycle, 0));
        assertThat(booking(now, 1).id()).isNotEqualTo(booking(cycle, 1).id());
    }

    @Test
    void under_the_number_of_a_series_no_other_is_held() {
        Draft draft = draft("FREQ=WEEKLY;COUNT=2", world.track("boucle-sud", "2026-09-10T09:00", "2026-09-10T10:00"));
        Cycle cycle = held(draft);
        UUID other = world.client("Another");
        assertThat(cycles().hold(
                                World.STAFF,
                                cycle.id(),
                                new Draft(
                                        draft.site(),
                                        other,
                                        Recurrence.read("FREQ=WEEKLY;COUNT=4"),
                                        draft.first(),
                                        draft.said(),
                                        Set.of(),
                                        Map.of())))
                .isInstanceOf(Cycle.Noting.Another.class);
        assertThat(cycles().hold(World.STAFF, cycle.id(), draft)).isInstanceOf(Cycle.Noting.Noted.class);
        assertThat(cycles().withId(cycle.id())).contains(cycle);
        assertThat(world.jdbc
                        .sql("select count(*) from booking.booking where company = ?")
                        .param(other)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_looked_at_is_known_again_and_nothing_else_is() {
        Draft draft = draft("FREQ=WEEKLY;COUNT=3", world.track("boucle-sud", "2026-09-11T09:00", "2026-09-11T10:00"));
        LocalDate second = LocalDate.of(2026, 9, 18);
        assertThat(with(draft, Set.of(), Map.of(second, second)).fingerprint()).isEqualTo(draft.fingerprint());
        assertThat(List.of(
                        draft,
                        with(draft, Set.of(second), Map.of()),
                        with(draft, Set.of(), Map.of(second, second.plusDays(1))),
                        draft("FREQ=WEEKLY;COUNT=2", draft.first().getFirst()),
                        draft(
                                "FREQ=WEEKLY;COUNT=3",
                                world.track("boucle-sud", "2026-09-11T09:00", "2026-09-11T11:00"))))
                .extracting(Draft::fingerprint)
                .doesNotHaveDuplicates();
    }

    private static Draft with(Draft draft, Set<LocalDate> leftOut, Map<LocalDate, LocalDate> moved) {
        return new Draft(draft.site(), draft.company(), draft.rule(), draft.first(), draft.said(), leftOut, moved);
    }

    @Test
    void a_date_that_was_refused_is_moved_or_left_out_and_what_is_held_stays() {
        Holding taken = world.bookings.book(
                World.STAFF,
                world.wish(world.client("Other"), world.track("technique", "2026-09-21T14:00", "2026-09-21T15:00")));
        assertThat(taken).isInstanceOf(Holding.Held.class);
        Cycle cycle =
                held(draft("FREQ=WEEKLY;COUNT=2", world.track("technique", "2026-09-14T14:00", "2026-09-14T15:00")));
        assertThat(words(cycle)).containsExactly("held", "refused");
        LocalDate first = LocalDate.of(2026, 9, 14);
        LocalDate second = LocalDate.of(2026, 9, 21);
        cycles().leaveOut(World.STAFF, cycle, first);
        cycles().move(World.STAFF, cycle, first, second.plusDays(3));
        cycles().leaveOut(World.STAFF, cycle, second);
        assertThat(words(cycles().withId(cycle.id()).orElseThrow())).containsExactly("held", "left-out");
        cycles().goOn(World.STAFF, cycles().withId(cycle.id()).orElseThrow());
        assertThat(words(cycles().withId(cycle.id()).orElseThrow())).containsExactly("held", "left-out");
        cycles().move(World.STAFF, cycle, second, second.plusDays(1));
        Cycle now = cycles().withId(cycle.id()).orElseThrow();
        assertThat(words(now)).containsExactly("held", "held");
        assertThat(booking(now, 0)).isEqualTo(booking(cycle, 0));
        assertThat(booking(now, 1).claims().getFirst().window().from().toLocalDate())
                .isEqualTo(second.plusDays(1));
    }

    @Test
    void two_who_hold_the_same_series_at_once_hold_each_date_once() throws Exception {
        Draft draft = draft("FREQ=WEEKLY;COUNT=3", world.track("boucle-nord", "2026-09-09T14:00", "2026-09-09T15:00"));
        UUID id = UUID.randomUUID();
        World.atOnce(8, () -> {
            cycles().hold(World.STAFF, id, draft);
            return id;
        });
        assertThat(words(cycles().withId(id).orElseThrow())).containsExactly("held", "held", "held");
        assertThat(world.jdbc
                        .sql("select count(*) from booking.booking where company = ?")
                        .param(client)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }
}
