package paddock.fruit;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibition.Strength;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Money;

/** What came of exhibitions: counted for one by one rule, so that no sale is counted for two. */
@Component
public class Fruits {

    private final Exhibitions exhibitions;
    private final Harvest harvest;
    private final InstantSource clock;

    Fruits(Exhibitions exhibitions, Harvest harvest, InstantSource clock) {
        this.exhibitions = exhibitions;
        this.harvest = harvest;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), harvest.zone());
    }

    /** Sales with whoever has a share in them; none where nobody has. */
    private record Shared(Sale sale, List<Share> shares) {}

    private List<Shared> shared(LocalDate from, LocalDate until, Exhibition.Touch rule) {
        List<Sale> sales = harvest.sales(from, until);
        Map<UUID, List<Touch>> touches = harvest.touches(sales);
        Map<UUID, Strength> strengths = exhibitions.all().stream()
                .collect(Collectors.toMap(Exhibition::id, one -> one.aims().strength()));
        return sales.stream()
                .map(sale -> new Shared(
                        sale, Sharing.of(sale, touches.getOrDefault(sale.company(), List.of()), rule, strengths)))
                .toList();
    }

    /** What came of one, until the end of each time that is looked at. */
    List<Figures> of(Exhibition exhibition, Exhibition.Touch rule) {
        List<Shared> shared = shared(exhibition.plan().first(), Horizon.YEARS_2.until(exhibition), rule);
        return of(exhibition, List.of(Horizon.values()), shared);
    }

    private List<Figures> of(Exhibition exhibition, List<Horizon> horizons, List<Shared> shared) {
        Map<Horizon, Figures.Met> met = harvest.met(exhibition);
        Money cost = exhibitions.borne(exhibition.id());
        return horizons.stream()
                .map(horizon -> figures(
                        exhibition,
                        horizon,
                        new Spent(met.getOrDefault(horizon, Figures.Met.NOBODY), cost),
                        within(shared, exhibition, horizon)))
                .toList();
    }

    /** Whom one met, for what. */
    private record Spent(Figures.Met met, Money cost) {}

    private List<Shared> within(List<Shared> shared, Exhibition exhibition, Horizon horizon) {
        Instant from = harvest.start(exhibition.plan().first());
        Instant end = harvest.start(horizon.until(exhibition));
        return shared.stream()
                .filter(each -> !each.sale().askedAt().isBefore(from)
                        && each.sale().askedAt().isBefore(end))
                .toList();
    }

    private Figures figures(Exhibition exhibition, Horizon horizon, Spent spent, List<Shared> shared) {
        LocalDate until = horizon.until(exhibition);
        LocalDate run = run(until);
        List<Share> own = new ArrayList<>();
        List<Share> others = new ArrayList<>();
        shared.forEach(each -> each.shares()
                .forEach(share -> (share.touch().exhibition().equals(exhibition.id()) ? own : others).add(share)));
        List<Sale> none = shared.stream()
                .filter(each -> each.shares().isEmpty())
                .map(Shared::sale)
                .toList();
        List<Share> clients =
                own.stream().filter(share -> share.touch().known()).toList();
        return new Figures(
                horizon,
                until,
                !until.isAfter(today()),
                spent.met(),
                spent.cost(),
                Sum.of(own, run),
                Sum.of(clients, run),
                Sum.of(others, run),
                Sum.whole(none, run));
    }

    /** Each exhibition that has begun, one time after it, by the year in which it opened, the latest first. */
    List<Season> compared(Horizon horizon, Exhibition.Touch rule) {
        List<Exhibition> open =
                exhibitions.all().stream().filter(one -> one.isOpen(today())).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        LocalDate from =
                open.stream().map(one -> one.plan().first()).min(naturalOrder()).orElseThrow();
        LocalDate until = open.stream().map(horizon::until).max(naturalOrder()).orElseThrow();
        List<Shared> shared = shared(from, until, rule);
        Map<UUID, List<Harvest.Trade>> trades =
                harvest.trades(open.stream().collect(Collectors.toMap(Exhibition::id, horizon::until)));
        return open.stream()
                .map(one -> new Season.Show(
                        one,
                        of(one, List.of(horizon), shared).getFirst(),
                        trades.getOrDefault(one.id(), List.of()).stream()
                                .collect(Collectors.toMap(Harvest.Trade::key, trade -> trade))))
                .collect(Collectors.groupingBy(Season.Show::year))
                .entrySet()
                .stream()
                .map(year -> new Season(year.getKey(), year.getValue()))
                .sorted(Comparator.comparingInt(Season::year).reversed())
                .toList();
    }

    /** Whether another exhibition counts by another rule, so that two reports may each have the same booking. */
    boolean isBesideOtherRules(Exhibition exhibition, Exhibition.Touch rule) {
        return exhibitions.all().stream()
                .anyMatch(other ->
                        !other.id().equals(exhibition.id()) && other.aims().touch() != rule);
    }

    /** The sales that a figure is made of, the latest first. */
    List<Traced> sales(Exhibition exhibition, Traced.Of of, Horizon horizon, Exhibition.Touch rule) {
        LocalDate until = horizon.until(exhibition);
        LocalDate run = run(until);
        return within(shared(exhibition.plan().first(), until, rule), exhibition, horizon).stream()
                .flatMap(each -> each.shares().isEmpty()
                        ? Stream.of(new Traced(each.sale(), null, Sharing.WHOLE))
                        : each.shares().stream().map(Traced::of))
                .filter(each -> of.has(each, exhibition.id(), run))
                .sorted(Comparator.comparing((Traced each) -> each.sale().askedAt())
                        .reversed())
                .toList();
    }

    /** What such a list comes to. */
    Sum sum(List<Traced> sales, Exhibition exhibition, Horizon horizon) {
        LocalDate run = run(horizon.until(exhibition));
        return sales.stream()
                .map(each -> Sum.of(each.sale(), each.parts(), run))
                .reduce(Sum.NONE, Sum::plus);
    }

    /** The days before it have been run, of those that are counted. */
    LocalDate run(LocalDate until) {
        return until.isBefore(today()) ? until : today();
    }

    /** The leads that a figure is made of. */
    List<UUID> leads(Exhibition exhibition, Harvest.Met of, Horizon horizon) {
        return harvest.leads(exhibition, of, horizon.until(exhibition));
    }

    List<Harvest.Trade> trades(Exhibition exhibition) {
        return harvest.trades(Map.of(exhibition.id(), Horizon.YEARS_2.until(exhibition)))
                .getOrDefault(exhibition.id(), List.of());
    }
}
