package paddock.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A stretch of time on a place's clock, half-open: {@code until} no longer belongs to it. What people agree on is the
 * time on the clock; the instants follow from the rules of its zone.
 */
public record Window(ZonedDateTime from, ZonedDateTime until) {

    private static final String BETWEEN = " – ";

    public Window {
        if (!from.getZone().equals(until.getZone())) {
            throw new IllegalArgumentException("one clock, not " + from.getZone() + " and " + until.getZone());
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until " + until + " is not after from " + from);
        }
    }

    /** The stretch between two instants, as the clock of a zone shows it. */
    public static Window between(Instant from, Instant until, ZoneId zone) {
        return new Window(from.atZone(zone), until.atZone(zone));
    }

    public ZoneId zone() {
        return from.getZone();
    }

    public Instant start() {
        return from.toInstant();
    }

    public Instant end() {
        return until.toInstant();
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    public boolean overlaps(Window other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    /** Every civil day of which some part belongs to it. */
    public List<LocalDate> days() {
        LocalDate first = from.toLocalDate();
        LocalDate last = until.minusNanos(1).toLocalDate();
        return first.equals(last)
                ? List.of(first)
                : first.datesUntil(last.plusDays(1)).toList();
    }

    /** The part of it that lies in a civil day, which is one of its days. */
    public Window on(LocalDate day) {
        ZonedDateTime begin = day.atStartOfDay(zone());
        ZonedDateTime end = day.plusDays(1).atStartOfDay(zone());
        return new Window(from.isAfter(begin) ? from : begin, until.isBefore(end) ? until : end);
    }

    @Override
    public String toString() {
        return from + BETWEEN + until;
    }

    /** As {@link #toString} writes it. */
    public static Window read(String written) {
        int at = written.indexOf(BETWEEN);
        return new Window(
                ZonedDateTime.parse(written.substring(0, at)),
                ZonedDateTime.parse(written.substring(at + BETWEEN.length())));
    }
}
