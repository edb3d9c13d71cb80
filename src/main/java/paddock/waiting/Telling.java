package paddock.waiting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.circuit.Direction;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.kernel.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what may have become free, looks who could have it now, and tells them in their order: all that is said of one
 * freeing, and that it was said, is one transaction, so that nobody hears of it twice.
 */
@Component
class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Entries entries;
    private final Bookings bookings;
    private final Sites sites;
    private final Homologations homologations;
    private final OfferMails mails;
    private final Trail trail;
    private final InstantSource clock;

    Telling(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Entries entries,
            Bookings bookings,
            Sites sites,
            Homologations homologations,
            OfferMails mails,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.entries = entries;
        this.bookings = bookings;
        this.sites = sites;
        this.homologations = homologations;
        this.mails = mails;
        this.trail = trail;
        this.clock = clock;
    }

    private record Due(
            long id,
            UUID site,
            @Nullable UUID booking,
            @Nullable String before,
            @Nullable UUID entry) {}

    /** How many were told. */
    record Told(int entries) {}

    /** Sees to what is due longest, with all else that is due on that site; nothing where nothing is, or somebody is at it. */
    Optional<Told> next() {
        List<Long> hand = new ArrayList<>();
        try {
            return transaction.execute(status -> {
                List<Due> due = isAlone() ? due() : List.of();
                due.forEach(each -> hand.add(each.id()));
                return due.isEmpty() ? Optional.empty() : Optional.of(told(due));
            });
        } catch (IllegalArgumentException | IllegalStateException flaw) {
            LOG.error("Nobody can be told of {}", hand, flaw);
            jdbc.sql("update waiting.due set tries = tries + 1 where id = any (?)")
                    .param(hand.toArray(Long[]::new))
                    .update();
            return Optional.of(new Told(0));
        }
    }

    private Told told(List<Due> due) {
        Told told = new Told(tell(due));
        jdbc.sql("delete from waiting.due where id = any (?)")
                .param(due.stream().map(Due::id).toArray(Long[]::new))
                .update();
        return told;
    }

    private int tell(List<Due> due) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Site site = sites.withId(due.getFirst().site()).orElseThrow();
        Set<UUID> wished = due.stream().map(Due::entry).filter(Objects::nonNull).collect(Collectors.toSet());
        List<Claim> claims = due.stream().flatMap(each -> freed(each).stream()).toList();
        Freed freed = new Freed(site, claims, homologations);
        int told = 0;
        List<Entry> waiting = entries.waiting(site.id(), now).stream()
                .filter(entry -> !claims.isEmpty() || wished.contains(entry.id()))
                .toList();
        for (Entry entry : waiting) {
            List<Slot> offered =
                    mails.send(site, entry, slot -> isNew(entry, slot, freed, wished.contains(entry.id())));
            if (!offered.isEmpty()) {
                entries.offer(entry.id(), offered, now);
                trail.record(Acting.PADDOCK, deed(entry, offered));
                told++;
            }
        }
        return told;
    }

    /** What nobody touched is not told of again only because the order looks at other days beside it. */
    private boolean isNew(Entry entry, Slot slot, Freed freed, boolean wished) {
        return freed.frees(slot)
                || ((wished || freed.matters(slot))
                        && entries.offers(entry.id()).stream().noneMatch(offer -> slot.isAt(offer.hours())));
    }

    private static Deed deed(Entry entry, List<Slot> offered) {
        return Deed.of("waiting-told", WaitingList.KIND, entry.id())
                .changing(
                        Map.of(),
                        Map.of("offers", offered.stream().map(Telling::hours).toList()));
    }

    private static String hours(Slot slot) {
        return slot.begins() + " – " + slot.ends();
    }

    private List<Claim> freed(Due due) {
        if (due.booking() == null) {
            return List.of();
        }
        return due.before() == null
                ? bookings.withId(due.booking()).map(Booking::claims).orElse(List.of())
                : recorded(json.readTree(due.before()));
    }

    /** Claims as the trail keeps them. */
    private static List<Claim> recorded(JsonNode before) {
        List<Claim> claims = new ArrayList<>();
        for (JsonNode claim : before) {
            Window window = Window.read(claim.path("during").asString(""));
            @Nullable Direction either = null;
            claims.add(
                    claim.has("layout")
                            ? new Claim.Track(
                                    UUID.fromString(claim.path("layout").asString("")), either, window)
                            : new Claim.Units(
                                    UUID.fromString(claim.path("pool").asString("")),
                                    Integer.parseInt(claim.path("units").asString("1")),
                                    window));
        }
        return claims;
    }

    /**
     * Whether nobody else tells. Asked for by itself before anything is read: what one statement reads it reads as of its
     * beginning, when the other may not have been done.
     */
    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('waiting.due'))")
                .query(Boolean.class)
                .single();
    }

    private List<Due> due() {
        return jdbc.sql(NEXT)
                .param(MOST_TRIES)
                .param(MOST_TRIES)
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getObject("site", UUID.class)),
                        row.getObject("booking", UUID.class),
                        row.getString("before"),
                        row.getObject("entry", UUID.class)))
                .list();
    }

    /** What was given back together is told of together. */
    private static final String NEXT = """
            with first as (
              select site
                from waiting.due
               where tries < ?
               order by tries, id
               limit 1
            )
            select d.id, d.site, d.booking, d.before::text as before, d.entry
              from waiting.due d
              join first on first.site = d.site
             where d.tries < ?
             order by d.id
             limit 200
            """;
}
