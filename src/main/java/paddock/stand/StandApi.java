package paddock.stand;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;
import static paddock.lead.Picture.MOST_BYTES;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Token;
import paddock.lead.Photos;
import paddock.lead.Picture;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Forbidden.Denied;
import paddock.web.May;
import paddock.web.Network;
import paddock.web.NotFound;
import paddock.web.Takes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the phones of the stands send. They show a secret of their own, so that they go on when whoever set them up is signed
 * out; it opens these addresses and no others, and only as long as that person may take cards.
 */
@RestController
@RequestMapping(path = "/api/v1/stand", produces = MediaType.APPLICATION_JSON_VALUE)
@May(Permission.LOOK)
@ConditionalOnWebApplication
@Tag(
        name = "Stand",
        description = "For the phones of the stands, by the secret that each was given, as Authorization: Device …")
final class StandApi {

    private static final String SCHEME = "Device ";
    private static final int SECRET = 43;
    private static final int MOST_PENDING = 1_000_000;
    private static final String EXAMPLE = """
            {"sent_at": "2026-10-12T18:02:11+02:00", "pending": 1, "encounters": [
              {"id": "7d2f8a52-3f0e-4b51-9d56-3f7a0c1d2e4b", "noted_at": "2026-10-12T14:31:00+02:00", "way": "scan",
               "name": "Camille Exemple", "firm": "Amortisseurs Exemple", "grade": "A", "noticed": true}]}
            """;

    private final StandDevices devices;
    private final Standings standings;
    private final CardIntake intake;
    private final Photos photos;
    private final JsonMapper json;

    StandApi(StandDevices devices, Standings standings, CardIntake intake, Photos photos, JsonMapper json) {
        this.devices = devices;
        this.standings = standings;
        this.intake = intake;
        this.photos = photos;
        this.json = json;
    }

    @Operation(
            summary = "What a phone is to know",
            description = "The motor show, who stands there, what a grade means.")
    @Parameter(name = "pending", description = "How many cards the phone still holds.", in = QUERY)
    @GetMapping
    Standing standing(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String shown,
            @Parameter(hidden = true) @RequestParam(defaultValue = "") String pending,
            HttpServletRequest request) {
        Shown.Good sender = sender(shown, request);
        Device device = sender.device();
        if (pending.matches("\\d{1,6}")) {
            devices.holds(device, Integer.parseInt(pending));
        }
        return standings.of(sender.by(), device.id(), device.name(), device.exhibition());
    }

    @Operation(
            summary = "Cards taken at a stand",
            description =
                    "50 at most, each as for POST /api/v1/leads, with the id that the phone has given it: sent again it"
                            + " is answered known. One that is refused does not keep the others back.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(EXAMPLE))))
    @PostMapping(path = "/encounters", consumes = MediaType.APPLICATION_JSON_VALUE)
    Standing.Sent take(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String shown,
            HttpServletRequest request,
            @Parameter(hidden = true) Locale locale)
            throws IOException {
        Shown.Good sender = sender(shown, request);
        JsonNode body = Asked.body(json, request, "{\"encounters\": […]}");
        List<Standing.Taken> taken = intake.take(sender, body, locale);
        devices.holds(sender.device(), Math.clamp(body.path("pending").asInt(0), 0, MOST_PENDING));
        return new Standing.Sent(taken);
    }

    @Operation(
            summary = "The photograph of a card",
            description =
                    "A JPEG of 2 MB at most. Sent again, the first one stays. 404 where nothing is kept of that card any more.")
    @Takes(MOST_BYTES)
    @PutMapping("/encounters/{id}/photo")
    ResponseEntity<Void> photo(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String shown,
            HttpServletRequest request,
            @PathVariable String id)
            throws IOException {
        sender(shown, request);
        UUID encounter = Asked.id("id", id);
        Picture picture = Picture.of(request.getInputStream().readAllBytes())
                .orElseThrow(() -> new BadInput("body", "", List.of("image/jpeg, 2 MB")));
        if (!photos.keep(encounter, picture)) {
            throw new NotFound("lead");
        }
        return ResponseEntity.noContent().build();
    }

    /** @throws Denied where it is nobody's phone, or no longer: 410 tells it to forget what it holds */
    private Shown.Good sender(String shown, HttpServletRequest request) {
        String secret = shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? shown.substring(SCHEME.length()).strip()
                : "";
        Shown found = secret.length() == SECRET ? devices.shown(new Token(secret)) : new Shown.Unknown();
        return switch (found) {
            case Shown.Good good -> new Shown.Good(good.device(), from(good.by(), request));
            case Shown.ShutOut _ -> throw new Denied(410, "device-shut-out");
            case Shown.Resigned _ -> throw new Denied(403, "device-resigned");
            case Shown.Unknown _ -> throw new Denied(401, "device-unknown");
        };
    }

    private static Acting from(Acting by, HttpServletRequest request) {
        return new Acting(by.person(), by.name(), Network.of(request), by.staff(), by.companies());
    }
}
