package paddock.fruit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import paddock.terms.Terms;
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

    private final Fruits fruits;
    private final Exhibitions exhibitions;
    private final Leads leads;
    private final Clients clients;
    private final Harvest harvest;
    private final Trades known;
    private final Terms terms;

    FruitPages(
            Fruits fruits,
            Exhibitions exhibitions,
            Leads leads,
            Clients clients,
            Harvest harvest,
            Trades known,
            Terms terms) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
        this.leads = leads;
        this.clients = clients;
        this.harvest = harvest;
        this.known = known;
        this.terms = terms;
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
                .addObject("mixed", fruits.isBesideOtherRules(exhibition, by))
                .addObject("trades", fruits.trades(exhibition))
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
            @RequestParam(defaultValue = "") String trade,
            @RequestParam(defaultValue = "") String horizon) {
        Exhibition exhibition = withId(id);
        if (!Harvest.Met.FIGURES.contains(of)) {
            throw new BadInput("of", of, Harvest.Met.FIGURES);
        }
        Map<String, Text> trades = names();
        if (!trade.isEmpty() && !trades.containsKey(trade)) {
            throw new BadInput("trade", trade, trades.keySet().stream().sorted().toList());
        }
        Horizon until = horizon(horizon, Horizon.YEARS_2);
        List<UUID> met = fruits.leads(exhibition, new Harvest.Met(of, trade), until);
        List<Lead> found = leads.withIds(met.subList(0, Math.min(Harvest.SHOWN, met.size()))).values().stream()
                .sorted(Comparator.comparingLong(Lead::number))
                .toList();
        return page("fruit/leads")
                .addObject("e", exhibition)
                .addObject("leads", found)
                .addObject("isCut", met.size() > Harvest.SHOWN)
                .addObject("of", of)
                .addObject("trade", trades.get(trade))
                .addObject("horizon", until)
                .addObject("zone", harvest.zone());
    }

    /** Which figure is meant: what it counts, by which rule, until when. */
    record Figure(
            @Nullable String of,
            @Nullable String rule,
            @Nullable String horizon) {}

    /** The bookings that a figure counts, each with the card that it is traced back to. */
    @GetMapping("/exhibitions/{id}/fruit/bookings")
    ModelAndView bookings(Acting acting, @PathVariable String id, Figure figure) {
        Exhibition exhibition = withId(id);
        Exhibition.Touch by = rule(
                Objects.requireNonNullElse(figure.rule(), ""), exhibition.aims().touch());
        Horizon until = horizon(Objects.requireNonNullElse(figure.horizon(), ""), Horizon.YEARS_2);
        Traced.Of which = which(Objects.requireNonNullElse(figure.of(), ""));
        List<Traced> all = fruits.sales(exhibition, which, until, by);
        List<Traced> shown = all.subList(0, Math.min(Harvest.SHOWN, all.size()));
        return page("fruit/bookings")
                .addObject("e", exhibition)
                .addObject("of", which.key())
                .addObject("rule", by)
                .addObject("horizon", until)
                .addObject("sales", shown)
                .addObject("run", fruits.run(until.until(exhibition)))
                .addObject("sum", fruits.sum(all, exhibition, until))
                .addObject("isCut", all.size() > Harvest.SHOWN)
                .addObject("cards", cards(shown))
                .addObject("companies", companies(shown))
                .addObject("secret", secret(acting, shown))
                .addObject("mayOpen", acting.may(Permission.SEE_BOOKINGS))
                .addObject("zone", harvest.zone());
    }

    /** Those whose clients are not named to the reader. */
    private Set<UUID> secret(Acting reader, List<Traced> sales) {
        return sales.stream()
                .map(Traced::sale)
                .filter(sale ->
                        sale.confidential() && !terms.discretion(sale.site()).names(reader))
                .map(Sale::booking)
                .collect(Collectors.toSet());
    }

    private Map<UUID, Lead> cards(List<Traced> sales) {
        return leads.withIds(sales.stream()
                .map(Traced::touch)
                .filter(Objects::nonNull)
                .map(Touch::lead)
                .distinct()
                .toList());
    }

    private Map<UUID, String> companies(List<Traced> sales) {
        return clients.names(
                sales.stream().map(each -> each.sale().company()).distinct().collect(Collectors.toList()));
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

    private static Traced.Of which(String said) {
        return said.isEmpty()
                ? Traced.Of.HELD
                : Traced.Of.of(said)
                        .orElseThrow(() -> new BadInput(
                                "of",
                                said,
                                Arrays.stream(Traced.Of.values())
                                        .map(Traced.Of::key)
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
