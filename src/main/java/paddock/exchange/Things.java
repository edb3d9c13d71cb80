package paddock.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import paddock.circuit.Site;
import paddock.ground.Claim;

/** What can be claimed at a site, by name; looked up once for many rows. */
record Things(Map<UUID, Thing> byId) {

    private static final Thing GONE = new Thing("", "–");

    /**
     * A layout or a pool.
     *
     * @param circuit of a layout; empty for a pool
     */
    record Thing(String circuit, String name) {}

    static Things of(Site site, Locale locale) {
        Map<UUID, Thing> byId = new HashMap<>();
        site.circuits()
                .forEach(circuit -> circuit.layouts()
                        .forEach(layout -> byId.put(
                                layout.id(),
                                new Thing(
                                        circuit.name().in(locale), layout.name().in(locale)))));
        site.pools()
                .forEach(pool -> byId.put(pool.id(), new Thing("", pool.name().in(locale))));
        return new Things(byId);
    }

    Thing of(Claim claim) {
        UUID id = switch (claim) {
            case Claim.Track track -> track.layout();
            case Claim.Units units -> units.pool();
        };
        return byId.getOrDefault(id, GONE);
    }
}
