package paddock.sitefile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    SiteRules(Site site, Entry top, Survey survey) {
        this.site = site;
        this.top = top;
        this.survey = survey;
    }

    void check() {
        keysAreUnique();
        everyLineHasItsSection();
        poolsBelongToCircuits();
        exclusionsNameLayouts();
        sizeIsBounded();
        List<Entry> circuits = top.list("circuits");
        for (int i = 0; i < circuits.size(); i++) {
            List<Entry> layouts = circuits.get(i).list("layouts");
            for (int j = 0; j < layouts.size(); j++) {
                coursesHold(site.circuits().get(i).layouts().get(j), layouts.get(j));
            }
        }
    }

    private void keysAreUnique() {
        Set<String> circuits = new HashSet<>();
        Set<String> sections = new HashSet<>();
        Set<String> layouts = new HashSet<>();
        for (Entry circuit : top.list("circuits")) {
            unique(circuit, circuits);
            circuit.list("sections").forEach(section -> unique(section, sections));
            circuit.list("layouts").forEach(layout -> unique(layout, layouts));
        }
        Set<String> pools = new HashSet<>();
        top.list("pools").forEach(pool -> unique(pool, pools));
    }

    private static void unique(Entry entry, Set<String> seen) {
        String key = entry.find("key").map(Entry::string).orElse("");
        if (!key.isEmpty() && !seen.add(key)) {
            entry.wrong("duplicate", key);
        }
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

    private void coursesHold(Layout layout, Entry entry) {
        for (Spell<Course> spell : layout.courses().spells()) {
            for (Section section : spell.value().sections()) {
                if (!section.exists().cover(spell.during())) {
                    entry.wrong("section-not-there", layout.key(), section.key(), section.exists(), spell.during());
                }
            }
            if (spell.value().measured()) {
                chainHolds(layout, spell.value(), entry);
            }
        }
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
