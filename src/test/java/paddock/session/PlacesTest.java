package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import paddock.booking.Moving;
import paddock.booking.World;
import paddock.kernel.Acting;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Places are sold up to the number and never beyond, to what fits the session. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class PlacesTest extends SessionDays {

    PlacesTest(TestDatabases databases) {
        super(databases);
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
                .sql("insert into terms.edition (site, version, answer, renewal) values (?, 1, 48, false)")
                .param(site)
                .update();
        world.jdbc
                .sql("insert into terms.limits (site, status, lasting, options, notice) values (?, '', 24, 0, 48)")
                .param(site)
                .update();
        assertThat(places.take(client, wanted)).isEqualTo(new Taking.ThroughOperator());
        world.jdbc.sql("update terms.limits set options = 1").update();
        world.jdbc.sql("update terms.edition set version = 2").update();
        assertThat(places.take(client, wanted)).isInstanceOf(Taking.Taken.class);
        world.now.set(session(session).begins().minus(Duration.ofHours(47)));
        assertThat(places.take(client, wanted)).isEqualTo(new Taking.TooLate(48));
        assertThat(places.take(World.STAFF, wanted)).isInstanceOf(Taking.Taken.class);
        world.jdbc.sql("delete from terms.limits").update();
        world.jdbc.sql("delete from terms.edition").update();
    }
}
