package paddock.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.World;
import paddock.personal.Subject;

/** What is handed out for a day stays as it was printed, and whoever has it is told when it is true no more. */
class SheetsTest extends SheetWorld {

    @Test
    void a_line_says_what_is_had_when_how_loud_and_by_how_many() {
        Booking booking = booked(track("09:00", "12:00"), world.units("stands-2015", 2, on + "T08:00", on + "T18:00"));
        Line line = lines().getFirst();
        assertThat(line.booking()).isEqualTo(booking.id());
        assertThat(line.claims().getFirst().what()).contains("Technique");
        assertThat(line.claims().getFirst().when()).isEqualTo("9\u00a0h – 12\u00a0h");
        assertThat(line.claims().getLast().units()).matches("\\S+, \\S+");
        assertThat(line.hours()).containsExactly("9\u00a0h – 12\u00a0h", "14\u00a0h – 18\u00a0h");
        assertThat(line.noise()).contains("100 dB(A) au plus, à la source, à l’échappement (art. 4 §3)");
        assertThat(String.join(" ", line.vehicles())).contains("30");
        assertThat(line.wished()).extracting(Line.Fact::value).contains("8");
    }

    @Test
    void on_a_sunday_the_limit_of_sundays_is_the_one_that_is_said() {
        on = on.plusDays(6);
        booked(track("09:00", "10:00"));
        assertThat(String.join(" ", lines().getFirst().noise())).contains("95 dB(A) au plus");
    }

    @Test
    void options_are_on_it_until_they_lapse_and_what_waits_is_not() {
        Holding.Held option = world.held(client, track("09:00", "10:00"));
        world.held(world.client("Second " + days), track("09:30", "10:00"));
        assertThat(lines()).extracting(Line::booking).containsExactly(option.id());
        assertThat(lines().getFirst().state()).isEqualTo("option");
        world.later(Duration.ofDays(20));
        assertThat(lines()).isEmpty();
    }

    @Test
    void an_issued_sheet_stays_as_it_was_and_the_next_says_what_is_new_changed_and_gone() {
        Booking kept = booked(track("09:00", "10:00"));
        Booking moved = booked(track("10:00", "11:00"));
        Booking gone = booked(track("11:00", "12:00"));
        assertThat(issues().issue(control, day())).isEqualTo(new Issues.Issuing.Issued(1));
        assertThat(issues().issue(control, day())).as("nothing has changed").isEqualTo(new Issues.Issuing.Same(1));
        move(moved, track("14:00", "15:00"));
        world.handling.release(World.STAFF, gone.id(), 1);
        Booking added = booked(track("16:00", "17:00"));
        Issue first = issues().last(day()).orElseThrow();
        assertThat(first.in(Locale.FRENCH)).extracting(Line::booking).containsExactly(kept.id(), moved.id(), gone.id());
        assertThat(first.in(Locale.ENGLISH).get(1).claims().getFirst().when()).isEqualTo("10:00 – 11:00");
        List<Difference> differences = Difference.between(first.in(Locale.FRENCH), lines());
        assertThat(differences)
                .extracting(each -> each.line().booking(), Difference::mark)
                .containsExactly(
                        tuple(kept.id(), "same"),
                        tuple(moved.id(), "changed"),
                        tuple(added.id(), "added"),
                        tuple(gone.id(), "gone"));
        assertThat(differences.get(1).fields()).containsExactly("claims");
        assertThat(issues().issue(control, day())).isEqualTo(new Issues.Issuing.Issued(2));
        assertThat(issues().version(day(), 1).orElseThrow()).isEqualTo(first);
    }

    @Test
    void two_who_have_a_day_printed_at_once_have_the_same_version() throws Exception {
        booked(track("09:00", "10:00"));
        List<Issues.Issuing> outcomes = World.atOnce(6, () -> issues().issue(control, day()));
        assertThat(outcomes).extracting(Issues.Issuing::version).containsOnly(1);
        assertThat(outcomes).filteredOn(Issues.Issuing.Issued.class::isInstance).hasSize(1);
    }

    @Test
    void a_change_after_the_sheet_is_told_once_to_whoever_had_it_printed_and_to_whom_to_call() {
        Booking booking = booked(track("09:00", "10:00"));
        call(booking, "06 00 00 00 00", "camille" + days + "@example.org");
        assertThat(told(booking)).as("no sheet was issued yet").isEmpty();
        issues().issue(control, day());
        assertThat(move(booking, track("14:00", "15:00"))).isInstanceOf(Moving.Moved.class);
        List<Told> told = told(booking);
        assertThat(told)
                .extracting(Told::recipient)
                .containsExactlyInAnyOrder("control@example.org", "camille" + days + "@example.org");
        assertThat(told.getFirst().body())
                .contains("version 1", "9\u00a0h – 10\u00a0h", "14\u00a0h – 15\u00a0h", "Client " + days)
                .doesNotContain("??");
        assertThat(told(booking)).as("once").hasSize(2);
    }

    @Test
    void what_is_refused_or_rolled_back_or_of_another_day_is_told_to_nobody() {
        Booking booking = booked(track("09:00", "10:00"));
        booked(track("10:00", "11:00"));
        issues().issue(control, day());
        assertThat(move(booking, track("10:00", "11:00"))).isNotInstanceOf(Moving.Moved.class);
        new TransactionTemplate(world.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            call(booking, "06 00 00 00 01", "");
            status.setRollbackOnly();
        });
        Booking elsewhere = booked(world.track("technique", on.plusDays(1) + "T09:00", on.plusDays(1) + "T10:00"));
        world.handling.release(World.STAFF, elsewhere.id(), 1);
        assertThat(told(booking)).isEmpty();
        assertThat(told(elsewhere)).isEmpty();
        assertThat(due()).isZero();
    }

    @Test
    void what_leaves_the_day_is_told_to_those_who_have_it_on_their_sheet() {
        Booking booking = booked(track("09:00", "10:00"));
        issues().issue(control, day());
        move(booking, world.track("technique", on.plusDays(2) + "T09:00", on.plusDays(2) + "T10:00"));
        assertThat(told(booking))
                .singleElement()
                .satisfies(told -> assertThat(told.body()).contains("retiré"));
    }

    @Test
    void a_change_that_the_sheet_does_not_show_and_one_of_a_day_that_is_over_are_told_to_nobody() {
        Booking booking = booked(track("09:00", "10:00"));
        issues().issue(control, day());
        world.bean(Moves.class)
                .say(
                        World.STAFF,
                        new Moves.Saying(booking.id(), 1, new Booking.Said(World.PRACTICE, "essai 4", "PO-7", "")));
        assertThat(told(booking)).as("the order number is not on it").isEmpty();
        world.now.set(on.plusDays(1).atTime(8, 0).atZone(world.ales().zone()).toInstant());
        call(booking, "06 00 00 00 09", "");
        assertThat(told(booking)).isEmpty();
        assertThat(due()).isZero();
    }

    @Test
    void the_client_of_what_is_confidential_is_named_in_no_mail() {
        Booking booking = booked(track("09:00", "10:00"));
        issues().issue(control, day());
        world.bean(Moves.class)
                .say(
                        World.STAFF,
                        new Moves.Saying(booking.id(), 1, new Booking.Said(World.PRACTICE, "essai 4", "", "", true)));
        move(booking, track("15:00", "16:00"));
        assertThat(told(booking))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.body()).doesNotContain("Client " + days));
    }

    @Test
    void whom_to_call_is_said_over_by_one_of_two_and_forgotten_with_the_person_and_after_a_month() {
        Booking booking = booked(track("09:00", "10:00"));
        DayContacts contacts = world.bean(DayContacts.class);
        String email = "oublie" + days + "@example.org";
        call(booking, "06 00 00 00 00", email);
        Contact first = contacts.of(booking.id()).orElseThrow();
        call(booking, "06 00 00 00 02", email);
        assertThat(contacts.say(World.STAFF, first)).as("somebody was faster").isFalse();
        assertThat(lines().getFirst().contact())
                .isEqualTo(contacts.of(booking.id()).orElseThrow().version())
                .isNotEqualTo(first.version());
        paddock.personal.Holding holding = world.bean(HeldContacts.Of.class);
        assertThat(holding.addresses()).contains(email);
        assertThat(holding.on(Subject.at(email)).getFirst().lines()).hasSize(1);
        new TransactionTemplate(world.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> holding.forget(World.STAFF, Subject.at(email)));
        assertThat(contacts.of(booking.id())).isEmpty();
        call(booking, "06 00 00 00 03", "");
        Instant after = on.plusDays(2).atStartOfDay(world.ales().zone()).toInstant();
        assertThat(HeldContacts.forgetContacts(world.jdbc, after.minus(Duration.ofDays(3)), 10))
                .isZero();
        HeldContacts.forgetContacts(world.jdbc, after, 100);
        assertThat(contacts.of(booking.id())).isEmpty();
    }
}
