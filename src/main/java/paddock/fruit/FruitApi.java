package paddock.fruit;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Money;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** What came of an exhibition, over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@May(Permission.SEE_LEADS)
@ConditionalOnWebApplication
@Tag(name = "Leads", description = "Whom one has met at motor shows and elsewhere, for the operator’s people.")
final class FruitApi {

    private final Fruits fruits;
    private final Exhibitions exhibitions;

    FruitApi(Fruits fruits, Exhibitions exhibitions) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
    }

    /** What was asked for, what of it is firm, the days of that, and those that were run. */
    @Schema(name = "FruitCount")
    record Count(BigDecimal asked, BigDecimal booked, BigDecimal days, BigDecimal run) {

        static Count of(Sum sum) {
            return new Count(
                    Sum.exact(sum.held()), Sum.exact(sum.booked()), Sum.exact(sum.days()), Sum.exact(sum.run()));
        }
    }

    /** What came until a day; complete once that day has come. */
    @Schema(name = "FruitUntil")
    record Until(
            String horizon,
            LocalDate until,
            boolean complete,
            long leads,
            long encounters,
            long qualified,
            long answeredInTime,
            long meetings,
            long partners,
            long places,
            @Nullable BigDecimal costPerQualified,
            Count attributed,
            Count ofClientsBefore,
            Count ofOtherExhibitions,
            Count unattributed,
            Count total) {}

    /** @param rule by which bookings are attributed: first, last or shared */
    @Schema(name = "Fruit")
    record Fruit(UUID exhibition, String name, String rule, String strength, BigDecimal cost, List<Until> until) {}

    @Operation(
            summary = "What came of a motor show",
            description = "At 30, 90 and 180 days, one year and two. Attributed, of other exhibitions and unattributed"
                    + " come to the total. There are no invoices yet, and no revenue.")
    @Parameter(name = "rule", description = "first, last or shared; what the show has chosen else.", in = QUERY)
    @GetMapping("/exhibitions/{id}/fruit")
    Fruit fruit(@PathVariable String id, @RequestParam(defaultValue = "") String rule) {
        Exhibition exhibition = exhibitions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("exhibition"));
        Exhibition.Touch by = FruitPages.rule(rule, exhibition.aims().touch());
        return new Fruit(
                exhibition.id(),
                exhibition.name(),
                by.key(),
                exhibition.aims().strength().key(),
                exhibitions.borne(exhibition.id()).euros(),
                fruits.of(exhibition, by).stream().map(FruitApi::until).toList());
    }

    private static Until until(Figures figures) {
        Figures.Met met = figures.met();
        return new Until(
                figures.horizon().key(),
                figures.until(),
                figures.over(),
                met.leads(),
                met.encounters(),
                met.qualified(),
                met.inTime(),
                met.meetings(),
                met.partners(),
                met.places(),
                figures.perQualified().map(Money::euros).orElse(null),
                Count.of(figures.own()),
                Count.of(figures.clients()),
                Count.of(figures.others()),
                Count.of(figures.none()),
                Count.of(figures.total()));
    }
}
