package paddock.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.booking.Outlook.Stretch;
import paddock.homologation.Hours;
import paddock.homologation.LawfulHours;
import paddock.kernel.Window;
import paddock.search.Need.Span;
import paddock.search.Need.When;

/** The hours of one day in which a layout could be used for what somebody needs, before anybody looks at it as a whole. */
final class Room {

    private static final int QUARTER = 900;
    private static final int MIDDLE = 13 * 3600;
    private static final int HOUR = 3600;
    /** Shorter than that nobody comes for. */
    private static final int SHORTEST = 1800;

    /** Breaks around noon that an order may want of whoever is there all day, the shorter first. */
    private static final List<int[]> BREAKS = breaks();

    private static List<int[]> breaks() {
        List<int[]> breaks = new ArrayList<>();
        breaks.add(new int[0]);
        for (int length = HOUR; length <= 2 * HOUR; length += HOUR) {
            for (int begin = 11 * HOUR; begin + length <= 15 * HOUR; begin += QUARTER) {
                breaks.add(new int[] {begin, begin + length});
            }
        }
        return breaks;
    }

    /** How many ways there are to put breaks into a day. */
    static final int WAYS = BREAKS.size();

    private final LocalDate day;
    private final ZoneId zone;
    private final When when;
    private final long midnight;
    /** The clock is not changed on that day. */
    private final boolean isEven;

    private final List<Run> runs = new ArrayList<>();
    private final List<Stretch> taken;
    private final boolean isFull;
    private final boolean isLawful;

    /**
     * What an answer may be.
     *
     * @param verdicts those that will do
     * @param taken what others have, and it cannot
     */
    record Standing(Set<String> verdicts, List<Stretch> taken) {}

    /** A time without a gap. */
    private record Run(Instant from, Instant until) {

        long seconds() {
            return until.getEpochSecond() - from.getEpochSecond();
        }

        boolean overlaps(Stretch stretch) {
            return from.isBefore(stretch.until()) && stretch.from().isBefore(until);
        }

        /** What is left of it without another. */
        List<Run> without(Instant begin, Instant end) {
            if (!from.isBefore(end) || !begin.isBefore(until)) {
                return List.of(this);
            }
            List<Run> left = new ArrayList<>();
            if (from.isBefore(begin)) {
                left.add(new Run(from, begin));
            }
            if (end.isBefore(until)) {
                left.add(new Run(end, until));
            }
            return left;
        }
    }

    /**
     * @param clock of the site; nothing begins before the next quarter of an hour
     */
    Room(LawfulHours.Day hours, Standing standing, When when, ZonedDateTime clock) {
        this.taken = standing.taken();
        this.day = hours.date();
        this.zone = clock.getZone();
        this.when = when;
        this.midnight = day.atStartOfDay(zone).toEpochSecond();
        this.isEven = day.plusDays(1).atStartOfDay(zone).toEpochSecond() - midnight == Hours.DAY;
        Instant opens = at(when.opens());
        Instant now = quarter(clock.toInstant());
        Instant begin = opens.isBefore(now) ? now : opens;
        Instant end = at(when.closes());
        @Nullable Run last = null;
        for (LawfulHours.Window window : hours.windows()) {
            Instant from = window.from(day).toInstant();
            Instant until = window.until(day).toInstant();
            if (standing.verdicts().contains(window.verdict()) && from.isBefore(end) && begin.isBefore(until)) {
                Run run = new Run(from.isBefore(begin) ? begin : from, until.isAfter(end) ? end : until);
                if (last != null && last.until().equals(run.from())) {
                    runs.removeLast();
                    run = new Run(last.from(), run.until());
                }
                runs.add(run);
                last = run;
            }
        }
        this.isLawful = isLongEnough();
        this.isFull = !standing.taken().isEmpty() && !hasRoom();
    }

    /** Whether what others leave of it is enough, however breaks are made. */
    private boolean hasRoom() {
        return switch (when.span()) {
            case Span.Hours hours -> true;
            case Span.HalfDay half ->
                parts().stream().anyMatch(part -> seconds(part) >= part.until() - part.from() - part.breaks());
            case Span.Days several -> hasRoomAllDay();
            case Span.Weekend both -> hasRoomAllDay();
        };
    }

    private boolean hasRoomAllDay() {
        Part all = all();
        return seconds(all) >= all.until() - all.from() - all.breaks();
    }

    /** How much of a part of the day nobody has. */
    private long seconds(Part part) {
        return free().stream()
                .mapToLong(run -> Math.min(
                                run.until().getEpochSecond(), at(part.until()).getEpochSecond())
                        - Math.max(run.from().getEpochSecond(), at(part.from()).getEpochSecond()))
                .filter(seconds -> seconds > 0)
                .sum();
    }

    private List<Run> free() {
        List<Run> free = runs;
        for (Stretch stretch : taken) {
            free = free.stream()
                    .flatMap(run -> run.without(stretch.from(), stretch.until()).stream())
                    .toList();
        }
        return free;
    }

    private Instant at(int second) {
        if (isEven) {
            return Instant.ofEpochSecond(midnight + second);
        }
        return second == Hours.DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(second / HOUR, second / 60 % 60, second % 60)
                        .atZone(zone)
                        .toInstant();
    }

    /** Whether the order leaves enough of the day, whoever has it. */
    boolean isLawful() {
        return isLawful;
    }

    private boolean isLongEnough() {
        return switch (when.span()) {
            case Span.Hours hours -> runs.stream().anyMatch(run -> run.seconds() >= 60L * hours.minutes());
            case Span.HalfDay half -> !halves(List.of(), 0).isEmpty();
            case Span.Days several -> !whole(List.of(), 0).isEmpty();
            case Span.Weekend both -> !whole(List.of(), 0).isEmpty();
        };
    }

    /**
     * Every way in which it could be used that day, the first the best; each has one window or several with breaks
     * between them.
     *
     * @param way in which breaks are made; of hours each way is another beginning
     */
    List<List<Window>> ways(int way) {
        if (isFull) {
            return List.of();
        }
        return switch (when.span()) {
            case Span.Hours hours -> way == 0 ? beginnings(hours.minutes() * 60L) : List.of();
            case Span.HalfDay half -> halves(taken, way);
            case Span.Days several -> whole(taken, way);
            case Span.Weekend both -> whole(taken, way);
        };
    }

    /** Ways to use several days, each as it can be; what breaks are made on all of them that need any. */
    static List<List<Window>> together(List<Room> rooms, int way) {
        if (rooms.size() == 1) {
            return rooms.getFirst().ways(way);
        }
        if (rooms.stream().allMatch(room -> room.ways(way).isEmpty())) {
            return List.of();
        }
        List<Window> all = new ArrayList<>();
        for (Room room : rooms) {
            List<List<Window>> ways = room.ways(way);
            List<List<Window>> some = ways.isEmpty() ? room.ways(0) : ways;
            if (some.isEmpty()) {
                return List.of();
            }
            all.addAll(some.getFirst());
        }
        return List.of(all);
    }

    private List<List<Window>> beginnings(long seconds) {
        List<List<Window>> beginnings = new ArrayList<>();
        for (Run run : free()) {
            for (Instant begin = quarter(run.from());
                    !begin.plusSeconds(seconds).isAfter(run.until());
                    begin = begin.plusSeconds(QUARTER)) {
                beginnings.add(List.of(Window.between(begin, begin.plusSeconds(seconds), zone)));
            }
        }
        return beginnings;
    }

    private static Instant quarter(Instant time) {
        long second = time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(second, QUARTER) * QUARTER);
    }

    private List<List<Window>> halves(List<Stretch> having, int way) {
        List<List<Window>> halves = new ArrayList<>();
        parts().forEach(part -> halves.addAll(pieces(having, way, part)));
        return halves;
    }

    private List<Part> parts() {
        return when.opens() >= MIDDLE || when.closes() <= MIDDLE
                ? List.of(new Part(when.opens(), when.closes(), HOUR))
                : List.of(new Part(when.opens(), MIDDLE, HOUR), new Part(MIDDLE, when.closes(), HOUR));
    }

    private List<List<Window>> whole(List<Stretch> having, int way) {
        return pieces(having, way, all());
    }

    private Part all() {
        return new Part(when.opens(), when.closes(), 2 * HOUR);
    }

    /** Part of a day, of which so many seconds may be breaks. */
    private record Part(int from, int until, int breaks) {}

    private List<List<Window>> pieces(List<Stretch> having, int way, Part part) {
        int[] pause = BREAKS.get(way);
        List<Run> pieces = new ArrayList<>();
        for (Run run : runs) {
            List<Run> whole = pause.length == 0 ? List.of(run) : run.without(at(pause[0]), at(pause[1]));
            for (Run each : whole) {
                Instant from = each.from().isBefore(at(part.from())) ? at(part.from()) : each.from();
                Instant until = each.until().isAfter(at(part.until())) ? at(part.until()) : each.until();
                if (until.getEpochSecond() - from.getEpochSecond() >= SHORTEST) {
                    pieces.add(new Run(from, until));
                }
            }
        }
        boolean isBroken = pause.length > 0
                && runs.stream()
                        .anyMatch(run -> run.from().isBefore(at(pause[1]))
                                && at(pause[0]).isBefore(run.until()));
        long seconds = pieces.stream().mapToLong(Run::seconds).sum();
        boolean isFree = pieces.stream().noneMatch(run -> having.stream().anyMatch(run::overlaps));
        return (way == 0 || isBroken)
                        && isFree
                        && !pieces.isEmpty()
                        && seconds >= part.until() - part.from() - part.breaks()
                ? List.of(pieces.stream()
                        .map(run -> Window.between(run.from(), run.until(), zone))
                        .toList())
                : List.of();
    }
}
