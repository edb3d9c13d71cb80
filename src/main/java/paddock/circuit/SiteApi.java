package paddock.circuit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** The place over the programming interface: what there is on a day, its geometry, and what clashes. */
@May(Permission.LOOK)
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sites", description = "Sites, circuits and layouts as they are on any day, and which layouts clash.")
final class SiteApi {

    private static final int MOST_DAYS = 1000;

    private final Sites sites;

    SiteApi(Sites sites) {
        this.sites = sites;
    }

    @Operation(summary = "Every site", description = "In the order in which they were loaded.")
    @GetMapping("/sites")
    SiteJson.Sites all() {
        return new SiteJson.Sites(
                sites.all().stream().map(SiteJson.SiteLine::of).toList());
    }

    @Operation(summary = "A site on a day", description = "Its circuits, layouts, pools, opening week and figures.")
    @GetMapping("/sites/{id}")
    SiteJson.SiteWhole site(@PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        Site site = siteWith(id);
        return SiteJson.SiteWhole.of(site, day(site, on));
    }

    @Operation(summary = "Geometry of a site on a day", description = "A GeoJSON feature for each surveyed section.")
    @GetMapping(path = "/sites/{id}/geometry", produces = GeoJson.MEDIA_TYPE)
    GeoJson.Collected siteGeometry(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        Site site = siteWith(id);
        return GeoJson.sections(site, site.circuits(), day(site, on));
    }

    @Operation(
            summary = "Public holidays at a site",
            description = "From a day until another, which is no longer part of it, in order; at most 1000 days.")
    @GetMapping("/sites/{id}/holidays")
    SiteJson.HolidaysJson holidays(
            @PathVariable String id,
            @Parameter(description = "The first day.", schema = @Schema(type = "string", format = "date")) @RequestParam
                    String from,
            @Parameter(description = "The day after the last.", schema = @Schema(type = "string", format = "date"))
                    @RequestParam
                    String until) {
        Site site = siteWith(id);
        LocalDate first = Asked.date("from", from);
        LocalDate end = Asked.date("until", until);
        if (!end.isAfter(first) || end.isAfter(first.plusDays(MOST_DAYS))) {
            String latest = first.plusDays(MOST_DAYS).toString();
            throw new BadInput("until", until, List.of(first.plusDays(1).toString(), latest));
        }
        return SiteJson.HolidaysJson.of(site, first, end);
    }

    @Operation(summary = "A circuit on a day", description = "Its sections and the layouts that can be driven.")
    @GetMapping("/circuits/{id}")
    CircuitJson.CircuitWhole circuit(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        return CircuitJson.CircuitWhole.of(site, circuitOf(site, circuit), day(site, on));
    }

    @Operation(summary = "Geometry of a circuit on a day", description = "A GeoJSON feature for each surveyed section.")
    @GetMapping(path = "/circuits/{id}/geometry", produces = GeoJson.MEDIA_TYPE)
    GeoJson.Collected circuitGeometry(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        return GeoJson.sections(site, List.of(circuitOf(site, circuit)), day(site, on));
    }

    @Operation(
            summary = "A layout",
            description =
                    "The way it goes on the day asked about (course, absent where it does not exist that day), and all"
                            + " the ways it has gone or will go (courses).")
    @GetMapping("/layouts/{id}")
    CircuitJson.LayoutWhole layout(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        Found found = find(id);
        return CircuitJson.LayoutWhole.of(found.site(), found.circuit(), found.layout(), day(found.site(), on));
    }

    @Operation(summary = "Geometry of a layout on a day", description = "One GeoJSON line in driving order.")
    @GetMapping(path = "/layouts/{id}/geometry", produces = GeoJson.MEDIA_TYPE)
    GeoJson.Feature layoutGeometry(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        Found found = find(id);
        return GeoJson.layout(found.site(), found.on(day(found.site(), on)))
                .orElseThrow(() -> new NotFound("geometry"));
    }

    @Operation(
            summary = "What clashes with a layout on a day",
            description =
                    "Every layout that shares a section with it on that day, or that the site keeps apart from it.")
    @GetMapping("/layouts/{id}/conflicts")
    CircuitJson.ConflictsJson conflicts(
            @PathVariable String id, @AskedDay @RequestParam(required = false) @Nullable String on) {
        Found found = find(id);
        LocalDate day = day(found.site(), on);
        return CircuitJson.ConflictsJson.of(Conflicts.of(found.site(), day), found.on(day), day);
    }

    private record Found(Site site, Circuit circuit, Layout layout) {
        LayoutOn on(LocalDate day) {
            return layout.courses()
                    .on(day)
                    .map(course -> new LayoutOn(circuit, layout, course))
                    .orElseThrow(() -> new NotFound("course"));
        }
    }

    private Found find(String id) {
        UUID layout = Asked.id("id", id);
        Site site = sites.ofLayout(layout).orElseThrow(() -> new NotFound("layout"));
        for (Circuit circuit : site.circuits()) {
            for (Layout one : circuit.layouts()) {
                if (one.id().equals(layout)) {
                    return new Found(site, circuit, one);
                }
            }
        }
        throw new NotFound("layout");
    }

    private Site siteWith(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }

    private static Circuit circuitOf(Site site, UUID id) {
        return site.circuits().stream()
                .filter(circuit -> circuit.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("circuit"));
    }

    private LocalDate day(Site site, @Nullable String on) {
        return on == null || on.isBlank() ? sites.today(site) : Asked.date("on", on);
    }
}
