package paddock.year;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** The year over the programming interface. */
@May(Permission.SEE_COMPANIES)
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Year", description = "What each day of each circuit came to, and how many days were sold.")
final class YearApi {

    /** What counts, in words, beside every figure. */
    static final String DEFINITION =
            "A day counts once if any exclusive or shared use of the circuit was sold on it: a booking of a client, or a"
                    + " session of which a place is sold. Closures, sessions of which no place is sold, and options do not"
                    + " count. Days are those of the site's clock; a use over midnight counts for each day it is on.";

    private final Years years;
    private final Sites sites;
    private final InstantSource clock;

    YearApi(Years years, Sites sites, InstantSource clock) {
        this.years = years;
        this.sites = sites;
        this.clock = clock;
    }

    /** A year of a site. */
    @Schema(name = "Year")
    record Whole(UUID site, int year, Instant asOf, String definition, List<OfCircuit> circuits) {}

    /** A year of a circuit: how many days were sold, how many are to be, how many were before, and what each came to. */
    @Schema(name = "YearOfCircuit")
    record OfCircuit(
            UUID circuit, String key, int sold, @Nullable Integer target, List<Past> past, List<Run> days) {
        static OfCircuit of(CircuitYear year) {
            return new OfCircuit(
                    year.circuit().id(),
                    year.circuit().key(),
                    year.sold(),
                    year.circuit().daysSoldTarget(),
                    year.past().entrySet().stream()
                            .map(past -> new Past(past.getKey(), past.getValue()))
                            .toList()
                            .reversed(),
                    year.runs().stream().map(Run::of).toList());
        }
    }

    @Schema(name = "PastYear")
    record Past(int year, int sold) {}

    /** Days from one on until another, which is no longer one of them. */
    @Schema(name = "RunOfDays")
    record Run(
            LocalDate from,
            LocalDate until,

            @Schema(allowableValues = {"sold", "held", "own", "closed", "free"})
            String use) {
        static Run of(CircuitYear.Run run) {
            return new Run(run.from(), run.until(), run.use().key());
        }
    }

    @Operation(
            summary = "The year of a site",
            description = DEFINITION + " Beside it the last five years in which something was sold.")
    @GetMapping("/sites/{id}/year")
    Whole year(
            @PathVariable String id,
            @Parameter(
                            description = "Four figures; the present year where it is left out.",
                            example = "2026",
                            schema = @Schema(type = "integer", minimum = "1900", maximum = "2199"))
                    @RequestParam(defaultValue = "")
                    String year) {
        Site site = sites.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("site"));
        int asked = YearPages.year(year, sites.today(site));
        return new Whole(
                site.id(),
                asked,
                clock.instant(),
                DEFINITION,
                years.of(site, asked).stream().map(OfCircuit::of).toList());
    }
}
