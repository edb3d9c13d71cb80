package paddock.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import paddock.booking.Booking.State;
import paddock.ground.Claim;
import paddock.kernel.Ids;
import paddock.oracle.Want;

/** What a node shows, in the words of a history, and what lies in the tables below it. */
public final class Seen {

    private static final List<String> THINGS = List.of("full", "north", "south", "turning", "hill", "boxes");
    private static final Map<UUID, String> KEYS = new HashMap<>();

    static {
        for (String thing : THINGS) {
            KEYS.put(Ids.named("model", "layout", thing), thing);
            KEYS.put(Ids.named("model", "pool", thing), thing);
        }
    }

    private final Node node;
    private final Map<UUID, String> labels = new HashMap<>();
    private final List<Booking> bookings;
    private final Instant now;

    Seen(Node node, Map<String, UUID> ids, Instant now) {
        this.node = node;
        this.now = now;
        ids.forEach((label, id) -> labels.put(id, label));
        this.bookings = node.rows.withIds(labels.keySet());
    }

    /** Each booking, by label, as whoever reads sees it. */
    public SortedMap<String, String> bookings() {
        SortedMap<String, String> seen = new TreeMap<>();
        for (Booking booking : bookings) {
            seen.put(labels.getOrDefault(booking.id(), "?"), seen(booking));
        }
        return seen;
    }

    /** Which writing of each this is. */
    public SortedMap<String, Integer> versions() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        bookings.forEach(booking -> versions.put(labels.getOrDefault(booking.id(), "?"), booking.version()));
        return versions;
    }

    private String seen(Booking booking) {
        String how = switch (booking.at(now)) {
            case State.Waiting waiting -> node.rank(booking) + " waiting";
            case State.Option option -> "option until " + option.lapsesAt();
            case State.Booked booked -> "booked";
            case State.Ended ended -> "ended " + ended.why().key() + " " + ended.at();
        };
        String what = booking.claims().stream().map(Seen::written).collect(Collectors.joining(", "));
        String permits = booking.permits().stream()
                .map(permit -> " [" + permit.word().toLowerCase(Locale.ROOT) + " until " + permit.latest() + "]")
                .collect(Collectors.joining());
        return how + ": " + what + permits;
    }

    private static String written(Claim claim) {
        return switch (claim) {
            case Claim.Track track -> written(track.layout(), 0, claim);
            case Claim.Units units -> written(units.pool(), units.number(), claim);
        };
    }

    private static String written(UUID thing, int units, Claim claim) {
        return Want.written(
                KEYS.getOrDefault(thing, "?"),
                units,
                claim.window().start(),
                claim.window().end());
    }

    private record Row(String label, String time) {}

    /** What the table of occupancy says that each has, things without a name: hours, those of one thing that meet as one. */
    public SortedMap<String, List<String>> had() {
        SortedMap<String, List<String>> had = new TreeMap<>();
        node.jdbc
                .sql(HAD)
                .query((row, n) -> new Row(
                        labels.getOrDefault(row.getObject("booking", UUID.class), "nobody"),
                        row.getTimestamp("begins").toInstant() + "/"
                                + row.getTimestamp("ends").toInstant()))
                .list()
                .forEach(row -> had.computeIfAbsent(row.label(), any -> new ArrayList<>())
                        .add(row.time()));
        had.values().forEach(times -> times.sort(null));
        return had;
    }

    private static final String HAD = """
            select booking, lower(part) as begins, upper(part) as ends
              from (select booking, resource, range_agg(during) as during from booking.occupancy where blocks group by booking, resource) as o,
                   unnest(o.during) as part
            """;
}
