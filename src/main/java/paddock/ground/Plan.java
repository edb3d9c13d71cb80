package paddock.ground;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.homologation.Homologations;
import paddock.homologation.Homologations.InForce;
import paddock.kernel.Days;
import paddock.kernel.Window;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.once.Locks.OnDay;

/**
 * What claims come to on the ground, before anybody looks at what is free.
 *
 * @param tracks what the layouts take
 * @param units of each claim on a pool, all the units it might be given
 * @param client for whom; absent for what is the operator's own
 */
public record Plan(
        Site site,
        List<Claim> claims,
        List<Piece> tracks,
        Map<Integer, List<Piece>> units,
        Locks locks,
        @Nullable UUID client) {

    private static final int MOST_SINGLE = 100;

    public static Plan of(Site site, List<Claim> claims, Homologations homologations) {
        Ground ground = new Ground(site);
        List<Piece> tracks = new ArrayList<>();
        Map<Integer, List<Piece>> units = new HashMap<>();
        InForce laws = homologations.at(site);
        Locks locks = Locks.shared(site.id());
        Map<UUID, List<Piece>> ofCircuits = new HashMap<>();
        for (int i = 0; i < claims.size(); i++) {
            int claim = i;
            switch (claims.get(i)) {
                case Claim.Track track -> {
                    List<Piece> pieces = ground.pieces(claim, track);
                    Ground.Place place = ground.place(track.layout()).orElseThrow();
                    tracks.addAll(pieces);
                    ofCircuits
                            .computeIfAbsent(place.circuit().id(), any -> new ArrayList<>())
                            .addAll(pieces);
                    Reach reach = Reach.of(laws.renewed(place.layout().key()), track.window());
                    locks = locks.and(around(place.circuit().id(), track, reach));
                }
                case Claim.Units some -> {
                    Pool pool = ground.pool(some.pool()).orElseThrow();
                    units.put(
                            claim,
                            ground.units(pool, some.window()).stream()
                                    .map(unit -> ground.piece(claim, some, unit))
                                    .toList());
                    for (LocalDate day : new Window(
                                    some.window().from(), some.window().until().plus(site.turnaroundOf(pool)))
                            .days()) {
                        locks = locks.with(pool.id(), day);
                    }
                }
            }
        }
        for (Map.Entry<UUID, List<Piece>> each : ofCircuits.entrySet()) {
            locks = locks.and(over(each.getKey(), each.getValue(), site.zone()));
        }
        return new Plan(site, List.copyOf(claims), Piece.inARow(tracks), units, locks, null);
    }

    /** What pieces of a circuit take, day by day; beyond so many days one lock on the circuit stands for all of them. */
    private static Locks over(UUID circuit, Collection<Piece> pieces, ZoneId zone) {
        Set<OnDay> single = new HashSet<>();
        for (Piece piece : pieces) {
            for (LocalDate day : piece.days(zone)) {
                single.add(new OnDay(piece.resource(), day));
                if (single.size() > MOST_SINGLE) {
                    return Locks.NONE.withAll(circuit);
                }
            }
        }
        return Locks.NONE.with(single).sharing(circuit);
    }

    /** Rules about all that is on a circuit: those of a day lock the day, those that look further the circuit. */
    private static Locks around(UUID circuit, Claim.Track track, Reach reach) {
        Locks locks = Locks.NONE;
        Days all = reach.all();
        if (all == null) {
            return locks;
        }
        if (!Reach.near(track.window()).cover(all)) {
            return locks.withAll(circuit);
        }
        List<OnDay> near = new ArrayList<>();
        for (LocalDate day : track.window().days()) {
            near.add(new OnDay(circuit, day.minusDays(1)));
            near.add(new OnDay(circuit, day));
            near.add(new OnDay(circuit, day.plusDays(1)));
        }
        return locks.with(near);
    }

    /** The site may have been changed until the lock on it was had. */
    public Plan current(Sites sites, Homologations homologations, Locks held) {
        Site now = sites.withId(site.id()).orElseThrow();
        if (now.equals(site)) {
            return this;
        }
        Plan anew = of(now, claims, homologations).forClient(client);
        if (!held.cover(anew.locks())) {
            throw new Attempts.Wider(anew.locks());
        }
        return anew;
    }

    /** Every piece that might be taken. */
    public List<Piece> wanted() {
        List<Piece> all = new ArrayList<>(tracks);
        units.values().forEach(all::addAll);
        return all;
    }

    /** The same, where of all units these are given first: whoever goes on keeps what it has. */
    public Plan preferring(Set<UUID> resources) {
        Map<Integer, List<Piece>> ordered = new HashMap<>();
        units.forEach((claim, pieces) -> ordered.put(
                claim,
                pieces.stream()
                        .sorted(Comparator.comparing((Piece piece) -> !resources.contains(piece.resource())))
                        .toList()));
        return new Plan(site, claims, tracks, ordered, locks, client);
    }

    /** The same for a client. */
    public Plan forClient(@Nullable UUID whom) {
        return new Plan(site, claims, tracks, units, locks, whom);
    }

    /** Whether its client goes on at once from another's use, or another from its: one's own, where the site says so. */
    public boolean goesOnWith(@Nullable UUID other) {
        return goesOn() && Objects.equals(client, other);
    }

    /** Whether there is a client who goes on at once from one use to its next. */
    public boolean goesOn() {
        return site.ownInARow() && client != null;
    }

    /** Whether two of the claims want the same at once. */
    public boolean clashesWithItself() {
        for (int i = 0; i + 1 < tracks.size(); i++) {
            if (tracks.get(i).isUsedWith(tracks.get(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
