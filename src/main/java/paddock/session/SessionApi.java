package paddock.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.asking.Uses;
import paddock.booking.Desk;
import paddock.booking.Handling;
import paddock.booking.Moving;
import paddock.booking.Release;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.JsonNode;

/** Open sessions over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Sessions", description = "Open sessions: the operator's own use of the track, in which places are sold.")
final class SessionApi {

    private static final int MOST = 100;

    private static final String OPENING = """
            {"title": "Track day, touring cars",
             "claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-06-13T09:00", "until": "2026-06-13T12:00"}],
             "use": {"activity": "leisure-driving", "noise": {"source-exhaust": 95},
                     "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 12}]},
             "exclusions": {"categories": ["historic"], "statuses": ["prospect"]}}
            """;

    private final Sessions sessions;
    private final Handling handling;
    private final Counter counter;
    private final Sites sites;
    private final Uses uses;
    private final Replies replies;
    private final Desk desk;
    private final Told told;
    private final Refusal refusal;

    SessionApi(
            Sessions sessions,
            Handling handling,
            Counter counter,
            Sites sites,
            Uses uses,
            Replies replies,
            Desk desk,
            Told told,
            Refusal refusal) {
        this.sessions = sessions;
        this.handling = handling;
        this.counter = counter;
        this.sites = sites;
        this.uses = uses;
        this.replies = replies;
        this.desk = desk;
        this.told = told;
        this.refusal = refusal;
    }

    @May(Permission.LOOK)
    @Operation(
            summary = "Open sessions to come",
            description = "In the order in which they begin, 100 at a time; next leads on. Anybody sees how many places"
                    + " are left, and nobody who has the others.")
    @GetMapping("/sites/{id}/sessions")
    SessionJson.Sessions list(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(description = "The session to go on from.") @RequestParam(defaultValue = "") String after) {
        Site site = site(id);
        List<Session> found = sessions.toCome(site, after.isEmpty() ? null : Asked.id("after", after), MOST + 1);
        List<Session> shown = found.subList(0, Math.min(MOST, found.size()));
        return new SessionJson.Sessions(
                shown.stream().map(each -> counter.whole(acting, each)).toList(),
                found.size() > MOST
                        ? "/api/v1/sites/" + site.id() + "/sessions?after="
                                + shown.getLast().id()
                        : null);
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Opens a session",
            description = "It is booked at once, where the order allows it with all its vehicles. As many places are"
                    + " sold of each kind of vehicles as its count says.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(OPENING))))
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and opens once.",
            in = ParameterIn.HEADER)
    @PostMapping(path = "/sites/{id}/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> open(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(id);
        JsonNode body = desk.body(request);
        SessionReader.Opening opening = new SessionReader(site, body, uses).opening();
        String asked = "SESSION " + site.id() + " " + body;
        try {
            return replies.answered(acting, request, asked, () -> {
                        Moving outcome = sessions.open(acting, opening.wish(), opening.places(), opening.exclusions());
                        return outcome instanceof Moving.Moved opened
                                ? counter.shown(201, acting, opened.booking())
                                : told.refused(outcome, locale);
                    })
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    @May(Permission.LOOK)
    @Operation(summary = "An open session", description = "As it is now, with the places left.")
    @GetMapping("/sessions/{id}")
    ResponseEntity<String> session(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        return counter.shown(200, acting, counter.session(id).id()).response();
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Says how many places there are",
            description = "Of each kind of vehicles, in their order: never fewer than are sold, never more than the"
                    + " order allows. If-Match names the version that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"places": [16]}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PutMapping(path = "/sessions/{id}/places", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> resize(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Session session = counter.session(id);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        List<Integer> places = SessionReader.places(desk.body(request));
        if (places.size() != session.kinds().size()) {
            throw new BadInput(
                    "places",
                    places.toString(),
                    List.of(session.kinds().stream()
                            .map(Session.Numbers::places)
                            .toList()
                            .toString()));
        }
        Resizing outcome = sessions.resize(acting, session.id(), version, places);
        return outcome instanceof Resizing.Resized
                ? counter.shown(200, acting, session.id()).response()
                : refusal.refused(outcome, locale).response();
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Cancels a session",
            description = "With all that is sold of it: everybody concerned is told. If-Match names the version that"
                    + " was read.")
    @DeleteMapping("/sessions/{id}")
    ResponseEntity<String> cancel(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Session session = counter.session(id);
        Release outcome = handling.release(acting, session.id(), Unconditional.version(version));
        return outcome instanceof Release.Released
                ? counter.shown(200, acting, session.id()).response()
                : told.refused(outcome, locale).response();
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
