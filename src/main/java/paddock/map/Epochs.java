package paddock.map;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.circuit.Circuit;
import paddock.circuit.Exclusion;
import paddock.circuit.Pool;
import paddock.circuit.Section;
import paddock.circuit.Site;
import paddock.kernel.Days;

/** The runs of days on which nothing at a site begins or ends, so that what is written for one day holds for all. */
@Component
final class Epochs {

    /** One such run of one site as it was loaded: pages keep what they have written by it. */
    static final class Epoch {}

    /** What one circuit is over such a run. */
    record OfCircuit(Epoch epoch, String circuit) {}

    /** What lies behind a circuit and ahead of it, seen from one day. */
    record Seen(OfCircuit circuit, LocalDate today) {}

    private final LoadingCache<Site, NavigableMap<LocalDate, Epoch>> epochs =
            Caffeine.newBuilder().weakKeys().build(Epochs::cut);

    Epoch of(Site site, LocalDate day) {
        return epochs.get(site).floorEntry(day).getValue();
    }

    private static NavigableMap<LocalDate, Epoch> cut(Site site) {
        NavigableMap<LocalDate, Epoch> epochs = new TreeMap<>();
        epochs.put(LocalDate.MIN, new Epoch());
        turningPoints(site).forEach(day -> epochs.put(day, new Epoch()));
        return epochs;
    }

    private static Stream<LocalDate> turningPoints(Site site) {
        Stream<Days> sections = site.circuits().stream()
                .flatMap(circuit -> circuit.sections().stream())
                .map(Section::exists);
        Stream<Days> units =
                site.pools().stream().flatMap(pool -> pool.units().stream()).map(Pool.Unit::exists);
        Stream<Days> exclusions = site.exclusions().stream().map(Exclusion::during);
        Stream<LocalDate> courses = site.circuits().stream()
                .map(Circuit::layouts)
                .flatMap(layouts -> layouts.stream())
                .flatMap(layout -> layout.courses().turningPoints().stream());
        return Stream.concat(
                courses,
                Stream.of(sections, units, exclusions)
                        .flatMap(each -> each)
                        .flatMap(days -> Stream.of(days.from(), days.until()))
                        .filter(Objects::nonNull));
    }
}
