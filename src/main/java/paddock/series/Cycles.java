package paddock.series;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.booking.Outlook;
import paddock.booking.Outlooks;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Days;
import paddock.kernel.Steady;
import paddock.kernel.Window;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.series.Cycle.Draft;
import paddock.series.Cycle.Foreseen;
import paddock.series.Cycle.Noting;
import paddock.series.Cycle.Occasion;
import paddock.series.Cycle.Outcome;
import paddock.series.Cycle.State;

/** Series: seen beforehand, then held date by date, each by itself: what cannot be had stops none of the others. */
@Component
class Cycles {

    static final String KIND = "series";

    private final Attempts attempts;
    private final CycleRows rows;
    private final Bookings bookings;
    private final Outlooks outlooks;
    private final Trail trail;
    private final InstantSource clock;

    Cycles(Attempts attempts, CycleRows rows, Bookings bookings, Outlooks outlooks, Trail trail, InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.bookings = bookings;
        this.outlooks = outlooks;
        this.trail = trail;
        this.clock = clock;
    }

    /** What would come of each date as things are, all those before it had already. Nothing is kept. */
    List<Foreseen> foreseen(Draft draft) {
        List<Occasion> occasions = draft.occasions();
        LocalDate first =
                occasions.stream().map(Occasion::on).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                occasions.stream().map(Occasion::on).max(LocalDate::compareTo).orElseThrow();
        return Steady.during(() -> {
            Outlook outlook = outlooks.over(draft.site(), new Days(first, last.plusDays(2 + days(draft.first()))));
            return occasions.stream()
                    .map(each -> foreseen(draft, each, outlook))
                    .toList();
        });
    }

    private static Foreseen foreseen(Draft draft, Occasion occasion, Outlook outlook) {
        if (occasion.state() instanceof State.LeftOut) {
            return new Foreseen(occasion.planned(), occasion.on(), new Outcome.LeftOut());
        }
        Optional<List<Claim>> claims = on(draft.first(), occasion.on());
        Outcome outcome = claims.<Outcome>map(some ->
                        new Outcome.Would(outlook.suppose(wish(draft.site(), draft.company(), some, draft.said()))))
                .orElseGet(Outcome.NoSuchHour::new);
        return new Foreseen(occasion.planned(), occasion.on(), outcome);
    }

    private static Wish wish(Site site, UUID company, List<Claim> claims, Booking.Said said) {
        return new Wish(site.id(), Booking.Kind.RENTAL, company, claims, said);
    }

    private static int days(List<Claim> claims) {
        return claims.stream()
                .mapToInt(claim -> claim.window().days().size())
                .max()
                .orElse(1);
    }

    /** The same hours on the clock on another day; nothing where the clock leaves one out, or has one twice. */
    private static Optional<List<Claim>> on(List<Claim> first, LocalDate day) {
        long later = ChronoUnit.DAYS.between(Cycle.firstDay(first), day);
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : first) {
            ZoneId zone = claim.window().zone();
            LocalDateTime from = claim.window().from().toLocalDateTime().plusDays(later);
            LocalDateTime until = claim.window().until().toLocalDateTime().plusDays(later);
            if (zone.getRules().getValidOffsets(from).size() != 1
                    || zone.getRules().getValidOffsets(until).size() != 1) {
                return Optional.empty();
            }
            claims.add(claim.during(new Window(from.atZone(zone), until.atZone(zone))));
        }
        return Optional.of(claims);
    }

    /**
     * Writes it down and asks for its dates, one by one.
     *
     * @param id chosen by whoever asks: the same again changes nothing, and goes on where it was interrupted
     */
    Noting hold(Acting by, UUID id, Draft draft) {
        Cycle cycle = new Cycle(
                id, draft.site(), draft.company(), draft.rule(), draft.first(), draft.said(), draft.occasions());
        boolean noted = attempts.run(Locks.NONE, held -> {
            if (rows.add(cycle, by.person(), Timestamp.from(now()))) {
                trail.record(by, made(cycle));
                return true;
            }
            return rows.has(cycle);
        });
        if (!noted) {
            return new Noting.Another();
        }
        goOn(by, rows.withId(id).orElseThrow());
        return new Noting.Noted();
    }

    private static Deed made(Cycle cycle) {
        return Deed.of("series-made", KIND, cycle.id())
                .changing(
                        Map.of(),
                        Map.of(
                                "rule",
                                cycle.rule().rule(),
                                "company",
                                cycle.company().toString()));
    }

    /** A date that could not be had, or that was left out, is asked for on another day; what is held has its own page. */
    void move(Acting by, Cycle cycle, LocalDate planned, LocalDate on) {
        attempts.run(Locks.NONE, held -> {
            rows.locked(cycle.id(), planned)
                    .filter(each -> !(each.state() instanceof State.Held))
                    .ifPresent(each -> {
                        rows.move(cycle.id(), planned, on);
                        rows.become(cycle.id(), planned, outcome(by, cycle, on));
                        trail.record(
                                by,
                                Deed.of("series-date-moved", KIND, cycle.id())
                                        .changing(Map.of("day", each.on().toString()), Map.of("day", on.toString())));
                    });
            return planned;
        });
    }

    /** A date that could not be had is not wanted any more. */
    void leaveOut(Acting by, Cycle cycle, LocalDate planned) {
        attempts.run(Locks.NONE, held -> {
            rows.locked(cycle.id(), planned).filter(Cycles::isWanting).ifPresent(each -> {
                rows.become(cycle.id(), planned, new State.LeftOut());
                trail.record(
                        by,
                        Deed.of("series-date-left-out", KIND, cycle.id())
                                .changing(Map.of("day", each.on().toString()), Map.of()));
            });
            return planned;
        });
    }

    private static boolean isWanting(Occasion occasion) {
        return occasion.state() instanceof State.Open || occasion.state() instanceof State.Refused;
    }

    /** Asks for the dates that nobody has asked for yet, and for those that were refused. */
    void goOn(Acting by, Cycle cycle) {
        cycle.occasions().forEach(each -> hold(by, cycle, each.planned()));
    }

    private void hold(Acting by, Cycle cycle, LocalDate planned) {
        attempts.run(Locks.NONE, held -> {
            rows.locked(cycle.id(), planned)
                    .filter(Cycles::isWanting)
                    .ifPresent(each -> rows.become(cycle.id(), planned, outcome(by, cycle, each.on())));
            return planned;
        });
    }

    private State outcome(Acting by, Cycle cycle, LocalDate on) {
        Optional<List<Claim>> claims = on(cycle.first(), on);
        if (claims.isEmpty()) {
            return new State.Refused("no-such-hour");
        }
        Holding holding = bookings.hold(by, wish(cycle.site(), cycle.company(), claims.get(), cycle.said()));
        return holding instanceof Holding.Held had
                ? new State.Held(had.id())
                : new State.Refused(holding.getClass().getSimpleName());
    }

    Optional<Cycle> withId(UUID id) {
        return rows.withId(id);
    }

    /** Those of a site, the latest first. */
    List<Cycle> ofSite(Site site, int most) {
        return rows.ofSite(site.id(), most);
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
