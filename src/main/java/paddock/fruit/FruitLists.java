package paddock.fruit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
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

/** What each figure of an exhibition is made of. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class FruitLists {

    private final Fruits fruits;
    private final Exhibitions exhibitions;
    private final Leads leads;
    private final Clients clients;
    private final Harvest harvest;
    private final Seats seats;
    private final Sites sites;
    private final Trades known;
    private final Terms terms;

    FruitLists(
            Fruits fruits,
            Exhibitions exhibitions,
            Leads leads,
            Clients clients,
            Harvest harvest,
            Seats seats,
            Sites sites,
            Trades known,
            Terms terms) {
        this.fruits = fruits;
        this.exhibitions = exhibitions;
        this.leads = leads;
        this.clients = clients;
        this.harvest = harvest;
        this.seats = seats;
        this.sites = sites;
        this.known = known;
        this.terms = terms;
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
        Map<String, Text> trades = known.all().stream().collect(Collectors.toMap(Trade::key, Trade::name));
        if (!trade.isEmpty() && !trades.containsKey(trade)) {
            throw new BadInput("trade", trade, trades.keySet().stream().sorted().toList());
        }
        Horizon until = FruitPages.horizon(horizon, Horizon.YEARS_2);
        List<UUID> met = fruits.leads(exhibition, new Harvest.Met(of, trade), until);
        List<UUID> shown = met.subList(0, Math.min(Harvest.SHOWN, met.size()));
        List<Lead> found = leads.withIds(shown).values().stream()
                .sorted(Comparator.comparingLong(Lead::number))
                .toList();
        return FruitPages.page("fruit/leads")
                .addObject("e", exhibition)
                .addObject("leads", found)
                .addObject("forgotten", shown.size() - found.size())
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
        Exhibition.Touch by = FruitPages.rule(
                Objects.requireNonNullElse(figure.rule(), ""), exhibition.aims().touch());
        Horizon until = FruitPages.horizon(Objects.requireNonNullElse(figure.horizon(), ""), Horizon.YEARS_2);
        Traced.Of which = which(Objects.requireNonNullElse(figure.of(), ""));
        List<Traced> all = fruits.sales(exhibition, which, until, by);
        List<Traced> shown = all.subList(0, Math.min(Harvest.SHOWN, all.size()));
        return FruitPages.page("fruit/bookings")
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

    /** The places in sessions that a figure counts, by whom they were taken, and by which card that company was met. */
    @GetMapping("/exhibitions/{id}/fruit/places")
    ModelAndView places(Acting acting, @PathVariable String id, @RequestParam(defaultValue = "") String horizon) {
        Exhibition exhibition = withId(id);
        Horizon until = FruitPages.horizon(horizon, Horizon.YEARS_2);
        List<Seat> all = seats.of(exhibition, until.until(exhibition));
        List<Seat> shown = all.subList(0, Math.min(Harvest.SHOWN, all.size()));
        return FruitPages.page("fruit/places")
                .addObject("e", exhibition)
                .addObject("horizon", until)
                .addObject("seats", shown)
                .addObject("sum", shown.stream().mapToLong(Seat::vehicles).sum())
                .addObject("isCut", all.size() > Harvest.SHOWN)
                .addObject(
                        "cards",
                        leads.withIds(shown.stream().map(Seat::lead).distinct().toList()))
                .addObject(
                        "companies",
                        clients.names(
                                shown.stream().map(Seat::company).distinct().toList()))
                .addObject("sites", sites.all().stream().collect(Collectors.toMap(Site::id, Site::key)))
                .addObject("secret", hidden(acting, shown))
                .addObject("mayOpen", acting.may(Permission.SEE_BOOKINGS))
                .addObject("zone", harvest.zone());
    }

    private Set<UUID> hidden(Acting reader, List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.session().confidential()
                        && !terms.discretion(seat.session().site()).names(reader))
                .map(Seat::place)
                .collect(Collectors.toSet());
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
}
