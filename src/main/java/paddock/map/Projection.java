package paddock.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import paddock.circuit.Line;
import paddock.circuit.Point;

/**
 * Lays geometry flat: metres east and south of a corner, then pixels. Good to a millimetre a kilometre over the few
 * kilometres of a site.
 */
final class Projection {

    /** A place on a drawing, in pixels right and down. */
    record Pixel(double x, double y) {
        double distance(Pixel other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    private static final double EQUATOR = 6_378_137.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669437999014;

    private final double west;
    private final double north;
    private final double metresEast;
    private final double metresNorth;
    private final double width;
    private final double height;
    private double scale = 1;
    private double left;
    private double top;

    /** Around the lines given, one metre to the pixel until {@link #fit} says otherwise. */
    Projection(Collection<Line> lines) {
        double[] box = {180, 90, -180, -90};
        for (Line line : lines) {
            for (Point point : line.points()) {
                box[0] = Math.min(box[0], point.longitude());
                box[1] = Math.min(box[1], point.latitude());
                box[2] = Math.max(box[2], point.longitude());
                box[3] = Math.max(box[3], point.latitude());
            }
        }
        double latitude = Math.toRadians((box[1] + box[3]) / 2);
        double flattened = 1 - ECCENTRICITY_SQUARED * Math.pow(Math.sin(latitude), 2);
        metresEast = Math.toRadians(EQUATOR / Math.sqrt(flattened) * Math.cos(latitude));
        metresNorth = Math.toRadians(EQUATOR * (1 - ECCENTRICITY_SQUARED) / Math.pow(flattened, 1.5));
        west = box[0];
        north = box[3];
        width = (box[2] - box[0]) * metresEast;
        height = (box[3] - box[1]) * metresNorth;
    }

    /** Fits everything into a frame of so many pixels, with a margin on each side; answers the height used. */
    double fit(double frameWidth, double mostHeight, double margin) {
        double room = frameWidth - 2 * margin;
        double roomDown = mostHeight - 2 * margin;
        scale = Math.min(room / Math.max(width, 1), roomDown / Math.max(height, 1));
        left = (frameWidth - width * scale) / 2;
        top = margin;
        return height * scale + 2 * margin;
    }

    /** Pixels to the metre. */
    double scale() {
        return scale;
    }

    Pixel at(Point point) {
        double x = (point.longitude() - west) * metresEast * scale + left;
        double y = (north - point.latitude()) * metresNorth * scale + top;
        return new Pixel(x, y);
    }

    List<Pixel> at(Line line) {
        List<Pixel> pixels = new ArrayList<>();
        for (Point point : line.points()) {
            pixels.add(at(point));
        }
        return pixels;
    }
}
