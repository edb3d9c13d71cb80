package paddock.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.BookingPage;
import paddock.booking.Desk;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;
import paddock.store.TestDatabases;
import paddock.terms.Discretion;
import paddock.terms.Edition;
import paddock.terms.Terms;

/** A booking tells its whole story: each act with its index, who did it as far as the reader may know, and what was before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryTest {

    private final World world = new World(TestDatabases.EMBEDDED);
    private int days;
    private LocalDate on = LocalDate.EPOCH;
    private UUID company = UUID.randomUUID();
    private Acting driss = Acting.PADDOCK;
    private Acting claire = Acting.PADDOCK;

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 6, 1).plusWeeks(days++);
        company = world.client("Client " + days);
        driss = new Acting(person("Driss"), "Driss", "", Set.of(), Map.of(company, ClientRole.BOOKER));
        world.jdbc
                .sql("insert into directory.membership (company, person, role, since) values (?, ?, 'booker', now())")
                .params(company, Objects.requireNonNull(driss.person()))
                .update();
        claire = new Acting(person("Claire"), "Claire", "", Set.of(StaffRole.OPERATIONS), Map.of());
        world.jdbc
                .sql("insert into account.staff_role (person, role) values (?, 'OPERATIONS')")
                .param(claire.person())
                .update();
    }

    private UUID person(String name) {
        UUID person = UUID.randomUUID();
        world.jdbc.sql("""
                        insert into account.person (id, name, email, language, demo, added_at)
                        values (?, ?, ?, 'fr', false, now())""").params(person, name, person + "@example.org").update();
        return person;
    }

    @SuppressWarnings("unchecked")
    private List<Revision> story(Acting reader, UUID booking) {
        Booking now = world.bookings.withId(booking).orElseThrow();
        return (List<Revision>) Objects.requireNonNull(world.bean(BookingStory.class)
                .model(new BookingPage.Panel.Seen(reader, world.ales(), now, Locale.FRENCH))
                .get("revisions"));
    }

    private enum Secrecy {
        OPEN,
        CONFIDENTIAL
    }

    /** Held by the client, confirmed and moved by the operator, called otherwise by the client. */
    private UUID lived(Secrecy secrecy) {
        Wish wish = new Wish(
                world.ales().id(),
                company,
                List.of(
                        world.track("technique", on + "T09:00", on + "T10:00"),
                        world.units("stands-2015", 1, on + "T08:00", on + "T18:00")),
                new Booking.Said(World.PRACTICE, "essai 4", "", "", secrecy == Secrecy.CONFIDENTIAL));
        UUID id = ((Holding.Held) world.bookings.hold(driss, wish)).id();
        world.later(Duration.ofMinutes(1));
        world.handling.confirm(claire, id, 1);
        world.bean(Moves.class)
                .move(
                        claire,
                        new Moves.Shift(
                                id,
                                2,
                                List.of(
                                        world.track("technique", on + "T14:00", on + "T15:00"),
                                        world.units("stands-2015", 1, on + "T08:00", on + "T18:00"))));
        Booking moved = world.bookings.withId(id).orElseThrow();
        world.bean(Moves.class)
                .say(
                        driss,
                        new Moves.Saying(
                                id,
                                moved.version(),
                                new Booking.Said(
                                        moved.said().use(), "essai 5", "", "", secrecy == Secrecy.CONFIDENTIAL)));
        return id;
    }

    @Test
    void the_operators_people_read_who_did_what_the_latest_first_and_what_it_was_before() {
        List<Revision> story = story(claire, lived(Secrecy.OPEN));
        assertThat(story).extracting(Revision::letter).containsExactly("D", "C", "B", "A");
        assertThat(story).extracting(Revision::who).containsExactly("Driss", "Claire", "Claire", "Driss");
        assertThat(story.getLast().what()).isEqualTo("option prise");
        assertThat(story.getLast().changes().getFirst().after()).contains("Technique", "9\u00a0h – 10\u00a0h", "1 × ");
        Revision.Change moved = story.get(1).changes().getFirst();
        assertThat(moved.field()).isEqualTo("ce qui est pris");
        assertThat(moved.before())
                .contains("9\u00a0h – 10\u00a0h")
                .as("what stays is left out")
                .doesNotContain("1 × ");
        assertThat(moved.after()).contains("14\u00a0h – 15\u00a0h");
        assertThat(story.getFirst().changes()).containsExactly(new Revision.Change("référence", "essai 4", "essai 5"));
    }

    @Test
    void a_client_reads_the_names_of_its_own_people_and_nobody_elses() {
        UUID id = lived(Secrecy.OPEN);
        assertThat(story(driss, id))
                .extracting(Revision::who)
                .containsExactly("Driss", "l’exploitant", "l’exploitant", "Driss");
        world.jdbc
                .sql("delete from directory.membership where person = ?")
                .param(driss.person())
                .update();
        Acting colleague = new Acting(person("Anne"), "Anne", "", Set.of(), Map.of(company, ClientRole.READER));
        assertThat(story(colleague, id)).extracting(Revision::who).doesNotContain("Claire");
    }

    @Test
    void whoever_may_not_know_the_client_reads_neither_its_people_nor_its_words() {
        Terms terms = world.bean(Terms.class);
        Edition old = terms.of(world.ales().id());
        terms.save(
                Acting.PADDOCK,
                world.ales().id(),
                new Edition(
                        old.version(),
                        old.answer(),
                        old.renewal(),
                        new Discretion(List.of(StaffRole.SALES), true),
                        old.limits(),
                        old.openings()));
        UUID id = lived(Secrecy.CONFIDENTIAL);
        Booking whole = world.bookings.withId(id).orElseThrow();
        assertThat(world.bean(Desk.class).readBy(claire, whole).company()).isNull();
        List<Revision> story = story(claire, id);
        assertThat(story).extracting(Revision::who).containsExactly("le client", "Claire", "Claire", "le client");
        assertThat(story.toString()).doesNotContain("Driss", "essai", company.toString());
    }

    @Test
    void who_was_forgotten_has_no_name_and_what_paddock_did_is_its_own() {
        UUID id = lived(Secrecy.OPEN);
        new TransactionTemplate(world.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> world.bean(Trail.class).erase(Objects.requireNonNull(driss.person())));
        assertThat(story(claire, id).getFirst().who()).isEqualTo("une personne oubliée");
        Holding.Held option = world.held(company, world.track("technique", on + "T16:00", on + "T17:00"));
        world.later(Duration.ofDays(30));
        world.handling.settle(option.id());
        assertThat(story(claire, option.id()).getFirst().who()).isEqualTo("Paddock");
    }

    @Test
    void indices_go_on_after_z() {
        assertThat(List.of(Revision.letter(1), Revision.letter(26), Revision.letter(27), Revision.letter(703)))
                .containsExactly("A", "Z", "AA", "AAA");
    }
}
