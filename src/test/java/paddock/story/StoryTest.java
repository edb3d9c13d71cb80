package paddock.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import paddock.circuit.Direction;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;
import paddock.store.TestDatabases;
import paddock.terms.Discretion;
import paddock.terms.Edition;
import paddock.terms.Terms;
import paddock.web.BadInput;
import tools.jackson.databind.node.ObjectNode;

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

    private List<Revision> story(Acting reader, UUID booking) {
        return revisions(model(reader, booking, Locale.FRENCH, Integer.MAX_VALUE));
    }

    private Map<String, Object> model(Acting reader, UUID booking, Locale locale, int before) {
        Booking now = world.bookings.withId(booking).orElseThrow();
        return world.bean(BookingStory.class)
                .model(new BookingPage.Panel.Seen(reader, world.ales(), now, locale), before);
    }

    @SuppressWarnings("unchecked")
    private static List<Revision> revisions(Map<String, Object> model) {
        return (List<Revision>) Objects.requireNonNull(model.get("revisions"));
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
    void the_direction_and_what_runs_are_told_before_and_after_in_both_languages() {
        Claim hours = world.track("technique", on + "T09:00", on + "T10:00");
        Claim forward = driven(hours, Direction.FORWARD);
        UUID id = ((Holding.Held) world.bookings.book(
                        claire,
                        new Wish(
                                world.ales().id(),
                                company,
                                List.of(forward),
                                new Booking.Said(World.PRACTICE, "", "", ""))))
                .id();
        Moves moves = world.bean(Moves.class);
        ObjectNode fewer = World.PRACTICE.deepCopy();
        ((ObjectNode) fewer.path("vehicles").path(0)).put("count", 6);
        moves.move(claire, new Moves.Shift(id, 1, List.of(driven(hours, Direction.BACKWARD))));
        moves.move(claire, new Moves.Shift(id, 2, List.of(driven(hours, Direction.BACKWARD)), fewer));
        List<Revision> french = story(claire, id);
        assertThat(french.getLast().changes())
                .extracting(Revision.Change::field)
                .contains("ce qui roule");
        assertThat(french.getLast().changes().toString()).contains("sens normal", "essais");
        Revision.Change turned = french.get(1).changes().getFirst();
        assertThat(turned.before()).contains("9\u00a0h – 10\u00a0h", "sens normal");
        assertThat(turned.after()).contains("9\u00a0h – 10\u00a0h", "sens inverse");
        assertThat(french.getFirst().changes()).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("ce qui roule");
            assertThat(change.before()).startsWith("nombre de véhicules").endsWith("8");
            assertThat(change.after()).startsWith("nombre de véhicules").endsWith("6");
        });
        List<Revision> english = revisions(model(claire, id, Locale.ENGLISH, Integer.MAX_VALUE));
        assertThat(english.get(1).changes().toString()).contains("usual direction", "opposite direction");
        assertThat(english.getFirst().changes().getFirst().field()).isEqualTo("what runs");
    }

    private static Claim driven(Claim claim, Direction direction) {
        return claim instanceof Claim.Track track ? new Claim.Track(track.layout(), direction, track.window()) : claim;
    }

    /** The trail forgets no facts of a use: what somebody could be named in never becomes one. */
    @Test
    void what_runs_is_codes_and_numbers_and_no_words_of_somebodys_own() {
        ObjectNode use = World.PRACTICE.deepCopy();
        use.put("event-name", "Stage de Camille Essai");
        Wish wish = new Wish(
                world.ales().id(),
                company,
                List.of(world.track("technique", on + "T09:00", on + "T10:00")),
                new Booking.Said(use, "", "", ""));
        assertThatThrownBy(() -> world.bookings.hold(driss, wish)).isInstanceOf(BadInput.class);
    }

    @Test
    void all_of_a_long_story_can_be_read() {
        UUID id = lived(Secrecy.OPEN);
        for (int n = 0; n < 120; n++) {
            Booking now = world.bookings.withId(id).orElseThrow();
            world.bean(Moves.class)
                    .say(
                            driss,
                            new Moves.Saying(
                                    id,
                                    now.version(),
                                    new Booking.Said(now.said().use(), "essai " + (100 + n), "", "")));
        }
        Map<String, Object> latest = model(claire, id, Locale.FRENCH, Integer.MAX_VALUE);
        assertThat(revisions(latest)).hasSize(100);
        assertThat(latest).containsEntry("older", 24);
        assertThat(latest).containsEntry("earlier", "/bookings/" + id + "/story?before=25");
        Map<String, Object> earlier = model(claire, id, Locale.FRENCH, 25);
        assertThat(revisions(earlier))
                .extracting(Revision::letter)
                .startsWith("X")
                .endsWith("B", "A")
                .hasSize(24);
        assertThat(earlier).containsEntry("older", 0);
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
        assertThat(story.toString()).doesNotContain("Driss", "essai 4", "essai 5", company.toString());
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
