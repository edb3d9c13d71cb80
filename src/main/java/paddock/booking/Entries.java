package paddock.booking;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.Kind;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;

/** Writes down many bookings that were agreed elsewhere, a year of them at once, past days included. */
@Component
public class Entries {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final BookingRows rows;
    private final Occupancies occupancies;
    private final Lawfulness lawfulness;
    private final Sites sites;
    private final Homologations homologations;
    private final Rehearsal rehearsal;
    private final Turns turns;
    private final Trail trail;
    private final InstantSource clock;

    Entries(
            JdbcClient jdbc,
            Attempts attempts,
            BookingRows rows,
            Occupancies occupancies,
            Lawfulness lawfulness,
            Sites sites,
            Homologations homologations,
            Rehearsal rehearsal,
            Turns turns,
            Trail trail,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.rows = rows;
        this.occupancies = occupancies;
        this.lawfulness = lawfulness;
        this.sites = sites;
        this.homologations = homologations;
        this.rehearsal = rehearsal;
        this.turns = turns;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Enters each that is lawful by itself and free beside those before it, and leaves out the others. Nobody else writes
     * at the site meanwhile, and nobody is told.
     *
     * @return those that are there now
     */
    public List<Booking> enter(UUID site, List<Booking> wanted) {
        return attempts.run(Locks.alone(site), held -> {
            Site now = sites.withId(site).orElseThrow();
            Beside beside = new Beside(now);
            beside.addAll(wanted);
            List<Booking> entered = new ArrayList<>();
            for (Booking booking : wanted) {
                Optional<Room> room = room(now, booking);
                if (room.isPresent() && isLawful(now, booking, beside)) {
                    Booking added = rows.add(booking, null);
                    occupancies.take(added.id(), room.get().plan(), room.get().pieces());
                    beside.add(added);
                    entered.add(added);
                }
            }
            return entered;
        });
    }

    /** Every way the wish to have all of many can end. */
    public sealed interface Entering {

        /** All of them, in their order. */
        record Booked(List<UUID> bookings) implements Entering {}

        /** None of them, for some could not be had: what would become of each. */
        record NotHad(List<Rehearsal.Rehearsed> rehearsed) implements Entering {}
    }

    /**
     * Books and closes all of it or nothing, as {@link Bookings#book} would one by one, and keeps it in the trail. Nobody else
     * writes at the site meanwhile.
     */
    public Entering book(Acting by, UUID site, List<Wish> wishes) {
        return attempts.run(Locks.alone(site), held -> {
            Instant now = now();
            Site current = sites.withId(site).orElseThrow();
            List<Rehearsal.Fit> fits = new ArrayList<>();
            Rehearsal.Run run = rehearsal.at(site, fits::add);
            List<Rehearsal.Rehearsed> rehearsed = new ArrayList<>();
            for (int from = 0; from < wishes.size(); from += AT_ONCE) {
                List<Wish> some = wishes.subList(from, Math.min(from + AT_ONCE, wishes.size()));
                settle(current, some, held, now);
                rehearsed.addAll(run.next(some));
            }
            if (!rehearsed.stream().allMatch(Rehearsal.Rehearsed::fits)) {
                return new Entering.NotHad(rehearsed);
            }
            return new Entering.Booked(fits.stream().map(fit -> write(by, fit)).toList());
        });
    }

    /** Whatever has lapsed in the way of these, and nobody has written that down. */
    private void settle(Site site, List<Wish> wishes, Locks held, Instant now) {
        Ground ground = new Ground(site);
        List<Plan> plans = wishes.stream()
                .filter(wish -> isThere(ground, wish.claims()))
                .map(wish -> Plan.of(site, wish.claims(), homologations).forClient(wish.company()))
                .toList();
        List<Piece> wanted =
                plans.stream().flatMap(plan -> plan.wanted().stream()).toList();
        if (occupancies.around(wanted).stream().anyMatch(clash -> clash.by().hasLapsed(now))) {
            plans.forEach(plan -> turns.settled(plan, held, now));
        }
    }

    private UUID write(Acting by, Rehearsal.Fit fit) {
        Booking added = rows.add(fit.booking(), by.person());
        occupancies.take(added.id(), fit.plan(), fit.pieces());
        String act = added.kind() == Kind.CLOSURE ? "closed" : "booked";
        trail.record(by, Deed.of(act, Bookings.KIND, added.id()).changing(Map.of(), added.recorded()));
        return added.id();
    }

    private static boolean isThere(Ground ground, List<Claim> claims) {
        return claims.stream()
                .noneMatch(claim -> claim instanceof Claim.Track track
                        && ground.missing(track).isPresent());
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What something takes, of what it plans. */
    private record Room(Plan plan, List<Piece> pieces) {}

    /** What it takes, where all of it is there and nobody has it. */
    private Optional<Room> room(Site site, Booking booking) {
        if (!isThere(new Ground(site), booking.claims())) {
            return Optional.empty();
        }
        Plan plan = Plan.of(site, booking.claims(), homologations).forClient(booking.company());
        Placing placing = Placing.of(plan, Placing.living(occupancies.around(plan.wanted()), now()), List.of());
        return placing instanceof Placing.Free free ? Optional.of(new Room(plan, free.pieces())) : Optional.empty();
    }

    private boolean isLawful(Site site, Booking booking, Beside beside) {
        return booking.kind() == Kind.CLOSURE
                || lawfulness.of(site, booking, beside::others).stream()
                        .allMatch(each -> each.verdict() instanceof Verdict.Allowed);
    }

    /** A claim that is there, and the use that it is. */
    private record Known(Claim.Track track, Use use) {}

    /** The uses beside which each is judged, read once and kept. */
    private final class Beside {

        private final Site site;
        private final List<Known> known = new ArrayList<>();

        private Beside(Site site) {
            this.site = site;
        }

        /** Those that are there around the days of others. */
        private void addAll(List<Booking> around) {
            List<Instant> times = around.stream()
                    .flatMap(booking -> booking.claims().stream())
                    .map(claim -> claim.window().start())
                    .sorted()
                    .toList();
            if (!times.isEmpty()) {
                List<UUID> there = jdbc.sql(THERE)
                        .param(site.id())
                        .param(Timestamp.from(clock.instant()))
                        .param(Timestamp.from(times.getFirst()))
                        .param(Timestamp.from(times.getLast()))
                        .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                        .list();
                rows.withIds(there).forEach(this::add);
            }
        }

        private void add(Booking booking) {
            for (int claim = 0; claim < booking.claims().size(); claim++) {
                if (booking.kind() == Kind.RENTAL && booking.claims().get(claim) instanceof Claim.Track track) {
                    known.add(new Known(track, lawfulness.plain(site, booking, claim)));
                }
            }
        }

        private List<Use> others(Others.Look look) {
            return known.stream()
                    .filter(each -> look.reaches(each.track()))
                    .map(Known::use)
                    .toList();
        }
    }

    private static final String THERE = """
            select distinct b.id
              from booking.booking b
              join booking.claim c on c.booking = b.id
             where b.site = ? and b.kind = 'rental' and (b.state = 'booked' or (b.state = 'option' and b.lapses_at > ?))
               and c.during && tstzrange(cast(? as timestamptz) - interval '1 year', cast(? as timestamptz) + interval '1 year')
            """;
}
