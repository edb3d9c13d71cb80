package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;
import paddock.permit.Permit;
import tools.jackson.databind.node.ObjectNode;

/**
 * An option, a booking, a closure or an open session: claims that are had together or not at all.
 *
 * @param number in the order in which they were asked for; the lower has the better rank
 * @param company for whom; absent for what is the operator's own
 * @param state as it was written down; {@link #at} says what it is
 * @param permits what has to be granted or declared before it can be booked
 * @param version which writing of it this is
 */
public record Booking(
        UUID id,
        long number,
        UUID site,
        Kind kind,
        @Nullable UUID company,
        State state,
        List<Claim> claims,
        List<Permit> permits,
        Said said,
        Instant askedAt,
        int version) {

    public Booking {
        claims = List.copyOf(claims);
        permits = List.copyOf(permits);
    }

    /** The same, in another state. */
    Booking being(State newState) {
        return new Booking(id, number, site, kind, company, newState, claims, permits, said, askedAt, version);
    }

    /** The same, with what has to be granted. */
    Booking permitted(List<Permit> newPermits) {
        return new Booking(id, number, site, kind, company, state, claims, newPermits, said, askedAt, version);
    }

    /** The same, with its claims. */
    public Booking claiming(List<Claim> newClaims) {
        return new Booking(id, number, site, kind, company, state, newClaims, permits, said, askedAt, version);
    }

    /** The same, used otherwise. */
    Booking used(ObjectNode use) {
        Said other = new Said(use, said.reference(), said.orderNumber(), said.reason(), said.confidential());
        return new Booking(id, number, site, kind, company, state, claims, permits, other, askedAt, version);
    }

    /** The same, as it was written down. */
    Booking numbered(long newNumber) {
        return new Booking(id, newNumber, site, kind, company, state, claims, permits, said, askedAt, version);
    }

    /** What it is for. */
    public enum Kind {
        RENTAL,
        /** Works, weather, maintenance: nobody pays for it. */
        CLOSURE,
        /** The operator's own use of the track, in which places are sold. */
        SESSION;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(ResultSet row) throws SQLException {
            return valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What was said about it.
     *
     * @param use what runs, in facts as a question to the order has them
     * @param reference the client's own
     * @param orderNumber the client's own
     * @param reason why it is closed; of a session, what it is called
     * @param confidential whether its client is named only to those of the operator's people to whom the terms name it
     */
    public record Said(ObjectNode use, String reference, String orderNumber, String reason, boolean confidential) {

        public Said(ObjectNode use, String reference, String orderNumber, String reason) {
            this(use, reference, orderNumber, reason, false);
        }

        /** What the trail keeps of it when it changes. */
        Map<String, ?> recorded() {
            return Map.of(
                    "reference",
                    reference,
                    "order-number",
                    orderNumber,
                    "reason",
                    reason,
                    "confidential",
                    Boolean.valueOf(confidential));
        }
    }

    /** The same for somebody to whom its client is not named: not what the client calls it either. */
    Booking unnamed() {
        Said other = new Said(said.use(), "", "", said.reason(), true);
        return new Booking(id, number, site, kind, null, state, claims, permits, other, askedAt, version);
    }

    /** How far it has come. */
    public sealed interface State {
        /** Others have asked before for some of it. Keeps its turn against later ones, and keeps nobody out, until it begins. */
        record Waiting(Instant until) implements State {}

        /** First in rank, until it lapses. */
        record Option(Instant lapsesAt) implements State {}

        record Booked() implements State {}

        record Ended(End why, Instant at) implements State {}

        /** As its columns say it. */
        static State of(ResultSet row) throws SQLException {
            return switch (row.getString("state")) {
                case "waiting" -> new Waiting(row.getTimestamp("lapses_at").toInstant());
                case "option" -> new Option(row.getTimestamp("lapses_at").toInstant());
                case "booked" -> new Booked();
                default ->
                    new Ended(
                            End.of(row.getString("ended")),
                            row.getTimestamp("ended_at").toInstant());
            };
        }

        default String key() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        /** When it runs out by itself; absent where it does not. */
        default @Nullable Instant lapses() {
            return switch (this) {
                case Waiting waiting -> waiting.until();
                case Option option -> option.lapsesAt();
                case Booked booked -> null;
                case Ended ended -> null;
            };
        }

        /** What it is at an instant: what has run out is over, whether or not anybody has written that down. */
        default State at(Instant now) {
            return switch (this) {
                case Waiting waiting when !now.isBefore(waiting.until()) -> new Ended(End.LAPSED, waiting.until());
                case Option option when !now.isBefore(option.lapsesAt()) -> new Ended(End.LAPSED, option.lapsesAt());
                case Waiting waiting -> waiting;
                case Option option -> option;
                case Booked booked -> booked;
                case Ended ended -> ended;
            };
        }
    }

    /** Why it is over. */
    public enum End {
        /** Nobody confirmed the option in time. */
        LAPSED,
        /** Whoever had the option let it go. */
        RELEASED,
        CANCELLED,
        /** When its turn came, the order did not allow it any more. */
        UNLAWFUL,
        /** What it needed was not granted. */
        NOT_GRANTED,
        /** What it was for had to be closed. */
        CLOSED,
        /** What was closed is open again. */
        LIFTED,
        /** Its client has confirmed another of several. */
        NOT_CHOSEN;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static End of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What it is at an instant. */
    public State at(Instant now) {
        return state.at(now);
    }

    /** Whether it still has, or waits for, what it claims. */
    public boolean lives(Instant now) {
        return !(at(now) instanceof State.Ended);
    }

    /** Whether its client may still confirm it or not. */
    boolean isWished(Instant now) {
        return lives(now) && !(state instanceof State.Booked);
    }

    /** Whether nobody else can have what it claims. */
    boolean blocks(Instant now) {
        return lives(now) && !(state instanceof State.Waiting);
    }

    /** What the trail keeps of it as it is. */
    Map<String, ?> recorded() {
        Map<String, Object> values = new TreeMap<>();
        values.put("request-number", number());
        if (company != null) {
            values.put("company", company.toString());
        }
        if (said.confidential()) {
            values.put("confidential", true);
        }
        values.put("claims", claims().stream().map(Booking::recorded).toList());
        if (!said.use().isEmpty()) {
            // Numbers, and codes that the orders know: nobody's own words.
            values.put("use", said.use().deepCopy());
        }
        if (!permits().isEmpty()) {
            values.put("permits", permits().stream().map(Permit::cite).toList());
        }
        if (state() instanceof State.Option option) {
            values.put("lapses-at", option.lapsesAt().toString());
        }
        return values;
    }

    private static Map<String, String> recorded(Claim claim) {
        return switch (claim) {
            case Claim.Track track
            when track.direction() != null ->
                Map.of(
                        "layout",
                        track.layout().toString(),
                        "direction",
                        track.direction().name().toLowerCase(Locale.ROOT),
                        "during",
                        track.window().toString());
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
