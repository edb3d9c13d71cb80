package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.ClientRole;
import paddock.store.Invariant;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sessions are opened under the order, their places sold up to the number, and both end together. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SessionsTest {

    private static final EnumMap<TestDatabases, World> WORLDS = new EnumMap<>(TestDatabases.class);
    private static final ObjectNode BLANK = JsonMapper.shared().createObjectNode();
    private static int day;

    private final World world;
    private final Sessions sessions;
    private final Places places;
    private UUID first = UUID.randomUUID();
    private UUID second = first;
    private String on = "";

    SessionsTest(TestDatabases databases) {
        world = WORLDS.computeIfAbsent(databases, World::new);
        sessions = world.bean(Sessions.class);
        places = world.bean(Places.class);
    }

    @BeforeEach
    void anotherDay() {
        world.now.set(Instant.parse("2026-05-11T06:00:00Z"));
        first = world.client("Premier");
        second = world.client("Second");
        on = LocalDate.of(2026, 6, 1).plusDays(day++ % 200).toString();
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(World::close);
        WORLDS.clear();
    }

    private static ObjectNode use(int... counts) {
        StringBuilder vehicles = new StringBuilder();
        List<String> categories = List.of("touring-gt", "motorcycle");
        for (int i = 0; i < counts.length; i++) {
            vehicles.append(i == 0 ? "" : ", ")
                    .append("{\"category\": \"%s\", \"powertrain\": \"combustion\", \"count\": %d}"
                            .formatted(categories.get(i), counts[i]));
        }
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"activity": "practice", "noise": {"source-exhaust": 90}, "vehicles": [%s]}""".formatted(vehicles));
    }

    private Claim track(String from, String until) {
        return world.track("technique", on + "T" + from, on + "T" + until);
    }

    private Moving opened(int count, Exclusions exclusions, Claim... claims) {
        Wish wish = Wish.session(
                world.ales().id(), List.of(claims), new Booking.Said(use(count), "", "", "Journée découverte"));
        return sessions.open(World.STAFF, wish, List.of(count), exclusions);
    }

    private UUID open(int count) {
        return ((Moving.Moved) opened(count, Exclusions.NONE, track("09:00", "12:00"))).booking();
    }

    private static Place.Said said(int count, String category, double noise) {
        return new Place.Said(
                (ObjectNode) JsonMapper.shared().readTree("""
                {"noise": {"source-exhaust": %s},
                 "vehicles": [{"category": "%s", "powertrain": "combustion", "count": %d}]}""".formatted(noise, category, count)), "two of ours", "");
    }

    private Taking take(UUID session, UUID company, int count) {
        return places.take(World.STAFF, new Places.Wanted(session, company, said(count, "touring-gt", 90)));
    }

    private Place taken(UUID session, UUID company, int count) {
        return ((Taking.Taken) take(session, company, count)).place();
    }

    private Session session(UUID id) {
        return sessions.withId(id).orElseThrow();
    }

    private List<Integer> seats(UUID session) {
        return world.jdbc
                .sql("select number from session.seat where session = ? order by number")
                .param(session)
                .query(Integer.class)
                .list();
    }

    private Acting booker(UUID company) {
        UUID person = UUID.randomUUID();
        world.jdbc.sql("""
                        insert into account.person (id, name, email, language, demo, added_at)
                        values (?, 'Camille', ?, 'fr', false, now())""").params(person, person + "@example.org").update();
        return new Acting(person, "Camille", "", Set.of(), Map.of(company, ClientRole.BOOKER));
    }

    @Test
    void a_session_is_judged_with_all_its_vehicles() {
        assertThat(opened(31, Exclusions.NONE, track("09:00", "12:00")))
                .as("thirty touring cars at once, the annex says")
                .isInstanceOfSatisfying(
                        Moving.NotHad.class, not -> assertThat(not.why()).isInstanceOf(Holding.Unlawful.class));
        assertThat(opened(30, Exclusions.NONE, track("09:00", "12:00"))).isInstanceOf(Moving.Moved.class);
        assertThat(session(((Moving.Moved) opened(30, Exclusions.NONE, track("14:00", "15:00"))).booking())
                        .left())
                .isEqualTo(30);
    }

    @Test
    void its_hours_are_the_sessions_as_they_would_be_anybodys() {
        UUID session = open(10);
        assertThat(world.hold(first, track("11:00", "12:00"))).isInstanceOf(Holding.Taken.class);
        assertThat(opened(10, Exclusions.NONE, track("11:00", "12:00")))
                .isInstanceOfSatisfying(
                        Moving.NotHad.class, not -> assertThat(not.why()).isInstanceOf(Holding.Taken.class));
        assertThat(world.bookings.withId(session).orElseThrow().kind()).isEqualTo(Booking.Kind.SESSION);
    }

    @Test
    void two_clients_share_the_track_in_it_up_to_its_number() {
        UUID session = open(5);
        Place one = taken(session, first, 3);
        assertThat(take(session, second, 3)).isEqualTo(new Taking.Full(2));
        Place two = taken(session, second, 2);
        assertThat(two.number()).isGreaterThan(one.number());
        assertThat(seats(session)).containsExactly(1, 2, 3, 4, 5);
        assertThat(take(session, first, 1)).isEqualTo(new Taking.Full(0));
    }

    @Test
    void what_is_given_back_is_sold_again_under_the_same_numbers() {
        UUID session = open(3);
        Place one = taken(session, first, 2);
        taken(session, second, 1);
        assertThat(places.giveBack(World.STAFF, one.id(), 7)).isEqualTo(new Giving.Overtaken(1));
        assertThat(places.giveBack(World.STAFF, one.id(), 1)).isInstanceOf(Giving.Given.class);
        assertThat(seats(session)).containsExactly(3);
        assertThat(places.giveBack(World.STAFF, one.id(), 2)).isEqualTo(new Giving.Over(Place.End.GIVEN_BACK));
        taken(session, second, 2);
        assertThat(seats(session)).containsExactly(1, 2, 3);
    }

    @Test
    void the_database_refuses_a_seat_beyond_the_number_whoever_writes_it() {
        UUID session = open(2);
        Place place = taken(session, first, 2);
        String seat = "insert into session.seat (session, kind, number, places, place) values (?, 0, ?, ?, ?)";
        for (int number : List.of(0, 1, 2, 3)) {
            assertThatThrownBy(() -> world.jdbc
                            .sql(seat)
                            .params(session, number, 2, place.id())
                            .update())
                    .as("seat %d", number)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() ->
                        world.jdbc.sql(seat).params(session, 3, 3, place.id()).update())
                .as("a seat that says there are more places than there are")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("seat_of_its_kind");
        assertThatThrownBy(() -> world.jdbc
                        .sql("update session.kind set places = 1 where session = ?")
                        .param(session)
                        .update())
                .as("fewer places than are had")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("seat_is_there");
    }

    @Test
    void of_many_at_once_as_many_have_a_place_as_there_are() throws Exception {
        for (int round = 0; round < 20; round++) {
            UUID session = open(5);
            List<Taking> all = World.atOnce(16, () -> take(session, first, 1));
            assertThat(all.stream().filter(Taking.Taken.class::isInstance)).hasSize(5);
            assertThat(all.stream().filter(new Taking.Full(0)::equals)).hasSize(11);
            assertThat(seats(session)).containsExactly(1, 2, 3, 4, 5);
            world.handling.release(World.STAFF, session, 1);
        }
    }

    @Test
    void who_takes_the_last_place_while_the_session_is_cancelled_has_it_for_good_or_not_at_all() throws Exception {
        for (int round = 0; round < 12; round++) {
            UUID session = open(3);
            List<Callable<Object>> acts = new ArrayList<>();
            acts.add(() -> world.handling.release(World.STAFF, session, 1));
            for (int i = 0; i < 6; i++) {
                acts.add(() -> take(session, first, 1));
            }
            World.atOnce(acts);
            assertThat(seats(session)).isEmpty();
            assertThat(places.of(session, null, 0, 100)).allMatch(Place::isOver);
        }
    }

    @Test
    void vehicles_take_part_as_the_profile_has_them() {
        UUID session = ((Moving.Moved) opened(
                        10,
                        new Exclusions(Set.of(), Set.of("historic"), Set.of("electric"), Set.of()),
                        track("09:00", "12:00")))
                .booking();
        assertThat(places.take(World.STAFF, new Places.Wanted(session, first, said(1, "motorcycle", 90))))
                .isEqualTo(new Taking.NotAdmitted(new Admission.Outside("category")));
        assertThat(places.take(World.STAFF, new Places.Wanted(session, first, said(1, "touring-gt", 90.5))))
                .isEqualTo(new Taking.NotAdmitted(new Admission.Above("noise.source-exhaust", 90)));
        Place.Said silent = new Place.Said((ObjectNode) JsonMapper.shared().readTree("""
                {"vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 1}]}"""), "", "");
        assertThat(places.take(World.STAFF, new Places.Wanted(session, first, silent)))
                .isEqualTo(new Taking.NotAdmitted(new Admission.Unsaid("noise.source-exhaust")));
        assertThat(places.take(World.STAFF, new Places.Wanted(session, first, new Place.Said(BLANK, "", ""))))
                .isEqualTo(new Taking.NotAdmitted(new Admission.Unsaid("category")));
        assertThat(take(session, first, 1)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void who_is_excluded_or_barred_does_not_take_part() {
        UUID session = ((Moving.Moved) opened(
                        10,
                        new Exclusions(Set.of("prospect"), Set.of(), Set.of(), Set.of(second)),
                        track("09:00", "12:00")))
                .booking();
        assertThat(take(session, second, 1)).isEqualTo(new Taking.NotForCompany());
        UUID prospect = world.client("Prospect");
        world.jdbc.sql("""
                        insert into directory.status (id, company, kind, during, version)
                        values (gen_random_uuid(), ?, 'prospect', daterange(null, null), 1)""").param(prospect).update();
        assertThat(take(session, prospect, 1)).isEqualTo(new Taking.NotForCompany());
        world.jdbc
                .sql("update directory.company set standing = 'barred', reason = 'unpaid' where id = ?")
                .param(first)
                .update();
        assertThat(take(session, first, 1)).isEqualTo(new Taking.Barred());
    }

    @Test
    void clients_serve_themselves_until_it_begins_and_the_operator_until_it_ends() {
        UUID session = open(10);
        Acting client = booker(first);
        Places.Wanted wanted = new Places.Wanted(session, first, said(1, "touring-gt", 90));
        Place place = ((Taking.Taken) places.take(client, wanted)).place();
        world.now.set(session(session).begins());
        assertThat(places.take(client, wanted)).isEqualTo(new Taking.Begun());
        assertThat(places.giveBack(client, place.id(), 1)).isEqualTo(new Giving.Begun());
        assertThat(places.take(World.STAFF, wanted)).isInstanceOf(Taking.Taken.class);
        world.now.set(session(session).ends());
        assertThat(places.take(World.STAFF, wanted)).isEqualTo(new Taking.Begun());
        assertThat(places.giveBack(World.STAFF, place.id(), 1)).isEqualTo(new Giving.Begun());
    }

    @Test
    void a_client_keeps_to_the_notice_of_the_terms() {
        UUID session = open(10);
        UUID site = world.ales().id();
        Acting client = booker(first);
        Places.Wanted wanted = new Places.Wanted(session, first, said(1, "touring-gt", 90));
        world.jdbc
                .sql("insert into terms.edition (site, version, answer) values (?, 1, 48)")
                .param(site)
                .update();
        world.jdbc
                .sql("insert into terms.limits (site, status, lasting, options, notice) values (?, '', 24, 0, 48)")
                .param(site)
                .update();
        assertThat(places.take(client, wanted)).isEqualTo(new Taking.ThroughOperator());
        world.jdbc.sql("update terms.limits set options = 1").update();
        assertThat(places.take(client, wanted)).isInstanceOf(Taking.Taken.class);
        world.now.set(session(session).begins().minus(Duration.ofHours(47)));
        assertThat(places.take(client, wanted)).isEqualTo(new Taking.TooLate(48));
        assertThat(places.take(World.STAFF, wanted)).isInstanceOf(Taking.Taken.class);
        world.jdbc.sql("delete from terms.limits").update();
        world.jdbc.sql("delete from terms.edition").update();
    }

    @Test
    void the_number_is_raised_as_far_as_the_order_allows_and_lowered_as_far_as_is_sold() {
        UUID session = open(5);
        Place one = taken(session, first, 3);
        taken(session, second, 2);
        assertThat(sessions.resize(World.STAFF, session, 1, List.of(31)))
                .isInstanceOfSatisfying(
                        Resizing.NotHad.class, not -> assertThat(not.why()).isInstanceOf(Moving.NotHad.class));
        assertThat(sessions.resize(World.STAFF, session, 1, List.of(4))).isEqualTo(new Resizing.Sold(0, 5));
        assertThat(session(session).booking().version()).as("all as it was").isEqualTo(1);
        assertThat(session(session).booking().said().use()).isEqualTo(use(5));
        assertThat(world.hold(first, track("09:00", "10:00"))).isInstanceOf(Holding.Taken.class);
        assertThat(sessions.resize(World.STAFF, session, 1, List.of(6))).isInstanceOf(Resizing.Resized.class);
        assertThat(session(session).booking().said().use()).isEqualTo(use(6));
        assertThat(sessions.resize(World.STAFF, session, 1, List.of(7)))
                .isEqualTo(new Resizing.NotHad(new Moving.Overtaken(2)));
        places.giveBack(World.STAFF, one.id(), 1);
        assertThat(sessions.resize(World.STAFF, session, 2, List.of(2))).isInstanceOf(Resizing.Resized.class);
        assertThat(seats(session)).as("renumbered").containsExactly(1, 2);
        assertThat(session(session).left()).isZero();
    }

    @Test
    void more_places_beside_another_session_are_counted_together_by_the_order() {
        UUID north = ((Moving.Moved) sessions.open(
                        World.STAFF,
                        Wish.session(
                                world.ales().id(),
                                List.of(world.track("boucle-nord", on + "T09:00", on + "T12:00")),
                                new Booking.Said(use(10), "", "", "Nord")),
                        List.of(10),
                        Exclusions.NONE))
                .booking();
        assertThat(session(north).places()).isEqualTo(10);
        assertThat(world.hold(first, world.track("technique", on + "T10:00", on + "T11:00")))
                .isInstanceOf(Holding.Taken.class);
    }

    @Test
    void what_is_sold_moves_and_ends_with_it() {
        UUID session = open(5);
        Place place = taken(session, first, 2);
        Moves moves = world.bean(Moves.class);
        assertThat(moves.move(World.STAFF, new Moves.Shift(session, 1, List.of(track("14:00", "16:00")))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(places.withId(place.id()).orElseThrow().isOver()).isFalse();
        assertThat(world.jdbc
                        .sql("select begins from session.session where booking = ?")
                        .param(session)
                        .query(Instant.class)
                        .single())
                .isEqualTo(session(session).begins());
        assertThat(world.handling.release(World.STAFF, session, 2)).isInstanceOf(Release.Released.class);
        assertThat(places.withId(place.id()).orElseThrow().over())
                .isEqualTo(new Place.Over(Place.End.SESSION_CANCELLED, world.now.get()));
        assertThat(take(session, first, 1)).isEqualTo(new Taking.Over());
        assertThat(places.giveBack(World.STAFF, place.id(), 2)).isEqualTo(new Giving.Over(Place.End.SESSION_CANCELLED));
    }

    @Test
    void a_closure_over_it_moves_it_or_ends_it_with_its_places() {
        UUID session = open(5);
        Place place = taken(session, first, 2);
        Moves moves = world.bean(Moves.class);
        Wish closure = new Wish(
                world.ales().id(), null, List.of(track("08:00", "18:00")), new Booking.Said(BLANK, "", "", "ice"));
        assertThat(moves.close(World.STAFF, closure, List.of(new Moves.Shift(session, 1, List.of()))))
                .isInstanceOf(Moving.Moved.class);
        assertThat(places.withId(place.id()).orElseThrow().over())
                .isEqualTo(new Place.Over(Place.End.SESSION_CLOSED, world.now.get()));
        assertThat(seats(session)).isEmpty();
    }

    @Test
    void a_coming_session_is_listed_until_it_is_over() {
        UUID session = open(5);
        assertThat(sessions.toCome(world.ales(), null, 1000))
                .extracting(Session::id)
                .contains(session);
        List<UUID> all = sessions.toCome(world.ales(), null, 1000).stream()
                .map(Session::id)
                .toList();
        assertThat(sessions.toCome(world.ales(), session, 1000))
                .extracting(Session::id)
                .containsExactlyElementsOf(all.subList(all.indexOf(session) + 1, all.size()));
        world.now.set(session(session).ends());
        assertThat(sessions.toCome(world.ales(), null, 1000))
                .extracting(Session::id)
                .doesNotContain(session);
    }

    @Test
    void what_must_hold_holds_and_would_be_seen_if_it_did_not() {
        UUID session = open(5);
        Place place = taken(session, first, 2);
        SoundSessions sound = new SoundSessions();
        Invariant.Query seats = (Invariant.Query) sound.everyVehicleHasItsSeat();
        assertThat(world.jdbc.sql(seats.sql()).query(String.class).list()).isEmpty();
        Invariant.Query beyond = (Invariant.Query) sound.noSessionHasMoreSeatsThanPlaces();
        assertThat(world.jdbc.sql(beyond.sql()).query(String.class).list()).isEmpty();
        Invariant.Reading booked =
                (Invariant.Reading) sound.sessionsSayWhatTheirBookingsSay(world.jdbc, world.bean(SessionRows.class));
        assertThat(booked.wrong().get()).isEmpty();
        world.jdbc
                .sql("delete from session.seat where place = ? and number = 1")
                .param(place.id())
                .update();
        assertThat(world.jdbc.sql(seats.sql()).query(String.class).list())
                .hasSize(1)
                .first()
                .asString()
                .contains(place.id().toString());
        world.jdbc
                .sql("update session.kind set places = 7 where session = ?")
                .param(session)
                .update();
        assertThat(booked.wrong().get()).hasSize(1);
        world.handling.release(World.STAFF, session, 1);
    }
}
