package paddock.circuit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** GeoJSON (RFC 7946) of what has a geometry; credit and licence travel with it. */
final class GeoJson {

    static final String MEDIA_TYPE = "application/geo+json";

    private GeoJson() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeatureCollection")
    record Collected(
            @JsonProperty("type") String type,
            @Nullable String attribution,
            @Nullable String license,
            List<Feature> features) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Feature(
            String type,
            String id,
            @Nullable String attribution,
            @Nullable String license,
            Map<String, Object> properties,
            LineString geometry) {}

    record LineString(String type, List<double[]> coordinates) {
        static LineString of(Line line) {
            return new LineString(
                    "LineString",
                    line.points().stream()
                            .map(point -> new double[] {point.longitude(), point.latitude()})
                            .toList());
        }
    }

    /** Every section of some circuits that exists on a day and has a geometry. */
    static Collected sections(Site site, Collection<Circuit> circuits, LocalDate day) {
        List<Feature> features = circuits.stream()
                .flatMap(circuit -> circuit.sectionsOn(day).stream().flatMap(section -> feature(circuit, section)))
                .toList();
        return new Collected("FeatureCollection", credit(site), licence(site), features);
    }

    private static Stream<Feature> feature(Circuit circuit, Section section) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", section.id());
        properties.put("circuit", circuit.key());
        properties.put("length", Math.round(section.length() * 100) / 100.0);
        return section.geometry().stream()
                .map(line -> new Feature("Feature", section.key(), null, null, properties, LineString.of(line)));
    }

    /** A layout as one line in its driving order; empty where any of it has no geometry. */
    static Optional<Feature> layout(Site site, LayoutOn on) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", on.layout().id());
        properties.put("circuit", on.circuit().key());
        properties.put(
                "sections", on.course().sections().stream().map(Section::key).toList());
        properties.put("length", Math.round(on.course().length() * 100) / 100.0);
        return on.course()
                .line()
                .map(line -> new Feature(
                        "Feature", on.layout().key(), credit(site), licence(site), properties, LineString.of(line)));
    }

    private static @Nullable String credit(Site site) {
        return site.geometry() == null ? null : site.geometry().credit();
    }

    private static @Nullable String licence(Site site) {
        return site.geometry() == null ? null : site.geometry().licence();
    }
}
