package paddock.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.waiting.Waiters.AFTERNOON;
import static paddock.waiting.Waiters.CLIENT;
import static paddock.waiting.Waiters.CLUB;
import static paddock.waiting.Waiters.MORNING;
import static paddock.waiting.Waiters.SAID;
import static paddock.waiting.Waiters.STABLE;
import static paddock.waiting.Waiters.STAFF;
import static paddock.waiting.Waiters.TECHNIQUE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.AtOnce;
import paddock.booking.Bookings;
import paddock.booking.Handling;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Wish;
import paddock.waiting.Want.Hours;
import paddock.waiting.Want.Item;
import paddock.waiting.Want.Span;

/** Who waits is told of what is given back, in the order of the list, once: Alès, from Monday 11 May 2026 at 8:00. */
class TellingTest {

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
    void those_who_wait_are_told_in_the_order_of_the_list_once_and_only_of_what_they_want() {
        UUID taken = paddock.booked(rival, paddock.technique(on, MORNING));
        UUID first = waits(CLUB);
        UUID second = waits(STABLE);
        UUID other = paddock.waits(
                STAFF, STABLE, paddock.want(List.of(new Span(on.plusDays(1), on.plusDays(1))), AFTERNOON));
        paddock.booked(rival, paddock.technique(on.plusDays(1), AFTERNOON));
        paddock.told();
        paddock.release(taken);
        assertThat(paddock.told()).containsExactly(first, second).doesNotContain(other);
        assertThat(paddock.told()).isEmpty();
        List<Waiters.Mail> mails = paddock.mails(second);
        assertThat(mails).extracting(Waiters.Mail::recipient).contains("booker@demonstration.invalid");
        assertThat(mails).extracting(Waiters.Mail::recipient).doesNotContain("reader@demonstration.invalid");
        assertThat(mails.getFirst().subject()).startsWith("Libre").contains("9\u00a0h", "Technique");
        assertThat(mails.getFirst().body())
                .contains("essai 4", "premier qui répond")
                .doesNotContain("Rival", "??");
        assertThat(mails.getFirst().html()).contains("Technique").doesNotContain("Rival", "??");
    }

    @Test
    void what_lapses_while_nobody_writes_is_told_by_two_nodes_once() throws Exception {
        Holding.Held option = paddock.held(rival, paddock.technique(on, MORNING));
        UUID waiting = waits(STABLE);
        paddock.told();
        paddock.now.set(Objects.requireNonNull(option.lapsesAt()));
        paddock.nodes.forEach(node -> node.getBean(Crier.class).settleAll());
        List<Callable<Boolean>> criers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Crier crier = paddock.nodes.get(i % 2).getBean(Crier.class);
            criers.add(() -> {
                crier.tellAll();
                return true;
            });
        }
        AtOnce.all(criers);
        assertThat(paddock.told()).containsExactly(waiting);
        assertThat(paddock.mails(waiting)).extracting(Waiters.Mail::recipient).doesNotHaveDuplicates();
    }

    @Test
    void a_rank_is_served_before_anybody_who_waits_on_the_list() {
        Holding.Held first = paddock.held(rival, paddock.technique(on, MORNING));
        Holding.Held second = paddock.held(CLUB, paddock.technique(on, MORNING));
        UUID waiting = waits(STABLE);
        paddock.told();
        paddock.release(first.id());
        assertThat(paddock.told()).isEmpty();
        paddock.release(second.id());
        assertThat(paddock.told()).containsExactly(waiting);
    }

    @Test
    void of_what_is_undone_nobody_is_told() {
        UUID taken = paddock.booked(rival, paddock.technique(on, MORNING));
        waits(STABLE);
        paddock.told();
        new TransactionTemplate(paddock.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            paddock.release(taken);
            status.setRollbackOnly();
        });
        assertThat(paddock.told()).isEmpty();
    }

    @Test
    void what_is_moved_away_and_what_is_opened_again_is_told() {
        UUID taken = paddock.booked(rival, paddock.technique(on, MORNING));
        UUID closed = ((Holding.Held) paddock.bean(Bookings.class)
                        .close(
                                STAFF,
                                new Wish(
                                        paddock.ales().id(),
                                        null,
                                        List.of(paddock.technique(on.plusDays(2), MORNING)),
                                        SAID)))
                .id();
        UUID moved = waits(STABLE);
        UUID opened =
                paddock.waits(STAFF, STABLE, paddock.want(List.of(new Span(on.plusDays(2), on.plusDays(2))), MORNING));
        paddock.told();
        paddock.bean(Moves.class)
                .move(STAFF, new Moves.Shift(taken, 1, List.of(paddock.technique(on.plusDays(1), MORNING))));
        assertThat(paddock.told()).containsExactly(moved);
        paddock.bean(Handling.class).release(STAFF, closed, 1);
        assertThat(paddock.told()).containsExactly(opened);
    }

    @Test
    void any_day_of_a_week_will_do_the_earliest_is_named_first() {
        List<UUID> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(paddock.booked(rival, paddock.technique(on.plusDays(i), MORNING)));
        }
        Want any = new Want(
                List.of(new Item.Track(TECHNIQUE, null, null)),
                List.of(new Span(on, on.plusDays(6))),
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                List.of(MORNING));
        UUID waiting = paddock.waits(STAFF, STABLE, any);
        paddock.told();
        paddock.release(taken.get(0));
        assertThat(paddock.told()).isEmpty();
        paddock.release(taken.get(3));
        assertThat(paddock.told()).containsExactly(waiting);
        paddock.release(taken.get(1));
        assertThat(paddock.told()).containsExactly(waiting);
        assertThat(paddock.bean(Entries.class).offers(waiting))
                .extracting(offer -> offer.hours().from().toLocalDate())
                .containsExactly(on.plusDays(1), on.plusDays(3));
    }

    @Test
    void what_is_given_back_at_once_is_told_of_once() {
        UUID one = paddock.booked(rival, paddock.technique(on, new Hours(LocalTime.of(9, 0), LocalTime.of(10, 0))));
        UUID other = paddock.booked(rival, paddock.technique(on, new Hours(LocalTime.of(11, 0), LocalTime.of(12, 0))));
        UUID waiting = waits(STABLE);
        paddock.told();
        new TransactionTemplate(paddock.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            paddock.release(one);
            paddock.release(other);
        });
        assertThat(paddock.told()).containsExactly(waiting);
    }

    @Test
    void what_is_free_when_the_wish_is_made_is_told_at_once() {
        UUID waiting = waits(STABLE);
        assertThat(paddock.told()).containsExactly(waiting);
    }

    @Test
    void clients_are_not_told_of_what_their_terms_do_not_let_them_hold() {
        UUID taken = paddock.booked(rival, paddock.technique(on, MORNING));
        UUID waiting = paddock.waits(CLIENT, STABLE, paddock.want(List.of(new Span(on, on)), MORNING));
        paddock.told();
        paddock.jdbc
                .sql("insert into terms.edition (site, version, answer, renewal) values (?, 1, 48, false)")
                .param(paddock.ales().id())
                .update();
        paddock.jdbc
                .sql("insert into terms.limits (site, status, lasting, options, notice) values (?, '', 168, 0, 0)")
                .param(paddock.ales().id())
                .update();
        try {
            paddock.release(taken);
            assertThat(paddock.told()).isEmpty();
            assertThat(paddock.list.take(CLIENT, waiting, morning())).isInstanceOf(Taking.NotHad.class);
            assertThat(paddock.word(waiting)).isEqualTo("waiting");
        } finally {
            paddock.jdbc.sql("delete from terms.limits").update();
            paddock.jdbc.sql("delete from terms.edition").update();
        }
    }
}
