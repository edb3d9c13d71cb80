package paddock.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.asking.Uses;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.circuit.Surface;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.Formats;
import paddock.web.May;
import paddock.web.NotFound;

/** When can I come? What is needed in the address, dates on the page. */
@May(Permission.LOOK)
@Controller
final class SearchPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_GRID = 31;

    private static final Map<String, String> FIRST = Map.of(
            "span", "days",
            "days", "1",
            "opens", "09:00",
            "closes", "18:00",
            "activity", "practice",
            "category", "touring-gt",
            "count", "10",
            "powertrain", "combustion",
            "noise", "95");

    private final Search search;
    private final Sites sites;
    private final Uses uses;
    private final Seekers seekers;
    private final AnswerWords words;
    private final MessageSource texts;

    SearchPages(Search search, Sites sites, Uses uses, Seekers seekers, AnswerWords words, MessageSource texts) {
        this.search = search;
        this.sites = sites;
        this.uses = uses;
        this.seekers = seekers;
        this.words = words;
        this.texts = texts;
    }

    /** Who asks for what where. */
    private record Asking(Acting acting, Site site, Map<String, String> asked, Locale locale) {

        AnswerWords.Reader reader() {
            return new AnswerWords.Reader(locale, !acting.may(Permission.BOOK));
        }
    }

    @GetMapping("/sites/{key}/dates")
    ModelAndView dates(
            Acting acting, @PathVariable String key, @RequestParam MultiValueMap<String, String> given, Locale locale) {
        Site site = sites.withKey(key).orElseThrow(() -> new NotFound("site"));
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach((name, values) ->
                said.put(name, values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","))));
        said.remove("lang");
        Asking asking = new Asking(acting, site, said.containsKey("first") ? usual(said) : first(site, said), locale);
        try {
            return answered(asking);
        } catch (BadInput mistaken) {
            return mistaken(asking, mistaken);
        }
    }

    /** What is not said is as usual, and is shown. */
    private static Map<String, String> usual(Map<String, String> said) {
        for (String name : List.of("span", "opens", "closes")) {
            if (said.getOrDefault(name, "").isEmpty()) {
                said.put(name, FIRST.getOrDefault(name, ""));
            }
        }
        return said;
    }

    private Map<String, String> first(Site site, Map<String, String> said) {
        LocalDate tomorrow = sites.today(site).plusDays(1);
        Map<String, String> asked = new HashMap<>(FIRST);
        asked.put("first", tomorrow.toString());
        asked.put("last", tomorrow.plusDays(29).toString());
        asked.putAll(said);
        return asked;
    }

    private ModelAndView answered(Asking asking) {
        Need need = search.read(asking.site(), asking.asked(), seekers.seeker(asking.acting(), asking.asked()));
        if ("grid".equals(asking.asked().get("as"))) {
            return grid(asking, need);
        }
        int after = after(asking.asked());
        ModelAndView page = page(asking).addObject("need", need);
        switch (search.find(need, new Search.Part(after, ON_A_PAGE))) {
            case Found.Dates dates -> {
                page.addObject("number", dates.answers().size());
                page.addObject("answers", byDate(views(asking, need, dates.answers())));
                page.addObject("next", dates.isMore() ? at(need, Map.of("page", after / ON_A_PAGE + 2)) : "");
            }
            case Found.Nothing nothing ->
                page.addObject("nothing", nothing)
                        .addObject("why", words.why(nothing, asking.locale()))
                        .addObject(
                                "easings",
                                nothing.easings().stream()
                                        .map(each -> eased(asking, need, each))
                                        .toList());
        }
        return page;
    }

    private List<AnswerWords.View> views(Asking asking, Need need, List<Answer> answers) {
        return answers.stream()
                .map(answer -> words.of(need, answer, asking.reader()))
                .toList();
    }

    /** Answers of one date that are as good as each other. */
    public record Group(List<AnswerWords.View> answers) {}

    private static List<Group> byDate(List<AnswerWords.View> views) {
        Map<String, List<AnswerWords.View>> groups = new LinkedHashMap<>();
        views.forEach(view -> groups.computeIfAbsent(view.grade() + view.day(), any -> new ArrayList<>())
                .add(view));
        return groups.values().stream().map(Group::new).toList();
    }

    /** Something to give up, in words. */
    public record Eased(String words, String address, AnswerWords.View first) {}

    private Eased eased(Asking asking, Need need, Found.Easing easing) {
        String what = easing.what().replaceFirst(" .*", "");
        String of = easing.what().startsWith("units ")
                ? asking.site().pools().stream()
                        .filter(pool -> easing.what().equals("units " + pool.key()))
                        .map(pool -> pool.name().in(asking.locale()))
                        .findFirst()
                        .orElse("")
                : "";
        Object value = easing.value().matches("\\d{4}-.*")
                ? new Formats(asking.locale()).date(LocalDate.parse(easing.value()))
                : easing.value().isEmpty() ? "" : Integer.valueOf(easing.value());
        return new Eased(
                texts.getMessage("search.ease." + what, new Object[] {value, of}, asking.locale()),
                AnswerWords.address(easing.asked()),
                words.of(need, easing.first(), asking.reader()));
    }

    /** Layouts down, days across. */
    public record Grid(List<LocalDate> days, List<Row> rows, int free, int others) {

        /** A layout, with its answer of each day; nothing where it has none. */
        public record Row(Layout layout, String name, List<AnswerWords.View> cells) {}
    }

    private ModelAndView grid(Asking asking, Need need) {
        LocalDate first = need.when().first();
        LocalDate last = need.when().last();
        LocalDate shown = first.plusDays(IN_A_GRID - 1).isBefore(last) ? first.plusDays(IN_A_GRID - 1) : last;
        Map<String, String> some = new HashMap<>(need.asked());
        some.put("first", first.toString());
        some.put("last", shown.toString());
        Need part = first.isAfter(shown) ? need : search.read(asking.site(), some, need.seeker());
        Map<UUID, Map<LocalDate, AnswerWords.View>> byLayout = new LinkedHashMap<>();
        for (AnswerWords.View view : views(asking, part, search.all(part))) {
            byLayout.computeIfAbsent(view.answer().layout().id(), any -> new HashMap<>())
                    .put(view.day(), view);
        }
        List<LocalDate> days = first.isAfter(shown)
                ? List.of()
                : first.datesUntil(shown.plusDays(1)).toList();
        List<Grid.Row> rows = new ArrayList<>();
        asking.site()
                .circuits()
                .forEach(circuit -> circuit.layouts().stream()
                        .filter(layout -> byLayout.containsKey(layout.id()))
                        .forEach(layout -> rows.add(
                                row(layout, days, byLayout.getOrDefault(layout.id(), Map.of()), asking.locale()))));
        int found = byLayout.values().stream().mapToInt(Map::size).sum();
        int free = (int) byLayout.values().stream()
                .flatMap(each -> each.values().stream())
                .filter(view -> view.grade().equals("free"))
                .count();
        return page(asking)
                .addObject("need", need)
                .addObject("grid", new Grid(days, rows, free, found - free))
                .addObject(
                        "next", shown.isBefore(last) ? at(need, Map.of("first", shown.plusDays(1), "last", last)) : "");
    }

    private static Grid.Row row(
            Layout layout, List<LocalDate> days, Map<LocalDate, AnswerWords.View> byDay, Locale locale) {
        List<AnswerWords.View> cells = new ArrayList<>();
        days.forEach(day -> cells.add(byDay.get(day)));
        return new Grid.Row(layout, layout.name().in(locale), cells);
    }

    private static int after(Map<String, String> asked) {
        String page = asked.getOrDefault("page", "");
        if (!page.isEmpty() && !page.matches("[1-9]\\d{0,3}")) {
            throw new BadInput("page", page, List.of("1", "2"));
        }
        return page.isEmpty() ? 0 : (Integer.parseInt(page) - 1) * ON_A_PAGE;
    }

    private static String at(Need need, Map<String, ?> other) {
        Map<String, String> asked = new HashMap<>(need.asked());
        other.forEach((name, value) -> asked.put(name, value.toString()));
        return AnswerWords.address(asked);
    }

    private ModelAndView mistaken(Asking asking, BadInput mistaken) {
        String about = mistaken.parameter();
        boolean own = NeedReader.NO_FACTS.contains(about) || about.startsWith(NeedReader.POOL);
        String name = !own
                ? uses.called(about, asking.locale())
                : texts.getMessage("search.field." + about.replaceFirst("\\..*", ""), null, about, asking.locale());
        ModelAndView page = page(asking)
                .addObject("mistake", mistaken.said(name == null ? about : name, texts, asking.locale()))
                .addObject("mistaken", own ? about : uses.field(about));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Asking asking) {
        Site site = asking.site();
        LocalDate day = sites.today(site);
        String layout = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .filter(key -> key.equals(asking.asked().get("layout")))
                .findFirst()
                .orElseGet(() -> site.circuits().getFirst().layouts().getFirst().key());
        return new ModelAndView("search/dates")
                .addObject("site", site)
                .addObject("asked", asking.asked())
                .addObject("spans", NeedReader.SPANS)
                .addObject("surfaces", surfaces(site))
                .addObject("fields", uses.fields(site, new Uses.Where(layout, day), asking.asked(), asking.locale()))
                .addObject("terms", uses.terms())
                .addObject("companies", seekers.companies(asking.acting()))
                .addObject("isGrid", "grid".equals(asking.asked().get("as")))
                .addObject("other", AnswerWords.address(otherForm(asking.asked())))
                .addObject("section", "dates");
    }

    private static Map<String, String> otherForm(Map<String, String> asked) {
        Map<String, String> other = new HashMap<>(asked);
        other.remove("page");
        if (other.remove("as") == null) {
            other.put("as", "grid");
        }
        other.values().removeIf(String::isEmpty);
        return other;
    }

    /** Those that there are, of which one may be wanted. */
    private static List<Surface> surfaces(Site site) {
        return Arrays.stream(Surface.values())
                .filter(surface -> site.circuits().stream()
                        .anyMatch(circuit ->
                                circuit.sections().stream().anyMatch(section -> circuit.surfaceOf(section) == surface)))
                .toList();
    }
}
