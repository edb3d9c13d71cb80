package paddock.booking;

import java.util.Map;
import java.util.TreeMap;

/** What the trail keeps of a booking as it is. */
final class Recorded {

    private Recorded() {}

    static Map<String, ?> of(Booking booking) {
        Map<String, Object> values = new TreeMap<>();
        values.put("request-number", booking.number());
        if (booking.company() != null) {
            values.put("company", booking.company().toString());
        }
        values.put("claims", booking.claims().stream().map(Recorded::of).toList());
        if (!booking.permits().isEmpty()) {
            values.put("permits", booking.permits().stream().map(Permit::cite).toList());
        }
        if (booking.state() instanceof Booking.State.Option option) {
            values.put("lapses-at", option.lapsesAt().toString());
        }
        return values;
    }

    private static Map<String, String> of(Claim claim) {
        return switch (claim) {
            case Claim.Track track ->
                Map.of(
                        "layout",
                        track.layout().toString(),
                        "during",
                        track.window().toString());
            case Claim.Units units ->
                Map.of(
                        "pool", units.pool().toString(),
                        "units", Integer.toString(units.number()),
                        "during", units.window().toString());
        };
    }
}
