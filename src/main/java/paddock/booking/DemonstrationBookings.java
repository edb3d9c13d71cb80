package paddock.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
import org.springframework.transaction.support.TransactionTemplate;
import paddock.account.DemonstrationAccounts;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.once.Attempts;
import paddock.once.Locks;

/**
 * Fills the present year of the demonstration sites with invented bookings, as far as the order allows them and nobody
 * has the ground; takes them away again before a start without the demonstration.
 */
@Component
@ConditionalOnWebApplication
class DemonstrationBookings {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationBookings.class);
    private static final Duration SURE = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Attempts attempts;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Permits permits;
    private final Sites sites;
    private final Homologations homologations;
    private final InstantSource clock;
    private final boolean on;
    private final boolean withYear;

    DemonstrationBookings(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Attempts attempts,
            BookingRows rows,
            Occupancies occupancies,
            Turns turns,
            Permits permits,
            Sites sites,
            Homologations homologations,
            InstantSource clock,
            @Value("${paddock.demo:off}") String demo,
            @Value("${paddock.demo.year:on}") String year) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.attempts = attempts;
        this.rows = rows;
        this.occupancies = occupancies;
        this.turns = turns;
        this.permits = permits;
        this.sites = sites;
        this.homologations = homologations;
        this.clock = clock;
        this.on = demo.equals("on");
        this.withYear = on && year.equals("on");
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
        if (withYear) {
            Thread.ofPlatform().daemon().name("demonstration").start(this::fillAll);
        }
    }

    private void fillAll() {
        try {
            sites.all().stream()
                    .filter(site -> new ClassPathResource("sites/" + site.key() + ".yaml").exists())
                    .forEach(this::fill);
        } catch (DataAccessException | IllegalStateException ended) {
            LOG.warn("The demonstration's year goes on with the next start", ended);
        }
    }

    private void fill(Site site) {
        int year = sites.today(site).getYear();
        if (isFilled(site, year)) {
            return;
        }
        List<UUID> companies = jdbc.sql(
                        "select id from directory.company where demo and standing <> 'barred' order by id")
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
        int number = 0;
        for (DemonstrationYear.Draft draft : new DemonstrationYear(site, companies, year).drafts()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            enter(site, draft, state(draft, number, now));
            number++;
        }
        jdbc.sql("insert into booking.invented_year (site, year) values (?, ?) on conflict do nothing")
                .param(site.id())
                .param(year)
                .update();
    }

    private boolean isFilled(Site site, int year) {
        return jdbc.sql("select exists (select 1 from booking.invented_year where site = ? and year = ?)")
                .param(site.id())
                .param(year)
                .query(Boolean.class)
                .single();
    }

    /** What is soon is booked; of what is later, every fourth is an option still. */
    private static State state(DemonstrationYear.Draft draft, int number, Instant now) {
        Instant begin = draft.claims().getFirst().window().start();
        boolean option = draft.company() != null && begin.isAfter(now.plus(SURE)) && number % 4 == 0;
        return option ? new State.Option(now.plus(Duration.ofHours(24 + number % 144))) : new State.Booked();
    }

    private void enter(Site site, DemonstrationYear.Draft draft, State state) {
        Ground ground = new Ground(site);
        boolean missing = draft.claims().stream()
                .anyMatch(claim -> claim instanceof Claim.Track track
                        && ground.missing(track).isPresent());
        if (missing || rows.withId(draft.id()).isPresent()) {
            return;
        }
        Plan plan = Plan.of(site, draft.claims(), homologations);
        attempts.run(plan.locks(), held -> {
            Plan now = plan.current(sites, homologations, held);
            return enter(now, draft, new Entry(state, held));
        });
    }

    private record Entry(State state, Locks held) {}

    /** False where it is not free or not lawful. */
    private boolean enter(Plan plan, DemonstrationYear.Draft draft, Entry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant begin = draft.claims().getFirst().window().start();
        Instant asked = begin.minus(Duration.ofDays(40)).isBefore(now) ? begin.minus(Duration.ofDays(40)) : now;
        Booking booking = new Booking(
                draft.id(),
                0,
                plan.site().id(),
                draft.company() == null ? Kind.CLOSURE : Kind.RENTAL,
                draft.company(),
                entry.state(),
                draft.claims(),
                List.of(),
                new Booking.Said(draft.use(), "", "", draft.reason()),
                asked,
                1);
        boolean there = rows.withId(draft.id()).isPresent();
        Placing placing = Placing.of(plan, Placing.living(turns.settled(plan, entry.held(), now), now), List.of());
        boolean lawful = booking.kind() == Kind.CLOSURE
                || permits.plain(plan.site(), booking, now).isAllowed();
        if (there || !lawful || !(placing instanceof Placing.Free free)) {
            return false;
        }
        rows.add(booking, null);
        occupancies.take(booking.id(), free.pieces());
        jdbc.sql("update booking.booking set demo = true where id = ?")
                .param(booking.id())
                .update();
        return true;
    }

    private static final String INVENTED = """
            (select b.id from booking.booking b left join directory.company c on c.id = b.company where b.demo or c.demo)""";

    private static final List<String> REMOVE = List.of(
            "delete from booking.occupancy where booking in " + INVENTED,
            "delete from booking.permit where booking in " + INVENTED,
            "delete from booking.claim where booking in " + INVENTED,
            "delete from booking.booking where id in " + INVENTED,
            "delete from booking.invented_year");
}
