package paddock.waiting;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import tools.jackson.databind.json.JsonMapper;

/** Notes that something may have become free, in the transaction in which it does. */
@Component
class Freeings {

    /** By what something is given back, or no longer waited for. */
    private static final Set<String> FREEING = Set.of(
            "option-lapsed",
            "option-unlawful",
            "booking-released",
            "booking-cancelled",
            "booking-lifted",
            "booking-not-granted",
            "booking-closed");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Bookings bookings;
    private final Crier crier;
    private final InstantSource clock;

    Freeings(JdbcClient jdbc, JsonMapper json, Bookings bookings, Crier crier, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.bookings = bookings;
        this.crier = crier;
        this.clock = clock;
    }

    @EventListener
    void note(Trail.Done done) {
        UUID thing = done.deed().thing();
        if (!done.deed().kind().equals(Bookings.KIND) || thing == null) {
            return;
        }
        Object before = done.deed().change().before().get("claims");
        if (done.deed().act().equals("booking-moved") && before != null) {
            note(site(thing), thing, json.writeValueAsString(before));
        } else if (FREEING.contains(done.deed().act())) {
            note(site(thing), thing, null);
        }
    }

    private UUID site(UUID booking) {
        return bookings.withId(booking).map(Booking::site).orElseThrow();
    }

    private void note(UUID site, UUID booking, @Nullable String before) {
        jdbc.sql("""
                        insert into waiting.due (site, booking, before, at, tries) values (?, ?, cast(? as jsonb), ?, 0)""")
                .param(site)
                .param(booking)
                .param(before)
                .param(Timestamp.from(clock.instant()))
                .update();
        call();
    }

    /** A wish is new, or another: some of its dates may be free already, or become so at this moment. */
    void wished(Entry entry) {
        jdbc.sql("insert into waiting.due (site, entry, at, tries) values (?, ?, ?, 0)")
                .param(entry.site())
                .param(entry.id())
                .param(Timestamp.from(clock.instant()))
                .update();
        call();
    }

    private void call() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                crier.call();
            }
        });
    }
}
