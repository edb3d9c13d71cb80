package paddock.closing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.booking.Moves.Shift;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Told;
import paddock.booking.Wish;
import paddock.circuit.Site;
import paddock.circuit.Sites;
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

/** Closures over the programming interface, also over what is booked. */
@RestController
@May(Permission.CLOSE_TRACK)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Closures", description = "Works, weather, maintenance: what nobody pays for, also over what is booked.")
final class ClosureApi {

    private static final int LONGEST = 200;

    private static final String CLOSURE = """
            {"claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-05-13T09:00", "until": "2026-05-13T12:00"}],
             "reason": "new kerbs"}
            """;

    private final Closing closing;
    private final Bookings bookings;
    private final Sites sites;
    private final Replies replies;
    private final Desk desk;
    private final Told told;

    ClosureApi(Closing closing, Bookings bookings, Sites sites, Replies replies, Desk desk, Told told) {
        this.closing = closing;
        this.bookings = bookings;
        this.sites = sites;
        this.replies = replies;
        this.desk = desk;
        this.told = told;
    }

    @Operation(
            summary = "Closes something",
            description = "Whoever has it is named in displaced, with the version that was read and the claims to have"
                    + " instead; without claims, what it has ends.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(CLOSURE))))
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and closes once.",
            in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/closures", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> close(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        ClaimReader.known(body, "", List.of("claims", "reason", "displaced"));
        Wish wish = new Wish(
                site.id(),
                null,
                new ClaimReader(site).read(body.get("claims")),
                new Booking.Said(JsonMapper.shared().createObjectNode(), "", "", reason(body)));
        List<Shift> displaced = displaced(site, body);
        try {
            String asked = "CLOSURE " + site.id() + " " + body;
            return replies.answered(
                            acting, request, asked, () -> answer(closing.close(acting, wish, displaced), locale))
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    private Reply answer(Moving outcome, Locale locale) {
        return outcome instanceof Moving.Moved closed
                ? desk.shown(201, bookings.withId(closed.booking()).orElseThrow())
                : told.refused(outcome, locale);
    }

    private static String reason(JsonNode body) {
        String reason = body.path("reason").asString("");
        if (reason.isBlank() || reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw new BadInput("reason", reason, List.of("1 – " + LONGEST));
        }
        return reason;
    }

    private static List<Shift> displaced(Site site, JsonNode body) {
        List<Shift> displaced = new ArrayList<>();
        for (JsonNode each : body.path("displaced")) {
            String path = "displaced[" + displaced.size() + "]";
            ClaimReader.known(each, path, List.of("booking", "version", "claims"));
            if (!each.path("version").isInt()) {
                throw ClaimReader.refused(path + ".version", each.get("version"), "1");
            }
            List<Claim> claims = each.has("claims") ? new ClaimReader(site).read(each.get("claims")) : List.of();
            UUID booking = Asked.id(path + ".booking", each.path("booking").asString(""));
            displaced.add(new Shift(booking, each.path("version").intValue(), claims));
        }
        return displaced;
    }

    /** Somebody who has what is to be closed, and the claims that could be had instead, the nearest first. */
    record Concerned(UUID booking, int version, List<Map<String, Object>> claims, List<Ways> instead) {}

    /** Claims that could be had instead. */
    record Ways(List<Map<String, Object>> claims) {}

    @Operation(
            summary = "Whom a closure would concern",
            description = "Each booking that has some of it, with the nearest lawful hours that are free instead.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-05-13T09:00", "until": "2026-05-13T12:00"}]}
            """))))
    @PostMapping(path = "/sites/{id}/closures/affected", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Concerned> affected(@PathVariable String id, HttpServletRequest request) throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        ClaimReader.known(body, "", List.of("claims", "reason"));
        return closing.affected(site, new ClaimReader(site).read(body.get("claims"))).stream()
                .map(each -> new Concerned(
                        each.booking().id(),
                        each.booking().version(),
                        written(each.booking().claims()),
                        each.ways().stream().map(way -> new Ways(written(way))).toList()))
                .toList();
    }

    private static List<Map<String, Object>> written(List<Claim> claims) {
        return claims.stream().map(Claim::written).toList();
    }

    @Operation(summary = "Opens again what was closed", description = "If-Match names the version that was read.")
    @DeleteMapping("/closures/{id}")
    ResponseEntity<String> lift(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Booking closure = closing.closure(Asked.id("id", id)).orElseThrow(() -> new NotFound("booking"));
        Release outcome = closing.lift(acting, closure, Unconditional.version(version));
        return outcome instanceof Release.Released
                ? desk.shown(200, bookings.withId(closure.id()).orElseThrow()).response()
                : told.refused(outcome, locale).response();
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
