package paddock.asking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.homologation.Homologations;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.NotFound;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Verdicts", description = "Whether a use would be lawful, and by which paragraph.")
final class VerdictApi {

    private static final int LARGEST = 4_000_000;
    private static final int MOST_QUESTIONS = 1000;

    private final Sites sites;
    private final Homologations homologations;
    private final Sentences sentences;
    private final JsonMapper json;

    VerdictApi(Sites sites, Homologations homologations, Sentences sentences, JsonMapper json) {
        this.sites = sites;
        this.homologations = homologations;
        this.sentences = sentences;
        this.json = json;
    }

    @Operation(
            summary = "The verdict on a use of a layout",
            description = "Facts as JSON; what is not given is not known.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/layouts/{id}/verdict")
    VerdictJson.Answer layout(@PathVariable String id, HttpServletRequest request) throws IOException {
        UUID layout = Asked.id("id", id);
        Site site = sites.ofLayout(layout).orElseThrow(() -> new NotFound("layout"));
        return answer(site, layoutOf(site, layout), new Question(body(request), "", site.zone()));
    }

    @Operation(
            summary = "The verdict on a use of any layout of a circuit",
            description = "One verdict for each of its layouts, the mildest first.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/circuits/{id}/verdict")
    VerdictJson.Answers circuit(@PathVariable String id, HttpServletRequest request) throws IOException {
        UUID circuit = Asked.id("id", id);
        Site site = sites.ofCircuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        return answers(site, request, one -> one.id().equals(circuit));
    }

    @Operation(
            summary = "The verdict on a use of any layout of a site",
            description = "One verdict for each of its layouts, the mildest first.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/sites/{id}/verdict")
    VerdictJson.Answers site(@PathVariable String id, HttpServletRequest request) throws IOException {
        Site site = sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
        return answers(site, request, one -> true);
    }

    @Operation(
            summary = "Many verdicts in one call",
            description = "A list of up to 1000 questions, each naming its layout by id; answered in their order.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, path = "/verdicts")
    VerdictJson.Answers many(HttpServletRequest request) throws IOException {
        JsonNode questions = body(request);
        if (!questions.isArray() || questions.size() > MOST_QUESTIONS) {
            throw new BadInput(
                    "body",
                    questions.isArray() ? questions.size() + " questions" : "",
                    List.of("[{…}, {…}], at most " + MOST_QUESTIONS));
        }
        Map<UUID, Site> known = new java.util.HashMap<>();
        List<VerdictJson.Answer> answers = new ArrayList<>();
        for (JsonNode question : questions) {
            String path = "[" + answers.size() + "]";
            UUID layout = Asked.id(path + ".layout", question.path("layout").asString(""));
            Site site = known.computeIfAbsent(
                    layout,
                    id -> sites.ofLayout(id)
                            .orElseThrow(() -> new BadInput(path + ".layout", id.toString(), List.of())));
            JsonNode facts = ((tools.jackson.databind.node.ObjectNode) question).remove(List.of("layout"));
            answers.add(answer(site, layoutOf(site, layout), new Question(facts, path, site.zone())));
        }
        return new VerdictJson.Answers(answers);
    }

    private VerdictJson.Answers answers(
            Site site, HttpServletRequest request, java.util.function.Predicate<Circuit> which) throws IOException {
        Question question = new Question(body(request), "", site.zone());
        List<VerdictJson.Answer> answers = site.circuits().stream()
                .filter(which)
                .flatMap(circuit -> circuit.layouts().stream())
                .map(layout -> answer(site, layout, question))
                .sorted(Comparator.comparingInt(answer -> MILDEST_FIRST.indexOf(answer.verdict())))
                .toList();
        return new VerdictJson.Answers(answers);
    }

    private static final List<String> MILDEST_FIRST = List.of("allowed", "needs", "undetermined", "refused");

    private VerdictJson.Answer answer(Site site, Layout layout, Question question) {
        Use use = question.use(Set.of(layout.key()));
        Verdict verdict = homologations.of(site, layout.key()).verdict(use);
        return VerdictJson.Answer.of(layout.id(), verdict, sentences);
    }

    static Layout layoutOf(Site site, UUID id) {
        return site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .filter(layout -> layout.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("layout"));
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BadInput("body", "…", List.of("at most " + LARGEST + " bytes"));
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException unreadable) {
            String where = unreadable.getLocation() == null
                    ? ""
                    : unreadable.getLocation().getLineNr() + ":"
                            + unreadable.getLocation().getColumnNr();
            throw new BadInput("body", where, List.of("JSON: {\"from\": \"2026-05-13T12:30\", …}"));
        }
    }
}
