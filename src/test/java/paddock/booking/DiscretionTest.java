package paddock.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.kernel.StaffRole;
import paddock.store.TestDatabases;
import paddock.terms.Discretion;
import paddock.terms.Edition;
import paddock.terms.Terms;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who a confidential booking is for is told to few; a client who finds something taken is told as little as the terms say. */
class DiscretionTest {

    private static World world;
    private static int days;

    private LocalDate on = LocalDate.EPOCH;
    private UUID maker = UUID.randomUUID();

    @BeforeAll
    static void start() {
        world = new World(TestDatabases.EMBEDDED);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void anotherDay() {
        on = LocalDate.of(2026, 9, 7).plusWeeks(days++);
        maker = world.client("Maker " + days);
    }

    private static Acting staff(StaffRole role) {
        return new Acting(UUID.randomUUID(), role.name(), "", Set.of(role), Map.of());
    }

    private static Acting client(UUID company) {
        return new Acting(UUID.randomUUID(), "Client", "", Set.of(), Map.of(company, ClientRole.BOOKER));
    }

    private static void set(Discretion discretion) {
        Terms terms = world.bean(Terms.class);
        Edition old = terms.of(world.ales().id());
        Edition other =
                new Edition(old.version(), old.answer(), old.renewal(), discretion, old.limits(), old.openings());
        assertThat(terms.save(Acting.PADDOCK, world.ales().id(), other)).isTrue();
    }

    private Booking confidential() {
        Wish wish = new Wish(
                world.ales().id(),
                maker,
                List.of(world.track("technique", on + "T09:00", on + "T10:00")),
                new Booking.Said(World.PRACTICE, "prototype 7", "PO-77", "", true));
        return ((Holding.Held) world.bookings.book(World.STAFF, wish)).booking();
    }

    @Test
    void the_client_of_what_is_confidential_is_named_to_those_whom_the_terms_name_and_to_its_own() {
        set(new Discretion(List.of(StaffRole.SALES), true));
        Booking booking = world.bookings.withId(confidential().id()).orElseThrow();
        Desk desk = world.bean(Desk.class);
        assertThat(desk.readBy(staff(StaffRole.SALES), booking).company()).isEqualTo(maker);
        assertThat(desk.readBy(client(maker), booking)).isEqualTo(booking);
        for (StaffRole role : StaffRole.values()) {
            if (role != StaffRole.SALES) {
                Booking seen = desk.readBy(staff(role), booking);
                assertThat(seen.company()).as(role.name()).isNull();
                assertThat(desk.shown(200, seen).body())
                        .contains("\"confidential\":true")
                        .doesNotContain(maker.toString(), "prototype 7", "PO-77");
            }
        }
    }

    @Test
    void nobody_to_whom_it_is_not_named_writes_over_what_its_client_said() throws Exception {
        set(new Discretion(List.of(StaffRole.DIRECTION), true));
        Booking booking = world.bookings.withId(confidential().id()).orElseThrow();
        Desk desk = world.bean(Desk.class);
        JsonNode open = JsonMapper.shared().readTree("{\"confidential\": false}");
        assertThatThrownBy(() -> desk.saying(staff(StaffRole.SALES), booking, 1, open))
                .isInstanceOf(NotFound.class);
        Acting own = client(maker);
        assertThat(world.bean(Moves.class).say(own, desk.saying(own, booking, 1, open)))
                .isEqualTo(new Moving.Moved(booking.id(), 2));
        Booking now = world.bookings.withId(booking.id()).orElseThrow();
        assertThat(now.said()).isEqualTo(new Booking.Said(booking.said().use(), "prototype 7", "PO-77", "", false));
    }

    @Test
    void nobody_to_whom_it_is_not_named_finds_it_by_its_client() {
        set(new Discretion(List.of(StaffRole.SALES), true));
        UUID booking = confidential().id();
        assertThat(found(StaffRole.SALES, Map.of("company", maker.toString()))).contains(booking);
        assertThat(found(StaffRole.RACE_CONTROL, Map.of("company", maker.toString())))
                .isEmpty();
        assertThat(found(
                        StaffRole.RACE_CONTROL,
                        Map.of("from", on.toString(), "until", on.plusDays(1).toString())))
                .contains(booking);
    }

    private static List<UUID> found(StaffRole role, Map<String, String> wanted) {
        Listing.Reader reader = world.bean(Desk.class).reader(staff(role), world.ales());
        return world.bean(Listing.class).found(world.ales(), Listing.Wanted.of(wanted), reader, 10).stream()
                .map(Booking::id)
                .toList();
    }

    @Test
    void a_client_is_told_which_of_its_claims_is_taken_only_where_the_terms_say_so() {
        confidential();
        UUID rival = world.client("Rival " + days);
        Wish wish = world.wish(
                rival,
                world.track("boucle-nord", on + "T09:30", on + "T10:00"),
                world.units("stands-2015", 1, on + "T14:00", on + "T15:00"));
        set(new Discretion(List.of(), false));
        assertThat(busy(client(rival), wish)).doesNotContain("\"claim\"").contains("T09:00");
        assertThat(busy(World.STAFF, wish)).contains("\"claim\":0");
        set(new Discretion(List.of(), true));
        assertThat(busy(client(rival), wish)).contains("\"claim\":0");
    }

    private static String busy(Acting by, Wish wish) {
        Holding outcome = world.bookings.hold(by, wish);
        assertThat(outcome).isInstanceOf(Holding.Taken.class);
        return world.bean(Told.class).refused(outcome, Locale.ENGLISH).body();
    }
}
