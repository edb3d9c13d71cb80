package paddock.sheet;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.kernel.Window;
import paddock.store.Trip;

/** Notes, in the transaction in which it happens, that a day has changed whose sheet has been handed out. */
@Component
class LateChanges {

    /** What leaves the day as it stands on the sheet. */
    private static final Set<String> NOTHING_NEW = Set.of("option-challenged", "option-queued");

    private static final String PLACE = "place";

    private final Trip trip;
    private final Messenger messenger;
    private final InstantSource clock;

    LateChanges(Trip trip, Messenger messenger, InstantSource clock) {
        this.trip = trip;
        this.messenger = messenger;
        this.clock = clock;
    }

    @EventListener
    void note(Trail.AllDone done) {
        List<Deed> together = new ArrayList<>();
        for (Trail.Done each : done.all()) {
            Deed deed = each.deed();
            if (deed.thing() == null || NOTHING_NEW.contains(deed.act())) {
                continue;
            }
            if (deed.kind().equals(Bookings.KIND)) {
                if (before(deed.change().before().get("claims")).isEmpty()) {
                    together.add(deed);
                } else {
                    note(NOTE, List.of(deed));
                }
            } else if (deed.kind().equals(PLACE)) {
                note(NOTE_PLACE, List.of(deed));
            }
        }
        if (!together.isEmpty()) {
            note(NOTE, together);
        }
    }

    /** Of several at once none has had anything else before. */
    private void note(String statement, List<Deed> deeds) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Instant> begins = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (Window window : before(deeds.getFirst().change().before().get("claims"))) {
            begins.add(window.start());
            ends.add(window.end());
        }
        List<Object> values = List.of(
                now,
                deeds.stream().map(Deed::thing).toArray(UUID[]::new),
                deeds.stream().map(Deed::act).toArray(String[]::new),
                begins.stream().map(Instant::toString).toArray(String[]::new),
                ends.stream().map(Instant::toString).toArray(String[]::new),
                now);
        trip.change(statement, values, noted -> {
            if (noted > 0) {
                callMessenger();
            }
        });
    }

    private void callMessenger() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                messenger.call();
            }
        });
    }

    /** What it had until then, where it has something else now. */
    private static List<Window> before(@Nullable Object claims) {
        return claims instanceof List<?> all
                ? all.stream()
                        .map(claim -> claim instanceof Map<?, ?> values ? values.get("during") : null)
                        .filter(String.class::isInstance)
                        .map(during -> Window.read((String) during))
                        .toList()
                : List.of();
    }

    /** The days on which something had or has its hours, of which a sheet was issued, and which are not over yet. */
    private static final String OF = """
            insert into sheet.due (site, day, booking, act, at, tries)
            select distinct i.site, i.day, b.id, done.act, cast(? as timestamptz), 0
              from unnest(cast(? as uuid[]), cast(? as text[])) as done (thing, act)
              %s
              join circuit.site s on s.id = b.site
             cross join lateral (
               select c.during from booking.claim c where c.booking = b.id
                union all
               select tstzrange(w.begins, w.ends)
                 from unnest(cast(? as timestamptz[]), cast(? as timestamptz[])) as w (begins, ends)
             ) as had
              join sheet.issue i on i.site = b.site
               and i.day >= (lower(had.during) at time zone s.zone)::date
               and i.day <= ((upper(had.during) - interval '1 microsecond') at time zone s.zone)::date
               and i.day >= (cast(? as timestamptz) at time zone s.zone)::date
            """;

    private static final String NOTE = OF.formatted("join booking.booking b on b.id = done.thing");

    private static final String NOTE_PLACE =
            OF.formatted("join session.taken t on t.place = done.thing join booking.booking b on b.id = t.session");
}
