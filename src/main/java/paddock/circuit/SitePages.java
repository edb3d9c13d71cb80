package paddock.circuit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import paddock.circuit.Drawing.Sheet;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.NotFound;

/** The pages of a site: what exists, what can run at once, and what forbids it. */
@Controller
final class SitePages {

    private static final int MOST_PICKED = 12;

    private final Sites sites;

    SitePages(Sites sites) {
        this.sites = sites;
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
    String list(Model model) {
        model.addAttribute("sites", sites.all());
        return "circuit/sites";
    }

    @GetMapping("/sites/{key}")
    String site(
            @PathVariable String key,
            @RequestParam(name = "with", defaultValue = "") List<String> with,
            @RequestParam(name = "see", required = false) @Nullable String see,
            @RequestParam(name = "on", required = false) @Nullable String on,
            Model model,
            Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        LocalDate today = sites.today(site);
        LocalDate day = on == null || on.isBlank() ? today : Asked.date("on", on);
        Choice choice = choice(site, day, with, see);
        addSite(model, site, day, today);
        model.addAttribute("choice", choice);
        model.addAttribute("rows", choice.rows());
        addMap(model, site.circuits(), day);
        model.addAttribute("week", Opening.of(site.week()));
        model.addAttribute("holidays", site.holidays().between(today, today.plusMonths(4), locale));
        return "circuit/site";
    }

    @GetMapping("/sites/{key}/circuits/{circuit}")
    String circuit(
            @PathVariable String key,
            @PathVariable String circuit,
            @RequestParam(name = "on", required = false) @Nullable String on,
            Model model) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Circuit found = site.circuit(circuit).orElseThrow(() -> new NotFound("circuit"));
        LocalDate today = sites.today(site);
        LocalDate day = on == null || on.isBlank() ? today : Asked.date("on", on);
        Conflicts conflicts = Conflicts.of(site, day);
        addSite(model, site, day, today);
        model.addAttribute("circuit", found);
        model.addAttribute("conflicts", conflicts);
        model.addAttribute("choice", new Choice(conflicts, List.of(), null));
        model.addAttribute("layouts", found.on(day));
        model.addAttribute("views", found.on(day).stream().map(LayoutView::of).toList());
        model.addAttribute("turns", Turn.of(found, today));
        model.addAttribute(
                "pools",
                site.pools().stream()
                        .filter(pool -> circuit.equals(pool.circuit()) || pool.circuit() == null)
                        .toList());
        addMap(model, List.of(found), day);
        return "circuit/circuit";
    }

    private static Choice choice(Site site, LocalDate day, List<String> with, @Nullable String see) {
        Conflicts conflicts = Conflicts.of(site, day);
        List<String> keys = new ArrayList<>(new LinkedHashSet<>(with));
        keys.removeIf(String::isBlank);
        if (keys.size() > MOST_PICKED) {
            throw new BadInput("with", keys.size() + " > " + MOST_PICKED, List.of());
        }
        List<LayoutOn> picked = keys.stream()
                .map(key -> layout(site, conflicts, "with", key))
                .flatMap(Optional::stream)
                .toList();
        LayoutOn pointed = see == null || see.isBlank()
                ? null
                : layout(site, conflicts, "see", see).orElse(null);
        return new Choice(conflicts, picked, pointed);
    }

    /** A layout by its key: empty where the site knows it but not on that day. */
    private static Optional<LayoutOn> layout(Site site, Conflicts conflicts, String parameter, String key) {
        List<String> known = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .toList();
        if (!known.contains(key)) {
            throw new BadInput(parameter, key, known.stream().limit(20).toList());
        }
        return conflicts.layouts().stream()
                .filter(layout -> layout.layout().key().equals(key))
                .findFirst();
    }

    private void addSite(Model model, Site site, LocalDate day, LocalDate today) {
        model.addAttribute("site", site);
        model.addAttribute("sites", sites.all());
        model.addAttribute("day", day);
        model.addAttribute("today", today);
    }

    private static void addMap(Model model, List<Circuit> circuits, LocalDate day) {
        model.addAttribute(
                "wide", Drawing.of(circuits, day, new Sheet("w", 660, 760, 40)).orElse(null));
        model.addAttribute(
                "narrow",
                Drawing.of(circuits, day, new Sheet("n", 358, 560, 30)).orElse(null));
        Map<String, Thumbnail> thumbnails = new TreeMap<>();
        circuits.forEach(
                circuit -> Thumbnail.of(circuit, day).ifPresent(thumbnail -> thumbnails.put(circuit.key(), thumbnail)));
        model.addAttribute("thumbnails", thumbnails);
    }
}
