package paddock.booking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import paddock.booking.Handling.Change;
import paddock.booking.Permits.Permitting;
import paddock.booking.Turns.Challenge;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Unconditional;
import paddock.permit.Permit.Progress;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import tools.jackson.databind.JsonNode;

/** What becomes of options, bookings and closures, over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Bookings")
final class HandlingApi {

    private static final int LONGEST = 200;

    private final Handling handling;
    private final Moves moves;
    private final Desk desk;
    private final Told told;

    HandlingApi(Handling handling, Moves moves, Desk desk, Told told) {
        this.handling = handling;
        this.moves = moves;
        this.desk = desk;
        this.told = told;
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Confirms an option",
            description = "It becomes a booking. If-Match names the version that was read.")
    @PostMapping("/{id}/confirmation")
    ResponseEntity<String> confirm(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Confirmation outcome = handling.confirm(acting, booking.id(), Unconditional.version(version));
        return outcome instanceof Confirmation.Confirmed
                ? desk.shown(acting, booking.id()).response()
                : told.refused(outcome, locale).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Asks whoever stands before for an answer",
            description =
                    "For an option that is second in rank: the first has to confirm or let go in the time that the"
                            + " terms give. If-Match names the version that was read.")
    @PostMapping("/{id}/challenge")
    ResponseEntity<String> challenge(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Challenge outcome = handling.challenge(acting, booking.id(), Unconditional.version(version));
        return outcome instanceof Challenge.Challenged
                ? desk.shown(acting, booking.id()).response()
                : told.refused(outcome, booking, locale).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Lets go of an option, cancels a booking, opens what was closed",
            description = "Whoever waits has it next. If-Match names the version that was read.")
    @DeleteMapping("/{id}")
    ResponseEntity<String> release(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            Locale locale) {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Release outcome = handling.release(acting, booking.id(), Unconditional.version(version));
        return outcome instanceof Release.Released
                ? desk.shown(acting, booking.id()).response()
                : told.refused(outcome, locale).response();
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Moves it, makes it longer or shorter",
            description = "It has these claims instead of those it had, all of them or none. If-Match names the version"
                    + " that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"claims": [{"layout": "123e4567-e89b-82d3-a456-426614174000",
                         "from": "2026-05-14T09:00", "until": "2026-05-14T12:00"}]}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PutMapping(path = "/{id}/claims", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> move(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        Moves.Shift shift = new Moves.Shift(booking.id(), version, desk.claims(booking, desk.body(request)));
        return answer(acting, moves.move(acting, shift), booking, request);
    }

    @May(Permission.BOOK)
    @Operation(
            summary = "Says something else of it",
            description = "The client's own reference and order number, and whether it is confidential; of what the"
                    + " operator has, why or how it is called. Whatever is not sent stays. If-Match names the version"
                    + " that was read.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"reference": "test 4", "orderNumber": "PO-2026-118", "confidential": true}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> say(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        Moves.Saying saying = desk.saying(acting, booking, version, desk.body(request));
        return answer(acting, moves.say(acting, saying), booking, request);
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Exchanges what two bookings have",
            description = "Each has what the other had, or both stay. If-Match names the version of the one in the"
                    + " address.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"with": "123e4567-e89b-42d3-a456-426614174000", "version": 1}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PostMapping(path = "/{id}/swap", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> swap(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        JsonNode body = desk.body(request);
        Booking other = desk.seen(acting, body.path("with").asString(""), Permission.BOOK);
        if (!body.path("version").isInt()) {
            throw new BadInput("version", body.path("version").toString(), List.of("1"));
        }
        Moving outcome = moves.swap(
                acting,
                new Moves.Shift(booking.id(), version, List.of()),
                new Moves.Shift(other.id(), body.path("version").intValue(), List.of()));
        return answer(acting, outcome, booking, request);
    }

    private ResponseEntity<String> answer(Acting acting, Moving outcome, Booking booking, HttpServletRequest request) {
        return outcome instanceof Moving.Moved
                ? desk.shown(acting, booking.id()).response()
                : told.refused(outcome, RequestContextUtils.getLocale(request)).response();
    }

    @May(Permission.SELL)
    @Operation(
            summary = "Says what became of what an option needs",
            description = "That it was filed, granted with the number of the act, or refused: then the option is over.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"state": "granted", "on": "2026-05-11", "number": "2026-041"}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PostMapping(path = "/{id}/permits/{permit}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> permit(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @PathVariable String permit,
            HttpServletRequest request)
            throws IOException {
        Booking booking = desk.seen(acting, id, Permission.BOOK);
        Change change = new Change(Asked.id("permit", permit), progress(desk.body(request)));
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        Permitting outcome = handling.permit(acting, booking.id(), version, change);
        return outcome instanceof Permitting.Done
                ? desk.shown(acting, booking.id()).response()
                : told.refused(outcome, RequestContextUtils.getLocale(request)).response();
    }

    private static Progress progress(JsonNode body) {
        LocalDate on = Asked.date("on", body.path("on").asString(""));
        return switch (body.path("state").asString("")) {
            case "filed" -> new Progress.Filed(on);
            case "granted" -> new Progress.Granted(number(body.path("number").asString("")), on);
            case "refused" -> new Progress.Refused(on);
            default ->
                throw new BadInput("state", body.path("state").toString(), List.of("filed", "granted", "refused"));
        };
    }

    private static String number(String number) {
        if (number.isBlank() || number.length() > LONGEST || number.indexOf('\0') >= 0) {
            throw new BadInput("number", number, List.of("2026-041"));
        }
        return number;
    }
}
