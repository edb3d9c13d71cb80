package paddock.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.booking.Bookings;
import paddock.booking.Holding.Judged;
import paddock.circuit.Site;
import paddock.closing.Elsewhere;
import paddock.homologation.Homologations;
import paddock.homologation.Verdict;
import paddock.kernel.Acting;

/** Judges all that is sold of days to come again whenever what is written about a site changes. */
@Component
class Reviews {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Homologations homologations;
    private final Bookings bookings;
    private final Elsewhere elsewhere;
    private final ReviewMails mails;
    private final Trail trail;
    private final InstantSource clock;

    Reviews(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Homologations homologations,
            Bookings bookings,
            Elsewhere elsewhere,
            ReviewMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.homologations = homologations;
        this.bookings = bookings;
        this.elsewhere = elsewhere;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    /** Those found unlawful that still are: what has been moved, ended or granted since is not among them. */
    List<Unlawful> unlawful(Site site) {
        Map<UUID, Instant> since = new HashMap<>();
        jdbc.sql(FOUND)
                .param(site.id())
                .query((row, n) -> since.put(
                        Objects.requireNonNull(row.getObject("booking", UUID.class)),
                        row.getTimestamp("since").toInstant()))
                .list();
        return bookings.withIds(since.keySet()).stream()
                .filter(this::isSold)
                .map(booking -> new Unlawful(
                        booking, Objects.requireNonNull(since.get(booking.id())), bookings.judged(booking), List.of()))
                .filter(each -> !isAllowed(each.judged()))
                .map(each -> new Unlawful(
                        each.booking(), each.since(), each.judged(), elsewhere.nearest(each.booking(), List.of())))
                .toList();
    }

    /** One of them. */
    Optional<Booking> unlawful(Site site, UUID id) {
        return bookings.withId(id)
                .filter(booking -> booking.site().equals(site.id()) && isSold(booking))
                .filter(booking -> !isAllowed(bookings.judged(booking)));
    }

    /** Judges all again, if what is written has changed since they were; of several nodes one does. */
    void review(Site site) {
        transaction.executeWithoutResult(status -> {
            if (isMine(site) && homologations.revision(site) != reviewed(site)) {
                judge(site);
            }
        });
    }

    /** Which writing they were judged by the last time; -1 where they never were. */
    private long reviewed(Site site) {
        return jdbc.sql("select revision from review.reviewed where site = ?")
                .param(site.id())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private boolean isMine(Site site) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('review'), hashtext(?))")
                .param(site.key())
                .query(Boolean.class)
                .single();
    }

    private void judge(Site site) {
        long revision = homologations.revision(site);
        Instant now = now();
        List<UUID> coming = jdbc.sql(COMING)
                .param(site.id())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        List<UUID> found = bookings.withIds(coming).stream()
                .filter(booking -> !isAllowed(bookings.judged(booking)))
                .map(Booking::id)
                .toList();
        int anew = jdbc.sql(FIND)
                .param(Timestamp.from(now))
                .param(found.toArray(UUID[]::new))
                .update();
        jdbc.sql(FORGET).param(site.id()).param(found.toArray(UUID[]::new)).update();
        jdbc.sql(REVIEWED)
                .param(site.id())
                .param(revision)
                .param(Timestamp.from(now))
                .update();
        if (anew > 0) {
            trail.record(
                    Acting.PADDOCK,
                    Deed.of("order-reviewed", "site", site.id())
                            .changing(Map.of(), Map.of("judged", coming.size(), "unlawful", found.size())));
            mails.tell(site, found.size());
        }
    }

    private boolean isSold(Booking booking) {
        State state = booking.at(now());
        return state instanceof State.Option || state instanceof State.Booked;
    }

    private static boolean isAllowed(List<Judged> judged) {
        return judged.stream().allMatch(each -> each.verdict() instanceof Verdict.Allowed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final String COMING = """
            select distinct b.id
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.site = ? and b.kind <> 'closure' and upper(c.during) > ?
               and (b.state = 'booked' or (b.state = 'option' and b.lapses_at > ?))
            """;

    private static final String FOUND = """
            select u.booking, u.since
              from review.unlawful u
              join booking.booking b on b.id = u.booking
             where b.site = ?
            """;

    private static final String FIND = """
            insert into review.unlawful (booking, since)
            select found, ? from unnest(cast(? as uuid[])) as found
            on conflict do nothing
            """;

    private static final String FORGET = """
            delete from review.unlawful u
             using booking.booking b
             where b.id = u.booking and b.site = ? and b.id <> all (cast(? as uuid[]))
            """;

    private static final String REVIEWED = """
            insert into review.reviewed (site, revision, at) values (?, ?, ?)
            on conflict (site) do update set revision = excluded.revision, at = excluded.at
            """;
}
