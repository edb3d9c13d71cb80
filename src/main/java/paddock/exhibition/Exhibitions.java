package paddock.exhibition;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.exhibition.Exhibition.Aims;
import paddock.exhibition.Exhibition.Plan;
import paddock.kernel.Acting;
import paddock.kernel.Money;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.web.HomeZone;

/** The exhibitions that the operator goes to. */
@Component
public class Exhibitions {

    /** What the trail calls them. */
    static final String KIND = "exhibition";

    private final Attempts attempts;
    private final ExhibitionRows rows;
    private final Trail trail;
    private final InstantSource clock;
    private final HomeZone home;
    private final List<Attached> attached;

    Exhibitions(
            Attempts attempts,
            ExhibitionRows rows,
            Trail trail,
            InstantSource clock,
            HomeZone home,
            List<Attached> attached) {
        this.attempts = attempts;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
        this.home = home;
        this.attached = attached;
    }

    /** By the same clock. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), home.zone());
    }

    /** The clock by which its days begin. */
    public ZoneId zone() {
        return home.zone();
    }

    /** The latest first; a thousand at most. */
    public List<Exhibition> all() {
        return rows.all();
    }

    public Optional<Exhibition> withId(UUID id) {
        return rows.withId(id);
    }

    public List<Cost> costs(UUID exhibition) {
        return rows.costs(exhibition);
    }

    public List<Partner> partners(UUID exhibition) {
        return rows.partners(exhibition);
    }

    public List<Names.Name> team(UUID exhibition) {
        return rows.team(exhibition);
    }

    /** What the operator bears of the costs: what is known of them, less what partners bear. */
    public Money borne(UUID exhibition) {
        Money all = rows.costs(exhibition).stream().map(Cost::known).reduce(Money.NONE, Money::plus);
        int shared = rows.partners(exhibition).stream().mapToInt(Partner::share).sum();
        return all.percent(Math.max(0, 100 - shared));
    }

    UUID add(Acting by, Plan plan, Aims aims) {
        return attempts.run(Locks.NONE, held -> {
            Exhibition added = new Exhibition(UUID.randomUUID(), plan, aims, now(), 1, false);
            rows.add(added, by.person());
            trail.record(by, Deed.of("exhibition-added", KIND, added.id()).changing(Map.of(), recorded(added)));
            return added.id();
        });
    }

    /** As it stands, without a word in the trail: shared with a school that is invented as well. */
    public Exhibition addInvented(InventedShow show, Collection<UUID> team) {
        Instant settled =
                show.plan().first().minusMonths(2).atStartOfDay(home.zone()).toInstant();
        Exhibition added = new Exhibition(show.id(), show.plan(), show.aims(), settled, 1, true);
        rows.add(added, null);
        show.costs().forEach(cost -> rows.writeCost(show.id(), cost));
        rows.addPartner(show.id(), new Partner(UUID.randomUUID(), null, "École des mines imaginaire (inventée)", 25));
        team.forEach(person -> rows.addMember(show.id(), person));
        return added;
    }

    /**
     * Once it has opened, its first day and its aims stay as they are; once it is over, its last day as well.
     *
     * @param version which writing of it whoever changes it has read
     */
    Settling change(Acting by, UUID id, int version, Exhibition said) {
        return written(id, version, before -> {
            boolean aims = !before.aims().equals(said.aims());
            boolean opens = !before.plan().first().equals(said.plan().first());
            boolean ends = !before.plan().last().equals(said.plan().last())
                    && before.plan().last().isBefore(today());
            if (before.isOpen(today()) && (aims || opens || ends)) {
                return new Settling.Frozen(before);
            }
            Exhibition after = new Exhibition(
                    id,
                    said.plan(),
                    said.aims(),
                    aims ? now() : before.settledAt(),
                    before.version() + 1,
                    before.demo());
            rows.write(after, by.person());
            trail.record(by, Deed.of("exhibition-changed", KIND, id).changing(recorded(before), recorded(after)));
            return new Settling.Settled(id);
        });
    }

    /** What hangs on it, by its keys; nothing where it can be removed. */
    List<String> held(UUID id) {
        return attached.stream()
                .filter(each -> each.held().of(id))
                .map(Attached::key)
                .sorted()
                .toList();
    }

    /** Removes one on which nothing hangs, with what was planned of it: whoever writes of it meanwhile waits. */
    Removal remove(Acting by, UUID id, int version) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Exhibition> before = rows.alone(id);
            if (before.isEmpty()) {
                return new Removal.Gone();
            }
            Exhibition known = before.get();
            List<String> hanging = held(id);
            if (known.version() != version || !hanging.isEmpty()) {
                return hanging.isEmpty() ? new Removal.Overtaken(known) : new Removal.Held(known, hanging);
            }
            rows.remove(id);
            trail.record(by, Deed.of("exhibition-removed", KIND, id).changing(recorded(known), Map.of()));
            return new Removal.Removed();
        });
    }

    private Settling written(UUID id, int version, Function<Exhibition, Settling> act) {
        return attempts.run(
                Locks.NONE,
                held -> rows.locked(id)
                        .map(before -> before.version() == version ? act.apply(before) : new Settling.Overtaken(before))
                        .orElseGet(Settling.Gone::new));
    }

    /** Writes a cost down, or says that somebody else has changed or removed it meanwhile. */
    boolean keep(Acting by, UUID exhibition, Cost cost) {
        return attempts.run(Locks.NONE, held -> {
            Optional<Cost> before = rows.costs(exhibition).stream()
                    .filter(one -> one.id().equals(cost.id()))
                    .findFirst();
            boolean done = rows.locked(exhibition).isPresent() && rows.writeCost(exhibition, cost);
            if (done) {
                trail.record(
                        by,
                        Deed.of("exhibition-cost-kept", KIND, exhibition)
                                .changing(before.map(Exhibitions::recorded).orElseGet(Map::of), recorded(cost)));
            }
            return done;
        });
    }

    void removeCost(Acting by, UUID exhibition, UUID cost) {
        attempts.run(Locks.NONE, held -> {
            Optional<Cost> before = rows.costs(exhibition).stream()
                    .filter(one -> one.id().equals(cost))
                    .findFirst();
            if (rows.removeCost(exhibition, cost)) {
                trail.record(
                        by,
                        Deed.of("exhibition-cost-removed", KIND, exhibition)
                                .changing(before.map(Exhibitions::recorded).orElseGet(Map::of), Map.of()));
            }
            return cost;
        });
    }

    void share(Acting by, UUID exhibition, Partner partner) {
        attempts.run(Locks.NONE, held -> {
            rows.addPartner(exhibition, partner);
            trail.record(
                    by,
                    Deed.of("exhibition-shared", KIND, exhibition)
                            .changing(Map.of(), Map.of("partner", partner.name(), "share", partner.share())));
            return partner;
        });
    }

    void unshare(Acting by, UUID exhibition, UUID partner) {
        attempts.run(Locks.NONE, held -> {
            rows.partners(exhibition).stream()
                    .filter(one -> one.id().equals(partner))
                    .findFirst()
                    .filter(one -> rows.removePartner(exhibition, partner))
                    .ifPresent(one -> trail.record(
                            by,
                            Deed.of("exhibition-unshared", KIND, exhibition)
                                    .changing(Map.of("partner", one.name(), "share", one.share()), Map.of())));
            return partner;
        });
    }

    void join(Acting by, UUID exhibition, UUID person) {
        attempts.run(Locks.NONE, held -> {
            rows.addMember(exhibition, person);
            trail.record(
                    by,
                    Deed.of("exhibition-joined", KIND, exhibition)
                            .changing(Map.of(), Map.of("person", person.toString())));
            return person;
        });
    }

    void leave(Acting by, UUID exhibition, UUID person) {
        attempts.run(Locks.NONE, held -> {
            if (rows.removeMember(exhibition, person)) {
                trail.record(
                        by,
                        Deed.of("exhibition-left", KIND, exhibition)
                                .changing(Map.of("person", person.toString()), Map.of()));
            }
            return person;
        });
    }

    private static Map<String, ?> recorded(Exhibition exhibition) {
        Plan plan = exhibition.plan();
        Aims aims = exhibition.aims();
        Map<String, Object> values = new TreeMap<>();
        values.put("name", plan.name());
        values.put("place", plan.place());
        values.put("first", plan.first().toString());
        values.put("last", plan.last().toString());
        values.put("stand", plan.stand());
        Money budget = plan.budget();
        if (budget != null) {
            values.put("budget", budget.euros());
        }
        Integer target = aims.target();
        if (target != null) {
            values.put("target", target);
        }
        values.put("result", aims.result().key());
        values.put("touch", aims.touch().key());
        values.put("strength", aims.strength().key());
        values.put("trades", aims.trades());
        return values;
    }

    private static Map<String, ?> recorded(Cost cost) {
        Map<String, Object> values = new TreeMap<>(Map.of(
                "kind",
                cost.kind().key(),
                "note",
                cost.note(),
                "planned",
                cost.planned().euros()));
        Money spent = cost.spent();
        if (spent != null) {
            values.put("spent", spent.euros());
        }
        return values;
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
