package paddock.session;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.booking.Booking;
import paddock.store.Invariant;

/** What must hold of all that is sold in sessions, whichever way it got there. */
@Configuration(proxyBeanMethods = false)
class SoundSessions {

    @Bean
    Invariant everyVehicleHasItsSeat() {
        return new Invariant.Query("seat-for-each-vehicle", SEATS);
    }

    @Bean
    Invariant noSessionHasMoreSeatsThanPlaces() {
        return new Invariant.Query("seats-within-places", BEYOND);
    }

    @Bean
    Invariant sessionsSayWhatTheirBookingsSay(JdbcClient jdbc, SessionRows rows) {
        return new Invariant.Reading("session-as-booked", () -> different(jdbc, rows));
    }

    private static List<String> different(JdbcClient jdbc, SessionRows rows) {
        List<UUID> ids = jdbc.sql("select booking from session.session where not over order by booking")
                .query((row, n) -> Objects.requireNonNull(row.getObject("booking", UUID.class)))
                .list();
        return rows.withIds(ids).stream()
                .filter(session -> !agrees(session))
                .map(session -> session.id() + ": " + session.places() + " places")
                .toList();
    }

    /** As many places of each kind as the order was asked about, of a booking that is booked. */
    private static boolean agrees(Session session) {
        List<Integer> places =
                session.kinds().stream().map(Session.Numbers::places).toList();
        return session.booking().kind() == Booking.Kind.SESSION
                && session.booking().state() instanceof Booking.State.Booked
                && session.use(places).equals(session.booking().said().use());
    }

    private static final String SEATS = """
            select p.id || ': ' || p.vehicles || ' vehicles, ' || count(s.number) || ' seats'
              from session.place p
              left join session.seat s on s.place = p.id and s.session = p.session and s.kind = p.kind
             group by p.id, p.vehicles, p.ended
            having count(s.number) <> case when p.ended is null then p.vehicles else 0 end
            """;

    /** The constraints say so too; an index that has been damaged would not. */
    private static final String BEYOND = """
            select k.session || ': ' || k.places || ' places of kind ' || k.position || ', ' || count(*) || ' sold'
              from session.kind k
              join session.seat s on s.session = k.session and s.kind = k.position
             group by k.session, k.position, k.places
            having count(*) > k.places
            """;
}
