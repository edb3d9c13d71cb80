package paddock.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.store.TestDatabases;

/** What the tests of sheets share: days of their own, a client, somebody of race control. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SheetWorld {

    final World world = new World(TestDatabases.EMBEDDED);
    int days;
    LocalDate on = LocalDate.EPOCH;
    UUID client = UUID.randomUUID();
    Acting control = Acting.PADDOCK;

    @BeforeAll
    void employ() {
        UUID person = person("control@example.org");
        world.jdbc
                .sql("insert into account.staff_role (person, role) values (?, 'RACE_CONTROL')")
                .param(person)
                .update();
        control = new Acting(person, "Claire", "", Set.of(StaffRole.RACE_CONTROL), Map.of());
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 6, 1).plusWeeks(days++);
        client = world.client("Client " + days);
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
    }

    UUID person(String email) {
        UUID person = UUID.randomUUID();
        world.jdbc.sql("""
                        insert into account.person (id, name, email, language, demo, added_at)
                        values (?, 'Claire', ?, 'fr', false, now())""").params(person, email).update();
        return person;
    }

    DayLines.Day day() {
        return new DayLines.Day(world.ales(), on, Locale.FRENCH);
    }

    List<Line> lines() {
        return world.bean(DayLines.class).of(day());
    }

    Issues issues() {
        return world.bean(Issues.class);
    }

    Claim track(String from, String until) {
        return world.track("technique", on + "T" + from, on + "T" + until);
    }

    Booking booked(Claim... claims) {
        Wish wish = new Wish(
                world.ales().id(), client, List.of(claims), new Booking.Said(World.PRACTICE, "essai 4", "", ""));
        return ((Holding.Held) world.bookings.book(World.STAFF, wish)).booking();
    }

    Moving move(Booking booking, Claim... claims) {
        int version = world.bookings.withId(booking.id()).orElseThrow().version();
        return world.bean(Moves.class).move(World.STAFF, new Moves.Shift(booking.id(), version, List.of(claims)));
    }

    record Told(String recipient, String subject, String body) {}

    List<Told> told(Booking booking) {
        for (int n = 0; due() > 0 && n < 200; n++) { // the messenger itself may be at it
            world.bean(Messenger.class).tellAll();
            LockSupport.parkNanos(50_000_000);
        }
        return world.jdbc
                .sql("""
                        select m.recipient, m.subject, m.body
                          from post.mail m join post.outgoing d on d.id = m.id
                         where d.thing = ? and m.subject like '%fiche du jour%' order by d.position""")
                .param(booking.id())
                .query((row, n) ->
                        new Told(row.getString("recipient"), row.getString("subject"), row.getString("body")))
                .list();
    }

    void call(Booking booking, String phone, String email) {
        int version = world.bean(DayContacts.class)
                .of(booking.id())
                .map(Contact::version)
                .orElse(0);
        assertThat(world.bean(DayContacts.class)
                        .say(World.STAFF, new Contact(booking.id(), "Camille", phone, email, "fr", version)))
                .isTrue();
    }

    long due() {
        return world.jdbc
                .sql("select count(*) from sheet.due")
                .query(Long.class)
                .single();
    }
}
