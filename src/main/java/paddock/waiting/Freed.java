package paddock.waiting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.ground.Ground;
import paddock.ground.Piece;
import paddock.ground.Plan;
import paddock.ground.Reach;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.kernel.Days;

/** What was given back, and for which dates of others it can make a difference. */
final class Freed {

    private final Site site;
    private final Homologations homologations;
    private final List<Piece> pieces;
    private final Map<UUID, Set<LocalDate>> byCircuit = new HashMap<>();
    private final Map<String, Homologation> known = new HashMap<>();

    Freed(Site site, List<Claim> claims, Homologations homologations) {
        this.site = site;
        this.homologations = homologations;
        Ground ground = new Ground(site);
        List<Claim> there = claims.stream()
                .filter(claim -> Prospects.isThere(ground, claim))
                .toList();
        this.pieces = there.isEmpty()
                ? List.of()
                : Plan.of(site, there, homologations).wanted();
        for (Claim claim : there) {
            if (claim instanceof Claim.Track track) {
                byCircuit
                        .computeIfAbsent(circuit(ground, track), any -> new HashSet<>())
                        .addAll(track.window().days());
            }
        }
    }

    private static UUID circuit(Ground ground, Claim.Track track) {
        return ground.place(track.layout()).orElseThrow().circuit().id();
    }

    /** Whether it wants some of that ground. */
    boolean frees(Slot slot) {
        return Plan.of(site, slot.claims(), homologations).wanted().stream()
                .anyMatch(wanted -> pieces.stream().anyMatch(wanted::clashes));
    }

    /** Whether the order looks at those days when it judges it: a break, a count or a quota may have room again. */
    boolean matters(Slot slot) {
        return slot.claims().stream().anyMatch(this::isJudgedBy);
    }

    private boolean isJudgedBy(Claim claim) {
        if (!(claim instanceof Claim.Track track)) {
            return false;
        }
        Ground ground = new Ground(site);
        Set<LocalDate> days = byCircuit.getOrDefault(circuit(ground, track), Set.of());
        if (days.isEmpty()) {
            return false;
        }
        String layout = ground.place(track.layout()).orElseThrow().layout().key();
        Homologation law = known.computeIfAbsent(layout, key -> homologations.of(site, key));
        Reach reach = Reach.of(law, track.window());
        return days.stream().anyMatch(day -> isIn(reach.all(), day) || isIn(reach.granted(), day));
    }

    private static boolean isIn(@Nullable Days days, LocalDate day) {
        return days != null && days.contain(day);
    }
}
