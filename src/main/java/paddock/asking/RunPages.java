package paddock.asking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.asking.Remedies.Remedy;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.fact.FactName;
import paddock.homologation.Homologation;
import paddock.homologation.Homologations;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.kernel.Permission;
import paddock.watch.Tally;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** May I run? Facts in the address, the verdict on the page. */
@May(Permission.LOOK)
@Controller
final class RunPages {

    private static final Map<String, String> FIRST = Map.of(
            "from", "09:00",
            "until", "12:00",
            "activity", "practice",
            "category", "touring-gt",
            "count", "10",
            "powertrain", "combustion",
            "noise", "95",
            "others", "none");

    private final Sites sites;
    private final Homologations homologations;
    private final Sentences sentences;
    private final Tally verdicts;

    RunPages(Sites sites, Homologations homologations, Sentences sentences, Tally verdicts) {
        this.sites = sites;
        this.homologations = homologations;
        this.sentences = sentences;
        this.verdicts = verdicts;
    }

    @GetMapping("/sites/{key}/may-i-run")
    ModelAndView mayIRun(@PathVariable String key, @RequestParam Map<String, String> given, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Map<String, String> asked = given.containsKey("on") ? new LinkedHashMap<>(given) : first(site, given);
        asked.remove("lang");
        Layout layout = layout(site, asked.getOrDefault("layout", ""));
        asked.put("layout", layout.key());
        LocalDate day = Asked.date("on", asked.getOrDefault("on", ""));
        LocalDateTime from = day.atTime(time("from", asked));
        LocalDateTime until = day.atTime(time("until", asked));
        Profile profile = Profile.of(asked);
        Use use = new Known(site, homologations.law(site))
                .check(profile.use(
                        from.toString(),
                        (until.isAfter(from) ? until : until.plusDays(1)).toString(),
                        site.zone(),
                        Set.of(layout.key())));
        Homologation homologation = homologations.of(site, layout.key());
        Verdict verdict = homologation.verdict(use);
        verdicts.add(verdict.word());
        List<Remedy> remedies = verdict instanceof Verdict.Allowed ? List.of() : new Remedies(homologation, use).all();
        LawfulHours.Day hours =
                homologation.lawful(use).between(day, day.plusDays(1)).getFirst();
        int end = until.isAfter(from) ? until.toLocalTime().toSecondOfDay() : Hours.DAY;
        return new ModelAndView("asking/mayrun")
                .addObject("site", site)
                .addObject("circuit", circuitOf(site, layout))
                .addObject("layout", layout)
                .addObject("asked", asked)
                .addObject("day", day)
                .addObject("texts", homologation.on(day))
                .addObject("sentences", sentences)
                .addObject("terms", FactName.COMMON)
                .addObject(
                        "line", new DayLine(hours.windows(), from.toLocalTime().toSecondOfDay(), end))
                .addObject("run", new RunView(verdict, remedies, asked, sentences, locale));
    }

    private Map<String, String> first(Site site, Map<String, String> given) {
        Map<String, String> asked = new LinkedHashMap<>(FIRST);
        asked.put("on", sites.today(site).plusDays(1).toString());
        asked.putAll(given);
        return asked;
    }

    private static LocalTime time(String name, Map<String, String> asked) {
        String written = asked.getOrDefault(name, "").replace('h', ':').replace(" ", "");
        try {
            return LocalTime.parse(written.equals("24:00") ? "00:00" : written);
        } catch (DateTimeParseException unreadable) {
            throw new BadInput(name, written, List.of("12:30"));
        }
    }

    private Layout layout(Site site, String key) {
        List<Layout> all = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .toList();
        if (key.isEmpty()) {
            return all.getFirst();
        }
        return all.stream()
                .filter(layout -> layout.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "layout", key, all.stream().map(Layout::key).limit(20).toList()));
    }

    private static Circuit circuitOf(Site site, Layout layout) {
        return site.circuits().stream()
                .filter(circuit -> circuit.layouts().contains(layout))
                .findFirst()
                .orElseThrow();
    }
}
