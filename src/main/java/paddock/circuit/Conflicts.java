package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The pairs of a site's layouts of which only one can be driven at a time on a day, worked out when asked: for a section
 * both need, or because the site wants them apart.
 */
public final class Conflicts {

    private final List<LayoutOn> layouts;
    private final Map<Pair, Conflict> conflicts;

    private record Pair(UUID one, UUID other) {
        static Pair of(LayoutOn a, LayoutOn b) {
            UUID one = a.layout().id();
            UUID other = b.layout().id();
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private Conflicts(List<LayoutOn> layouts, Map<Pair, Conflict> conflicts) {
        this.layouts = layouts;
        this.conflicts = conflicts;
    }

    public static Conflicts of(Site site, LocalDate day) {
        List<LayoutOn> layouts = site.on(day);
        List<Track> tracks = tracks(layouts);
        Map<Pair, Exclusion> exclusions = exclusions(site, layouts, day);
        Map<Pair, Conflict> conflicts = new HashMap<>();
        for (int i = 0; i < layouts.size(); i++) {
            for (int j = i + 1; j < layouts.size(); j++) {
                BitSet both = tracks.get(i).and(tracks.get(j));
                Pair pair = Pair.of(layouts.get(i), layouts.get(j));
                Optional<Exclusion> exclusion = Optional.ofNullable(exclusions.get(pair));
                if (!both.isEmpty() || exclusion.isPresent()) {
                    List<Section> shared = shared(layouts.get(i), tracks.get(i), both);
                    conflicts.put(pair, new Conflict(layouts.get(i), layouts.get(j), shared, exclusion));
                }
            }
        }
        return new Conflicts(layouts, conflicts);
    }

    /** The layouts that can be driven on that day. */
    public List<LayoutOn> layouts() {
        return layouts;
    }

    public Optional<Conflict> between(LayoutOn one, LayoutOn other) {
        return Optional.ofNullable(conflicts.get(Pair.of(one, other)));
    }

    /** What keeps a layout from running beside others, in the order of the site's layouts. */
    public List<Conflict> of(LayoutOn one) {
        return layouts.stream()
                .filter(other -> !other.layout().id().equals(one.layout().id()))
                .flatMap(other -> between(one, other).stream())
                .toList();
    }

    public int size() {
        return conflicts.size();
    }

    /** The sections of a course as numbers, in driving order and as a set. */
    private static final class Track {
        private final int[] order;
        private final BitSet used = new BitSet();

        Track(int[] order) {
            this.order = order;
            for (int number : order) {
                used.set(number);
            }
        }

        BitSet and(Track other) {
            BitSet both = (BitSet) used.clone();
            both.and(other.used);
            return both;
        }
    }

    private static List<Track> tracks(List<LayoutOn> layouts) {
        Map<UUID, Integer> numbers = new HashMap<>();
        List<Track> tracks = new ArrayList<>();
        for (LayoutOn layout : layouts) {
            int[] order = layout.course().sections().stream()
                    .mapToInt(section -> numbers.computeIfAbsent(section.id(), id -> numbers.size()))
                    .toArray();
            tracks.add(new Track(order));
        }
        return tracks;
    }

    /** The sections both use, each once, in the order of the first layout. */
    private static List<Section> shared(LayoutOn first, Track track, BitSet both) {
        List<Section> shared = new ArrayList<>();
        for (int i = 0; i < track.order.length; i++) {
            if (both.get(track.order[i])) {
                shared.add(first.course().sections().get(i));
                both.clear(track.order[i]);
            }
        }
        return shared;
    }

    private static Map<Pair, Exclusion> exclusions(Site site, List<LayoutOn> layouts, LocalDate day) {
        Map<String, LayoutOn> byKey = new HashMap<>();
        layouts.forEach(layout -> byKey.put(layout.layout().key(), layout));
        Map<Pair, Exclusion> exclusions = new HashMap<>();
        for (Exclusion exclusion : site.exclusions()) {
            LayoutOn first = byKey.get(exclusion.first());
            LayoutOn second = byKey.get(exclusion.second());
            if (first != null && second != null && exclusion.during().contain(day)) {
                exclusions.put(Pair.of(first, second), exclusion);
            }
        }
        return exclusions;
    }
}
