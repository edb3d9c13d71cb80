package paddock.circuit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Days;

/** How the programming interface writes circuits and layouts as they are on a day. */
final class CircuitJson {

    private CircuitJson() {}

    /** A circuit on a day. */
    @Schema(name = "Circuit")
    record CircuitWhole(
            UUID id,
            String key,
            SortedMap<String, String> name,
            UUID site,
            String surface,
            @Nullable Width width,
            @Nullable Double statedLength,
            @Nullable SortedMap<String, String> note,
            long turnaroundMinutes,
            List<SectionJson> sections,
            List<LayoutLine> layouts,
            List<SiteJson.FigureJson> figures,
            List<SiteJson.MilestoneJson> milestones,
            LocalDate on,
            String geometry,
            String href) {
        static CircuitWhole of(Site site, Circuit circuit, LocalDate on) {
            return new CircuitWhole(
                    circuit.id(),
                    circuit.key(),
                    SiteJson.names(circuit.name()),
                    site.id(),
                    SiteJson.small(circuit.surface()),
                    circuit.width(),
                    circuit.stated(),
                    SiteJson.ifAny(circuit.note()),
                    site.turnaroundOf(circuit).toMinutes(),
                    circuit.sectionsOn(on).stream()
                            .map(section -> SectionJson.of(circuit, section))
                            .toList(),
                    circuit.on(on).stream().map(LayoutLine::of).toList(),
                    circuit.figures().stream().map(SiteJson.FigureJson::of).toList(),
                    circuit.milestones().stream()
                            .map(SiteJson.MilestoneJson::of)
                            .toList(),
                    on,
                    "/api/v1/circuits/" + circuit.id() + "/geometry?on=" + on,
                    "/api/v1/circuits/" + circuit.id());
        }
    }

    @Schema(name = "Section")
    record SectionJson(
            UUID id,
            String key,
            double length,
            boolean measured,
            @Nullable Double statedLength,
            @Nullable Width width,
            String surface,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static SectionJson of(Circuit circuit, Section section) {
            return new SectionJson(
                    section.id(),
                    section.key(),
                    SiteJson.centimetres(section.length()),
                    section.line() != null,
                    section.stated(),
                    circuit.widthOf(section).orElse(null),
                    SiteJson.small(circuit.surfaceOf(section)),
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
                    SiteJson.names(on.layout().name()),
                    SiteJson.small(on.layout().shape()),
                    SiteJson.centimetres(on.course().length()),
                    "/api/v1/layouts/" + on.layout().id());
        }
    }

    @Schema(name = "Layout")
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
                    SiteJson.names(layout.name()),
                    site.id(),
                    circuit.id(),
                    SiteJson.small(layout.shape()),
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
    @Schema(name = "Course")
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
                    SiteJson.centimetres(course.length()),
                    course.measured(),
                    course.stated(),
                    course.directions().stream().map(SiteJson::small).sorted().toList(),
                    course.sections().stream()
                            .map(section -> SectionJson.of(circuit, section))
                            .toList());
        }
    }

    @Schema(name = "Conflicts")
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

    @Schema(name = "Conflict")
    record ConflictJson(
            LayoutLine with,
            List<String> sharedSections,
            double sharedLength,
            @Nullable SortedMap<String, String> excludedBecause) {
        static ConflictJson of(Conflict conflict, LayoutOn one) {
            return new ConflictJson(
                    LayoutLine.of(conflict.other(one)),
                    conflict.shared().stream().map(Section::key).toList(),
                    SiteJson.centimetres(conflict.sharedLength()),
                    conflict.exclusion()
                            .map(exclusion -> SiteJson.names(exclusion.reason()))
                            .orElse(null));
        }
    }
}
