package paddock.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.ground.Claim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the programming interface writes sessions and places. */
final class SessionJson {

    private SessionJson() {}

    /**
     * A session as anybody sees it.
     *
     * @param state {@code open}, {@code begun} or {@code over}
     * @param use what runs, in facts
     */
    @Schema(name = "Session")
    record Whole(
            UUID id,
            long number,
            UUID site,
            String title,
            String state,
            List<Map<String, Object>> claims,
            ObjectNode use,
            List<Kind> kinds,
            Excluded exclusions,
            int version) {

        /** @param companies who is excluded, where whoever reads may know */
        static Whole of(Session session, Instant now, @Nullable List<UUID> companies) {
            return new Whole(
                    session.id(),
                    session.booking().number(),
                    session.booking().site(),
                    session.title(),
                    SessionJson.state(session, now),
                    session.booking().claims().stream().map(Claim::written).toList(),
                    session.booking().said().use(),
                    kinds(session),
                    new Excluded(
                            session.exclusions().statuses().stream().sorted().toList(),
                            session.exclusions().categories().stream().sorted().toList(),
                            session.exclusions().powertrains().stream().sorted().toList(),
                            companies),
                    session.booking().version());
        }

        private static List<Kind> kinds(Session session) {
            List<Kind> kinds = new ArrayList<>();
            JsonNode vehicles = session.booking().said().use().path("vehicles");
            for (Session.Numbers numbers : session.kinds()) {
                kinds.add(new Kind(vehicles.path(kinds.size()), numbers.places(), numbers.left()));
            }
            return kinds;
        }
    }

    /** How far a session has come. */
    static String state(Session session, Instant now) {
        if (!session.booking().lives(now) || !now.isBefore(session.ends())) {
            return "over";
        }
        return now.isBefore(session.begins()) ? "open" : "begun";
    }

    /** Vehicles of one kind: how many places there are, and how many are left. */
    @Schema(name = "SessionKind")
    record Kind(JsonNode vehicles, int places, int left) {}

    /** Who and what does not take part. */
    @Schema(name = "SessionExclusions")
    record Excluded(
            List<String> statuses,
            List<String> categories,
            List<String> powertrains,
            @Nullable List<UUID> companies) {}

    /** Sessions, the next first. */
    @Schema(name = "Sessions")
    record Sessions(List<Whole> sessions, @Nullable String next) {}

    /**
     * What a company has taken of a session.
     *
     * @param state {@code taken} or {@code ended}
     */
    @Schema(name = "Place")
    record PlaceJson(
            UUID id,
            long number,
            UUID session,
            UUID company,
            String state,
            @Nullable String ended,
            @Nullable OffsetDateTime endedAt,
            int vehicles,
            ObjectNode use,
            String reference,
            String orderNumber,
            OffsetDateTime takenAt,
            int version) {

        static PlaceJson of(Place place, ZoneId zone) {
            Place.Over over = place.over();
            return new PlaceJson(
                    place.id(),
                    place.number(),
                    place.session(),
                    place.company(),
                    over == null ? "taken" : "ended",
                    over == null ? null : over.why().key(),
                    over == null ? null : over.at().atZone(zone).toOffsetDateTime(),
                    place.vehicles(),
                    place.said().use(),
                    place.said().reference(),
                    place.said().orderNumber(),
                    place.takenAt().atZone(zone).toOffsetDateTime(),
                    place.version());
        }
    }

    /** Places, in the order in which they were taken. */
    @Schema(name = "Places")
    record Places(List<PlaceJson> places, @Nullable String next) {}
}
