package paddock.circuit;

/** A place on the ground: longitude and latitude in degrees, WGS 84, in the order of GeoJSON (RFC 7946). */
public record Point(double longitude, double latitude) {

    public Point {
        if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("outside the world: " + longitude + ", " + latitude);
        }
    }
}
