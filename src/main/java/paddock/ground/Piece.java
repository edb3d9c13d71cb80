package paddock.ground;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import paddock.kernel.Window;

/**
 * What a claim takes of one thing that only one can have at a time.
 *
 * @param claim which of the booking's claims
 * @param resource a section, a pair kept apart, or a unit of a pool
 * @param until when the use itself ends
 * @param ends when another can have it: what must stay empty lies at the end, once
 * @param clears when that would be if nobody went on who needs no time between
 */
public record Piece(int claim, UUID resource, Instant from, Instant until, Instant ends, Instant clears) {

    public static Piece of(int claim, UUID resource, Window window, Duration turnaround) {
        Instant clears = window.end().plus(turnaround);
        return new Piece(claim, resource, window.start(), window.end(), clears, clears);
    }

    public boolean clashes(Piece other) {
        return resource.equals(other.resource) && from.isBefore(other.ends) && other.from.isBefore(ends);
    }

    /** Whether all that two others want both lies in it. */
    public boolean holds(Piece one, Piece other) {
        Instant begin = one.from.isAfter(other.from) ? one.from : other.from;
        Instant end = one.ends.isBefore(other.ends) ? one.ends : other.ends;
        return resource.equals(one.resource) && !begin.isBefore(from) && !end.isAfter(clears);
    }

    /** Whether both use it at once, whatever must stay empty afterwards. */
    public boolean isUsedWith(Piece other) {
        return resource.equals(other.resource) && from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** The same, followed by somebody who needs no time between. */
    public Piece followedAt(Instant next) {
        return next.isBefore(ends) ? new Piece(claim, resource, from, until, next, clears) : this;
    }

    /** The days on which nobody else can have it, all or part of them. */
    public List<LocalDate> days(ZoneId zone) {
        LocalDate first = from.atZone(zone).toLocalDate();
        LocalDate last = clears.minusNanos(1).atZone(zone).toLocalDate();
        return first.equals(last)
                ? List.of(first)
                : first.datesUntil(last.plusDays(1)).toList();
    }

    /** Pieces of one client, who needs no time between its own uses. */
    public static List<Piece> inARow(List<Piece> pieces) {
        List<Piece> sorted = pieces.stream()
                .sorted(Comparator.comparing(Piece::resource).thenComparing(Piece::from))
                .toList();
        List<Piece> row = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Piece piece = sorted.get(i);
            boolean goesOn = i + 1 < sorted.size() && sorted.get(i + 1).resource.equals(piece.resource);
            row.add(goesOn ? piece.followedAt(sorted.get(i + 1).from) : piece);
        }
        return row;
    }
}
