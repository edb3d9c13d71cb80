package paddock.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way a layout goes while it goes that way: its sections in driving order and the directions allowed.
 *
 * @param directions empty where nobody has said
 * @param stated length in metres as the operator states it
 */
public record Course(
        List<Section> sections,
        Set<Direction> directions,
        @Nullable Double stated) {

    /** Ends of neighbouring sections further apart than this do not meet, in metres. */
    public static final double JOINT = 1.0;

    public Course {
        sections = List.copyOf(sections);
        directions = directions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(directions));
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("a course without sections");
        }
    }

    /** Metres driven once over, the sections' own lengths together. */
    public double length() {
        return sections.stream().mapToDouble(Section::length).sum();
    }

    /** Whether every section has a geometry. */
    public boolean measured() {
        return sections.stream().allMatch(section -> section.line() != null);
    }

    /** The keys of its sections in driving order, as a page shows them. */
    public String sectionKeys() {
        return String.join(" ", sections.stream().map(Section::key).toList());
    }

    /** One line from start to finish, each section turned the way it is driven; empty where any has no geometry. */
    public Optional<Line> line() {
        if (!measured()) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (Line line : turned()) {
            points.addAll(
                    points.isEmpty()
                            ? line.points()
                            : line.points().subList(1, line.points().size()));
        }
        return Optional.of(new Line(points));
    }

    /** Where the chain breaks, as the index of the section that does not begin where the one before it ends. */
    public List<Integer> jumps() {
        List<Line> lines = turned();
        List<Integer> jumps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (Line.metresBetween(lines.get(i - 1).end(), lines.get(i).start()) > JOINT) {
                jumps.add(i);
            }
        }
        return jumps;
    }

    /** Metres between finish and start. */
    public double gap() {
        List<Line> lines = turned();
        return Line.metresBetween(lines.getLast().end(), lines.getFirst().start());
    }

    /** The sections' lines, each turned so that it begins where the one before it ends, as far as that can be. */
    private List<Line> turned() {
        List<Line> lines = new ArrayList<>();
        for (Section section : sections) {
            Line line = section.geometry().orElseThrow();
            if (lines.isEmpty()) {
                lines.add(facing(line));
            } else {
                Point here = lines.getLast().end();
                boolean backwards = Line.metresBetween(here, line.end()) < Line.metresBetween(here, line.start());
                lines.add(backwards ? line.reversed() : line);
            }
        }
        return lines;
    }

    /** The first section turned towards the second; as it is written when it joins either way, or stands alone. */
    private Line facing(Line first) {
        if (sections.size() < 2) {
            return first;
        }
        Line second = sections.get(1).geometry().orElseThrow();
        return fromEither(first.end(), second) <= Math.max(JOINT, fromEither(first.start(), second))
                ? first
                : first.reversed();
    }

    private static double fromEither(Point point, Line line) {
        return Math.min(Line.metresBetween(point, line.start()), Line.metresBetween(point, line.end()));
    }
}
