package paddock.trade;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER;
import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.once.Unconditional;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** The public directory over the programming interface. */
@RestController
@May(Permission.LOOK)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Directory", description = "Companies that are listed, and what they make.")
final class DirectoryApi {

    private static final int MOST = 100;
    private static final String EXAMPLE = """
            {"trades": ["dampers", "testing"], "naf": "29.32Z",
             "about": {"fr": "Amortisseurs de compétition.", "en": "Dampers for racing."},
             "web": "https://www.example.org", "contacts": [], "relations": []}
            """;

    private final Profiles profiles;
    private final Proposals proposals;
    private final RelationRows relations;
    private final PageKeeping keeping;
    private final Trades trades;
    private final EntryJson entries;
    private final ProfileJson reading;
    private final JsonMapper json;

    DirectoryApi(
            Profiles profiles,
            Proposals proposals,
            RelationRows relations,
            PageKeeping keeping,
            Trades trades,
            EntryJson entries,
            ProfileJson reading,
            JsonMapper json) {
        this.profiles = profiles;
        this.proposals = proposals;
        this.relations = relations;
        this.keeping = keeping;
        this.trades = trades;
        this.entries = entries;
        this.reading = reading;
        this.json = json;
    }

    @Operation(summary = "Trades", description = "What companies can make and know, each after what it is a kind of.")
    @GetMapping("/trades")
    EntryJson.TradeList trades() {
        return new EntryJson.TradeList(
                trades.all().stream().map(EntryJson.TradeLine::of).toList());
    }

    @Operation(
            summary = "The directory",
            description = "Companies that are listed, by name, or the nearest first; 100 at a time; next leads on.")
    @Parameter(name = "text", description = "A name or a trade, accents and slips forgiven.", in = QUERY)
    @Parameter(name = "trade", description = "The key of a trade: it and its kinds.", example = "brakes", in = QUERY)
    @Parameter(name = "status", description = "resident, member, club or school.", example = "resident", in = QUERY)
    @Parameter(name = "after", description = "The id to go on from.", in = QUERY)
    @GetMapping("/directory")
    EntryJson.EntryList list(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, trades);
        List<Entry> found = profiles.found(wanted, MOST + 1);
        List<Entry> some = found.subList(0, Math.min(MOST, found.size()));
        return new EntryJson.EntryList(
                some.stream().map(EntryJson.EntryLine::of).toList(),
                found.size() > MOST ? wanted.after(some.getLast().id()).at("/api/v1/directory") : null);
    }

    @Operation(summary = "A company of the directory", description = "As its page tells it.")
    @GetMapping("/directory/{id}")
    ResponseEntity<EntryJson.EntryWhole> entry(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        Entry entry = profiles.seen(acting, Asked.id("id", id)).orElseThrow(() -> new NotFound("company"));
        return answer(acting, entry, HttpStatus.OK);
    }

    @May(Permission.KEEP_PROFILE)
    @Operation(
            summary = "Says what a company’s page says",
            description = "All of it. By the operator’s people it holds at once; by the company’s managers once it is"
                    + " approved, and is answered 202. If-Match names the version that was read, \"0\" where there was"
                    + " none.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(EXAMPLE))))
    @Parameter(name = HttpHeaders.IF_MATCH, description = "The version that was read.", in = HEADER)
    @PutMapping(path = "/directory/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EntryJson.EntryWhole> write(
            @Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Entry entry = keeping.entry(acting, id, Permission.KEEP_PROFILE);
        int version = Unconditional.version(request.getHeader(HttpHeaders.IF_MATCH));
        Profile profile = reading.read(Asked.body(json, request, EXAMPLE));
        boolean decides = acting.may(Permission.KEEP_COMPANIES);
        named(entry, profile, decides ? RelationRows.Reach.ALL : RelationRows.Reach.LISTED);
        int draft = proposals.openOf(entry.id()).map(Proposal::version).orElse(0);
        Writing outcome = decides
                ? profiles.change(acting, entry.id(), version, profile)
                : proposals.propose(acting, entry.id(), new Proposals.Read(version, draft), profile);
        return switch (outcome) {
            case DONE -> answer(acting, keeping.entry(acting, id, Permission.KEEP_PROFILE), HttpStatus.OK);
            case PROPOSED -> answer(acting, entry, HttpStatus.ACCEPTED);
            case OVERTAKEN -> throw new ErrorResponseException(HttpStatus.PRECONDITION_FAILED);
            case TURNED_ROUND -> throw new BadInput("relations", "parent", List.of());
        };
    }

    /** Whom they may not name is as if it were not there. */
    private void named(Entry entry, Profile profile, RelationRows.Reach reach) {
        List<UUID> others = profile.relations().stream()
                .filter(relation -> !entry.profile().relations().contains(relation))
                .map(Relation::other)
                .toList();
        if (others.contains(entry.id()) || !relations.areThere(others, reach)) {
            throw new NotFound("company");
        }
    }

    private ResponseEntity<EntryJson.EntryWhole> answer(Acting acting, Entry entry, HttpStatus status) {
        return ResponseEntity.status(status)
                .eTag("\"" + entry.version() + "\"")
                .body(entries.whole(
                        entry,
                        acting.mayFor(entry.id(), Permission.SEE_COMPANY)
                                ? EntryJson.Reader.INSIDE
                                : EntryJson.Reader.ANYBODY));
    }
}
