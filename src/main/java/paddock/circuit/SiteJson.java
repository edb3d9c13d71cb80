package paddock.circuit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** How the programming interface writes a site: names by language, lengths in metres, dates as ISO 8601. */
final class SiteJson {

    private SiteJson() {}

    record Sites(List<SiteLine> sites) {}

    /** A site in a list. */
    record SiteLine(UUID id, String key, SortedMap<String, String> name, String zone, boolean invented, String href) {
        static SiteLine of(Site site) {
            return new SiteLine(
                    site.id(),
                    site.key(),
                    names(site.name()),
                    site.zone().getId(),
                    site.invented() != null,
                    "/api/v1/sites/" + site.id());
        }
    }

    record SiteWhole(
            UUID id,
            String key,
            SortedMap<String, String> name,
            @Nullable SortedMap<String, String> invented,
            PlaceJson place,
            SortedMap<String, String> operator,
            String zone,
            String holidays,
            Map<String, List<HoursJson>> week,
            long turnaroundMinutes,
            Site.@Nullable Attribution attribution,
            LocalDate on,
            List<CircuitJson> circuits,
            List<PoolJson> pools,
            List<ExclusionJson> exclusions,
            List<FigureJson> figures,
            String geometry) {
        static SiteWhole of(Site site, LocalDate on) {
            return new SiteWhole(
                    site.id(),
                    site.key(),
                    names(site.name()),
                    site.invented() == null ? null : names(site.invented()),
                    PlaceJson.of(site.place()),
                    names(site.operator().name()),
                    site.zone().getId(),
                    site.holidays().code(),
                    hoursByDay(site.week()),
                    site.turnaround().toMinutes(),
                    site.geometry(),
                    on,
                    site.circuits().stream()
                            .map(circuit -> CircuitJson.of(site, circuit, on))
                            .toList(),
                    site.pools().stream().map(PoolJson::of).toList(),
                    site.exclusions().stream().map(ExclusionJson::of).toList(),
                    site.figures().stream().map(FigureJson::of).toList(),
                    "/api/v1/sites/" + site.id() + "/geometry?on=" + on);
        }
    }

    record PlaceJson(
            SortedMap<String, String> town,
            SortedMap<String, String> region,
            String country,
            double longitude,
            double latitude) {
        static PlaceJson of(Site.Place place) {
            return new PlaceJson(
                    names(place.town()),
                    names(place.region()),
                    place.country(),
                    place.point().longitude(),
                    place.point().latitude());
        }
    }

    record HoursJson(String from, String until) {}

    record CircuitJson(
            UUID id,
            String key,
            SortedMap<String, String> name,
            UUID site,
            String surface,
            @Nullable Width width,
            @Nullable Double statedLength,
            List<SectionJson> sections,
            List<LayoutLine> layouts,
            List<FigureJson> figures,
            String href) {
        static CircuitJson of(Site site, Circuit circuit, LocalDate on) {
            return new CircuitJson(
                    circuit.id(),
                    circuit.key(),
                    names(circuit.name()),
                    site.id(),
                    small(circuit.surface()),
                    circuit.width(),
                    circuit.stated(),
                    circuit.sectionsOn(on).stream()
                            .map(section -> SectionJson.of(circuit, section))
                            .toList(),
                    circuit.on(on).stream().map(LayoutLine::of).toList(),
                    circuit.figures().stream().map(FigureJson::of).toList(),
                    "/api/v1/circuits/" + circuit.id());
        }
    }

    record SectionJson(
            UUID id,
            String key,
            double length,
            boolean measured,
            @Nullable Width width,
            String surface,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static SectionJson of(Circuit circuit, Section section) {
            return new SectionJson(
                    section.id(),
                    section.key(),
                    centimetres(section.length()),
                    section.line() != null,
                    circuit.widthOf(section).orElse(null),
                    small(circuit.surfaceOf(section)),
                    section.exists().from(),
                    section.exists().until());
        }
    }

    /** A layout in a list, as it goes on the day asked for. */
    record LayoutLine(UUID id, String key, SortedMap<String, String> name, String shape, double length, String href) {
        static LayoutLine of(LayoutOn on) {
            return new LayoutLine(
                    on.layout().id(),
                    on.layout().key(),
                    names(on.layout().name()),
                    small(on.layout().shape()),
                    centimetres(on.course().length()),
                    "/api/v1/layouts/" + on.layout().id());
        }
    }

    record LayoutWhole(
            UUID id,
            String key,
            SortedMap<String, String> name,
            UUID site,
            UUID circuit,
            String shape,
            LocalDate on,
            @Nullable CourseJson course,
            List<CourseJson> courses,
            String conflicts,
            String geometry) {
        static LayoutWhole of(Site site, Circuit circuit, Layout layout, LocalDate on) {
            String href = "/api/v1/layouts/" + layout.id();
            return new LayoutWhole(
                    layout.id(),
                    layout.key(),
                    names(layout.name()),
                    site.id(),
                    circuit.id(),
                    small(layout.shape()),
                    on,
                    layout.courses().spells().stream()
                            .filter(spell -> spell.during().contain(on))
                            .map(spell -> CourseJson.of(circuit, spell.during(), spell.value()))
                            .findFirst()
                            .orElse(null),
                    layout.courses().spells().stream()
                            .map(spell -> CourseJson.of(circuit, spell.during(), spell.value()))
                            .toList(),
                    href + "/conflicts?on=" + on,
                    href + "/geometry?on=" + on);
        }
    }

    /** The way a layout goes, and the days it goes that way. */
    record CourseJson(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            double length,
            boolean measured,
            @Nullable Double statedLength,
            List<String> directions,
            List<SectionJson> sections) {
        static CourseJson of(Circuit circuit, Days during, Course course) {
            return new CourseJson(
                    during.from(),
                    during.until(),
                    centimetres(course.length()),
                    course.measured(),
                    course.stated(),
                    course.directions().stream().map(SiteJson::small).sorted().toList(),
                    course.sections().stream()
                            .map(section -> SectionJson.of(circuit, section))
                            .toList());
        }
    }

    record ConflictsJson(UUID layout, LocalDate on, List<ConflictJson> conflicts) {
        static ConflictsJson of(Conflicts conflicts, LayoutOn one, LocalDate on) {
            return new ConflictsJson(
                    one.layout().id(),
                    on,
                    conflicts.of(one).stream()
                            .map(conflict -> ConflictJson.of(conflict, one))
                            .toList());
        }
    }

    record ConflictJson(
            LayoutLine with,
            List<String> sharedSections,
            double sharedLength,
            @Nullable SortedMap<String, String> excludedBecause) {
        static ConflictJson of(Conflict conflict, LayoutOn one) {
            return new ConflictJson(
                    LayoutLine.of(conflict.other(one)),
                    conflict.shared().stream().map(Section::key).toList(),
                    centimetres(conflict.sharedLength()),
                    conflict.exclusion()
                            .map(exclusion -> names(exclusion.reason()))
                            .orElse(null));
        }
    }

    record PoolJson(
            UUID id,
            String key,
            SortedMap<String, String> name,
            String kind,
            @Nullable String circuit,
            boolean invented,
            List<UnitJson> units) {
        static PoolJson of(Pool pool) {
            return new PoolJson(
                    pool.id(),
                    pool.key(),
                    names(pool.name()),
                    small(pool.kind()),
                    pool.circuit(),
                    pool.invented(),
                    pool.units().stream()
                            .map(unit -> new UnitJson(unit.id(), unit.key()))
                            .toList());
        }
    }

    record UnitJson(UUID id, String key) {}

    record ExclusionJson(
            List<String> layouts,
            SortedMap<String, String> reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static ExclusionJson of(Exclusion exclusion) {
            return new ExclusionJson(
                    List.of(exclusion.first(), exclusion.second()),
                    names(exclusion.reason()),
                    exclusion.during().from(),
                    exclusion.during().until());
        }
    }

    record FigureJson(
            SortedMap<String, String> name,
            SortedMap<String, String> value,
            String year,
            SortedMap<String, String> source) {
        static FigureJson of(Figure figure) {
            return new FigureJson(names(figure.name()), names(figure.value()), figure.year(), names(figure.source()));
        }
    }

    private static Map<String, List<HoursJson>> hoursByDay(Week week) {
        return week.days().entrySet().stream()
                .collect(Collectors.toMap(
                        day -> small(day.getKey()),
                        day -> day.getValue().stream()
                                .map(hours -> new HoursJson(
                                        hours.from().toString(),
                                        hours.until().equals(java.time.LocalTime.MIDNIGHT)
                                                ? "24:00"
                                                : hours.until().toString()))
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static SortedMap<String, String> names(Text text) {
        return text.wordings();
    }

    private static double centimetres(double metres) {
        return Math.round(metres * 100) / 100.0;
    }

    private static String small(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
