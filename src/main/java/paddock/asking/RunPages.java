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
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import paddock.homologation.Order;
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
    private final MessageSource messages;

    RunPages(Sites sites, Homologations homologations, Sentences sentences, Tally verdicts, MessageSource messages) {
        this.sites = sites;
        this.homologations = homologations;
        this.sentences = sentences;
        this.verdicts = verdicts;
        this.messages = messages;
    }

    @GetMapping("/sites/{key}/may-i-run")
    ModelAndView mayIRun(@PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) -> said.put(name, joined(values)));
        Map<String, String> asked = said.containsKey("on") ? said : first(site, said);
        asked.remove("lang");
        Layout layout = layout(site, asked.getOrDefault("layout", ""));
        asked.put("layout", layout.key());
        Asking asking = new Asking(site, layout, asked, locale);
        try {
            return answered(asking);
        } catch (BadInput mistaken) {
            return mistaken(asking, mistaken);
        }
    }

    /** Several that are chosen under one name are one list. */
    private static String joined(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","));
    }

    /** What is asked, of which layout. */
    private record Asking(Site site, Layout layout, Map<String, String> asked, Locale locale) {}

    private ModelAndView answered(Asking asking) {
        Map<String, String> asked = asking.asked();
        LocalDate day = Asked.date("on", asked.getOrDefault("on", ""));
        LocalDateTime from = day.atTime(time("from", asked));
        LocalDateTime until = day.atTime(time("until", asked));
        if (from.equals(until) && !isMidnight(asked)) {
            throw new BadInput("until", asked.getOrDefault("until", ""), List.of());
        }
        boolean nextDay = !until.isAfter(from);
        Use use = use(asking, from, nextDay ? until.plusDays(1) : until);
        Homologation homologation =
                homologations.of(asking.site(), asking.layout().key());
        Verdict verdict = homologation.verdict(use);
        verdicts.add(verdict.word());
        List<Remedy> remedies = verdict instanceof Verdict.Allowed ? List.of() : new Remedies(homologation, use).all();
        LawfulHours.Day hours =
                homologation.lawful(use).between(day, day.plusDays(1)).getFirst();
        int end = nextDay ? Hours.DAY : until.toLocalTime().toSecondOfDay();
        return page(asking, day)
                .addObject("nextDay", nextDay && !isMidnight(asked))
                .addObject(
                        "line", new DayLine(hours.windows(), from.toLocalTime().toSecondOfDay(), end))
                .addObject("onward", RunView.address(asked))
                .addObject("run", new RunView(verdict, remedies, asked, sentences, asking.locale()));
    }

    private Use use(Asking asking, LocalDateTime from, LocalDateTime until) {
        Site site = asking.site();
        return new Known(site, homologations.law(site))
                .check(Profile.of(asking.asked())
                        .use(
                                from.toString(),
                                until.toString(),
                                site.zone(),
                                Set.of(asking.layout().key())));
    }

    private static boolean isMidnight(Map<String, String> asked) {
        return asked.getOrDefault("until", "").matches("(00|24):00");
    }

    /** The same page with what cannot be read beside its field, and no answer. */
    private ModelAndView mistaken(Asking asking, BadInput mistaken) {
        LocalDate day;
        try {
            day = Asked.date("on", asking.asked().getOrDefault("on", ""));
        } catch (BadInput noDay) {
            day = sites.today(asking.site());
        }
        ModelAndView page = page(asking, day)
                .addObject(
                        "mistake",
                        mistaken.said(name(mistaken.parameter(), asking.locale()), messages, asking.locale()))
                .addObject("mistaken", RunFields.fieldOf(mistaken.parameter()));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** What a field is called on the page, or a fact in the texts. */
    private String name(String parameter, Locale locale) {
        return switch (parameter) {
            case "on" -> messages.getMessage("run.on", null, locale);
            case "from", "until" -> messages.getMessage("run.hours", null, locale);
            default -> sentences.fact(parameter.replaceFirst("^(facts|vehicles\\[\\d+])\\.", ""), null, locale);
        };
    }

    private ModelAndView page(Asking asking, LocalDate day) {
        Site site = asking.site();
        List<Order> texts = homologations.of(site, asking.layout().key()).on(day);
        return new ModelAndView("asking/mayrun")
                .addObject("site", site)
                .addObject("circuit", circuitOf(site, asking.layout()))
                .addObject("layout", asking.layout())
                .addObject("asked", asking.asked())
                .addObject("day", day)
                .addObject("texts", texts)
                .addObject("sentences", sentences)
                .addObject("terms", FactName.COMMON)
                .addObject("fields", new RunFields(texts, asking.asked(), sentences, asking.locale()));
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
            return LocalTime.parse(name.equals("until") && written.equals("24:00") ? "00:00" : written);
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
