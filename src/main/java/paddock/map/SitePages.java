package paddock.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Circuit;
import paddock.circuit.Conflict;
import paddock.circuit.Conflicts;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Permission;
import paddock.web.May;
import paddock.web.NotFound;

/** The pages of a site: what exists, what can run at once, and what forbids it. */
@May(Permission.LOOK)
@Controller
final class SitePages {

    private static final int MONTHS_OF_HOLIDAYS = 4;

    private final Sites sites;
    private final Epochs epochs;
    private final Plans plans;
    private final List<CircuitPanel> panels;

    SitePages(Sites sites, Epochs epochs, Plans plans, List<CircuitPanel> panels) {
        this.sites = sites;
        this.epochs = epochs;
        this.plans = plans;
        this.panels = panels;
    }

    /** The first site; the list while there is none. */
    @GetMapping("/")
    String home() {
        return sites.all().stream()
                .findFirst()
                .map(site -> "redirect:/sites/" + site.key())
                .orElse("redirect:/sites");
    }

    @GetMapping("/sites")
    ModelAndView list() {
        return new ModelAndView("map/sites").addObject("sites", sites.all());
    }

    @GetMapping("/sites/{key}")
    ModelAndView site(@PathVariable String key, View view, Locale locale) {
        Site site = siteWith(key);
        LocalDate day = view.day(sites.today(site));
        Choice choice = view.choice(site, Conflicts.of(site, day));
        return page("map/site", site, day)
                .addObject("choice", choice)
                .addObject("rows", choice.rows())
                .addObject("plan", plans.of(site, site.circuits(), day, locale))
                .addObject("week", Opening.of(site.week()))
                .addObject("pools", PoolOn.of(site, site.pools(), day))
                .addObject("holidays", site.holidays().between(day, day.plusMonths(MONTHS_OF_HOLIDAYS), locale));
    }

    @GetMapping("/sites/{key}/circuits/{circuit}")
    ModelAndView circuit(@PathVariable String key, @PathVariable String circuit, View view, Locale locale) {
        Site site = siteWith(key);
        Circuit found = site.circuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        LocalDate today = sites.today(site);
        LocalDate day = view.day(today);
        Conflicts conflicts = Conflicts.of(site, day);
        List<Pool> pools = site.pools().stream()
                .filter(pool -> pool.circuit() == null || pool.circuit().equals(circuit))
                .toList();
        List<Conflict> elsewhere = found.on(day).stream()
                .flatMap(layout -> conflicts.of(layout).stream().filter(clash -> clash.joinsCircuits()))
                .toList();
        ModelAndView page = page("map/circuit", site, day);
        CircuitPanel.Seen seen = new CircuitPanel.Seen(day, view.layoutOf(found));
        panels.forEach(panel -> page.addAllObjects(panel.model(site, found, seen, locale)));
        Epochs.OfCircuit kept = new Epochs.OfCircuit(epochs.of(site, day), circuit);
        return page.addObject("circuit", found)
                .addObject("kept", kept)
                .addObject("keptToday", new Epochs.Seen(kept, today))
                .addObject("panels", panels)
                .addObject("conflicts", conflicts)
                .addObject("choice", new Choice(conflicts, List.of(), null))
                .addObject("layouts", found.on(day))
                .addObject("views", found.on(day).stream().map(LayoutView::of).toList())
                .addObject("turns", Turn.of(found, today))
                .addObject("pools", PoolOn.of(site, pools, day))
                .addObject("elsewhere", elsewhere)
                .addObject("plan", plans.of(site, List.of(found), day, locale));
    }

    private Site siteWith(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }

    private ModelAndView page(String template, Site site, LocalDate day) {
        return new ModelAndView(template)
                .addObject("site", site)
                .addObject("day", day)
                .addObject("epoch", epochs.of(site, day));
    }
}
