package paddock.fruit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Permission;
import paddock.kernel.Text;
import paddock.trade.Trade;
import paddock.trade.Trades;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Did it bear fruit: one page an exhibition, and all of them beside each other. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class FruitPages {

    private final Fruits fruits;
    private final Exhibitions exhibitions;
    private final Harvest harvest;
    private final Trades known;

    FruitPages(Fruits fruits, Exhibitions exhibitions, Harvest harvest, Trades known) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
        this.harvest = harvest;
        this.known = known;
    }

    @GetMapping("/fruit")
    ModelAndView compared(
            @RequestParam(defaultValue = "") String rule, @RequestParam(defaultValue = "") String horizon) {
        Exhibition.Touch by = rule(rule, Exhibition.Touch.SHARED);
        Horizon until = horizon(horizon, Horizon.YEAR_1);
        List<Season> years = fruits.compared(until, by);
        return page("fruit/compared")
                .addObject("years", years)
                .addObject("trades", trades(years))
                .addObject("known", names())
                .addObject("rule", by)
                .addObject("horizon", until);
    }

    /** The trades of whom one met at any of them, the most first. */
    private static List<String> trades(List<Season> years) {
        Map<String, Long> leads = years.stream()
                .flatMap(year -> year.shows().stream())
                .flatMap(show -> show.trades().values().stream())
                .collect(Collectors.groupingBy(Harvest.Trade::key, Collectors.summingLong(Harvest.Trade::leads)));
        return leads.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @GetMapping("/exhibitions/{id}/fruit")
    ModelAndView fruit(@PathVariable String id, @RequestParam(defaultValue = "") String rule) {
        return whole("fruit/fruit", withId(id), rule);
    }

    /** Two pages to print, for those who decide whether to go again. */
    @GetMapping("/exhibitions/{id}/fruit/report")
    ModelAndView report(@PathVariable String id, @RequestParam(defaultValue = "") String rule) {
        return whole("fruit/report", withId(id), rule);
    }

    private ModelAndView whole(String template, Exhibition exhibition, String rule) {
        Exhibition.Touch by = rule(rule, exhibition.aims().touch());
        return page(template)
                .addObject("e", exhibition)
                .addObject("rule", by)
                .addObject("figures", fruits.of(exhibition, by))
                .addObject("mixed", fruits.isBesideOtherRules(exhibition, by))
                .addObject("trades", fruits.trades(exhibition))
                .addObject("known", names())
                .addObject("bill", Bill.of(exhibitions.costs(exhibition.id()), exhibitions.partners(exhibition.id())))
                .addObject("today", fruits.today())
                .addObject("zone", harvest.zone());
    }

    /** What trades are called, by their keys. */
    private Map<String, Text> names() {
        return known.all().stream().collect(Collectors.toMap(Trade::key, Trade::name));
    }

    private Exhibition withId(String id) {
        return exhibitions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("exhibition"));
    }

    static Exhibition.Touch rule(String said, Exhibition.Touch otherwise) {
        if (said.isEmpty()) {
            return otherwise;
        }
        return Stream.of(Exhibition.Touch.values())
                .filter(one -> one.key().equals(said))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "rule",
                        said,
                        Arrays.stream(Exhibition.Touch.values())
                                .map(Exhibition.Touch::key)
                                .toList()));
    }

    static Horizon horizon(String said, Horizon otherwise) {
        if (said.isEmpty()) {
            return otherwise;
        }
        return Horizon.of(said.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new BadInput(
                        "horizon",
                        said,
                        Arrays.stream(Horizon.values()).map(Horizon::key).toList()));
    }

    static ModelAndView page(String template) {
        return new ModelAndView(template)
                .addObject("section", "exhibitions")
                .addObject("rules", Exhibition.Touch.values())
                .addObject("horizons", Horizon.values());
    }
}
