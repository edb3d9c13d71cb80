package paddock.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import paddock.booking.Booking;
import paddock.ground.Claim;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An open session: a booking of the operator's own, and what is sold of it.
 *
 * @param kinds how many places there are for vehicles of each kind, in the order of its profile
 */
record Session(Booking booking, List<Numbers> kinds, Exclusions exclusions) {

    /** The most places of a kind. */
    static final int MOST = 1000;

    Session {
        kinds = List.copyOf(kinds);
    }

    /** How many places there are of a kind, and how many of them are sold. */
    record Numbers(int places, int sold) {

        int left() {
            return places - sold;
        }
    }

    UUID id() {
        return booking.id();
    }

    /** What it is called. */
    String title() {
        return booking.said().reason();
    }

    Instant begins() {
        return begins(booking);
    }

    Instant ends() {
        return ends(booking);
    }

    static Instant begins(Booking booking) {
        return booking.claims().stream()
                .map(claim -> claim.window().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static Instant ends(Booking booking) {
        return booking.claims().stream()
                .map(claim -> claim.window().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Its first day, on which companies are what their statuses say. */
    LocalDate day() {
        return booking.claims().stream()
                .map(Claim::window)
                .map(window -> window.from().toLocalDate())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    int left() {
        return kinds.stream().mapToInt(Numbers::left).sum();
    }

    int places() {
        return kinds.stream().mapToInt(Numbers::places).sum();
    }

    /** What it is for, with other numbers of vehicles. */
    ObjectNode use(List<Integer> places) {
        ObjectNode use = booking.said().use().deepCopy();
        ArrayNode vehicles = (ArrayNode) use.get("vehicles");
        for (int i = 0; i < vehicles.size(); i++) {
            ((ObjectNode) vehicles.get(i)).put("count", places.get(i));
        }
        return use;
    }
}
