package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Contradiction.ExclusionRewritten;
import paddock.circuit.Contradiction.OtherZone;
import paddock.circuit.Contradiction.PastRewritten;
import paddock.circuit.Contradiction.SectionRewritten;
import paddock.circuit.Contradiction.Vanished;
import paddock.circuit.Layout.Shape;
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
        Map<String, Ground> ground = ground(after);
        ground(before).forEach((key, was) -> groundStays(key, was, ground.get(key)));
        Map<String, Layout> layouts = layouts(after);
        layouts(before).forEach((key, layout) -> coursesStay(layout, layouts.get(key)));
        exclusionsStay();
        return found;
    }

    private record Thing(String key, Days exists) {}

    /** What a section is made of, which measurements and prices of the past rest on. */
    private record Ground(@Nullable Line line, @Nullable Double stated, Surface surface) {}

    /** How a layout is driven, but for its names. */
    private record Drive(List<String> sections, Set<Direction> directions, Shape shape) {}

    private record Pair(String first, String second) {}

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

    /** The sections that were there before today. */
    private Map<String, Ground> ground(Site site) {
        Map<String, Ground> ground = new TreeMap<>();
        for (Circuit circuit : site.circuits()) {
            for (Section section : circuit.sections()) {
                LocalDate from = section.exists().from();
                if (from == null || from.isBefore(today)) {
                    Surface surface = circuit.surfaceOf(section);
                    ground.put(section.key(), new Ground(section.line(), section.stated(), surface));
                }
            }
        }
        return ground;
    }

    private void groundStays(String section, Ground was, @Nullable Ground is) {
        if (is != null && !was.equals(is)) {
            found.add(new SectionRewritten(section));
        }
    }

    private void coursesStay(Layout then, @Nullable Layout now) {
        Stream<LocalDate> turns = Stream.concat(turns(then), now == null ? Stream.empty() : turns(now));
        for (LocalDate day : pastDays(turns)) {
            Optional<Drive> drive = drive(then, day);
            if (drive.isPresent() && now == null) {
                found.add(new Vanished("layout", then.key()));
                return;
            }
            if (drive.isPresent() && now != null && !drive.equals(drive(now, day))) {
                found.add(new PastRewritten(then.key(), day));
                return;
            }
        }
    }

    private static Stream<LocalDate> turns(Layout layout) {
        return layout.courses().turningPoints().stream();
    }

    /** One day of each stretch of the past that lies between days on which something changes, latest last. */
    private NavigableSet<LocalDate> pastDays(Stream<LocalDate> turns) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        days.add(today.minusDays(1));
        turns.flatMap(day -> Stream.of(day, day.minusDays(1)))
                .filter(day -> day.isBefore(today))
                .forEach(days::add);
        return days;
    }

    private static Optional<Drive> drive(Layout layout, LocalDate day) {
        return layout.courses()
                .on(day)
                .map(course -> new Drive(
                        course.sections().stream().map(Section::key).toList(), course.directions(), layout.shape()));
    }

    /** Judged on days on which both layouts could be driven: on others the pair forbade nothing. */
    private void exclusionsStay() {
        Map<String, Layout> layouts = layouts(before);
        Map<Pair, List<Days>> then = exclusions(before);
        Map<Pair, List<Days>> now = exclusions(after);
        Set<Pair> pairs = new LinkedHashSet<>(then.keySet());
        pairs.addAll(now.keySet());
        for (Pair pair : pairs) {
            Layout first = layouts.get(pair.first());
            Layout second = layouts.get(pair.second());
            if (first == null || second == null) {
                continue;
            }
            List<Days> was = then.getOrDefault(pair, List.of());
            List<Days> is = now.getOrDefault(pair, List.of());
            Stream<LocalDate> turns = Stream.of(turns(first), turns(second), turns(was), turns(is))
                    .flatMap(days -> days);
            boolean rewritten = pastDays(turns).stream()
                    .filter(day ->
                            drive(first, day).isPresent() && drive(second, day).isPresent())
                    .anyMatch(day -> contain(was, day) != contain(is, day));
            if (rewritten) {
                found.add(new ExclusionRewritten(pair.first(), pair.second()));
            }
        }
    }

    private static Map<Pair, List<Days>> exclusions(Site site) {
        return site.exclusions().stream()
                .collect(Collectors.groupingBy(
                        exclusion -> new Pair(exclusion.first(), exclusion.second()),
                        LinkedHashMap::new,
                        Collectors.mapping(Exclusion::during, Collectors.toList())));
    }

    private static Stream<LocalDate> turns(List<Days> runs) {
        return runs.stream()
                .flatMap(days -> Stream.concat(Stream.ofNullable(days.from()), Stream.ofNullable(days.until())));
    }

    private static boolean contain(List<Days> runs, LocalDate day) {
        return runs.stream().anyMatch(days -> days.contain(day));
    }
}
