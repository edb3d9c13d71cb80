package paddock.booking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking.End;
import paddock.booking.Booking.Kind;
import paddock.booking.Booking.State;
import paddock.booking.Permits.Permitting;
import paddock.booking.Turns.Challenge;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Plan;
import paddock.homologation.Homologations;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.permit.Permit;
import paddock.permit.Permit.Progress;
import paddock.permit.PermitRows;

/** What becomes of options, bookings and closures: confirmed, granted what they need, let go. */
@Component
public class Handling {

    private final Attempts attempts;
    private final BookingRows rows;
    private final PermitRows permitRows;
    private final Choices choices;
    private final Occupancies occupancies;
    private final Turns turns;
    private final Permits permits;
    private final Sites sites;
    private final Homologations homologations;
    private final Deadlines deadlines;
    private final Trail trail;
    private final InstantSource clock;

    Handling(
            Attempts attempts,
            BookingRows rows,
            PermitRows permitRows,
            Choices choices,
            Occupancies occupancies,
            Turns turns,
            Permits permits,
            Sites sites,
            Homologations homologations,
            Deadlines deadlines,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.rows = rows;
        this.permitRows = permitRows;
        this.choices = choices;
        this.occupancies = occupancies;
        this.turns = turns;
        this.permits = permits;
        this.sites = sites;
        this.homologations = homologations;
        this.deadlines = deadlines;
        this.trail = trail;
        this.clock = clock;
    }

    /** An option becomes a booking; where it was one of several to choose from, the others are over. */
    public Confirmation confirm(Acting by, UUID id, int version) {
        return change(id, new Confirmation.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (booking.version() != version && !(state instanceof State.Ended)) {
                return new Confirmation.Overtaken(booking.version());
            }
            return switch (state) {
                case State.Waiting waiting -> new Confirmation.Outranked();
                case State.Ended ended -> new Confirmation.Over(ended);
                case State.Booked booked -> new Confirmation.Confirmed(booking.version());
                case State.Option option -> confirm(by, booking, held);
            };
        });
    }

    private Confirmation confirm(Acting by, Booking booking, Locks held) {
        Site site = site(booking);
        List<Permit> open =
                booking.permits().stream().filter(each -> !each.isGranted()).toList();
        if (!open.isEmpty()) {
            return new Confirmation.Ungranted(open);
        }
        Permits.Chosen chosen = permits.plain(site, booking, now());
        if (!chosen.isAllowed()) {
            return new Confirmation.Unlawful(chosen.judged());
        }
        List<Booking> others = choices.others(booking.id(), now());
        Locks wider = others.stream()
                .map(other -> Plan.of(site, other.claims(), homologations).locks())
                .reduce(Locks.NONE, Locks::and);
        if (!held.cover(wider)) {
            throw new Attempts.Wider(wider);
        }
        rows.become(booking.id(), new State.Booked());
        trail.record(by, Deed.of("option-confirmed", Bookings.KIND, booking.id()));
        others.forEach(other -> release(by, rows.locked(other.id()).orElseThrow(), End.NOT_CHOSEN, held));
        return new Confirmation.Confirmed(booking.version() + 1);
    }

    /** Has whoever stands before a waiting option confirm it or let it go, in the time that the terms give for it. */
    public Challenge challenge(Acting by, UUID id, int version) {
        return change(id, new Challenge.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (state instanceof State.Ended ended) {
                return new Challenge.Over(ended);
            }
            if (booking.version() != version) {
                return new Challenge.Overtaken(booking.version());
            }
            if (!(state instanceof State.Waiting)) {
                return new Challenge.First();
            }
            Set<Long> before = turns.before(site(booking), booking, now());
            return switch (before.size()) {
                case 0 -> new Challenge.Firm();
                case 1 -> challenge(by, rows.locked(before.iterator().next()));
                default -> new Challenge.NotSecond(before.size() + 1);
            };
        });
    }

    private Challenge challenge(Acting by, Booking first) {
        boolean awaited = first.permits().stream().anyMatch(permit -> permit.progress() instanceof Progress.Filed);
        if (awaited || !(first.state() instanceof State.Option option)) {
            return new Challenge.Awaited();
        }
        Instant until = deadlines.afterChallenge(site(first), now());
        if (!until.isBefore(option.lapsesAt())) {
            return new Challenge.Soon(option.lapsesAt());
        }
        rows.become(first.id(), new State.Option(until));
        trail.record(
                by,
                Deed.of("option-challenged", Bookings.KIND, first.id())
                        .changing(
                                Map.of("lapses-at", option.lapsesAt().toString()),
                                Map.of("lapses-at", until.toString())));
        return new Challenge.Challenged(until);
    }

    /** Lets go of an option, cancels a booking or opens what was closed: whoever waits for it has it next. */
    public Release release(Acting by, UUID id, int version) {
        return change(id, new Release.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (booking.version() != version && !(state instanceof State.Ended)) {
                return new Release.Overtaken(booking.version());
            }
            return switch (state) {
                case State.Ended ended -> new Release.Over(ended);
                case State.Waiting waiting -> release(by, booking, End.RELEASED, held);
                case State.Option option -> release(by, booking, End.RELEASED, held);
                case State.Booked booked ->
                    release(by, booking, booking.kind() == Kind.CLOSURE ? End.LIFTED : End.CANCELLED, held);
            };
        });
    }

    private Release release(Acting by, Booking booking, End why, Locks held) {
        Instant now = now();
        rows.become(booking.id(), new State.Ended(why, now));
        trail.record(by, Deed.of("booking-" + why.key(), Bookings.KIND, booking.id()));
        Site site = site(booking);
        occupancies.free(List.of(booking.id()));
        turns.passOn(site, Plan.of(site, booking.claims(), homologations).wanted(), held, now);
        return new Release.Released(booking.version() + 1);
    }

    /** What an option needs was asked for, and it waits for the answer; or granted; or refused, and it is over, its unit free. */
    public Permitting permit(Acting by, UUID id, int version, Change change) {
        return change(id, new Permitting.Unknown(), (booking, held) -> {
            State state = booking.at(now());
            if (state instanceof State.Ended ended) {
                return new Permitting.Over(ended);
            }
            if (booking.version() != version) {
                return new Permitting.Overtaken(booking.version());
            }
            Optional<Permit> permit = booking.permits().stream()
                    .filter(each -> each.id().equals(change.permit()))
                    .findFirst();
            return permit.map(each -> permit(by, booking, each, new Step(change.to(), held)))
                    .orElseGet(Permitting.Unknown::new);
        });
    }

    /** What became of something that an option needs. */
    public record Change(UUID permit, Progress to) {}

    private record Step(Progress to, Locks held) {}

    private Permitting permit(Acting by, Booking booking, Permit permit, Step step) {
        LocalDate today = now().atZone(site(booking).zone()).toLocalDate();
        LocalDate on = switch (step.to()) {
            case Progress.Wanted wanted -> throw new IllegalArgumentException("nothing has happened");
            case Progress.Filed filed -> filed.on();
            case Progress.Granted granted -> granted.on();
            case Progress.Refused refused -> refused.on();
        };
        if (on.isAfter(today)) {
            return new Permitting.NotYet(on);
        }
        if (step.to() instanceof Progress.Filed filed
                && permit.latest() != null
                && filed.on().isAfter(permit.latest())) {
            return new Permitting.TooLate(permit.latest());
        }
        permitRows.become(permit.id(), step.to());
        String act = "permit-" + permit.being(step.to()).word();
        trail.record(
                by,
                Deed.of(act, Bookings.KIND, booking.id())
                        .changing(
                                Map.of("permit", permit.cite() + " " + permit.word()),
                                Map.of("permit", permit.cite() + " " + said(step.to()))));
        if (step.to() instanceof Progress.Refused) {
            release(by, booking, End.NOT_GRANTED, step.held());
            return new Permitting.Done(booking.version() + 1);
        }
        if (booking.state() instanceof State.Option) {
            rows.become(booking.id(), new State.Option(lapse(booking, permit, step.to())));
        } else {
            rows.become(booking.id(), booking.state());
        }
        return new Permitting.Done(booking.version() + 1);
    }

    private static String said(Progress progress) {
        return switch (progress) {
            case Progress.Wanted wanted -> "wanted";
            case Progress.Filed filed -> "filed " + filed.on();
            case Progress.Granted granted -> "granted " + granted.number() + " " + granted.on();
            case Progress.Refused refused -> "refused " + refused.on();
        };
    }

    /** While an answer is awaited, until shortly before; once all is there, as long as a new option. */
    private Instant lapse(Booking booking, Permit permit, Progress to) {
        List<Permit> now = new ArrayList<>();
        for (Permit each : booking.permits()) {
            now.add(each.id().equals(permit.id()) ? permit.being(to) : each);
        }
        Booking changed = booking.permitted(now);
        boolean wanted = now.stream().anyMatch(each -> each.progress() instanceof Progress.Wanted);
        boolean granted = now.stream().allMatch(Permit::isGranted);
        Site site = site(booking);
        return wanted || granted ? deadlines.ofOption(site, changed, now()) : deadlines.ofAwaited(site, changed, now());
    }

    /** Options that have lapsed although nobody has written that down, the earliest first. */
    public List<UUID> lapsed(int most) {
        return turns.lapsed(now(), most);
    }

    /** Has everything around a booking be as it must be by now, as whoever writes there next would. */
    public void settle(UUID id) {
        change(id, false, (booking, held) -> turns.lapse(booking, held, now()));
    }

    private Site site(Booking booking) {
        return sites.withId(booking.site()).orElseThrow();
    }

    /** Under the locks on all that it claims, and on itself. */
    private <T> T change(UUID id, T unknown, BiFunction<Booking, Locks, T> act) {
        Optional<Booking> seen = rows.withId(id);
        if (seen.isEmpty()) {
            return unknown;
        }
        Site site = sites.withId(seen.get().site()).orElseThrow();
        Plan plan = Plan.of(site, seen.get().claims(), homologations);
        return attempts.run(plan.locks(), held -> {
            turns.settled(plan.current(sites, homologations, held), held, now());
            return act.apply(rows.locked(id).orElseThrow(), held);
        });
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
