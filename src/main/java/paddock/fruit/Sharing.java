package paddock.fruit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibition.Strength;

/**
 * Whose a sale is: of the exhibitions where its company was met before, the first, the last, or each in equal shares. The
 * shares of a sale come to all of it, or there are none.
 */
final class Sharing {

    /** All of a sale; what does not divide goes to those who met the company first. */
    static final long WHOLE = 1_000_000;

    /** So long a meeting is remembered by whoever was met. */
    static final Duration MEMORY = Duration.ofDays(730);

    private Sharing() {}

    /**
     * Who has what of a sale.
     *
     * @param met where and when its company was met, once an exhibition
     * @param strengths how much each exhibition must have done
     */
    static List<Share> of(Sale sale, List<Touch> met, Exhibition.Touch rule, Map<UUID, Strength> strengths) {
        List<Touch> counting = met.stream()
                .filter(touch -> !touch.metAt().isAfter(sale.askedAt())
                        && sale.askedAt().isBefore(touch.metAt().plus(MEMORY)))
                .filter(touch -> strengths.get(touch.exhibition()) != Strength.SOURCED || !touch.known())
                .sorted(Comparator.comparing(Touch::metAt).thenComparing(Touch::exhibition))
                .toList();
        if (counting.isEmpty()) {
            return List.of();
        }
        return switch (rule) {
            case FIRST -> List.of(new Share(sale, counting.getFirst(), WHOLE));
            case LAST -> List.of(new Share(sale, counting.getLast(), WHOLE));
            case SHARED -> shared(sale, counting);
        };
    }

    private static List<Share> shared(Sale sale, List<Touch> counting) {
        long each = WHOLE / counting.size();
        long over = WHOLE % counting.size();
        return IntStream.range(0, counting.size())
                .mapToObj(i -> new Share(sale, counting.get(i), i < over ? each + 1 : each))
                .toList();
    }
}
