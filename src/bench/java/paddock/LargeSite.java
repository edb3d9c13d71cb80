package paddock;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import paddock.circuit.Circuit;
import paddock.circuit.Conflicts;
import paddock.circuit.Course;
import paddock.circuit.Direction;
import paddock.circuit.Exclusion;
import paddock.circuit.Holidays;
import paddock.circuit.Layout;
import paddock.circuit.Point;
import paddock.circuit.Section;
import paddock.circuit.Site;
import paddock.circuit.Surface;
import paddock.circuit.Week;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Text;
import paddock.kernel.Timeline;

/**
 * A site larger than any there is: two circuits of 1 000 sections and 100 layouts each. A layout is twenty stretches of
 * five sections, so nearly all layouts of one circuit share some with each other; every layout changes on the day.
 */
final class LargeSite {

    static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    static final int SECTIONS = 2_000;

    private static final int LAYOUTS = 200;
    private static final int CIRCUITS = 2;
    private static final int STRETCHES = 20;
    private static final int STRETCH = 5;
    private static final int EXCLUSIONS = 50;

    private final Random chance = new Random(20260701);
    private final Site site = build();

    Site site() {
        return site;
    }

    /** How large it is, in words. */
    String told() {
        List<Integer> lengths = site.on(DAY).stream()
                .map(layout -> layout.course().sections().size())
                .toList();
        double mean = lengths.stream().mapToInt(Integer::intValue).average().orElseThrow();
        return Conflicts.of(site, DAY).size() + " of 19 900 pairs in conflict, a layout has " + Math.round(mean)
                + " sections";
    }

    private Site build() {
        List<Circuit> circuits =
                IntStream.range(0, CIRCUITS).mapToObj(this::circuit).toList();
        List<Exclusion> exclusions = IntStream.range(0, EXCLUSIONS)
                .mapToObj(number ->
                        new Exclusion(layoutKey(0, number), layoutKey(1, number), Text.of("en", "noise"), Days.ALWAYS))
                .toList();
        return new Site(
                Ids.named("large"),
                "large",
                "en",
                Text.of("en", "Large"),
                null,
                new Site.Place(Text.of("en", "Town"), Text.of("en", "Region"), "FR", new Point(0, 0)),
                new Site.Operator(Text.of("en", "Operator"), null),
                ZoneOffset.UTC,
                new Holidays("FR"),
                new Week(Map.of(), true),
                Duration.ZERO,
                false,
                null,
                circuits,
                List.of(),
                exclusions,
                List.of(),
                List.of());
    }

    private Circuit circuit(int number) {
        String key = "circuit-" + number;
        List<Section> sections = IntStream.range(0, SECTIONS / CIRCUITS)
                .mapToObj(section -> section(key, "S" + section))
                .toList();
        List<Layout> layouts = IntStream.range(0, LAYOUTS / CIRCUITS)
                .mapToObj(layout -> layout(layoutKey(number, layout), sections))
                .toList();
        return new Circuit(
                Ids.named("large", key),
                key,
                Text.of("en", key),
                Surface.ASPHALT,
                null,
                null,
                null,
                null,
                null,
                sections,
                layouts,
                List.of(),
                List.of());
    }

    private static Section section(String circuit, String key) {
        return new Section(Ids.named("large", circuit, key), key, null, Days.ALWAYS, null, 50.0, null, null);
    }

    private static String layoutKey(int circuit, int number) {
        return "layout-" + circuit + "-" + number;
    }

    private Layout layout(String key, List<Section> sections) {
        Timeline<Course> courses = new Timeline<>(List.of(
                new Timeline.Spell<>(new Days(null, DAY), course(sections)),
                new Timeline.Spell<>(new Days(DAY, null), course(sections))));
        return new Layout(Ids.named("large", key), key, Text.of("en", key), Layout.Shape.CLOSED, courses);
    }

    private Course course(List<Section> sections) {
        Set<Integer> used = new TreeSet<>();
        while (used.size() < STRETCHES * STRETCH) {
            int from = chance.nextInt(sections.size());
            for (int i = 0; i < STRETCH; i++) {
                used.add((from + i) % sections.size());
            }
        }
        List<Section> driven = new ArrayList<>();
        used.forEach(number -> driven.add(sections.get(number)));
        return new Course(driven, Set.of(Direction.FORWARD), null);
    }
}
