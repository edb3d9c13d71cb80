package paddock.sitefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import paddock.circuit.Pool;
import paddock.circuit.Pool.Unit;
import paddock.kernel.Days;
import paddock.kernel.Ids;

/** Reads what can be booked beside the tarmac. */
final class PoolReader {

    private static final int MOST_UNITS = 1000;

    private PoolReader() {}

    static Pool pool(Entry entry, String site, String language) {
        entry.only(
                "key", "name", "kind", "circuit", "note", "turnaround", "invented", "units", "named", "from", "until");
        String key = entry.get("key").key();
        return new Pool(
                Ids.named(site, "pool", key),
                key,
                entry.get("name").text(language),
                entry.get("kind").oneOf(Pool.Kind.class),
                entry.find("circuit").map(Entry::key).orElse(null),
                SiteReader.optionalProse(entry, "note", language),
                entry.find("turnaround").map(SiteReader::minutes).orElse(null),
                entry.find("invented").map(Entry::yes).orElse(false),
                units(entry, site, key));
    }

    /** Units numbered from 1, or named one by one; a facility says neither and is one unit. */
    private static List<Unit> units(Entry entry, String site, String pool) {
        Days exists = entry.days();
        Set<String> keys = new LinkedHashSet<>();
        if (entry.find("named").isPresent()) {
            named(entry, keys);
        } else {
            int count =
                    entry.find("units").map(units -> units.whole(1, MOST_UNITS)).orElse(1);
            for (int number = 1; number <= count; number++) {
                keys.add(Integer.toString(number));
            }
        }
        return keys.stream()
                .map(key -> new Unit(Ids.named(site, "unit", pool, key), key, exists))
                .toList();
    }

    private static void named(Entry entry, Set<String> keys) {
        entry.find("units").ifPresent(units -> units.wrong("units-twice"));
        List<Entry> names = entry.required("named");
        if (names.size() > MOST_UNITS) {
            entry.wrong("out-of-range", names.size(), 1, MOST_UNITS);
            return;
        }
        for (Entry name : names) {
            String key = name.key();
            if (!keys.add(key)) {
                name.wrong("duplicate", key);
            }
        }
    }
}
