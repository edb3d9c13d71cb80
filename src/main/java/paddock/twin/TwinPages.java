package paddock.twin;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Companies that may be one: while one of them is being typed, and all of them when somebody asks. */
@May(Permission.KEEP_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class TwinPages {

    private static final int ON_A_PAGE = 50;

    private final Pairs pairs;
    private final Searches searches;
    private final Typed typed;
    private final Clients clients;
    private final HomeZone home;

    TwinPages(Pairs pairs, Searches searches, Typed typed, Clients clients, HomeZone home) {
        this.pairs = pairs;
        this.searches = searches;
        this.typed = typed;
        this.clients = clients;
        this.home = home;
    }

    /** A piece of a page: what is there already, beside the form in which it is being typed. */
    @GetMapping("/companies/alike")
    ModelAndView alike(@RequestParam Map<String, String> parameters) {
        return new ModelAndView("twin/alike").addObject("alike", typed.alike(parameters));
    }

    @GetMapping("/companies/duplicates")
    ModelAndView duplicates(@RequestParam Map<String, String> parameters) {
        Sought sought = Sought.of(parameters);
        List<Pairs.Pair> found = pairs.found(sought, ON_A_PAGE + 1);
        List<Pairs.Pair> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        UUID company = sought.company();
        return new ModelAndView("twin/duplicates")
                .addObject("pairs", shown)
                .addObject("sought", sought)
                .addObject(
                        "of",
                        company == null ? "" : clients.names(List.of(company)).getOrDefault(company, ""))
                .addObject("open", pairs.open())
                .addObject("search", searches.last().orElse(null))
                .addObject("signs", Sign.values())
                .addObject("said", parameters.getOrDefault("said", ""))
                .addObject("zone", home.zone())
                .addObject("section", "companies")
                .addObject(
                        "next",
                        found.size() > ON_A_PAGE ? sought.after(shown.getLast()).at("/companies/duplicates") : "");
    }

    /** Compares all companies anew. */
    @PostMapping("/companies/duplicates")
    ModelAndView search(Acting acting) {
        searches.ask(acting);
        return new ModelAndView("redirect:/companies/duplicates");
    }

    /** They are two. */
    @PostMapping("/companies/{id}/merge/{other}/dismissal")
    ModelAndView dismiss(Acting acting, @PathVariable String id, @PathVariable String other) {
        if (!pairs.dismiss(acting, Asked.id("id", id), Asked.id("other", other))) {
            throw new NotFound("company");
        }
        return new ModelAndView("redirect:/companies/duplicates?said=dismissed");
    }

    /** They may be one after all. */
    @PostMapping("/companies/{id}/merge/{other}/recall")
    ModelAndView recall(Acting acting, @PathVariable String id, @PathVariable String other) {
        if (!pairs.recall(acting, Asked.id("id", id), Asked.id("other", other))) {
            throw new NotFound("company");
        }
        return new ModelAndView("redirect:/companies/duplicates?said=recalled");
    }
}
