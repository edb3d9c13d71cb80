package paddock.fruit;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibition.Strength;
import paddock.exhibition.Exhibitions;

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
    private record Shared(Sale sale, List<Share> shares) {

        List<Share> of(UUID exhibition) {
            return shares.stream()
                    .filter(share -> share.touch().exhibition().equals(exhibition))
                    .toList();
        }
    }

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
        LocalDate from = exhibition.plan().first();
        List<Shared> shared = shared(from, Horizon.YEARS_2.until(exhibition), rule);
        Map<Horizon, Figures.Met> met = harvest.met(exhibition);
        return Arrays.stream(Horizon.values())
                .map(horizon -> figures(
                        exhibition,
                        horizon,
                        met.getOrDefault(horizon, Figures.Met.NOBODY),
                        within(shared, exhibition, horizon)))
                .toList();
    }

    private List<Shared> within(List<Shared> shared, Exhibition exhibition, Horizon horizon) {
        var end = harvest.start(horizon.until(exhibition));
        return shared.stream()
                .filter(each -> each.sale().askedAt().isBefore(end))
                .toList();
    }

    private Figures figures(Exhibition exhibition, Horizon horizon, Figures.Met met, List<Shared> shared) {
        LocalDate until = horizon.until(exhibition);
        LocalDate run = until.isBefore(today()) ? until : today();
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
                met,
                exhibitions.borne(exhibition.id()),
                Sum.of(own, run),
                Sum.of(clients, run),
                Sum.of(others, run),
                Sum.whole(none, run));
    }

    /** Each exhibition that has begun, one time after it, the latest first. */
    List<Compared> compared(Horizon horizon, Exhibition.Touch rule) {
        return exhibitions.all().stream()
                .filter(one -> one.isOpen(today()))
                .map(one -> new Compared(one, of(one, rule, horizon)))
                .toList();
    }

    private Figures of(Exhibition exhibition, Exhibition.Touch rule, Horizon horizon) {
        return of(exhibition, rule).stream()
                .filter(figures -> figures.horizon() == horizon)
                .findFirst()
                .orElseThrow();
    }

    /** An exhibition among others. */
    record Compared(Exhibition exhibition, Figures figures) {}

    /** The shares that a figure is made of, the latest sale first. */
    List<Share> shares(Exhibition exhibition, Horizon horizon, Exhibition.Touch rule) {
        return within(shared(exhibition.plan().first(), horizon.until(exhibition), rule), exhibition, horizon).stream()
                .flatMap(each -> each.of(exhibition.id()).stream())
                .sorted(Comparator.comparing((Share share) -> share.sale().askedAt())
                        .reversed())
                .toList();
    }

    /** The leads that a figure is made of. */
    List<UUID> leads(Exhibition exhibition, String of, Horizon horizon) {
        return harvest.leads(exhibition.id(), of, horizon.until(exhibition));
    }

    List<Harvest.Trade> trades(UUID exhibition) {
        return harvest.trades(exhibition);
    }
}
