package paddock.map;

import java.util.Collection;
import org.unbescape.html.HtmlEscape;
import paddock.map.Drawing.Joint;
import paddock.map.Drawing.Road;
import paddock.map.Labels.Label;
import paddock.map.Labels.Leader;

/** Writes the parts of a drawing that are many: a template would ask the same few questions hundreds of times. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** The roads as paths to refer to, and their edges. */
    static String edges(String id, Collection<Road> roads) {
        Svg svg = new Svg().raw("<defs>");
        roads.forEach(road -> svg.open("path")
                .attribute("id", id + "-" + road.section())
                .attribute("d", road.path())
                .raw("/>"));
        svg.raw("</defs><g class=\"edges\">");
        roads.forEach(
                road -> svg.use(id, road).attribute("stroke-width", road.edge()).raw("/>"));
        return svg.raw("</g>").toString();
    }

    /** The beds of the roads and the marks that forbid them, as a choice has it. */
    static String beds(String id, Collection<Road> roads, Choice choice) {
        Collection<String> chosen = choice.chosen();
        Collection<String> lit = choice.lit();
        Collection<String> forbidding = choice.forbidding();
        Svg svg = new Svg().raw("<g class=\"beds\">");
        for (Road road : roads) {
            String look = "bed"
                    + (forbidding.contains(road.section()) ? " forbids" : "")
                    + (chosen.contains(road.section()) ? " chosen" : "")
                    + (lit.contains(road.section()) ? " lit" : "");
            svg.use(id, road)
                    .attribute("stroke-width", road.bed())
                    .attribute("data-section", road.section())
                    .attribute("class", look)
                    .raw("/>");
        }
        svg.raw("</g><g class=\"axes\">");
        roads.forEach(road -> svg.use(id, road).raw("/>"));
        svg.raw("</g>");
        roads.forEach(road -> svg.open("path")
                .attribute("d", road.crosses())
                .attribute("data-section", road.section())
                .attribute("class", forbidding.contains(road.section()) ? "crosses forbids" : "crosses")
                .raw("/>"));
        return svg.toString();
    }

    /** Joints and words. */
    static String words(Collection<Joint> joints, Collection<Label> labels) {
        Svg svg = new Svg();
        joints.forEach(joint -> svg.circle("joint", 3, joint.x(), joint.y()));
        for (Label label : labels) {
            svg.raw(label.words().strong() ? "<g class=\"b\">" : "<g>");
            label.leader().ifPresent(svg::leader);
            svg.open("text")
                    .attribute("text-anchor", "middle")
                    .attribute("x", label.x())
                    .attribute("y", label.y())
                    .raw(">")
                    .raw(HtmlEscape.escapeHtml4Xml(label.words().text()))
                    .raw("</text></g>");
        }
        return svg.toString();
    }

    /** A circuit drawn small, the sections of one layout strong. */
    static String thumbnail(Thumbnail thumbnail, Choice.Row row, Collection<String> forbidding) {
        Svg svg = new Svg();
        Collection<String> own =
                row.on().course().sections().stream().map(s -> s.key()).toList();
        String strong = row.state() == Choice.State.PICKED ? "yes" : "own";
        for (Thumbnail.Stretch stretch : thumbnail.stretches()) {
            String key = stretch.section();
            String look = forbidding.contains(key) ? "no" : strong;
            svg.open("use")
                    .attribute("href", "#t-" + key)
                    .attribute("class", own.contains(key) ? look : "pale")
                    .raw("/>");
        }
        return svg.toString();
    }

    /** The paths that thumbnails refer to. */
    static String stretches(Collection<Thumbnail> thumbnails) {
        Svg svg = new Svg();
        thumbnails.forEach(thumbnail -> thumbnail
                .stretches()
                .forEach(stretch -> svg.open("path")
                        .attribute("id", "t-" + stretch.section())
                        .attribute("d", stretch.path())
                        .raw("/>")));
        return svg.toString();
    }

    private void leader(Leader leader) {
        open("line")
                .attribute("class", "leader")
                .attribute("x1", leader.fromX())
                .attribute("y1", leader.fromY())
                .attribute("x2", leader.x())
                .attribute("y2", leader.y())
                .raw("/>");
        circle("dot", 2, leader.x(), leader.y());
    }

    private void circle(String look, int radius, long x, long y) {
        open("circle")
                .attribute("class", look)
                .attribute("r", radius)
                .attribute("cx", x)
                .attribute("cy", y)
                .raw("/>");
    }

    private Svg use(String id, Road road) {
        return open("use").attribute("href", "#" + id + "-" + road.section());
    }

    private Svg open(String element) {
        return raw("<").raw(element);
    }

    private Svg attribute(String name, Object value) {
        return raw(" ").raw(name)
                .raw("=\"")
                .raw(HtmlEscape.escapeHtml4Xml(value.toString()))
                .raw("\"");
    }

    private Svg raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
