package paddock.sitefile;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Layout;
import paddock.circuit.Layout.Shape;
import paddock.circuit.Section;
import paddock.circuit.Site;
import paddock.kernel.Timeline.Spell;

/** What must hold between the parts of a site, once each part has been read. */
final class SiteRules {

    private static final int MOST_SECTIONS = 5000;
    private static final int MOST_LAYOUTS = 1000;

    private final Site site;
    private final Entry top;
    private final Survey survey;

    /** Sections given twice, or named and not given: what follows from such a slip is not told as well. */
    private final Set<String> doubtful = new HashSet<>();

    SiteRules(Site site, Entry top, Survey survey) {
        this.site = site;
        this.top = top;
        this.survey = survey;
    }

    void check() {
        keysAreUnique();
        poolsBelongToCircuits();
        exclusionsNameLayouts();
        sizeIsBounded();
        List<Entry> circuits = top.list("circuits");
        for (int i = 0; i < circuits.size(); i++) {
            layoutsHold(site.circuits().get(i), circuits.get(i).list("layouts"));
        }
        if (doubtful.isEmpty()) {
            everyLineHasItsSection();
        }
    }

    private void layoutsHold(Circuit circuit, List<Entry> layouts) {
        Set<String> known = circuit.sections().stream().map(Section::key).collect(Collectors.toSet());
        for (int i = 0; i < layouts.size(); i++) {
            Set<String> named = sectionsNamed(layouts.get(i));
            named.stream().filter(key -> !known.contains(key)).forEach(doubtful::add);
            Layout layout = circuit.layouts().get(i);
            sectionsAreThere(layout, layouts.get(i));
            if (Collections.disjoint(named, doubtful)) {
                chainsHold(layout, layouts.get(i));
            }
        }
    }

    private static Set<String> sectionsNamed(Entry layout) {
        return layout.list("courses").stream()
                .flatMap(course -> course.list("sections").stream())
                .map(Entry::string)
                .collect(Collectors.toSet());
    }

    private void keysAreUnique() {
        Set<String> circuits = new HashSet<>();
        Set<String> sections = new HashSet<>();
        Set<String> layouts = new HashSet<>();
        for (Entry circuit : top.list("circuits")) {
            unique(circuit, circuits);
            for (Entry section : circuit.list("sections")) {
                unique(section, sections).ifPresent(doubtful::add);
            }
            circuit.list("layouts").forEach(layout -> unique(layout, layouts));
        }
        Set<String> pools = new HashSet<>();
        top.list("pools").forEach(pool -> unique(pool, pools));
    }

    /** The key if it has been seen before, which is noted. */
    private static Optional<String> unique(Entry entry, Set<String> seen) {
        String key = entry.find("key").map(Entry::string).orElse("");
        if (key.isEmpty() || seen.add(key)) {
            return Optional.empty();
        }
        entry.wrong("duplicate", key);
        return Optional.of(key);
    }

    private void everyLineHasItsSection() {
        Set<String> sections = new TreeSet<>();
        site.circuits().forEach(circuit -> circuit.sections().forEach(section -> sections.add(section.key())));
        survey.lines().forEach((key, drawn) -> {
            if (!sections.contains(key)) {
                drawn.at().wrong("line-without-section", key);
            }
        });
    }

    private void poolsBelongToCircuits() {
        for (Entry pool : top.list("pools")) {
            pool.find("circuit").ifPresent(named -> {
                if (site.circuit(named.string()).isEmpty()) {
                    List<String> known =
                            site.circuits().stream().map(Circuit::key).toList();
                    named.unknown("unknown-circuit", named.string(), known);
                }
            });
        }
    }

    private void exclusionsNameLayouts() {
        Set<String> known = new TreeSet<>();
        site.circuits().forEach(circuit -> circuit.layouts().forEach(layout -> known.add(layout.key())));
        for (Entry exclusion : top.list("exclusions")) {
            for (Entry named : exclusion.list("layouts")) {
                if (!known.contains(named.string())) {
                    named.unknown("unknown-layout", named.string(), known);
                }
            }
        }
    }

    private void sizeIsBounded() {
        long sections = site.circuits().stream()
                .mapToLong(circuit -> circuit.sections().size())
                .sum();
        long layouts = site.circuits().stream()
                .mapToLong(circuit -> circuit.layouts().size())
                .sum();
        if (sections > MOST_SECTIONS || layouts > MOST_LAYOUTS) {
            top.wrong("too-many", sections, layouts, MOST_SECTIONS, MOST_LAYOUTS);
        }
    }

    private static void sectionsAreThere(Layout layout, Entry entry) {
        for (Spell<Course> spell : layout.courses().spells()) {
            for (Section section : spell.value().sections()) {
                if (!section.exists().cover(spell.during())) {
                    entry.wrong("section-not-there", layout.key(), section.key(), section.exists(), spell.during());
                }
            }
        }
    }

    private static void chainsHold(Layout layout, Entry entry) {
        layout.courses().spells().stream()
                .map(Spell::value)
                .filter(Course::measured)
                .forEach(course -> chainHolds(layout, course, entry));
    }

    private static void chainHolds(Layout layout, Course course, Entry entry) {
        for (int jump : course.jumps()) {
            Section before = course.sections().get(jump - 1);
            Section after = course.sections().get(jump);
            entry.wrong("jump", layout.key(), before.key(), after.key());
        }
        if (layout.shape() == Shape.CLOSED && course.jumps().isEmpty() && course.gap() > Course.JOINT) {
            entry.wrong("not-closed", layout.key(), Math.round(course.gap()));
        }
    }
}
