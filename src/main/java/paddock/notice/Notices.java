package paddock.notice;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Quiet;

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

    private final JdbcClient jdbc;
    private final Scribe scribe;
    private final InstantSource clock;

    Notices(JdbcClient jdbc, Scribe scribe, InstantSource clock) {
        this.jdbc = jdbc;
        this.scribe = scribe;
        this.clock = clock;
    }

    @EventListener
    void note(Trail.Done done) {
        if (!done.deed().kind().equals(Bookings.KIND)
                || !TOLD.contains(done.deed().act())
                || Quiet.isKeptBy(done.by())) {
            return;
        }
        jdbc.sql("insert into notice.due (booking, act, at, tries) values (?, ?, ?, 0)")
                .param(done.deed().thing())
                .param(done.deed().act())
                .param(Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scribe.call();
            }
        });
    }
}
