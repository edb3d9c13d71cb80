package paddock.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Reply;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests over the programming interface. */
@RestController
@May(Permission.SELL)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Requests", description = "What those ask for who do not hold by themselves. It keeps nothing.")
final class RequestApi {
    private static final int MOST = 100;
    private static final int LONGEST = 2000;
    private static final String DRAFT = """
            {"company": "123e4567-e89b-42d3-a456-426614174000",
             "claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-05-13T09:00", "until": "2026-05-13T12:00"}],
             "use": {"activity": "practice"}, "message": "A first test of our new car."}
            """;

    private final Requests requests;
    private final RequestRefusals refusals;
    private final Replies replies;
    private final Sites sites;
    private final Clients clients;
    private final Uses uses;
    private final Desk desk;
    private final Told told;
    private final JsonMapper json;

    RequestApi(
            Requests requests,
            RequestRefusals refusals,
            Replies replies,
            Sites sites,
            Clients clients,
            Uses uses,
            Desk desk,
            Told told,
            JsonMapper json) {
        this.requests = requests;
        this.refusals = refusals;
        this.replies = replies;
        this.sites = sites;
        this.clients = clients;
        this.uses = uses;
        this.desk = desk;
        this.told = told;
        this.json = json;
    }

    /** A request as it is. */
    @Schema(name = "Request")
    record Whole(
            UUID id,
            long number,
            UUID site,
            String state,
            String name,
            String firm,
            String email,
            String phone,
            String message,
            @Nullable UUID company,
            List<Map<String, Object>> claims,
            ObjectNode use,
            OffsetDateTime askedAt,
            @Nullable UUID booking,
            @Nullable String why,
            int version) {}

    /** Requests, the oldest first. */
    @Schema(name = "Requests")
    record Listed(List<Whole> requests, @Nullable String next) {}

    private Whole whole(Request request) {
        Request.Asker asker = request.asker();
        ZoneId zone = sites.withId(request.site()).orElseThrow().zone();
        return new Whole(
                request.id(),
                request.number(),
                request.site(),
                request.word(),
                asker.name(),
                asker.firm(),
                asker.email(),
                asker.phone(),
                asker.message(),
                request.company(),
                request.claims().stream().map(Claim::written).toList(),
                request.said().use(),
                request.askedAt().atZone(zone).toOffsetDateTime(),
                request.state() instanceof Request.State.Granted granted ? granted.booking() : null,
                request.state() instanceof Request.State.Declined declined ? declined.why() : null,
                request.version());
    }

    private Reply shown(UUID id) {
        Request request = requests.withId(id).orElseThrow();
        return new Reply(200, json.writeValueAsString(whole(request)), request.version());
    }

    @Operation(
            summary = "Requests",
            description = "Those that are confirmed, the oldest first, 100 at a time; next leads on.")
    @Parameter(name = "state", description = "open, granted or declined.", in = ParameterIn.QUERY)
    @Parameter(name = "after", description = "The number to go on from.", in = ParameterIn.QUERY)
    @GetMapping("/sites/{id}/requests")
    Listed list(@PathVariable String id, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Site site = site(id);
        RequestRows.Wanted wanted = RequestRows.Wanted.of(site.id(), parameters);
        List<Request> found = requests.found(wanted, MOST + 1);
        List<Request> some = found.subList(0, Math.min(MOST, found.size()));
        String next = "/api/v1/sites/" + site.id() + "/requests?"
                + (wanted.state().isEmpty() ? "" : "state=" + wanted.state() + "&") + "after=";
        return new Listed(
                some.stream().map(this::whole).toList(),
                found.size() > MOST ? next + some.getLast().number() : null);
    }

    @Operation(summary = "A request", description = "As it is.")
    @GetMapping("/requests/{id}")
    ResponseEntity<String> request(@PathVariable String id) {
        return shown(seen(id).id()).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Asks the operator for something",
            description =
                    "For a company that does not hold by itself: one that is barred, or whose terms leave it no option.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(DRAFT))))
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and asks once.",
            in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ask(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        ClaimReader.known(body, "", List.of("company", "claims", "use", "message"));
        UUID company = Asked.id("company", body.path("company").asString(""));
        Requests.Draft draft = draft(site, body);
        String message = text(body, "message");
        if (!acting.mayFor(company, Permission.BOOK) || clients.withId(company).isEmpty()) {
            throw new NotFound("company");
        }
        try {
            return replies.answered(acting, request, "ASK " + site.id() + " " + body, () -> {
                        Asking outcome = requests.askFor(acting, company, draft, message);
                        return outcome instanceof Asking.Asked asked ? made(asked.id()) : refusals.past(locale);
                    })
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    private Requests.Draft draft(Site site, JsonNode body) {
        ObjectNode use = body.get("use") instanceof ObjectNode facts ? facts : json.createObjectNode();
        uses.read(site, use, "use");
        List<Claim> claims = new ClaimReader(site).read(body.get("claims"));
        return new Requests.Draft(site, claims, new Booking.Said(use, "", "", ""));
    }

    /** Whoever asks is told its id; what becomes of it comes by mail. */
    private Reply made(UUID id) {
        return new Reply(201, json.writeValueAsString(Map.of("id", id, "state", "open")), 0);
    }

    @Operation(
            summary = "Grants a request",
            description = "An option for the company, as any other. If-Match names the version that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"company": "123e4567-e89b-42d3-a456-426614174000"}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PostMapping(path = "/requests/{id}/grant", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> grant(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Request seen = seen(id);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        UUID company = Asked.id("company", desk.body(request).path("company").asString(""));
        if (clients.withId(company).isEmpty()) {
            throw new NotFound("company");
        }
        return answer(requests.grant(acting, seen.id(), version, () -> company), seen, request);
    }

    @Operation(
            summary = "Declines a request",
            description = "Whoever asked is told why. If-Match names the version that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"why": "The circuit is closed to visitors in June."}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PostMapping(path = "/requests/{id}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> decline(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Request seen = seen(id);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        String why = text(desk.body(request), "why");
        if (why.isBlank()) {
            throw new BadInput("why", why, List.of("1 – " + LONGEST));
        }
        return answer(requests.decline(acting, seen.id(), version, why), seen, request);
    }

    private ResponseEntity<String> answer(Deciding outcome, Request seen, HttpServletRequest request) {
        boolean done = outcome instanceof Deciding.Granted || outcome instanceof Deciding.Declined;
        Locale locale = RequestContextUtils.getLocale(request);
        return (done ? shown(seen.id()) : refusals.problem(outcome, locale)).response();
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asString("");
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new BadInput(name, text, List.of("at most " + LONGEST));
        }
        return text;
    }

    private Request seen(String id) {
        return requests.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("request"));
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
