package paddock.asking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.kernel.Permission;
import paddock.watch.Tally;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.Takes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Verdicts over the programming interface. */
@May(Permission.LOOK)
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Verdicts", description = "Whether a use would be lawful, and by which paragraph.")
final class VerdictApi {

    private static final int LARGEST = 4_000_000;
    private static final int MOST_QUESTIONS = 1000;

    private static final String ONE = """
            {"from": "2026-05-13T12:30", "until": "2026-05-13T13:30", "activity": "test", "customer": "resident",
             "vehicles": [{"count": 30, "category": "touring-gt", "powertrain": "combustion"}],
             "noise": {"source-exhaust": 98}, "others": []}
            """;
    private static final String MANY = """
            [{"layout": "123e4567-e89b-82d3-a456-426614174000", "from": "2026-05-13T12:30", "until": "2026-05-13T13:30"}]
            """;

    private final Sites sites;
    private final Homologations homologations;
    private final Sentences sentences;
    private final JsonMapper json;
    private final Tally verdicts;

    VerdictApi(Sites sites, Homologations homologations, Sentences sentences, JsonMapper json, Tally verdicts) {
        this.sites = sites;
        this.homologations = homologations;
        this.sentences = sentences;
        this.json = json;
        this.verdicts = verdicts;
    }

    @Operation(
            summary = "The verdict on a use of a layout",
            description = "Facts as JSON; what is not given is not known.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(ONE))))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/layouts/{id}/verdict")
    VerdictJson.Answer layout(@PathVariable String id, HttpServletRequest request) throws IOException {
        UUID layout = Asked.id("id", id);
        Site site = sites.ofLayout(layout).orElseThrow(() -> new NotFound("layout"));
        return place(site, layoutOf(site, layout)).answer(new Question(body(request), "", site.zone()));
    }

    @Operation(
            summary = "The verdict on a use of any layout of a circuit",
            description = "One verdict for each of its layouts, the mildest first.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(ONE))))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/circuits/{id}/verdict")
    VerdictJson.Answers circuit(@PathVariable String id, HttpServletRequest request) throws IOException {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        return answers(site, request, one -> one.id().equals(circuit));
    }

    @Operation(
            summary = "The verdict on a use of any layout of a site",
            description = "One verdict for each of its layouts, the mildest first.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(ONE))))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/sites/{id}/verdict")
    VerdictJson.Answers site(@PathVariable String id, HttpServletRequest request) throws IOException {
        Site site = sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
        return answers(site, request, one -> true);
    }

    @Operation(
            summary = "Many verdicts in one call",
            description = "A list of up to 1000 questions, each naming its layout by id; answered in their order.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(MANY))))
    @Takes(LARGEST)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/verdicts")
    VerdictJson.Answers many(HttpServletRequest request) throws IOException {
        JsonNode questions = body(request);
        if (!questions.isArray() || questions.size() > MOST_QUESTIONS) {
            throw new BadInput(
                    "body",
                    questions.isArray() ? questions.size() + " questions" : "",
                    List.of("[{…}, {…}], at most " + MOST_QUESTIONS));
        }
        Map<UUID, Place> known = new HashMap<>();
        List<VerdictJson.Answer> answers = new ArrayList<>();
        for (JsonNode question : questions) {
            String path = "[" + answers.size() + "]";
            if (!(question instanceof ObjectNode facts)) {
                throw new BadInput("body" + path, question.toString(), List.of("{…}"));
            }
            UUID layout = Asked.id(path + ".layout", question.path("layout").asString(""));
            Place place = known.computeIfAbsent(layout, id -> placeWith(id, path));
            facts.remove("layout");
            answers.add(place.answer(new Question(facts, path, place.site().zone())));
        }
        return new VerdictJson.Answers(answers);
    }

    private VerdictJson.Answers answers(Site site, HttpServletRequest request, Predicate<Circuit> which)
            throws IOException {
        Question question = new Question(body(request), "", site.zone());
        List<VerdictJson.Answer> answers = site.circuits().stream()
                .filter(which)
                .flatMap(circuit -> circuit.layouts().stream())
                .map(layout -> place(site, layout).answer(question))
                .sorted(Comparator.comparingInt(answer -> MILDEST_FIRST.indexOf(answer.verdict())))
                .toList();
        return new VerdictJson.Answers(answers);
    }

    private static final List<String> MILDEST_FIRST = List.of("allowed", "needs", "undetermined", "refused");

    /** A layout with what is written about it, read once for all questions of one call. */
    private record Place(
            Site site, Layout layout, Homologation homologation, Known known, Sentences sentences, Tally verdicts) {
        VerdictJson.Answer answer(Question question) {
            Use use = known.check(question.use(Set.of(layout.key())), question.path());
            if (!use.layouts().contains(layout.key())) {
                throw elsewhere(use, question);
            }
            VerdictJson.Answer answer = VerdictJson.Answer.of(layout.id(), homologation.verdict(use), sentences);
            verdicts.add(answer.verdict());
            return answer;
        }

        /** A use that leaves out the layout that is asked about is another question. */
        private BadInput elsewhere(Use use, Question question) {
            String at = question.path().isEmpty() ? "layouts" : question.path() + ".layouts";
            Set<String> all = new TreeSet<>(use.layouts());
            String given = String.join(", ", all);
            all.add(layout.key());
            return new BadInput(at, given, List.of("[\"" + String.join("\", \"", all) + "\"]"));
        }
    }

    private Place place(Site site, Layout layout) {
        Known known = new Known(site, homologations.law(site));
        return new Place(site, layout, homologations.of(site, layout.key()), known, sentences, verdicts);
    }

    private Place placeWith(UUID layout, String path) {
        Site site =
                sites.ofLayout(layout).orElseThrow(() -> new BadInput(path + ".layout", layout.toString(), List.of()));
        return place(site, layoutOf(site, layout));
    }

    static Layout layoutOf(Site site, UUID id) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .filter(layout -> layout.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("layout"));
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        return Asked.body(json, request, "{\"from\": \"2026-05-13T12:30\", …}");
    }
}
