package paddock.invented;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.DemonstrationAccounts;
import paddock.booking.Booking;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.booking.Entries;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.StaffRole;
import paddock.terms.Discretion;
import paddock.terms.Edition;
import paddock.terms.Limits;
import paddock.terms.Terms;

/**
 * Fills the present year of the demonstration sites with invented bookings, as far as the order allows them and nobody
 * has the ground, and years before it with the same; takes them away again before a start without the demonstration.
 */
@Component
@ConditionalOnWebApplication
class InventedBookings {

    private static final Logger LOG = LoggerFactory.getLogger(InventedBookings.class);
    private static final Duration SURE = Duration.ofDays(30);
    private static final Duration ASKED_BEFORE = Duration.ofDays(40);

    /** On which the demonstration sells where nobody has set any: to regulars more than to others, and beyond the order. */
    private static final Edition TERMS = new Edition(
            0,
            48,
            true,
            new Discretion(List.of(StaffRole.SALES, StaffRole.DIRECTION, StaffRole.ADMINISTRATOR), true),
            List.of(
                    new Limits("club", 10 * 24, 4, 12, 48, null),
                    new Limits("school", 10 * 24, 6, 20, 48, null),
                    new Limits("prospect", 72, 1, 2, 72, 365),
                    new Limits("", 7 * 24, 3, 6, 48, 540)),
            List.of());

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Entries entries;
    private final Terms terms;
    private final Sites sites;
    private final InstantSource clock;
    private final boolean on;
    private final int years;

    InventedBookings(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Entries entries,
            Terms terms,
            Sites sites,
            InstantSource clock,
            @Value("${paddock.demo:off}") String demo,
            @Value("${paddock.demo.years:1}") int years) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.entries = entries;
        this.terms = terms;
        this.sites = sites;
        this.clock = clock;
        this.on = demo.equals("on");
        this.years = years;
    }

    @Order(DemonstrationAccounts.PREPARED - 2)
    @EventListener(ContextRefreshedEvent.class)
    void remove() {
        if (!on) {
            transaction.executeWithoutResult(
                    status -> REMOVE.forEach(statement -> jdbc.sql(statement).update()));
        }
    }

    /** Beside the pages that are asked for already: it takes some seconds, once a year. */
    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        if (on && years > 0) {
            Thread.ofPlatform().daemon().name("demonstration").start(this::fillAll);
        }
    }

    private void fillAll() {
        try {
            sites.all().stream()
                    .filter(site -> new ClassPathResource("sites/" + site.key() + ".yaml").exists())
                    .forEach(site -> transaction.executeWithoutResult(status -> fill(site)));
        } catch (DataAccessException | TransactionException | IllegalStateException ended) {
            LOG.warn("The demonstration's year is filled with the next start", ended);
        }
    }

    private void fill(Site site) {
        int year = sites.today(site).getYear();
        if (jdbc.sql(BEGUN).param(site.id()).param(year).update() == 0) {
            return;
        }
        // Those that clients of the demonstration act for are among these few; what only fills the directory has no
        // number.
        List<UUID> companies = jdbc.sql(
                        "select id from directory.company where demo and siren is not null and standing <> 'barred' order by id")
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        if (terms.of(site.id()).version() == 0) {
            terms.save(Acting.PADDOCK, site.id(), TERMS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Booking> wanted = new ArrayList<>();
        for (InventedYear.Draft draft : new InventedYear(site, companies, year).drafts()) {
            wanted.add(booking(site, draft, wanted.size(), now));
        }
        List<UUID> entered =
                entries.enter(site.id(), wanted).stream().map(Booking::id).toList();
        jdbc.sql("update booking.booking set demo = true where id = any (?)")
                .param(entered.toArray(UUID[]::new))
                .update();
        for (int last = years - 1; last > 0; last -= AT_ONCE) {
            int first = Math.max(1, last - AT_ONCE + 1);
            for (String statement : YEARS_BEFORE) {
                jdbc.sql(statement)
                        .param("originals", entered.toArray(UUID[]::new))
                        .param("first", first)
                        .param("last", last)
                        .update();
            }
        }
        LOG.info("The demonstration has invented {} bookings for {}, {} years", entered.size(), site.key(), years);
    }

    private static Booking booking(Site site, InventedYear.Draft draft, int number, Instant now) {
        Instant begin = draft.claims().getFirst().window().start();
        Instant asked = begin.minus(ASKED_BEFORE);
        return new Booking(
                draft.id(),
                0,
                site.id(),
                draft.company() == null ? Kind.CLOSURE : Kind.RENTAL,
                draft.company(),
                state(draft, number, now),
                draft.claims(),
                List.of(),
                new Booking.Said(draft.use(), "", "", draft.reason()),
                asked.isBefore(now) ? asked : now,
                1);
    }

    /** What is soon is booked; of what is later, every fourth is an option still. */
    private static State state(InventedYear.Draft draft, int number, Instant now) {
        Instant begin = draft.claims().getFirst().window().start();
        boolean option = draft.company() != null && begin.isAfter(now.plus(SURE)) && number % 4 == 0;
        return option ? new State.Option(now.plus(Duration.ofHours(24 + number % 144))) : new State.Booked();
    }

    /** So many years are copied by one statement, which has little time. */
    private static final int AT_ONCE = 5;

    private static final String BEGUN = """
            insert into booking.invented_year (site, year) values (?, ?) on conflict do nothing
            """;

    /** The same year again, once for each before it, on the same days and hours of the clock. */
    private static final List<String> YEARS_BEFORE = List.of("""
            create temporary table again (original uuid, ago int, before interval, id uuid) on commit drop
            """, """
            insert into again
            select b.id, ago, make_interval(years => ago), gen_random_uuid()
              from booking.booking b, generate_series(:first, :last) as ago
             where b.id = any (:originals)
               and not exists (select 1 from booking.claim c where c.booking = b.id and to_char(c.begins, 'MMDD') = '0229')
            """, """
            insert into booking.booking (id, site, kind, company, state, asked_at, use, reference, order_number, reason,
                                         version, demo)
            select again.id, b.site, b.kind, b.company, 'booked', b.asked_at - again.before, b.use, b.reference,
                   b.order_number, b.reason, 1, true
              from again
              join booking.booking b on b.id = again.original
             order by again.ago desc, b.number
            """, """
            insert into booking.claim (booking, position, layout, pool, units, direction, begins, ends, zone, during)
            select again.id, c.position, c.layout, c.pool, c.units, c.direction, c.begins - again.before,
                   c.ends - again.before, c.zone,
                   tstzrange((c.begins - again.before) at time zone c.zone, (c.ends - again.before) at time zone c.zone)
              from again
              join booking.claim c on c.booking = again.original
            """, """
            insert into booking.occupancy (booking, claim, resource, during, leaves, clears, blocks)
            select again.id, o.claim, o.resource,
                   tstzrange((lower(o.during) at time zone c.zone - again.before) at time zone c.zone,
                             (upper(o.during) at time zone c.zone - again.before) at time zone c.zone),
                   (o.leaves at time zone c.zone - again.before) at time zone c.zone,
                   (o.clears at time zone c.zone - again.before) at time zone c.zone, true
              from again
              join booking.occupancy o on o.booking = again.original
              join booking.claim c on c.booking = o.booking and c.position = o.claim
             order by again.ago desc
            """, "drop table again");

    private static final String INVENTED = """
            (select b.id from booking.booking b left join directory.company c on c.id = b.company where b.demo or c.demo)""";

    private static final List<String> REMOVE = List.of(
            "delete from booking.occupancy where booking in " + INVENTED,
            "delete from booking.permit where booking in " + INVENTED,
            "delete from booking.choice where booking in " + INVENTED,
            "delete from booking.claim where booking in " + INVENTED,
            "delete from booking.booking where id in " + INVENTED,
            "delete from booking.invented_year");
}
