package paddock.audit;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Permission;
import paddock.web.Csv;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.Sending;
import tools.jackson.databind.json.JsonMapper;

/** The trail over the programming interface, page by page or whole as a file. */
@RestController
@RequestMapping("/api/v1")
@May(Permission.READ_TRAIL)
@Tag(name = "Audit", description = "Who did what to which thing, when, from where, before and after.")
final class AuditApi {

    private static final int MOST = 100;
    private static final int BATCH = 500;
    private static final String JSON_LINES = "application/x-ndjson";

    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "who",
            "person",
            "name",
            "from",
            "act",
            "kind",
            "thing",
            "before",
            "after",
            "personal_before",
            "personal_after",
            "token");

    private final Trail trail;
    private final HomeZone home;
    private final JsonMapper json;

    AuditApi(Trail trail, HomeZone home, JsonMapper json) {
        this.trail = trail;
        this.home = home;
        this.json = json;
    }

    @Operation(summary = "Who did what", description = "The latest first, 100 at a time; next leads on.")
    @Parameter(name = "text", description = "Words of a name, an address or a value.", in = QUERY)
    @Parameter(name = "person", description = "The id of who did it, or whose values it changed.", in = QUERY)
    @Parameter(name = "act", example = "person-added", in = QUERY)
    @Parameter(name = "kind", description = "What kind of thing it was done to.", in = QUERY)
    @Parameter(name = "thing", description = "The id of what it was done to.", in = QUERY)
    @Parameter(name = "from", description = "The first day.", example = "2026-05-12", in = QUERY)
    @Parameter(name = "until", description = "The day after the last.", in = QUERY)
    @Parameter(name = "before", description = "The id to go on from.", in = QUERY)
    @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    EntryJson.Acts acts(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, home.zone());
        List<Entry> found = trail.entries(wanted, MOST + 1);
        List<Entry> shown = found.subList(0, Math.min(MOST, found.size()));
        return new EntryJson.Acts(
                shown.stream().map(EntryJson.Act::of).toList(),
                found.size() > MOST ? wanted.before(shown.getLast().id()).at("/api/v1/audit") : null);
    }

    @Operation(summary = "Who did what, as a table", description = "CSV of everything asked for; the same parameters.")
    @GetMapping(path = "/audit.csv", produces = "text/csv")
    void table(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters, home.zone());
        Sending.file(response, Csv.MEDIA_TYPE, "audit.csv")
                .as(out -> write(out, wanted, Csv.MARK + Csv.line(COLUMNS), entry -> Csv.line(cells(entry))));
    }

    @Operation(
            summary = "Who did what, as lines",
            description = "A JSON object a line, everything asked for; the same parameters.")
    @GetMapping(path = "/audit.jsonl", produces = JSON_LINES)
    void lines(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters, home.zone());
        Sending.file(response, JSON_LINES, "audit.jsonl")
                .as(out -> write(out, wanted, "", entry -> json.writeValueAsString(EntryJson.Act.of(entry)) + "\n"));
    }

    /** Read a little at a time, so that neither memory nor a long reading of the database grows with the trail. */
    private void write(OutputStream to, Wanted wanted, String head, Function<Entry, String> form) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write(head);
        Wanted rest = wanted;
        List<Entry> some;
        do {
            some = trail.entries(rest, BATCH);
            for (Entry entry : some) {
                out.write(form.apply(entry));
            }
            rest = some.isEmpty() ? rest : rest.before(some.getLast().id());
        } while (some.size() == BATCH);
        out.flush();
    }

    private List<Object> cells(Entry entry) {
        Deed deed = entry.deed();
        Deed.Personal personal = deed.personal();
        return Arrays.asList(
                entry.number(),
                entry.at(),
                entry.who(),
                entry.person(),
                entry.name(),
                entry.from(),
                deed.act(),
                deed.kind(),
                deed.thing(),
                json.writeValueAsString(deed.change().before()),
                json.writeValueAsString(deed.change().after()),
                personal == null
                        ? null
                        : json.writeValueAsString(personal.change().before()),
                personal == null
                        ? null
                        : json.writeValueAsString(personal.change().after()),
                entry.token());
    }
}
