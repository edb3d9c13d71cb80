package paddock.waiting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Holding;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.waiting.Entry.State;

/** The waiting list: put on it, changed, taken off it, served. It keeps nothing for anybody: the first to answer has it. */
@Component
class WaitingList {

    /** What the trail calls its entries. */
    static final String KIND = "waiting";

    /** As much as one company waits for at once. */
    private static final int MOST = 50;

    private final Attempts attempts;
    private final Entries entries;
    private final Freeings freeings;
    private final Bookings bookings;
    private final Sites sites;
    private final Clients clients;
    private final Trail trail;
    private final InstantSource clock;

    WaitingList(
            Attempts attempts,
            Entries entries,
            Freeings freeings,
            Bookings bookings,
            Sites sites,
            Clients clients,
            Trail trail,
            InstantSource clock) {
        this.attempts = attempts;
        this.entries = entries;
        this.freeings = freeings;
        this.bookings = bookings;
        this.sites = sites;
        this.clients = clients;
        this.trail = trail;
        this.clock = clock;
    }

    /** What somebody would like to have once it is free. */
    record Draft(Site site, UUID company, Want want, Booking.Said said) {

        /** When the last of its dates begins; absent where it has none. */
        Optional<Instant> expiresAt() {
            return want.slots(site.zone()).stream().map(Slot::start).max(Instant::compareTo);
        }
    }

    /** At the end of the list. */
    Joining join(Acting by, Draft draft) {
        Instant now = now();
        Instant expiresAt = draft.expiresAt().filter(now::isBefore).orElse(null);
        if (expiresAt == null) {
            return new Joining.NothingAhead();
        }
        if (clients.withId(draft.company()).orElseThrow().barred()) {
            return new Joining.Barred();
        }
        return attempts.run(Locks.NONE.with(draft.company(), LocalDate.EPOCH), held -> {
            if (entries.waitingOf(draft.company(), now) >= MOST) {
                return new Joining.Full(MOST);
            }
            Entry entry = new Entry(
                    UUID.randomUUID(),
                    0,
                    draft.site().id(),
                    draft.company(),
                    draft.want(),
                    draft.said(),
                    now,
                    by.person(),
                    expiresAt,
                    new State.Waits(),
                    1);
            entries.add(entry);
            freeings.wished(entry);
            trail.record(by, Deed.of("waiting-joined", KIND, entry.id()).changing(Map.of(), entry.recorded()));
            return new Joining.Joined(entry.id());
        });
    }

    /** It keeps its place, whatever it wants from now on. */
    Changing change(Acting by, UUID id, int version, Draft draft) {
        Instant expiresAt = draft.expiresAt().filter(now()::isBefore).orElse(null);
        if (expiresAt == null) {
            return new Changing.NothingAhead();
        }
        return changed(id, version, entry -> {
            Entry after = new Entry(
                    entry.id(),
                    entry.number(),
                    entry.site(),
                    entry.company(),
                    draft.want(),
                    draft.said(),
                    entry.askedAt(),
                    entry.askedBy(),
                    expiresAt,
                    entry.state(),
                    entry.version() + 1);
            entries.rewrite(after);
            freeings.wished(after);
            trail.record(by, Deed.of("waiting-changed", KIND, id).changing(entry.recorded(), after.recorded()));
            return new Changing.Changed(after.version());
        });
    }

    Changing withdraw(Acting by, UUID id, int version) {
        return changed(id, version, entry -> {
            entries.end(id, new State.Withdrawn(now()));
            trail.record(by, Deed.of("waiting-withdrawn", KIND, id));
            return new Changing.Changed(entry.version() + 1);
        });
    }

    private Changing changed(UUID id, int version, Function<Entry, Changing> act) {
        return attempts.run(Locks.NONE, held -> {
            Entry entry = entries.locked(id).orElseThrow();
            if (!entry.waits(now())) {
                return new Changing.Over(entry.at(now()));
            }
            return entry.version() == version ? act.apply(entry) : new Changing.Overtaken(entry.version());
        });
    }

    /** Somebody else came first: the option that would only wait is taken back. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Late() {
            super("too late", null, false, false);
        }
    }

    /** An option on one of its dates, if nobody has been faster; then it leaves the list. */
    Taking take(Acting by, UUID id, Slot.Hours hours) {
        Taking outcome = tried(by, id, hours);
        if (!(outcome instanceof Taking.Had)) {
            entries.unsay(id, hours);
        }
        return outcome;
    }

    private Taking tried(Acting by, UUID id, Slot.Hours hours) {
        try {
            return attempts.apart(
                    Locks.NONE, held -> taken(by, entries.locked(id).orElseThrow(), hours));
        } catch (Late late) {
            return new Taking.Gone();
        }
    }

    private Taking taken(Acting by, Entry entry, Slot.Hours hours) {
        State state = entry.at(now());
        if (state instanceof State.Served served && served.booking() != null) {
            return new Taking.Had(served.booking());
        }
        if (!(state instanceof State.Waits)) {
            return new Taking.Over(state);
        }
        Site site = sites.withId(entry.site()).orElseThrow();
        Optional<Slot> slot = entry.want().slots(site.zone()).stream()
                .filter(each -> each.isAt(hours))
                .findFirst();
        if (slot.isEmpty()) {
            return new Taking.NotWanted();
        }
        return switch (bookings.hold(by, entry.wish(slot.get()))) {
            case Holding.Held held when held.rank() > 1 -> throw new Late();
            case Holding.Held held -> served(by, entry, held.id());
            case Holding.Taken taken -> new Taking.Gone();
            case Holding.TooFew few -> new Taking.Gone();
            case Holding other -> new Taking.NotHad(other);
        };
    }

    private Taking served(Acting by, Entry entry, UUID booking) {
        entries.end(entry.id(), new State.Served(booking, now()));
        trail.record(
                by,
                Deed.of("waiting-served", KIND, entry.id()).changing(Map.of(), Map.of("booking", booking.toString())));
        return new Taking.Had(booking);
    }

    /** One that whoever asks may see: another's is as if it were not there. */
    Optional<Entry> seen(Acting acting, UUID id, Permission permission) {
        return entries.withId(id).filter(entry -> acting.mayFor(entry.company(), permission));
    }

    /** Entries in their order: to clients their own, to the operator's people all of them. */
    List<Entry> found(Acting reader, Wanted wanted, int most) {
        boolean all = reader.staff().stream().anyMatch(Permission.SEE_BOOKINGS.staff()::contains);
        Wanted.Whose whose = all
                ? new Wanted.Whose.All()
                : new Wanted.Whose.Of(reader.companies().keySet().stream()
                        .filter(company -> reader.mayFor(company, Permission.SEE_BOOKINGS))
                        .toList());
        return entries.found(wanted, whose, now(), most);
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
