package paddock.sitefile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Course;
import paddock.circuit.Direction;
import paddock.circuit.Layout;
import paddock.circuit.Layout.Shape;
import paddock.circuit.Section;
import paddock.circuit.Surface;
import paddock.circuit.Width;
import paddock.kernel.Days;
import paddock.kernel.Ids;
import paddock.kernel.Timeline;
import paddock.kernel.Timeline.Spell;

/** Reads a circuit: its sections, and the layouts that go over them. */
final class CircuitReader {

    private static final double LONGEST = 100_000;
    private static final int MOST_SECTIONS = 5000;
    private static final int DAYS_OF_A_YEAR = 366;
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))?");

    private final String site;
    private final String language;
    private final Survey survey;

    CircuitReader(String site, String language, Survey survey) {
        this.site = site;
        this.language = language;
        this.survey = survey;
    }

    Circuit circuit(Entry entry) {
        entry.only(
                "key",
                "name",
                "surface",
                "width",
                "stated_length",
                "note",
                "turnaround",
                "days_sold_target",
                "sections",
                "layouts",
                "figures",
                "milestones");
        String key = entry.get("key").key();
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Entry section : entry.required("sections")) {
            Section read = section(section);
            sections.putIfAbsent(read.key(), read);
        }
        return new Circuit(
                Ids.named(site, "circuit", key),
                key,
                entry.get("name").text(language),
                entry.get("surface").oneOf(Surface.class),
                width(entry),
                stated(entry, "stated_length"),
                SiteReader.optionalProse(entry, "note", language),
                entry.find("turnaround").map(SiteReader::minutes).orElse(null),
                entry.find("days_sold_target")
                        .map(days -> days.whole(1, DAYS_OF_A_YEAR))
                        .orElse(null),
                List.copyOf(sections.values()),
                entry.required("layouts").stream()
                        .map(layout -> layout(layout, sections))
                        .toList(),
                SiteReader.figures(entry, language),
                SiteReader.milestones(entry, language));
    }

    private Section section(Entry entry) {
        entry.only("key", "name", "length", "width", "surface", "from", "until");
        String key = entry.get("key").key();
        Survey.@Nullable Drawn drawn = survey.lines().get(key);
        Double stated = stated(entry, "length");
        if (drawn == null && stated == null) {
            if (survey.whole()) {
                entry.wrong("no-length", key);
            }
            stated = 1.0;
        }
        return new Section(
                Ids.named(site, "section", key),
                key,
                entry.find("name").map(name -> name.text(language)).orElse(null),
                entry.days(),
                drawn == null ? null : drawn.line(),
                stated,
                width(entry),
                entry.find("surface")
                        .map(surface -> surface.oneOf(Surface.class))
                        .orElse(null));
    }

    private Layout layout(Entry entry, Map<String, Section> sections) {
        entry.only("key", "name", "shape", "courses");
        String key = entry.get("key").key();
        Shape shape = entry.get("shape").oneOf(Shape.class);
        List<Spell<Course>> spells = new ArrayList<>();
        for (Entry course : entry.required("courses")) {
            read(course, sections, spells);
        }
        return new Layout(
                Ids.named(site, "layout", key), key, entry.get("name").text(language), shape, new Timeline<>(spells));
    }

    private void read(Entry entry, Map<String, Section> sections, List<Spell<Course>> spells) {
        entry.only("sections", "directions", "stated_length", "from", "until");
        List<Section> way = new ArrayList<>();
        List<Entry> names = entry.required("sections");
        if (names.size() > MOST_SECTIONS) {
            entry.wrong("out-of-range", names.size(), 1, MOST_SECTIONS);
            return;
        }
        for (Entry name : names) {
            String key = name.string();
            Section section = sections.get(key);
            if (section == null && !key.isEmpty()) {
                name.unknown("unknown-section", key, sections.keySet());
            } else if (section != null) {
                way.add(section);
            }
        }
        Days during = entry.days();
        if (spells.stream().anyMatch(spell -> spell.during().overlap(during))) {
            entry.wrong("overlapping-courses", during);
        } else if (!way.isEmpty()) {
            spells.add(new Spell<>(during, new Course(way, directions(entry), stated(entry, "stated_length"))));
        }
    }

    private static Set<Direction> directions(Entry entry) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        Set<String> written = new HashSet<>();
        for (Entry direction : entry.list("directions")) {
            directions.add(direction.oneOf(Direction.class));
            if (!written.add(direction.string())) {
                direction.wrong("duplicate", direction.string());
            }
        }
        return directions;
    }

    private static @Nullable Double stated(Entry entry, String key) {
        return entry.find(key).map(length -> length.number(1, LONGEST)).orElse(null);
    }

    /** One figure, or the narrowest and the widest: {@code 13}, {@code 4-5}. */
    private static @Nullable Width width(Entry entry) {
        Entry width = entry.find("width").orElse(null);
        if (width == null) {
            return null;
        }
        Matcher range = RANGE.matcher(width.string());
        if (range.matches()) {
            double least = Double.parseDouble(range.group(1));
            double most = range.group(2) == null ? least : Double.parseDouble(range.group(2));
            if (least > 0 && least <= most && most <= 200) {
                return new Width(least, most);
            }
        }
        width.wrong("not-a-width", width.string());
        return null;
    }
}
