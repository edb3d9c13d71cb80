package paddock.exhibition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import paddock.exhibition.Exhibition.Aims;
import paddock.exhibition.Exhibition.Plan;
import paddock.kernel.Ids;
import paddock.kernel.Money;

/**
 * A show that never was, for the demonstration.
 *
 * @param cards how many cards were taken there
 */
public record InventedShow(UUID id, Plan plan, Aims aims, int cards) {

    private static final int MANY = 300;
    private static final int FEW = 60;

    /** Those that had closed by then: one of the autumn before, with three hundred cards, and a smaller one in spring. */
    public static List<InventedShow> before(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return Stream.of(
                        show(year - 1, "Salon Piste & Essais (inventé)", LocalDate.of(year - 1, 10, 13), MANY),
                        show(year, "Rencontres du châssis (inventées)", LocalDate.of(year, 3, 17), FEW))
                .filter(show -> show.plan().last().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .toList();
    }

    private static InventedShow show(int year, String name, LocalDate first, int cards) {
        boolean isLarge = cards == MANY;
        return new InventedShow(
                Ids.named("demonstration", "exhibition", name, Integer.toString(year)),
                new Plan(
                        name,
                        isLarge ? "Lyon" : "Nîmes",
                        first,
                        first.plusDays(isLarge ? 5 : 2),
                        isLarge ? "H4 B12" : "12",
                        new Money(isLarge ? 1_500_000 : 320_000)),
                new Aims(
                        isLarge ? 60 : 12,
                        Exhibition.Result.BOOKED,
                        Exhibition.Touch.SHARED,
                        Exhibition.Strength.INFLUENCED,
                        List.of("dampers", "electric", "training")),
                cards);
    }

    /** What it cost: planned, and spent. */
    List<Cost> costs() {
        boolean isLarge = cards == MANY;
        return List.of(
                cost(Cost.Kind.SPACE, isLarge ? 620_000 : 140_000, isLarge ? 620_000 : 140_000),
                cost(Cost.Kind.STAND, isLarge ? 350_000 : 60_000, isLarge ? 387_450 : 71_200),
                cost(Cost.Kind.LODGING, isLarge ? 180_000 : 30_000, isLarge ? 164_320 : 28_950),
                cost(Cost.Kind.STAFF, isLarge ? 240_000 : 60_000, isLarge ? 264_000 : 60_000),
                cost(Cost.Kind.PRINT, isLarge ? 60_000 : 15_000, isLarge ? 58_700 : 12_480));
    }

    private Cost cost(Cost.Kind kind, long planned, long spent) {
        return new Cost(
                Ids.named("demonstration", "cost", id.toString(), kind.key()),
                kind,
                "",
                new Money(planned),
                new Money(spent),
                0);
    }
}
