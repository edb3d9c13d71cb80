package paddock.map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Site;
import paddock.map.Drawing.Sheet;
import paddock.map.Epochs.Epoch;

/** The plans of a site as they have been drawn; drawn again when the site is another, or anything of it begins or ends. */
@Component
final class Plans {

    private static final int MOST_A_SITE = 200;

    /**
     * The plan for a desk and the one for a phone, where there is a geometry, and a small one a circuit.
     *
     * @param stretches the paths that the small ones refer to
     */
    record Plan(
            Optional<Drawing> wide, Optional<Drawing> narrow, Map<String, Thumbnail> thumbnails, String stretches) {}

    /** All that a drawing hangs on. */
    private record Wanted(Epoch epoch, List<String> circuits, Locale locale) {}

    /** Kept by the site's identity: a site loaded anew is another, and takes its plans along when it goes. */
    private final LoadingCache<Site, Cache<Wanted, Plan>> drawn = Caffeine.newBuilder()
            .weakKeys()
            .build(site -> Caffeine.newBuilder().maximumSize(MOST_A_SITE).build());

    private final Epochs epochs;

    Plans(Epochs epochs) {
        this.epochs = epochs;
    }

    Plan of(Site site, Collection<Circuit> circuits, LocalDate day, Locale locale) {
        List<String> keys = circuits.stream().map(Circuit::key).toList();
        return drawn.get(site).get(new Wanted(epochs.of(site, day), keys, locale), one -> draw(circuits, day, locale));
    }

    private static Plan draw(Collection<Circuit> circuits, LocalDate day, Locale locale) {
        Map<String, Thumbnail> thumbnails = new TreeMap<>();
        circuits.forEach(
                circuit -> Thumbnail.of(circuit, day).ifPresent(thumbnail -> thumbnails.put(circuit.key(), thumbnail)));
        return new Plan(
                Drawing.of(circuits, day, new Sheet("w", 660, 760, 40, locale)),
                Drawing.of(circuits, day, new Sheet("n", 358, 560, 30, locale)),
                thumbnails,
                Svg.stretches(thumbnails.values()));
    }
}
