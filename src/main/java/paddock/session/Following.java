package paddock.session;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Acting;

/** What is sold in a session goes with it: moved where it is moved, over where it is over, in the same transaction. */
@Component
class Following {

    private final SessionRows sessions;
    private final PlaceRows rows;
    private final Places places;
    private final PlaceMails mails;
    private final InstantSource clock;

    Following(SessionRows sessions, PlaceRows rows, Places places, PlaceMails mails, InstantSource clock) {
        this.sessions = sessions;
        this.rows = rows;
        this.places = places;
        this.mails = mails;
        this.clock = clock;
    }

    @EventListener
    void follow(Trail.Done done) {
        UUID booking = done.deed().thing();
        if (!done.deed().kind().equals(Bookings.KIND) || booking == null) {
            return;
        }
        switch (done.deed().act()) {
            case "booking-moved" -> move(booking);
            case "booking-cancelled" -> end(done.by(), booking, Place.End.SESSION_CANCELLED);
            case "booking-closed" -> end(done.by(), booking, Place.End.SESSION_CLOSED);
            default -> {
                // whatever else becomes of a booking leaves what is sold in it as it is
            }
        }
    }

    private void move(UUID booking) {
        if (sessions.lock(booking)) {
            Session session = sessions.withId(booking).orElseThrow();
            sessions.shift(session);
            rows.had(booking).forEach(place -> mails.send(session, place, "session-moved"));
        }
    }

    private void end(Acting by, UUID booking, Place.End why) {
        if (sessions.lock(booking)) {
            Session session = sessions.withId(booking).orElseThrow();
            Place.Over over = new Place.Over(why, clock.instant().truncatedTo(ChronoUnit.MICROS));
            rows.had(booking).forEach(place -> places.end(by, session, place, over));
            sessions.end(booking);
        }
    }
}
