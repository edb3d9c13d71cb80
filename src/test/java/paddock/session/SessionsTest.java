package paddock.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.booking.Booking;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Wish;
import paddock.booking.World;
import paddock.store.Invariant;
import paddock.store.TestDatabases;

/** Sessions are opened under the order, and what is sold of them moves and ends with them. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SessionsTest extends SessionDays {

    SessionsTest(TestDatabases databases) {
        super(databases);
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
