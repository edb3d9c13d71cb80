package paddock.exhibition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Money;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** Motor shows over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@May(Permission.SEE_LEADS)
@ConditionalOnWebApplication
@Tag(name = "Leads", description = "Whom one has met at motor shows and elsewhere, for the operator’s people.")
final class ExhibitionApi {

    private final Exhibitions exhibitions;

    ExhibitionApi(Exhibitions exhibitions) {
        this.exhibitions = exhibitions;
    }

    /** Amounts are in euros, without VAT; what it is to bring was written at {@code settledAt}. */
    @Schema(name = "Exhibition")
    record One(
            UUID id,
            String name,
            String place,
            LocalDate first,
            LocalDate last,
            String stand,
            @Nullable BigDecimal budget,
            BigDecimal borne,
            @Nullable Integer target,
            String result,
            String strength,
            String rule,
            List<String> trades,
            java.time.Instant settledAt,
            boolean invented,
            int version) {}

    /** The latest first. */
    @Schema(name = "Exhibitions")
    record All(List<One> exhibitions) {}

    @Operation(summary = "Motor shows", description = "The latest first, a thousand at most.")
    @GetMapping("/exhibitions")
    All all() {
        return new All(exhibitions.all().stream().map(this::one).toList());
    }

    @Operation(
            summary = "A motor show",
            description = "With what it is to bring, and what the operator bears of its costs.")
    @GetMapping("/exhibitions/{id}")
    ResponseEntity<One> exhibition(@PathVariable String id) {
        Exhibition found = exhibitions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("exhibition"));
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, "\"" + found.version() + "\"")
                .body(one(found));
    }

    private One one(Exhibition exhibition) {
        Exhibition.Plan plan = exhibition.plan();
        Exhibition.Aims aims = exhibition.aims();
        Money budget = plan.budget();
        return new One(
                exhibition.id(),
                plan.name(),
                plan.place(),
                plan.first(),
                plan.last(),
                plan.stand(),
                budget == null ? null : budget.euros(),
                exhibitions.borne(exhibition.id()).euros(),
                aims.target(),
                aims.result().key(),
                aims.strength().key(),
                aims.touch().key(),
                aims.trades(),
                exhibition.settledAt(),
                exhibition.demo(),
                exhibition.version());
    }
}
