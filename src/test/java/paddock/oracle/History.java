package paddock.oracle;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happens at the place, one thing after the other. */
record History(Instant begin, List<Step> steps) {

    History with(List<Step> other) {
        return new History(begin, List.copyOf(other));
    }

    @Override
    public String toString() {
        return begin.atZone(Place.ZONE).toLocalDateTime()
                + IntStream.range(0, steps.size())
                        .mapToObj(i -> "\n  %2d  %s".formatted(i, steps.get(i)))
                        .collect(Collectors.joining());
    }
}
