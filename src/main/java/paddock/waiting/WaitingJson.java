package paddock.waiting;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.circuit.Sites;
import paddock.once.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the programming interface writes the waiting list. */
@Component
final class WaitingJson {

    private final Entries entries;
    private final Sites sites;
    private final JsonMapper json;
    private final InstantSource clock;

    WaitingJson(Entries entries, Sites sites, JsonMapper json, InstantSource clock) {
        this.entries = entries;
        this.sites = sites;
        this.json = json;
        this.clock = clock;
    }

    /** An entry as it is at the moment of the answer. */
    @Schema(name = "WaitingEntry")
    record Whole(
            UUID id,
            UUID site,
            UUID company,
            String state,
            @Nullable OffsetDateTime endedAt,
            @Nullable UUID booking,
            JsonNode wanted,
            JsonNode days,
            JsonNode weekdays,
            JsonNode hours,
            ObjectNode use,
            String reference,
            String orderNumber,
            OffsetDateTime askedAt,
            OffsetDateTime expiresAt,
            List<OfferJson> offers,
            int version) {}

    /** Hours of which it was told that they are free, and when last. */
    @Schema(name = "WaitingOffer")
    record OfferJson(OffsetDateTime from, OffsetDateTime until, OffsetDateTime toldAt) {}

    /** Entries in their order. */
    @Schema(name = "WaitingList")
    record Listed(List<Whole> entries, @Nullable String next) {}

    Whole whole(Entry entry) {
        ZoneId zone = sites.withId(entry.site()).orElseThrow().zone();
        Entry.State state = entry.at(clock.instant());
        JsonNode want = json.valueToTree(WantReader.written(entry.want()));
        return new Whole(
                entry.id(),
                entry.site(),
                entry.company(),
                Entry.word(state),
                at(Entry.since(state), zone),
                state instanceof Entry.State.Served served ? served.booking() : null,
                want.path("wanted"),
                want.path("days"),
                want.path("weekdays"),
                want.path("hours"),
                entry.said().use(),
                entry.said().reference(),
                entry.said().orderNumber(),
                entry.askedAt().atZone(zone).toOffsetDateTime(),
                entry.expiresAt().atZone(zone).toOffsetDateTime(),
                entries.offers(entry.id()).stream()
                        .map(offer -> new OfferJson(
                                offer.hours().from().atZone(zone).toOffsetDateTime(),
                                offer.hours().until().atZone(zone).toOffsetDateTime(),
                                offer.toldAt().atZone(zone).toOffsetDateTime()))
                        .toList(),
                entry.version());
    }

    Reply shown(int status, UUID id) {
        Entry entry = entries.withId(id).orElseThrow();
        return new Reply(status, json.writeValueAsString(whole(entry)), entry.version());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
    }
}
