package paddock.terms;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** The terms of a site over the programming interface. */
@RestController
@May(Permission.SELL)
@RequestMapping(path = "/api/v1/sites/{id}/terms", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Terms", description = "How many options a company of each status may hold, for how long, how far ahead.")
final class TermsApi {

    private final Terms terms;
    private final Sites sites;
    private final JsonMapper json;

    TermsApi(Terms terms, Sites sites, JsonMapper json) {
        this.terms = terms;
        this.sites = sites;
        this.json = json;
    }

    @Operation(
            summary = "The terms of a site",
            description = "By status of a company, the empty one for all others. What is absent is not limited.")
    @GetMapping
    ResponseEntity<Edition> terms(@PathVariable String id) {
        return answer(terms.of(site(id).id()));
    }

    @Operation(
            summary = "Sets the terms of a site",
            description = "All of them. If-Match names the version that was read, \"0\" where there were none.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
            {"answer": 48, "renewal": true, "discretion": {"confidants": ["SALES", "DIRECTION"], "layouts": false},
             "limits": [{"status": "club", "lasting": 168, "options": 2, "days": 6, "notice": 48, "ahead": 365},
                        {"status": "", "lasting": 72, "options": 1, "notice": 48, "ahead": 180}],
             "openings": [{"year": 2027, "returning": "2026-09-15", "opens": "2026-10-01"}]}
            """))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = ParameterIn.HEADER)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Edition> set(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Site site = site(id);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        if (!terms.save(acting, site.id(), read(request, version))) {
            throw new ErrorResponseException(HttpStatus.PRECONDITION_FAILED);
        }
        return answer(terms.of(site.id()));
    }

    private Edition read(HttpServletRequest request, int version) throws IOException {
        return new TermsReader(Clients.statuses()).read(Asked.body(json, request, "{…}"), version);
    }

    private static ResponseEntity<Edition> answer(Edition edition) {
        return ResponseEntity.ok().eTag("\"" + edition.version() + "\"").body(edition);
    }

    private Site site(String id) {
        return sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
    }
}
