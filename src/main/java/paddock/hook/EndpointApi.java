package paddock.hook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.booking.Desk;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.hook.Endpoint.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Reply;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.Forbidden;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Endpoints over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Webhooks", description = "Programs elsewhere that are told what becomes of bookings.")
final class EndpointApi {

    private static final String EXAMPLE = """
            {"name": "planning", "url": "https://example.org/paddock",
             "events": ["option-confirmed", "booked", "booking-moved", "booking-cancelled"]}
            """;

    private final Endpoints endpoints;
    private final EndpointReader reader;
    private final Replies replies;
    private final HookTold told;
    private final Desk desk;
    private final Sites sites;
    private final JsonMapper json;

    EndpointApi(
            Endpoints endpoints,
            EndpointReader reader,
            Replies replies,
            HookTold told,
            Desk desk,
            Sites sites,
            JsonMapper json) {
        this.endpoints = endpoints;
        this.reader = reader;
        this.replies = replies;
        this.told = told;
        this.desk = desk;
        this.sites = sites;
        this.json = json;
    }

    @May(Permission.READ_WEBHOOKS)
    @Operation(summary = "The webhooks of a site", description = "Without their secrets, which are said once.")
    @GetMapping("/sites/{id}/webhooks")
    HookJson.Webhooks list(@PathVariable String id) {
        Site site = site(id);
        return new HookJson.Webhooks(endpoints.of(site.id()).stream()
                .map(endpoint -> HookJson.Webhook.of(endpoint, site.zone(), null))
                .toList());
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(
            summary = "Adds a webhook",
            description = "Answered with its secret, which is said this once. Without events it is told of all.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(EXAMPLE))))
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and adds one.",
            in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/webhooks", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> add(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        Wanted wanted = allowed(acting, reader.read(body));
        try {
            String asked = "webhook " + site.id() + " " + body;
            Reply reply = replies.answered(acting, request, asked, () -> add(acting, site, wanted, locale));
            return withSecret(reply).response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    /** Of people only whoever may see them has somebody told. */
    private static Wanted allowed(Acting acting, Wanted wanted) {
        if (!Collections.disjoint(wanted.acts(), Happenings.named()) && !acting.may(Permission.SEE_LEADS)) {
            throw new Forbidden(Permission.SEE_LEADS);
        }
        return wanted;
    }

    private Reply add(Acting acting, Site site, Wanted wanted, Locale locale) {
        Keeping outcome = endpoints.add(acting, site.id(), wanted);
        return outcome instanceof Keeping.Given given
                ? shown(201, given.endpoint(), null)
                : told.problem(HookTold.flaw(outcome), locale);
    }

    /** The answer that is kept for whoever asks again is without the secret: it is never in the database as it is. */
    private Reply withSecret(Reply reply) {
        if (reply.status() != 201) {
            return reply;
        }
        ObjectNode body = (ObjectNode) json.readTree(reply.body());
        endpoints
                .firstSecret(UUID.fromString(body.path("id").asString("")))
                .ifPresent(secret -> body.put("secret", secret.written()));
        return new Reply(reply.status(), json.writeValueAsString(body), reply.version());
    }

    @May(Permission.READ_WEBHOOKS)
    @Operation(summary = "A webhook", description = "Without its secret.")
    @GetMapping("/webhooks/{id}")
    ResponseEntity<String> endpoint(@PathVariable String id) {
        return shown(200, withId(id), null).response();
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(
            summary = "Changes a webhook",
            description = "All of it. If-Match names the version that was read. With enabled it is told, or not.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(EXAMPLE))))
    @PutMapping(path = "/webhooks/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> change(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Endpoint endpoint = withId(id);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        JsonNode body = desk.body(request);
        Wanted wanted = allowed(acting, reader.read(body));
        Endpoints.Change change = new Endpoints.Change(version, wanted, EndpointReader.telling(body));
        return answer(endpoints.write(acting, endpoint.id(), change), locale);
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(
            summary = "Gives a webhook another secret",
            description = "Said this once. For a day, messages are signed with the one before as well.")
    @PostMapping("/webhooks/{id}/secret")
    ResponseEntity<String> renew(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Endpoint endpoint = withId(id);
        return answer(endpoints.renew(acting, endpoint.id(), Unconditional.version(version)), locale);
    }

    @May(Permission.KEEP_WEBHOOKS)
    @Operation(summary = "Removes a webhook", description = "If-Match names the version that was read.")
    @DeleteMapping("/webhooks/{id}")
    ResponseEntity<String> remove(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Endpoint endpoint = withId(id);
        Keeping outcome = endpoints.remove(acting, endpoint.id(), Unconditional.version(version));
        return outcome instanceof Keeping.Kept
                ? ResponseEntity.noContent().build()
                : told.problem(HookTold.flaw(outcome), locale).response();
    }

    private ResponseEntity<String> answer(Keeping outcome, Locale locale) {
        return switch (outcome) {
            case Keeping.Kept kept -> shown(200, kept.endpoint(), null).response();
            case Keeping.Given given ->
                shown(200, given.endpoint(), given.secret()).response();
            case Keeping.Overtaken overtaken ->
                told.problem(HookTold.flaw(overtaken), locale).response();
            case Keeping.TooMany many ->
                told.problem(HookTold.flaw(many), locale).response();
            case Keeping.Unknown unknown -> throw new NotFound("webhook");
        };
    }

    private Reply shown(int status, Endpoint endpoint, @Nullable SigningSecret secret) {
        Site site = sites.withId(endpoint.site()).orElseThrow();
        return new Reply(
                status,
                json.writeValueAsString(HookJson.Webhook.of(endpoint, site.zone(), secret)),
                endpoint.version());
    }

    private Endpoint withId(String id) {
        return endpoints.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("webhook"));
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
