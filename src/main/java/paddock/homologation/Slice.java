package paddock.homologation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of one civil day in which no rule's hours begin or end and no clock changes.
 *
 * @param from second of the day at which it begins
 * @param until second of the day at which it ends, 86 400 for midnight
 */
public record Slice(LocalDate date, int from, int until, ZoneOffset offset) {

    public Instant start() {
        return at(from);
    }

    public Instant end() {
        return at(until);
    }

    /** Half of it over, as a second of the day. */
    int middle() {
        return (from + until) / 2;
    }

    /** Slices that touch, as one. */
    public static List<Slice> merged(List<Slice> slices) {
        List<Slice> merged = new ArrayList<>();
        for (Slice slice : slices.stream()
                .distinct()
                .sorted(Comparator.comparing(Slice::start))
                .toList()) {
            Slice last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.date().equals(slice.date()) && last.until() == slice.from()) {
                merged.set(merged.size() - 1, new Slice(last.date(), last.from(), slice.until(), last.offset()));
            } else {
                merged.add(slice);
            }
        }
        return merged;
    }

    private Instant at(int second) {
        return second == Hours.DAY
                ? date.plusDays(1).atStartOfDay().toInstant(offset)
                : LocalDateTime.of(date, LocalTime.ofSecondOfDay(second)).toInstant(offset);
    }
}
