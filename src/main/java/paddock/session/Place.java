package paddock.session;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a company has taken of a session.
 *
 * @param kind of which of the session's kinds its vehicles are
 * @param vehicles how many, each with a seat of its own
 * @param over when and why it ended; absent while it is had
 * @param version which writing of it this is
 */
record Place(
        UUID id,
        long number,
        UUID session,
        int kind,
        UUID company,
        int vehicles,
        Said said,
        Instant takenAt,
        @Nullable Over over,
        int version) {

    /** What the trail calls them. */
    static final String KIND = "place";

    /**
     * What was said about it.
     *
     * @param use its vehicles and their noise, in facts as a question to the order has them
     * @param reference the client's own
     * @param orderNumber the client's own
     */
    record Said(ObjectNode use, String reference, String orderNumber) {}

    /** When and why it ended. */
    record Over(End why, Instant at) {}

    /** Why it is over. */
    enum End {
        GIVEN_BACK,
        SESSION_CANCELLED,
        SESSION_CLOSED;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static End of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    boolean isOver() {
        return over != null;
    }

    /** The same, as it was written down. */
    Place numbered(long newNumber) {
        return new Place(id, newNumber, session, kind, company, vehicles, said, takenAt, over, version);
    }

    /** The same, over. */
    Place ended(Over newOver) {
        return new Place(id, number, session, kind, company, vehicles, said, takenAt, newOver, version + 1);
    }

    /** What the trail keeps of it. */
    Map<String, ?> recorded() {
        Map<String, Object> values = new TreeMap<>();
        values.put("place-number", number);
        values.put("session", session.toString());
        values.put("company", company.toString());
        values.put("vehicles", vehicles);
        return values;
    }
}
