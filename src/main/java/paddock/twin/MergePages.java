package paddock.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.twin.Choice.Field;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Two companies side by side before they become one; what was made one, and how it is taken apart again. */
@May(Permission.KEEP_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class MergePages {

    private static final int ON_A_PAGE = 50;

    private final Merges merges;
    private final Separating separating;
    private final MergeRows rows;
    private final Pairs pairs;
    private final HomeZone home;

    MergePages(Merges merges, Separating separating, MergeRows rows, Pairs pairs, HomeZone home) {
        this.merges = merges;
        this.separating = separating;
        this.rows = rows;
        this.pairs = pairs;
        this.home = home;
    }

    /** A field of both. */
    public record Line(Field field, String own, String other, Choice.Side side) {

        /** Whether there is anything to choose. */
        public boolean open() {
            return !own.equals(other) && (!other.isEmpty() || !own.isEmpty());
        }
    }

    @GetMapping("/companies/{id}/merge/{other}")
    ModelAndView preview(@PathVariable String id, @PathVariable String other, @RequestParam Map<String, String> said) {
        return preview(pair(id, other), said);
    }

    private static Merges.Pair pair(String id, String other) {
        return new Merges.Pair(Asked.id("id", id), Asked.id("other", other));
    }

    private ModelAndView preview(Merges.Pair pair, Map<String, String> said) {
        Side own = rows.side(pair.survivor()).orElseThrow(() -> new NotFound("company"));
        Side other = rows.side(pair.absorbed()).orElseThrow(() -> new NotFound("company"));
        Choice choice = Choice.of(said, Side.proposed(own, other));
        List<Line> lines = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!own.of(field).isEmpty() || !other.of(field).isEmpty()) {
                lines.add(new Line(field, own.of(field), other.of(field), choice.of(field)));
            }
        }
        Merging refusal = Merges.refusal(own, other);
        return new ModelAndView("twin/merge")
                .addObject("own", own)
                .addObject("other", other)
                .addObject("lines", lines)
                .addObject("likeness", pairs.likeness(own.id(), other.id()).orElse(null))
                .addObject("moves", rows.counts(other.id()))
                .addObject("has", rows.counts(own.id()))
                .addObject("refusal", refusal == null ? "" : word(refusal))
                .addObject("section", "companies");
    }

    @PostMapping("/companies/{id}/merge/{other}")
    ModelAndView merge(
            Acting acting,
            @PathVariable String id,
            @PathVariable String other,
            @RequestParam Map<String, String> said) {
        Merges.Pair pair = pair(id, other);
        return switch (merges.merge(acting, pair, said)) {
            case Merging.Merged merged ->
                new ModelAndView("redirect:/companies/merges/" + merged.merge() + "?said=merged");
            case Merging.Gone _ -> throw new NotFound("company");
            case Merging refused -> refused(preview(pair, said), refused);
        };
    }

    private static ModelAndView refused(ModelAndView page, Merging why) {
        page.addObject("refusal", word(why))
                .addObject("taken", why instanceof Merging.SirenTaken taken ? taken.name() : "")
                .setStatus(HttpStatus.CONFLICT);
        return page;
    }

    static String word(Merging refused) {
        return switch (refused) {
            case Merging.Absorbed _ -> "absorbed";
            case Merging.Invented _ -> "invented";
            case Merging.Numbers _ -> "numbers";
            case Merging.SirenTaken _ -> "siren-taken";
            case Merging.Over _ -> "over";
            case Merging.Covered _ -> "covered";
            case Merging.Gone _ -> "gone";
            case Merging.Merged _, Merging.Undone _ -> throw new IllegalStateException("not refused: " + refused);
        };
    }

    @GetMapping("/companies/merges")
    ModelAndView list(@RequestParam(defaultValue = "") String company, @RequestParam(defaultValue = "") String before) {
        UUID of = company.isEmpty() ? null : Asked.id("company", company);
        List<MergeRows.Merge> found = rows.merges(of, number(before), ON_A_PAGE + 1);
        List<MergeRows.Merge> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        String rest = of == null ? "" : "&company=" + of;
        return new ModelAndView("twin/merges")
                .addObject("merges", shown)
                .addObject("narrowed", of != null)
                .addObject("zone", home.zone())
                .addObject("section", "companies")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE
                                ? "/companies/merges?before=" + shown.getLast().number() + rest
                                : "");
    }

    static long number(String before) {
        if (before.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!before.matches("[0-9]{1,18}")) {
            throw new BadInput("before", before, List.of("12"));
        }
        return Long.parseLong(before);
    }

    @GetMapping("/companies/merges/{merge}")
    ModelAndView merged(@PathVariable String merge, @RequestParam(defaultValue = "") String said) {
        return page(Asked.id("merge", merge)).addObject("said", said);
    }

    private ModelAndView page(UUID id) {
        MergeRows.Merge merge = rows.merge(id).orElseThrow(() -> new NotFound("merge"));
        Merging refusal = separating.refusal(merge).orElse(null);
        return new ModelAndView("twin/merged")
                .addObject("m", merge)
                .addObject("outlook", merge.undoneAt() == null ? separating.outlook(merge) : List.of())
                .addObject("refusal", refusal == null ? "" : word(refusal))
                .addObject("covered", refusal instanceof Merging.Covered covered ? covered.merge() : null)
                .addObject("zone", home.zone())
                .addObject("said", "")
                .addObject("section", "companies");
    }

    @PostMapping("/companies/merges/{merge}/undo")
    ModelAndView undo(Acting acting, @PathVariable String merge) {
        UUID id = Asked.id("merge", merge);
        Merging outcome = separating.undo(acting, id);
        return switch (outcome) {
            case Merging.Undone _ -> new ModelAndView("redirect:/companies/merges/" + id + "?said=undone");
            case Merging.Gone _ -> throw new NotFound("merge");
            default -> refused(page(id), Objects.requireNonNull(outcome));
        };
    }
}
