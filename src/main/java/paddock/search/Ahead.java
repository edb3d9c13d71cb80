package paddock.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.audit.Trail;
import paddock.booking.Bookings;
import paddock.booking.Outlook;
import paddock.booking.Outlooks;
import paddock.circuit.Site;
import paddock.kernel.Days;

/**
 * How sites stand, kept for a moment for whoever looks next: what happens on this node is seen at once, what happens on
 * another within two seconds.
 */
@Component
class Ahead {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(2);

    /** Of the acts on these what can be had depends. */
    private static final Set<String> TELLING = Set.of(Bookings.KIND, "site", "company", "status");

    private final Outlooks outlooks;
    private final InstantSource clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    Ahead(Outlooks outlooks, InstantSource clock) {
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /** How a site stands on some days. What is no longer fresh is read anew beside whoever asks, as long as it will do. */
    Prospects over(Site site, Days days) {
        Kept last = kept.computeIfAbsent(site.id(), any -> new Kept());
        Prospects known = last.prospects;
        Instant now = clock.instant();
        if (known != null && covers(known, site, days) && last.isNewerThan(STALE, now)) {
            if (!last.isNewerThan(FRESH, now) && last.reading.compareAndSet(false, true)) {
                Thread.ofVirtual().name("outlook").start(() -> readBeside(site, days, last));
            }
            return known;
        }
        synchronized (last) {
            Prospects read = last.prospects;
            return read != null && covers(read, site, days) && last.isNewerThan(FRESH, now)
                    ? read
                    : read(site, days, last);
        }
    }

    private static boolean covers(Prospects known, Site site, Days days) {
        Outlook outlook = known.outlook();
        return outlook.site().equals(site) && outlook.days().cover(days);
    }

    private void readBeside(Site site, Days days, Kept last) {
        try {
            read(site, days, last);
        } finally {
            last.reading.set(false);
        }
    }

    private Prospects read(Site site, Days days, Kept last) {
        long changes = last.changes.get();
        Prospects read = new Prospects(outlooks.over(site, days));
        last.keep(read, changes);
        return read;
    }

    /** Whoever sells here, or writes an order or a status, and looks then sees it. */
    @EventListener
    void forget(Trail.Done done) {
        if (TELLING.contains(done.deed().kind()) && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    kept.values().forEach(each -> each.changes.incrementAndGet());
                }
            });
        }
    }

    /** What is kept of a site. What is sold while it is read may not be in it: it is old at once. */
    private static final class Kept {

        private final AtomicBoolean reading = new AtomicBoolean();
        private final AtomicLong changes = new AtomicLong();
        private volatile @Nullable Prospects prospects;
        private volatile long asOf;
        private volatile long readAt;

        private synchronized void keep(Prospects read, long changesBefore) {
            if (changesBefore >= asOf) {
                asOf = changesBefore;
                readAt = System.nanoTime();
                prospects = read;
            }
        }

        private boolean isNewerThan(Duration age, Instant now) {
            Prospects read = prospects;
            return read != null
                    && asOf == changes.get()
                    && System.nanoTime() - readAt < age.toNanos()
                    && Duration.between(read.at(), now).abs().compareTo(age) < 0;
        }
    }
}
