package paddock.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.asking.VerdictWords;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** What is sold and no longer lawful, over the programming interface. */
@RestController
@May(Permission.SELL)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Review", description = "What was sold and what is written no longer allows.")
final class ReviewApi {

    private final Reviews reviews;
    private final Sites sites;
    private final VerdictWords verdicts;

    ReviewApi(Reviews reviews, Sites sites, VerdictWords verdicts) {
        this.reviews = reviews;
        this.sites = sites;
        this.verdicts = verdicts;
    }

    /**
     * Something sold that is no longer lawful.
     *
     * @param reasons of each claim, as verdicts have them
     * @param instead claims that could be had instead, the nearest first
     */
    record Found(
            UUID booking,
            long number,
            int version,
            OffsetDateTime since,
            List<Map<String, Object>> claims,
            List<?> reasons,
            List<List<Map<String, Object>>> instead) {}

    @Operation(
            summary = "What is sold and no longer lawful",
            description =
                    "Options and bookings to come that the order, as it has become, does not allow, or not without"
                            + " something that they have not; with the nearest lawful hours that are free. They stay until"
                            + " somebody moves or ends them.")
    @GetMapping("/sites/{id}/unlawful")
    List<Found> unlawful(@PathVariable String id) {
        Site site = sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
        return reviews.unlawful(site).stream()
                .map(each -> new Found(
                        each.booking().id(),
                        each.booking().number(),
                        each.booking().version(),
                        each.since().atZone(site.zone()).toOffsetDateTime(),
                        written(each.booking().claims()),
                        each.judged().stream()
                                .flatMap(judged -> verdicts.reasons(judged.verdict()).stream())
                                .toList(),
                        each.ways().stream().map(ReviewApi::written).toList()))
                .toList();
    }

    private static List<Map<String, Object>> written(List<Claim> claims) {
        return claims.stream().map(Claim::written).toList();
    }
}
