package paddock.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.waiting.Waiters.AFTERNOON;
import static paddock.waiting.Waiters.CLIENT;
import static paddock.waiting.Waiters.CLUB;
import static paddock.waiting.Waiters.MORNING;
import static paddock.waiting.Waiters.SAID;
import static paddock.waiting.Waiters.STABLE;
import static paddock.waiting.Waiters.STAFF;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.AtOnce;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Span;

/** Whoever answers first has it, and the others keep their place: Alès, from Monday 11 May 2026 at 8:00. */
class WaitingListTest {

    private static int week;
    private static Waiters paddock;

    private LocalDate on = LocalDate.EPOCH;
    private UUID rival = CLUB;

    @BeforeAll
    static void start() {
        paddock = new Waiters();
    }

    @AfterAll
    static void stop() {
        paddock.close();
    }

    @BeforeEach
    void anotherWeek() {
        paddock.again();
        week++;
        on = LocalDate.of(2026, 7, 13).plusWeeks(week);
        rival = paddock.company("Rival " + week);
    }

    private UUID waits(UUID company) {
        return paddock.waits(STAFF, company, paddock.want(List.of(new Span(on, on)), MORNING));
    }

    private Slot.Hours morning() {
        return new Slot.Hours(MORNING.begin(on), MORNING.end(on));
    }

    @Test
    void the_first_to_answer_has_it_and_the_others_keep_their_place() {
        UUID taken = paddock.booked(rival, paddock.technique(on, MORNING));
        UUID first = waits(CLUB);
        UUID second = waits(STABLE);
        paddock.release(taken);
        Taking had = paddock.list.take(CLIENT, second, morning());
        assertThat(had).isInstanceOf(Taking.Had.class);
        assertThat(paddock.word(second)).isEqualTo("served");
        assertThat(paddock.list.take(CLIENT, second, morning())).isEqualTo(had);
        assertThat(paddock.list.take(STAFF, first, morning())).isInstanceOf(Taking.Gone.class);
        assertThat(paddock.word(first)).isEqualTo("waiting");
        assertThat(paddock.jdbc
                        .sql("select count(*) from booking.booking where company = ? and state = 'waiting'")
                        .param(CLUB)
                        .query(Integer.class)
                        .single())
                .isZero();
        paddock.told();
        paddock.release(((Taking.Had) had).booking());
        assertThat(paddock.told()).containsExactly(first);
    }

    @Test
    void who_answers_too_late_as_a_part_of_something_larger_leaves_nothing_behind() {
        UUID late = waits(CLUB);
        paddock.held(rival, paddock.technique(on, MORNING));
        Taking outcome =
                paddock.bean(Attempts.class).run(Locks.NONE, locks -> paddock.list.take(STAFF, late, morning()));
        assertThat(outcome).isInstanceOf(Taking.Gone.class);
        assertThat(paddock.jdbc
                        .sql(
                                "select count(*) from booking.booking where company = ? and state in ('waiting', 'option')")
                        .param(CLUB)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void of_many_who_answer_at_once_on_two_nodes_one_has_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            LocalDate day = on.plusDays(round);
            List<Callable<Taking>> answers = new ArrayList<>();
            List<UUID> entries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                UUID entry = paddock.waits(
                        STAFF,
                        paddock.company("Answer " + UUID.randomUUID()),
                        paddock.want(List.of(new Span(day, day)), MORNING));
                entries.add(entry);
                WaitingList node = paddock.nodes.get(i % 2).getBean(WaitingList.class);
                answers.add(() -> node.take(STAFF, entry, new Slot.Hours(MORNING.begin(day), MORNING.end(day))));
            }
            List<Taking> outcomes = AtOnce.all(answers);
            assertThat(outcomes).filteredOn(Taking.Had.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Taking.Gone.class::isInstance).hasSize(11);
            assertThat(entries)
                    .filteredOn(each -> paddock.word(each).equals("waiting"))
                    .hasSize(11);
        }
    }

    @Test
    void an_entry_is_over_the_moment_its_last_date_begins() {
        UUID waiting = paddock.waits(STAFF, STABLE, paddock.want(List.of(new Span(on, on)), MORNING, AFTERNOON));
        Instant last = on.atTime(14, 0).atZone(paddock.ales().zone()).toInstant();
        paddock.now.set(last.minus(1, ChronoUnit.MICROS));
        assertThat(paddock.word(waiting)).isEqualTo("waiting");
        assertThat(paddock.list.take(STAFF, waiting, morning())).isInstanceOf(Taking.NotHad.class);
        paddock.now.set(last);
        assertThat(paddock.word(waiting)).isEqualTo("expired");
        assertThat(paddock.list.take(STAFF, waiting, new Slot.Hours(AFTERNOON.begin(on), AFTERNOON.end(on))))
                .isInstanceOf(Taking.Over.class);
        assertThat(paddock.list.withdraw(STAFF, waiting, 1)).isInstanceOf(Changing.Over.class);
    }

    @Test
    void it_is_changed_and_withdrawn_by_whoever_read_it_last_and_forgotten_after_a_year() {
        UUID waiting = waits(STABLE);
        WaitingList.Draft other = new WaitingList.Draft(
                paddock.ales(),
                STABLE,
                paddock.want(List.of(new Span(on.plusDays(1), on.plusDays(1))), AFTERNOON),
                SAID);
        long place = paddock.entry(waiting).number();
        assertThat(paddock.list.change(STAFF, waiting, 1, other)).isEqualTo(new Changing.Changed(2));
        assertThat(paddock.entry(waiting).number()).isEqualTo(place);
        assertThat(paddock.list.change(STAFF, waiting, 1, other)).isEqualTo(new Changing.Overtaken(2));
        assertThat(paddock.list.take(STAFF, waiting, morning())).isInstanceOf(Taking.NotWanted.class);
        assertThat(paddock.list.withdraw(STAFF, waiting, 2)).isEqualTo(new Changing.Changed(3));
        assertThat(paddock.word(waiting)).isEqualTo("withdrawn");
        paddock.awaitNothingDue();
        assertThat(paddock.bean(Entries.class).forget(paddock.now.get(), 10)).isZero();
        assertThat(paddock.bean(Entries.class).forget(paddock.now.get().plus(Duration.ofDays(1)), 10))
                .isEqualTo(1);
        assertThat(paddock.bean(Entries.class).withId(waiting)).isEmpty();
    }

    @Test
    void what_is_past_and_what_is_too_much_is_not_put_on_the_list() {
        LocalDate past = LocalDate.of(2026, 5, 4);
        WaitingList.Draft gone = new WaitingList.Draft(
                paddock.ales(), STABLE, paddock.want(List.of(new Span(past, past)), MORNING), SAID);
        assertThat(paddock.list.join(STAFF, gone)).isInstanceOf(Joining.NothingAhead.class);
        paddock.jdbc
                .sql("update directory.company set standing = 'barred', reason = 'unpaid' where id = ?")
                .param(rival)
                .update();
        WaitingList.Draft barred =
                new WaitingList.Draft(paddock.ales(), rival, paddock.want(List.of(new Span(on, on)), MORNING), SAID);
        assertThat(paddock.list.join(STAFF, barred)).isInstanceOf(Joining.Barred.class);
        for (int i = 0; i < 50; i++) {
            waits(CLUB);
        }
        assertThat(paddock.list.join(
                        STAFF,
                        new WaitingList.Draft(
                                paddock.ales(), CLUB, paddock.want(List.of(new Span(on, on)), MORNING), SAID)))
                .isEqualTo(new Joining.Full(50));
    }

    @Test
    void hours_that_the_clock_passes_over_are_no_date_and_those_it_shows_twice_are_the_first() {
        Hours night = new Hours(LocalTime.of(2, 30), LocalTime.of(5, 0));
        LocalDate spring = LocalDate.of(2027, 3, 28);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        assertThat(paddock.want(List.of(new Span(spring, spring)), night)
                        .slots(paddock.ales().zone()))
                .isEmpty();
        assertThat(paddock.want(List.of(new Span(autumn, autumn)), night)
                        .slots(paddock.ales().zone()))
                .extracting(Slot::start)
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
        Hours over = new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(paddock.want(List.of(new Span(spring.minusDays(1), spring.minusDays(1))), over)
                        .slots(paddock.ales().zone())
                        .getFirst()
                        .claims()
                        .getFirst()
                        .window()
                        .length())
                .isEqualTo(Duration.ofHours(7));
    }
}
