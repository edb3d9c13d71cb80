package paddock.circuit;

import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** The middle of a stretch of track as surveyed: at least two points in driving order, and its length. */
public final class Line {

    private final List<Point> points;
    private final double length;

    public Line(List<Point> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a line needs two points, not " + points.size());
        }
        this.points = List.copyOf(points);
        double metres = 0;
        for (int i = 1; i < points.size(); i++) {
            metres += metresBetween(points.get(i - 1), points.get(i));
        }
        this.length = metres;
    }

    private Line(List<Point> points, double length) {
        this.points = points;
        this.length = length;
    }

    public List<Point> points() {
        return points;
    }

    /** Geodesic length on the WGS 84 ellipsoid, in metres. */
    public double length() {
        return length;
    }

    public Point start() {
        return points.getFirst();
    }

    public Point end() {
        return points.getLast();
    }

    /** The same stretch driven the other way. */
    public Line reversed() {
        return new Line(points.reversed(), length);
    }

    /** Whether a loop of it turns clockwise, seen from above with north up. */
    public boolean clockwise() {
        double area = 0;
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            area += a.longitude() * b.latitude() - b.longitude() * a.latitude();
        }
        return area < 0;
    }

    static double metresBetween(Point a, Point b) {
        return Geodesic.WGS84.Inverse(a.latitude(), a.longitude(), b.latitude(), b.longitude(), GeodesicMask.DISTANCE)
                .s12;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Line line && line.points.equals(points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    /** How many points, how long, and a digest that changes when a point moves. */
    String summary() {
        return points.size() + " points, " + Math.round(length) + " m, " + Integer.toHexString(points.hashCode());
    }

    @Override
    public String toString() {
        return summary();
    }
}
