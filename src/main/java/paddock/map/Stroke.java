package paddock.map;

import java.util.ArrayList;
import java.util.List;
import paddock.map.Projection.Pixel;

/** A line on a drawing, and what can be set out along it. */
record Stroke(List<Pixel> pixels) {

    /** A place along the line and the way it heads there, as a unit step. */
    record Spot(Pixel at, double dx, double dy) {}

    double length() {
        double length = 0;
        for (int i = 1; i < pixels.size(); i++) {
            length += pixels.get(i).distance(pixels.get(i - 1));
        }
        return length;
    }

    /** The spot so many pixels from the start; the end where the line is shorter. */
    Spot spot(double along) {
        double left = along;
        for (int i = 1; i < pixels.size(); i++) {
            Pixel from = pixels.get(i - 1);
            Pixel to = pixels.get(i);
            double step = from.distance(to);
            if (step > 0 && (left <= step || i == pixels.size() - 1)) {
                return spot(from, to, Math.min(1, left / step));
            }
            left -= step;
        }
        return new Spot(pixels.getLast(), 1, 0);
    }

    /** Spots at equal steps, the first half a step in. */
    List<Spot> every(double step) {
        List<Spot> spots = new ArrayList<>();
        double length = length();
        double next = Math.min(step, length) / 2;
        double passed = 0;
        for (int i = 1; i < pixels.size(); i++) {
            Pixel from = pixels.get(i - 1);
            Pixel to = pixels.get(i);
            double piece = from.distance(to);
            for (; next < length && next <= passed + piece; next += step) {
                spots.add(spot(from, to, (next - passed) / piece));
            }
            passed += piece;
        }
        return spots;
    }

    private static Spot spot(Pixel from, Pixel to, double part) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.hypot(dx, dy);
        return new Spot(new Pixel(from.x() + dx * part, from.y() + dy * part), dx / length, dy / length);
    }

    /** Path data, to a tenth of a pixel, without the points that would not move it. */
    String path() {
        StringBuilder path = new StringBuilder();
        String last = "";
        for (Pixel pixel : pixels) {
            String next = tenth(pixel.x()) + " " + tenth(pixel.y());
            if (!next.equals(last)) {
                path.append(path.isEmpty() ? "M" : "L").append(next);
            }
            last = next;
        }
        return path.toString();
    }

    static String tenth(double number) {
        long tenths = Math.round(number * 10);
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
        return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
    }
}
