package paddock.lead;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.personal.Terms;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Leads over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@May(Permission.SEE_LEADS)
@ConditionalOnWebApplication
@Tag(name = "Leads", description = "Whom one has met at motor shows and elsewhere, for the operator’s people.")
final class LeadApi {

    private static final int MOST = 100;
    private static final String EXAMPLE = """
            {"id": "6c1f8a52-3f0e-4b51-9d56-3f7a0c1d2e4b", "name": "Camille Exemple", "firm": "Amortisseurs Exemple",
             "email": "camille@example.org", "grade": "A", "interest": "damper tests", "need": "2 days in September",
             "noted_at": "2026-10-12T14:31:00+02:00", "noticed": true}
            """;

    private final Leads leads;
    private final CaptureReader reader;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Terms terms;

    LeadApi(Leads leads, CaptureReader reader, JsonMapper json, InstantSource clock, Terms terms) {
        this.leads = leads;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
        this.terms = terms;
    }

    @Operation(summary = "Leads", description = "The latest first, 100 at a time; next leads on.")
    @Parameter(name = "text", description = "Part of a name, a firm or an e-mail address.", in = QUERY)
    @Parameter(name = "exhibition", description = "Where they were met first.", in = QUERY)
    @Parameter(name = "owner", description = "Who looks after them.", in = QUERY)
    @Parameter(name = "company", description = "Of which company they are.", in = QUERY)
    @Parameter(name = "grade", description = "A, B or C.", in = QUERY)
    @Parameter(name = "stage", description = "new, contacted, qualified, proposed, won or lost.", in = QUERY)
    @Parameter(name = "after", description = "The id to go on from.", in = QUERY)
    @GetMapping("/leads")
    LeadJson.Page list(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Sought sought = Sought.of(parameters);
        List<Lead> found = leads.found(sought, MOST + 1);
        List<Lead> shown = found.subList(0, Math.min(MOST, found.size()));
        return new LeadJson.Page(
                shown.stream().map(LeadJson.One::of).toList(),
                found.size() > MOST ? sought.after(shown.getLast().id()).at("/api/v1/leads") : null);
    }

    @Operation(summary = "A lead")
    @GetMapping("/leads/{id}")
    ResponseEntity<LeadJson.One> lead(@PathVariable String id) {
        Lead lead = leads.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("lead"));
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, "\"" + lead.version() + "\"")
                .body(LeadJson.One.of(lead));
    }

    @May(Permission.KEEP_LEADS)
    @Operation(
            summary = "Captures a lead",
            description =
                    "The id is chosen by whoever sends it: the same again is answered the same, and makes one lead."
                            + " Somebody met before at the same exhibition stays one lead, with one encounter more.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(EXAMPLE))))
    @PostMapping(path = "/leads", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LeadJson.Taken> capture(@Parameter(hidden = true) Acting acting, HttpServletRequest request)
            throws IOException {
        Instant now = clock.instant();
        Capture capture = reader.read(Asked.body(json, request, "{\"name\": …}"), now);
        Instant met = capture.when().metAt(now);
        if (!terms.keeps(Leads.KEPT, met)) {
            throw new BadInput("noted_at", met.toString(), List.of(now.toString()));
        }
        Captured outcome = leads.capture(acting, capture);
        return ResponseEntity.status(outcome instanceof Captured.Known ? 200 : 201)
                .body(LeadJson.Taken.of(capture.id(), outcome));
    }
}
