package paddock.hook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the programming interface writes endpoints and what was sent to them. */
final class HookJson {

    private HookJson() {}

    /**
     * An endpoint.
     *
     * @param events what it is told of; null for all
     * @param secret said once, where it was made
     */
    @Schema(name = "Webhook")
    record Webhook(
            UUID id,
            UUID site,
            String name,
            String url,
            @Nullable List<String> events,
            boolean enabled,
            @Nullable String disabledFor,
            @Nullable OffsetDateTime disabledAt,
            int failures,
            @Nullable OffsetDateTime failingSince,
            @Nullable OffsetDateTime addedAt,
            @Nullable OffsetDateTime secretMadeAt,
            @Nullable OffsetDateTime formerSecretUntil,
            @Nullable String secret,
            int version) {

        static Webhook of(Endpoint endpoint, ZoneId zone, @Nullable SigningSecret secret) {
            Endpoint.Disabled disabled = endpoint.disabled();
            return new Webhook(
                    endpoint.id(),
                    endpoint.site(),
                    endpoint.name(),
                    endpoint.wanted().address(),
                    endpoint.wanted().acts().isEmpty()
                            ? null
                            : endpoint.wanted().acts(),
                    endpoint.isTold(),
                    disabled == null ? null : disabled.why().key(),
                    disabled == null ? null : told(disabled.at(), zone),
                    endpoint.health().failures(),
                    told(endpoint.health().since(), zone),
                    told(endpoint.addedAt(), zone),
                    told(endpoint.renewedAt(), zone),
                    told(endpoint.formerUntil(), zone),
                    secret == null ? null : secret.written(),
                    endpoint.version());
        }
    }

    @Schema(name = "Webhooks")
    record Webhooks(List<Webhook> webhooks) {}

    /**
     * An event on its way to an endpoint.
     *
     * @param event the id under which it is sent, webhook-id
     * @param dueAt when it is tried next; absent where it is not
     * @param fault why the last attempt failed
     * @param status what the last attempt was answered
     * @param said the beginning of that answer
     * @param payload what is sent; absent in lists
     */
    @Schema(name = "Delivery")
    record Delivery(
            UUID id,
            UUID event,
            String type,
            OffsetDateTime at,
            String state,
            int attempts,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String fault,
            @Nullable Integer status,
            @Nullable String said,
            @Nullable JsonNode payload) {

        static Delivery of(DeliveryLine line, ZoneId zone, @Nullable JsonNode payload) {
            return new Delivery(
                    line.id(),
                    line.event(),
                    line.act(),
                    line.at().atZone(zone).toOffsetDateTime(),
                    line.state(),
                    line.attempts(),
                    line.waits() ? told(line.dueAt(), zone) : null,
                    told(line.endedAt(), zone),
                    line.fault(),
                    line.status(),
                    line.said(),
                    payload);
        }
    }

    /** The latest first. */
    @Schema(name = "Deliveries")
    record Deliveries(List<Delivery> deliveries, @Nullable String next) {}

    private static @Nullable OffsetDateTime told(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
    }
}
