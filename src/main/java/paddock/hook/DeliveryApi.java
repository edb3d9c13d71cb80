package paddock.hook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Reply;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to endpoints, over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1/webhooks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Webhooks", description = "Programs elsewhere that are told what becomes of bookings.")
final class DeliveryApi {

    private static final int ACCEPTED = 202;

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Replies replies;
    private final HookTold told;
    private final Sites sites;
    private final JsonMapper json;

    DeliveryApi(
            Endpoints endpoints, Deliveries deliveries, Replies replies, HookTold told, Sites sites, JsonMapper json) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.replies = replies;
        this.told = told;
        this.sites = sites;
        this.json = json;
    }

    @May(Permission.READ_WEBHOOKS)
    @Operation(
            summary = "What was sent to a webhook",
            description = "Or waits to be; the latest first, fifty at a time; next leads on. Kept for thirty days.")
    @Parameter(name = "before", description = "Only those older than this one.", in = ParameterIn.QUERY)
    @GetMapping("/deliveries")
    HookJson.Deliveries list(@PathVariable String id, @RequestParam(required = false) @Nullable String before) {
        Endpoint endpoint = withId(id);
        Site site = site(endpoint);
        UUID older = before == null ? null : Asked.id("before", before);
        List<DeliveryLine> found = deliveries.of(endpoint.id(), older);
        List<DeliveryLine> shown = found.subList(0, Math.min(found.size(), Deliveries.ON_A_PAGE));
        String next = found.size() > shown.size()
                ? "/api/v1/webhooks/" + endpoint.id() + "/deliveries?before="
                        + shown.getLast().id()
                : null;
        return new HookJson.Deliveries(
                shown.stream()
                        .map(line -> HookJson.Delivery.of(line, site.zone(), null))
                        .toList(),
                next);
    }

    @May(Permission.READ_WEBHOOKS)
    @Operation(summary = "Something that was sent to a webhook", description = "With what it says.")
    @GetMapping("/deliveries/{delivery}")
    HookJson.Delivery delivery(@PathVariable String id, @PathVariable String delivery) {
        Endpoint endpoint = withId(id);
        DeliveryLine line = deliveries
                .withId(endpoint.id(), Asked.id("delivery", delivery))
                .orElseThrow(() -> new NotFound("delivery"));
        return HookJson.Delivery.of(line, site(endpoint).zone(), json.readTree(deliveries.body(line.event())));
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(
            summary = "Sends something again",
            description = "Under the same webhook-id, whether or not it arrived, and tried from the beginning.")
    @PostMapping("/deliveries/{delivery}/attempts")
    ResponseEntity<String> again(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @PathVariable String delivery,
            Locale locale) {
        Endpoint endpoint = withId(id);
        UUID wanted = Asked.id("delivery", delivery);
        if (deliveries.withId(endpoint.id(), wanted).isEmpty()) {
            throw new NotFound("delivery");
        }
        return answer(deliveries.again(acting, endpoint.id(), wanted), locale).response();
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(
            summary = "Tries a webhook out",
            description = "Sends it webhook-test, once, whatever it is told of otherwise.")
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and sends one.",
            in = ParameterIn.HEADER)
    @PostMapping("/tests")
    ResponseEntity<String> tryOut(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale) {
        Endpoint endpoint = withId(id);
        try {
            String asked = "webhook-test " + endpoint.id();
            return replies.answered(
                            acting, request, asked, () -> answer(deliveries.tryOut(acting, endpoint.id()), locale))
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    private Reply answer(Urging outcome, Locale locale) {
        return outcome instanceof Urging.Queued
                ? new Reply(ACCEPTED, "{}", 0)
                : told.problem(HookTold.flaw(outcome), locale);
    }

    private Endpoint withId(String id) {
        return endpoints.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("webhook"));
    }

    private Site site(Endpoint endpoint) {
        return sites.withId(endpoint.site()).orElseThrow();
    }
}
