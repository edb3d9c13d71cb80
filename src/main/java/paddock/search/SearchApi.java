package paddock.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.asking.VerdictWords;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.homologation.Verdict;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Dates for a need, over the programming interface. */
@RestController
@May(Permission.LOOK)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dates", description = "Dates and layouts on which what is needed can be had.")
final class SearchApi {

    private static final int MOST = 50;
    private static final int FARTHEST = 10_000;

    private final Search search;
    private final Sites sites;
    private final Seekers seekers;
    private final VerdictWords verdicts;

    SearchApi(Search search, Sites sites, Seekers seekers, VerdictWords verdicts) {
        this.search = search;
        this.sites = sites;
        this.seekers = seekers;
        this.verdicts = verdicts;
    }

    /**
     * A date.
     *
     * @param grade {@code free}, {@code wanting} (something has to be granted or said), {@code behind} (others have an option) or
     *     {@code unsure} (nobody knows whether the order allows it)
     * @param rank 1 where nobody has an option; of strangers nobody is told how many there are before them: then 2
     * @param claims as an option takes them
     * @param reasons what the order says that stands in the way of simply running
     */
    @Schema(name = "FoundDate")
    record Date(
            String grade,
            LocalDate day,
            UUID layout,
            String key,
            double metres,
            int rank,
            List<Map<String, Object>> claims,
            List<Wanted> permits,
            List<?> reasons) {}

    /** Something that has to be granted or declared first, and the last day to ask for it. */
    @Schema(name = "WantedPermit")
    record Wanted(
            String order,
            String path,
            String kind,
            String cite,
            @Nullable LocalDate latest) {}

    /** What stands in the way: on how many days of layouts, by which paragraphs. */
    @Schema(name = "WhyNoDate")
    record Why(String reason, int days, List<String> cites) {}

    /** What could be given up, as the query to ask instead, and the first date that it brings. */
    @Schema(name = "Easing")
    record Easing(String what, String value, String query, Date first) {}

    /** Dates, the best first; where there is none, why, and what could be given up. */
    @Schema(name = "FoundDates")
    record Dates(List<Date> dates, @Nullable String next, List<Why> why, List<Easing> easings) {}

    private static final String NEED =
            "Every date and layout on which what is needed can be had, the best first, 50 at a"
                    + " time. `hours` or `days` say how many, `opens` and `closes` which hours of a day will do (09:00, 18:00),"
                    + " `circuit` and `layout` (keys), `surface` and `length` (metres, at least) on what, `pool.KEY` how many units"
                    + " of a pool, `customer` what whoever asks is (club, school …). Whatever else the query says is a fact of the"
                    + " use (`activity`, `category`, `count`, `powertrain`, `noise` …), as in the address of *May I run?*.";

    @Operation(summary = "Dates for a need", description = NEED)
    @Parameter(name = "span", description = "hours, half-day, days or weekend.", in = ParameterIn.QUERY)
    @Parameter(name = "first", description = "The first day that will do; today else.", in = ParameterIn.QUERY)
    @Parameter(name = "last", description = "The last, 366 days later at most.", in = ParameterIn.QUERY)
    @Parameter(name = "company", description = "Where the token may book for it.", in = ParameterIn.QUERY)
    @Parameter(name = "after", description = "How many to leave out.", in = ParameterIn.QUERY)
    @GetMapping("/sites/{id}/dates")
    Dates dates(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Site site = sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
        Map<String, String> asked = new HashMap<>(parameters);
        int after = after(asked.getOrDefault("after", ""));
        asked.remove("after");
        Need need = search.read(site, asked, seekers.seeker(acting, asked));
        return switch (search.find(need, new Search.Part(after, MOST))) {
            case Found.Dates found -> dates(need, found, found.isMore() ? next(site, need, after + MOST) : null);
            case Found.Nothing nothing -> nothing(need, nothing);
        };
    }

    private Dates dates(Need need, Found.Dates found, @Nullable String next) {
        return new Dates(
                found.answers().stream().map(answer -> date(need, answer)).toList(), next, List.of(), List.of());
    }

    private Dates nothing(Need need, Found.Nothing nothing) {
        List<Why> why = nothing.why().stream()
                .map(each -> new Why(word(each.kind()), each.days(), each.cites()))
                .toList();
        List<Easing> easings = nothing.easings().stream()
                .map(each -> new Easing(
                        each.what(), each.value(), AnswerWords.address(each.asked()), date(need, each.first())))
                .toList();
        return new Dates(List.of(), null, why, easings);
    }

    private static int after(String said) {
        if (!said.isEmpty() && (!said.matches("\\d{1,5}") || Integer.parseInt(said) > FARTHEST)) {
            throw new BadInput("after", said, List.of("50", "100"));
        }
        return said.isEmpty() ? 0 : Integer.parseInt(said);
    }

    private static String next(Site site, Need need, int after) {
        Map<String, String> asked = new HashMap<>(need.asked());
        asked.put("after", Integer.toString(after));
        return "/api/v1/sites/" + site.id() + "/dates" + AnswerWords.address(asked);
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int rank(Need need, Answer answer) {
        return need.isStrangers() ? Math.min(answer.rank(), 2) : answer.rank();
    }

    private Date date(Need need, Answer answer) {
        return new Date(
                word(answer.grade()),
                answer.day(),
                answer.layout().id(),
                answer.layout().key(),
                answer.metres(),
                rank(need, answer),
                answer.claims().stream().map(Claim::written).toList(),
                answer.permits().stream()
                        .map(each -> new Wanted(each.order(), each.path(), each.kind(), each.cite(), each.latest()))
                        .toList(),
                answer.judged().stream()
                        .filter(each -> !(each.verdict() instanceof Verdict.Allowed))
                        .flatMap(each -> verdicts.reasons(each.verdict()).stream())
                        .distinct()
                        .toList());
    }
}
