package paddock.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import paddock.booking.Outlook;
import paddock.booking.Outlook.Prospect;
import paddock.booking.Outlook.Stretch;
import paddock.booking.Wish;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;

/**
 * What options would come to as a site stood at one moment. Many look for the same on other days, or for the next page of
 * it: what one has found out is known to the others for as long as that moment counts.
 */
final class Prospects {

    /** So much is remembered; a wish takes a few kilobytes. */
    private static final int MOST = 8000;

    private final Outlook outlook;
    private final Map<Wish, Prospect> found = new ConcurrentHashMap<>();
    private final Map<Spot, List<Stretch>> taken = new ConcurrentHashMap<>();

    /** A layout on a day for somebody. */
    private record Spot(UUID layout, LocalDate day, UUID client) {}

    Prospects(Outlook outlook) {
        this.outlook = outlook;
    }

    Outlook outlook() {
        return outlook;
    }

    Instant at() {
        return outlook.at();
    }

    /** What an option would come to. */
    Prospect of(Wish wish) {
        return remembered(found, wish, () -> outlook.of(wish));
    }

    /** When on a day a layout cannot be used by somebody. */
    List<Stretch> taken(Circuit circuit, Layout layout, LocalDate day, UUID client) {
        return remembered(taken, new Spot(layout.id(), day, client), () -> outlook.taken(circuit, layout, day, client));
    }

    private static <K, V> V remembered(Map<K, V> known, K what, Supplier<V> finding) {
        V before = known.get(what);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        V found = finding.get();
        known.put(what, found);
        return found;
    }
}
