package paddock.fruit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.directory.Clients;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Text;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.trade.Trade;
import paddock.trade.Trades;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** Did it bear fruit: one page an exhibition, all of them beside each other, and what each figure is made of. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class FruitPages {

    private static final List<String> OF_LEADS = List.of("leads", "qualified", "in-time", "meetings");
    private static final int MOST = 1000;

    private final Fruits fruits;
    private final Exhibitions exhibitions;
    private final Leads leads;
    private final Clients clients;
    private final Harvest harvest;
    private final Trades known;

    FruitPages(Fruits fruits, Exhibitions exhibitions, Leads leads, Clients clients, Harvest harvest, Trades known) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
        this.leads = leads;
        this.clients = clients;
        this.harvest = harvest;
        this.known = known;
    }

    @GetMapping("/fruit")
    ModelAndView compared(
            @RequestParam(defaultValue = "") String rule, @RequestParam(defaultValue = "") String horizon) {
        Exhibition.Touch by = rule(rule, Exhibition.Touch.SHARED);
        Horizon until = horizon(horizon, Horizon.YEAR_1);
        return page("fruit/compared")
                .addObject("all", fruits.compared(until, by))
                .addObject("rule", by)
                .addObject("horizon", until);
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
                .addObject("trades", fruits.trades(exhibition.id()))
                .addObject("known", names())
                .addObject("costs", exhibitions.costs(exhibition.id()))
                .addObject("partners", exhibitions.partners(exhibition.id()))
                .addObject("today", fruits.today())
                .addObject("zone", harvest.zone());
    }

    /** What trades are called, by their keys. */
    private Map<String, Text> names() {
        return known.all().stream().collect(Collectors.toMap(Trade::key, Trade::name));
    }

    /** The leads that a figure counts. */
    @GetMapping("/exhibitions/{id}/fruit/leads")
    ModelAndView leads(
            @PathVariable String id,
            @RequestParam(defaultValue = "leads") String of,
            @RequestParam(defaultValue = "") String horizon) {
        Exhibition exhibition = withId(id);
        if (!OF_LEADS.contains(of)) {
            throw new BadInput("of", of, OF_LEADS);
        }
        Horizon until = horizon(horizon, Horizon.YEARS_2);
        List<Lead> found = leads.withIds(fruits.leads(exhibition, of, until)).values().stream()
                .sorted(Comparator.comparingLong(Lead::number))
                .toList();
        return page("fruit/leads")
                .addObject("e", exhibition)
                .addObject("leads", found)
                .addObject("of", of)
                .addObject("horizon", until)
                .addObject("zone", harvest.zone());
    }

    /** The bookings that a figure counts, each with the card that it is traced back to. */
    @GetMapping("/exhibitions/{id}/fruit/bookings")
    ModelAndView bookings(
            Acting acting,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String horizon) {
        Exhibition exhibition = withId(id);
        Exhibition.Touch by = rule(rule, exhibition.aims().touch());
        Horizon until = horizon(horizon, Horizon.YEARS_2);
        List<Share> shares = fruits.shares(exhibition, until, by);
        List<Share> shown = shares.subList(0, Math.min(MOST, shares.size()));
        Map<UUID, Lead> cards = leads.withIds(
                shown.stream().map(share -> share.touch().lead()).distinct().toList());
        return page("fruit/bookings")
                .addObject("e", exhibition)
                .addObject("rule", by)
                .addObject("horizon", until)
                .addObject("shares", shown)
                .addObject("isCut", shares.size() > MOST)
                .addObject("cards", cards)
                .addObject("companies", companies(shown))
                .addObject("mayOpen", acting.may(Permission.SEE_BOOKINGS))
                .addObject("zone", harvest.zone());
    }

    private Map<UUID, String> companies(List<Share> shares) {
        return clients.names(
                shares.stream().map(share -> share.sale().company()).distinct().collect(Collectors.toList()));
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

    private static ModelAndView page(String template) {
        return new ModelAndView(template)
                .addObject("section", "exhibitions")
                .addObject("rules", Exhibition.Touch.values())
                .addObject("horizons", Horizon.values());
    }
}
