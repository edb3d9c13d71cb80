package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Contradiction.OtherZone;
import paddock.circuit.Contradiction.PastRewritten;
import paddock.circuit.Contradiction.Vanished;
import paddock.kernel.Days;

/** What was so before a day stays so: the part of a new state of a site that contradicts the old one. */
final class History {

    private final Site before;
    private final Site after;
    private final LocalDate today;
    private final List<Contradiction> found = new ArrayList<>();

    private History(Site before, Site after, LocalDate today) {
        this.before = before;
        this.after = after;
        this.today = today;
    }

    static List<Contradiction> contradictions(Site before, Site after, LocalDate today) {
        return new History(before, after, today).find();
    }

    private List<Contradiction> find() {
        if (!before.zone().equals(after.zone())) {
            found.add(new OtherZone(before.zone().getId(), after.zone().getId()));
        }
        Map<String, Days> sections = of(after, History::sections);
        of(before, History::sections).forEach((key, exists) -> stays("section", key, exists, sections.get(key)));
        Map<String, Days> units = of(after, History::units);
        of(before, History::units).forEach((key, exists) -> stays("unit", key, exists, units.get(key)));
        Map<String, Layout> layouts = layouts(after);
        layouts(before).forEach((key, layout) -> coursesStay(layout, layouts.get(key)));
        return found;
    }

    private record Thing(String key, Days exists) {}

    private static Map<String, Days> of(Site site, Function<Site, Stream<Thing>> kind) {
        return kind.apply(site).collect(Collectors.toMap(Thing::key, Thing::exists));
    }

    private static Stream<Thing> sections(Site site) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.sections().stream())
                .map(section -> new Thing(section.key(), section.exists()));
    }

    private static Stream<Thing> units(Site site) {
        return site.pools().stream()
                .flatMap(pool ->
                        pool.units().stream().map(unit -> new Thing(pool.key() + " " + unit.key(), unit.exists())));
    }

    private static Map<String, Layout> layouts(Site site) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .collect(Collectors.toMap(Layout::key, layout -> layout));
    }

    private void stays(String what, String key, Days then, @Nullable Days now) {
        LocalDate yesterday = today.minusDays(1);
        boolean wasThere = then.from() == null || then.from().isBefore(today);
        if (!wasThere) {
            return;
        }
        LocalDate last = then.until() == null || then.until().isAfter(yesterday)
                ? yesterday
                : then.until().minusDays(1);
        boolean startKept = now != null
                && (now.from() == null || (then.from() != null && !now.from().isAfter(then.from())));
        if (now == null || !startKept || !now.contain(last)) {
            found.add(new Vanished(what, key));
        }
    }

    private void coursesStay(Layout then, @Nullable Layout now) {
        for (LocalDate day : pastDays(then, now)) {
            List<String> way = way(then, day);
            if (!way.isEmpty() && now == null) {
                found.add(new Vanished("layout", then.key()));
                return;
            }
            if (!way.isEmpty() && now != null && !way.equals(way(now, day))) {
                found.add(new PastRewritten(then.key(), day));
                return;
            }
        }
    }

    /** One day of each stretch of the past in which neither state changes, latest last. */
    private NavigableSet<LocalDate> pastDays(Layout then, @Nullable Layout now) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        days.add(today.minusDays(1));
        Stream.concat(
                        then.courses().turningPoints().stream(),
                        now == null ? Stream.empty() : now.courses().turningPoints().stream())
                .flatMap(day -> Stream.of(day, day.minusDays(1)))
                .filter(day -> day.isBefore(today))
                .forEach(days::add);
        return days;
    }

    private static List<String> way(Layout layout, LocalDate day) {
        return layout.courses()
                .on(day)
                .map(course -> course.sections().stream().map(Section::key).toList())
                .orElse(List.of());
    }
}
