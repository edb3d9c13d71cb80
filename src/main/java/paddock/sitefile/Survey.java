package paddock.sitefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import paddock.circuit.Line;
import paddock.circuit.Point;
import paddock.circuit.Site.Attribution;

/**
 * The geometry file of a site: GeoJSON (RFC 7946), one LineString a section, with its own credit and licence.
 *
 * @param lines by the key of the section, with where each stands
 * @param whole whether nothing was wrong with it, so that a section it lacks is known to have no line
 */
record Survey(Optional<Attribution> attribution, Map<String, Drawn> lines, boolean whole) {

    /** Of a site without a geometry file. */
    static final Survey NONE = new Survey(Optional.empty(), Map.of(), true);

    /** Of a site whose geometry file cannot be used. */
    static final Survey LOST = new Survey(Optional.empty(), Map.of(), false);

    private static final Pattern WEB =
            Pattern.compile("https?://[^\\s/?#<>\"\\\\]+([/?#][^\\s<>\"\\\\]*)?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_POINTS = 20_000;
    private static final double SHORTEST = 1;
    private static final double LONGEST = 100_000;

    /** A section's line and the entry it was read from. */
    record Drawn(Entry at, Line line) {}

    static Survey of(Entry top, Mistakes mistakes) {
        top.only("type", "name", "attribution", "license", "url", "note", "features");
        if (!top.get("type").string().equals("FeatureCollection")) {
            top.wrong("not-a-collection");
            return LOST;
        }
        Attribution attribution = new Attribution(
                top.get("attribution").string(),
                top.get("license").string(),
                top.find("url").map(Survey::address).orElse(null));
        Map<String, Drawn> lines = new LinkedHashMap<>();
        for (Entry feature : top.required("features")) {
            read(feature, lines);
        }
        return new Survey(Optional.of(attribution), lines, mistakes.none());
    }

    /** An address that opens a page; a reader will be offered it as a link. */
    private static String address(Entry entry) {
        String address = entry.string();
        if (!address.isEmpty() && !WEB.matcher(address).matches()) {
            entry.wrong("not-a-web-address", address);
        }
        return address;
    }

    private static void read(Entry feature, Map<String, Drawn> lines) {
        feature.only("type", "id", "properties", "geometry");
        String section = feature.get("id").key();
        Entry geometry = feature.get("geometry").only("type", "coordinates");
        String type = geometry.get("type").string();
        if (!type.equals("LineString")) {
            geometry.wrong("not-a-line", type);
            return;
        }
        List<Entry> positions = geometry.required("coordinates");
        if (positions.size() < 2 || positions.size() > MOST_POINTS) {
            geometry.wrong("points", section, positions.size(), MOST_POINTS);
            return;
        }
        List<Point> points = new ArrayList<>();
        for (Entry position : positions) {
            points.add(point(position));
        }
        Line line = new Line(points);
        if (line.length() < SHORTEST || line.length() > LONGEST) {
            geometry.wrong("extent", section, Math.round(line.length()), Math.round(LONGEST / 1000));
        } else if (lines.putIfAbsent(section, new Drawn(feature, line)) != null) {
            feature.wrong("duplicate", section);
        }
    }

    /** Longitude, latitude and, if need be, a height, which is not used. */
    private static Point point(Entry position) {
        List<Entry> numbers = position.items();
        if (numbers.size() != 2 && numbers.size() != 3) {
            position.wrong("not-a-position");
            return new Point(0, 0);
        }
        return new Point(numbers.get(0).number(-180, 180), numbers.get(1).number(-90, 90));
    }
}
