package paddock.notice;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Quiet;
import paddock.store.Trip;

/** Notes what people are to be told, in the transaction in which it happens. */
@Component
class Notices {

    /** What a client has to hear of, whoever did it. */
    private static final Set<String> TOLD = Set.of(
            "option-taken",
            "option-queued",
            "option-first-in-rank",
            "option-confirmed",
            "option-challenged",
            "option-lapsed",
            "option-unlawful",
            "booked",
            "booking-moved",
            "booking-released",
            "booking-cancelled",
            "booking-not-granted",
            "booking-not-chosen",
            "booking-closed",
            "permit-granted");

    private final Trip trip;
    private final Scribe scribe;
    private final InstantSource clock;

    Notices(Trip trip, Scribe scribe, InstantSource clock) {
        this.trip = trip;
        this.scribe = scribe;
        this.clock = clock;
    }

    @EventListener
    void note(Trail.AllDone done) {
        List<Deed> told = done.all().stream()
                .filter(each -> each.deed().kind().equals(Bookings.KIND)
                        && TOLD.contains(each.deed().act())
                        && !Quiet.isKeptBy(each.by()))
                .map(Trail.Done::deed)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        trip.change(
                NOTE,
                List.of(
                        Timestamp.from(clock.instant()),
                        told.stream().map(Deed::thing).toArray(UUID[]::new),
                        told.stream().map(Deed::act).toArray(String[]::new)),
                count -> {});
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scribe.call();
            }
        });
    }

    private static final String NOTE = """
            insert into notice.due (booking, act, at, tries)
            select told.booking, told.act, cast(? as timestamptz), 0
              from unnest(cast(? as uuid[]), cast(? as text[])) as told (booking, act)
            """;
}
