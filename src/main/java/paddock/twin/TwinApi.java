package paddock.twin;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
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
import paddock.web.Asked;
import paddock.web.Forbidden;
import paddock.web.May;
import paddock.web.NotFound;

/** Duplicates of companies over the programming interface. */
@RestController
@May(Permission.KEEP_COMPANIES)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Duplicates", description = "Companies that may be one; merged, and taken apart again.")
final class TwinApi {

    private static final int MOST = 100;

    private final Pairs pairs;
    private final Searches searches;
    private final Merges merges;
    private final Separating separating;
    private final MergeRows rows;

    TwinApi(Pairs pairs, Searches searches, Merges merges, Separating separating, MergeRows rows) {
        this.pairs = pairs;
        this.searches = searches;
        this.merges = merges;
        this.separating = separating;
        this.rows = rows;
    }

    /** Something that both have in common, and its points. */
    record Why(String sign, int points) {}

    record Company(UUID id, String name, String href) {
        static Company of(UUID id, String name) {
            return new Company(id, name, "/api/v1/companies/" + id);
        }
    }

    record Duplicate(Company first, Company second, int score, List<Why> signs) {
        static Duplicate of(Pairs.Pair pair) {
            return new Duplicate(
                    Company.of(pair.first().id(), pair.first().name()),
                    Company.of(pair.second().id(), pair.second().name()),
                    pair.score(),
                    pair.signs().stream()
                            .map(sign -> new Why(sign.key(), sign.points()))
                            .toList());
        }
    }

    /** @param running whether a search is under way */
    record Duplicates(
            List<Duplicate> duplicates,
            @Nullable Instant searched,
            boolean running,
            @Nullable String next) {}

    record Merge(
            UUID id,
            Company survivor,
            Company absorbed,
            Instant at,
            boolean byItself,
            @Nullable Instant undone) {
        static Merge of(MergeRows.Merge merge) {
            return new Merge(
                    merge.id(),
                    Company.of(merge.survivor(), merge.survivorName()),
                    Company.of(merge.absorbed(), merge.absorbedName()),
                    merge.at(),
                    merge.byItself(),
                    merge.undoneAt());
        }
    }

    record Mergings(List<Merge> merges, @Nullable String next) {}

    @Operation(
            summary = "Companies that may be one",
            description = "The likeliest first, 100 at a time; next leads on.")
    @Parameter(name = "company", description = "One of both.", in = QUERY)
    @Parameter(name = "sign", description = "What they have in common.", example = "same-phone", in = QUERY)
    @Parameter(name = "least", description = "The lowest score, 0 to 100.", in = QUERY)
    @Parameter(name = "state", description = "open, or dismissed for those said to be two.", in = QUERY)
    @Parameter(name = "after", description = "Where to go on from, as next has it.", in = QUERY)
    @GetMapping("/companies/duplicates")
    Duplicates duplicates(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Sought sought = Sought.of(parameters);
        List<Pairs.Pair> found = pairs.found(sought, MOST + 1);
        List<Pairs.Pair> shown = found.subList(0, Math.min(MOST, found.size()));
        Searches.Search last = searches.last().orElse(null);
        return new Duplicates(
                shown.stream().map(Duplicate::of).toList(),
                last == null ? null : last.endedAt(),
                last != null && last.runs(),
                found.size() > MOST ? sought.after(shown.getLast()).at("/api/v1/companies/duplicates") : null);
    }

    @Operation(summary = "Compares all companies", description = "It goes on beside; a search under way goes on.")
    @PostMapping("/companies/duplicates")
    ResponseEntity<Void> search(@Parameter(hidden = true) Acting acting) {
        searches.ask(acting);
        return ResponseEntity.accepted().build();
    }

    @Operation(summary = "What was merged", description = "The latest first, 100 at a time; next leads on.")
    @Parameter(name = "company", description = "One of both.", in = QUERY)
    @Parameter(name = "before", description = "Where to go on from, as next has it.", in = QUERY)
    @GetMapping("/companies/merges")
    Mergings merges(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        String company = parameters.getOrDefault("company", "");
        UUID of = company.isEmpty() ? null : Asked.id("company", company);
        long before = MergePages.number(parameters.getOrDefault("before", ""));
        List<MergeRows.Merge> found = rows.merges(of, before, MOST + 1);
        List<MergeRows.Merge> shown = found.subList(0, Math.min(MOST, found.size()));
        String rest = of == null ? "" : "&company=" + of;
        return new Mergings(
                shown.stream().map(Merge::of).toList(),
                found.size() > MOST
                        ? "/api/v1/companies/merges?before=" + shown.getLast().number() + rest
                        : null);
    }

    @Operation(
            summary = "Makes one company of two",
            description =
                    "The first goes on, the other becomes part of it. For each field, own or other says whose value"
                            + " is kept; what is not said is as the page proposes it.")
    @Parameter(name = "name", description = "own or other.", in = QUERY)
    @Parameter(name = "siren", description = "own or other.", in = QUERY)
    @Parameter(name = "siret", description = "own or other.", in = QUERY)
    @Parameter(name = "vat", description = "own or other.", in = QUERY)
    @Parameter(name = "standing", description = "own or other.", in = QUERY)
    @Parameter(name = "billing", description = "own or other.", in = QUERY)
    @Parameter(name = "visiting", description = "own or other.", in = QUERY)
    @Parameter(name = "profile", description = "own or other.", in = QUERY)
    @PostMapping("/companies/{id}/merge/{other}")
    ResponseEntity<Merge> merge(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @PathVariable String other,
            @Parameter(hidden = true) @RequestParam Map<String, String> said) {
        Merges.Pair pair = new Merges.Pair(Asked.id("id", id), Asked.id("other", other));
        return switch (merges.merge(acting, pair, said)) {
            case Merging.Merged merged ->
                ResponseEntity.status(201)
                        .body(Merge.of(rows.merge(merged.merge()).orElseThrow()));
            case Merging.Gone _ -> throw new NotFound("company");
            case Merging refused -> throw refused(refused);
        };
    }

    @Operation(
            summary = "Takes apart what was merged",
            description = "What was moved goes back; what came since stays.")
    @PostMapping("/companies/merges/{merge}/undo")
    Merge undo(@Parameter(hidden = true) Acting acting, @PathVariable String merge) {
        return switch (separating.undo(acting, Asked.id("merge", merge))) {
            case Merging.Undone undone -> Merge.of(rows.merge(undone.merge()).orElseThrow());
            case Merging.Gone _ -> throw new NotFound("merge");
            case Merging refused -> throw refused(refused);
        };
    }

    private static Forbidden.Denied refused(Merging refused) {
        return new Forbidden.Denied(409, "merge-" + MergePages.word(refused));
    }
}
