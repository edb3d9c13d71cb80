package paddock.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Site;
import paddock.exchange.TableFile.Format;
import paddock.kernel.Tabular;

/**
 * What somebody takes out.
 *
 * @param site absent where it is of all sites, or of none
 * @param from the first day that matters; absent where none is too early
 * @param until the day after the last
 */
record Export(
        Tabular table,
        Format format,
        @Nullable Site site,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    String fileName() {
        String of = site == null ? "" : "-" + site.key();
        return table.name() + of + "." + format.key();
    }

    List<Site> sites(List<Site> all) {
        return site == null ? all : List.of(site);
    }

    /** What the trail keeps of it. */
    Map<String, ?> recorded() {
        Map<String, Object> values = new TreeMap<>();
        values.put("table", table.name());
        values.put("format", format.key());
        Optional.ofNullable(site).ifPresent(one -> values.put("site", one.key()));
        Optional.ofNullable(from).ifPresent(day -> values.put("from", day.toString()));
        Optional.ofNullable(until).ifPresent(day -> values.put("until", day.toString()));
        return values;
    }
}
