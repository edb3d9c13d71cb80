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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.asking.Uses;
import paddock.booking.Desk;
import paddock.booking.Told;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Replies;
import paddock.once.Unconditional;
import paddock.web.BadInput;
import paddock.web.May;
import tools.jackson.databind.JsonNode;

/** Places in open sessions over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Sessions")
final class PlaceApi {

    private static final int MOST = 100;

    private static final String WISH = """
            {"company": "123e4567-e89b-42d3-a456-426614174000",
             "use": {"noise": {"source-exhaust": 93},
                     "vehicles": [{"category": "touring-gt", "powertrain": "combustion", "count": 2}]},
             "reference": "two of ours", "order_number": "PO-4471"}
            """;

    private final Places places;
    private final Counter counter;
    private final Uses uses;
    private final Replies replies;
    private final Desk desk;
    private final Told told;
    private final Refusal refusal;

    PlaceApi(Places places, Counter counter, Uses uses, Replies replies, Desk desk, Told told, Refusal refusal) {
        this.places = places;
        this.counter = counter;
        this.uses = uses;
        this.replies = replies;
        this.desk = desk;
        this.told = told;
        this.refusal = refusal;
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Takes places in a session",
            description = "As many as there are vehicles, all of one kind; all of them or none.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(WISH))))
    @Parameter(
            name = "Idempotency-Key",
            description = "Chosen for this one request: the same again is answered the same, and sells once.",
            in = ParameterIn.HEADER)
    @PostMapping(path = "/sessions/{id}/places", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> take(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Session session = counter.session(id);
        JsonNode body = desk.body(request);
        SessionReader reader = new SessionReader(counter.site(session), body, uses);
        UUID company = reader.company();
        Places.Wanted wanted = new Places.Wanted(session.id(), counter.company(acting, company), reader.place());
        try {
            return replies.answered(acting, request, "PLACE " + session.id() + " " + body, () -> {
                        Taking outcome = places.take(acting, wanted);
                        return outcome instanceof Taking.Taken taken
                                ? counter.shown(201, taken.place())
                                : refusal.refused(outcome, locale);
                    })
                    .response();
        } catch (Replies.OtherRequest other) {
            return told.otherRequest(locale).response();
        }
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(
            summary = "Places taken in a session",
            description = "In the order in which they were taken, 100 at a time; next leads on. Clients see their own.")
    @GetMapping("/sessions/{id}/places")
    SessionJson.Places list(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(description = "The number to go on from.") @RequestParam(defaultValue = "0") String after) {
        Session session = counter.session(id);
        if (!after.matches("\\d{1,18}")) {
            throw new BadInput("after", after, List.of("1"));
        }
        List<Place> found = places.of(session.id(), Counter.seenBy(acting), Long.parseLong(after), MOST + 1);
        List<Place> shown = found.subList(0, Math.min(MOST, found.size()));
        return new SessionJson.Places(
                shown.stream().map(counter::written).toList(),
                found.size() > MOST
                        ? "/api/v1/sessions/" + session.id() + "/places?after="
                                + shown.getLast().number()
                        : null);
    }

    @May(Permission.SEE_BOOKINGS)
    @Operation(summary = "Places taken", description = "What a company has taken of a session, as it is now.")
    @GetMapping("/places/{id}")
    ResponseEntity<String> place(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        return counter.shown(200, counter.place(acting, id, Permission.SEE_BOOKINGS))
                .response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Gives places back",
            description = "They can be sold again. If-Match names the version that was read.")
    @DeleteMapping("/places/{id}")
    ResponseEntity<String> giveBack(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Place place = counter.place(acting, id, Permission.BOOK);
        Giving outcome = places.giveBack(acting, place.id(), Unconditional.version(version));
        return outcome instanceof Giving.Given given
                ? counter.shown(200, given.place()).response()
                : refusal.refused(outcome, locale).response();
    }
}
