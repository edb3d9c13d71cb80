package paddock.oracle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the oracle knows of the place: {@code model.yaml}, once more and by hand. */
public final class Place {

    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final int BOXES = 3;
    private static final LocalDate TURNS = LocalDate.of(2026, 10, 25);
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 8),
            LocalDate.of(2026, 5, 14),
            LocalDate.of(2026, 5, 25),
            LocalDate.of(2026, 7, 14),
            LocalDate.of(2026, 8, 15),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 11));

    private Place() {}

    /**
     * A stretch of time on something that only one can have.
     *
     * @param until when the use ends
     * @param free when another can have it
     */
    record Piece(String resource, Instant from, Instant until, Instant free) {

        boolean clashes(Piece other) {
            return resource.equals(other.resource) && from.isBefore(other.free) && other.from.isBefore(free);
        }

        boolean isUsedWith(Piece other) {
            return resource.equals(other.resource) && from.isBefore(other.until) && other.from.isBefore(until);
        }

        /** Whether what two others both want lies in it. */
        boolean covers(Piece one, Piece other) {
            Instant begin = one.from.isAfter(other.from) ? one.from : other.from;
            Instant end = one.free.isBefore(other.free) ? one.free : other.free;
            return resource.equals(one.resource) && !begin.isBefore(from) && !end.isAfter(free);
        }
    }

    static boolean isOnRing(Want want) {
        return want.isTrack() && !want.thing().equals("hill");
    }

    static List<LocalDate> days(Want want) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = want.start().atZone(ZONE).toLocalDate();
        while (day.atStartOfDay(ZONE).toInstant().isBefore(want.end())) {
            days.add(day);
            day = day.plusDays(1);
        }
        return days;
    }

    static boolean isMissing(Want want) {
        return want.thing().equals("turning") && days(want).stream().anyMatch(day -> day.isAfter(TURNS));
    }

    private static List<String> resources(String layout, LocalDate day) {
        return switch (layout) {
            case "full" -> List.of("N", "S");
            case "north" -> List.of("N");
            case "south" -> List.of("S", "south/hill");
            case "turning" -> day.isBefore(TURNS) ? List.of("S") : List.of("N");
            case "hill" -> List.of("H", "south/hill");
            default -> throw new IllegalArgumentException(layout);
        };
    }

    /** What a layout takes, day by day; what goes on over midnight is one stretch. */
    static List<Piece> track(Want want) {
        Duration turnaround = Duration.ofMinutes(want.thing().equals("hill") ? 30 : 15);
        List<Piece> pieces = new ArrayList<>();
        for (LocalDate day : days(want)) {
            Instant from = later(want.start(), day.atStartOfDay(ZONE));
            Instant until = sooner(want.end(), day.plusDays(1).atStartOfDay(ZONE));
            for (String resource : resources(want.thing(), day)) {
                Instant begin = from;
                for (Piece before : List.copyOf(pieces)) {
                    if (before.resource().equals(resource) && before.until().equals(from)) {
                        pieces.remove(before);
                        begin = before.from();
                    }
                }
                pieces.add(new Piece(resource, begin, until, until.plus(turnaround)));
            }
        }
        return pieces;
    }

    private static Instant later(Instant one, ZonedDateTime other) {
        return one.isAfter(other.toInstant()) ? one : other.toInstant();
    }

    private static Instant sooner(Instant one, ZonedDateTime other) {
        return one.isBefore(other.toInstant()) ? one : other.toInstant();
    }

    static List<Piece> tracks(List<Want> wants) {
        return wants.stream()
                .filter(Want::isTrack)
                .flatMap(want -> track(want).stream())
                .toList();
    }

    /** A unit of the pool for as long as it is wanted. */
    static Piece box(Want want, int unit) {
        return new Piece("box " + unit, want.start(), want.end(), want.end().plus(Duration.ofMinutes(15)));
    }

    static List<Piece> boxes(Want want) {
        List<Piece> all = new ArrayList<>();
        for (int unit = 1; unit <= BOXES; unit++) {
            all.add(box(want, unit));
        }
        return all;
    }

    /** Everything that might be had of what is wanted. */
    static List<Piece> wanted(List<Want> wants) {
        List<Piece> all = new ArrayList<>(tracks(wants));
        wants.stream().filter(want -> !want.isTrack()).forEach(want -> all.addAll(boxes(want)));
        return all;
    }

    static boolean meet(List<Piece> some, List<Piece> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::clashes));
    }

    /** Whether some are in use while others are. */
    static boolean areUsedAtOnce(List<Piece> some, List<Piece> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::isUsedWith));
    }

    static boolean isDoubled(List<Want> wants) {
        List<Piece> pieces = tracks(wants);
        for (int i = 0; i < pieces.size(); i++) {
            for (int j = i + 1; j < pieces.size(); j++) {
                if (pieces.get(i).isUsedWith(pieces.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    static boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !HOLIDAYS.contains(day);
    }

    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** The day on the clock of the place. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    static Instant begin(List<Want> wants) {
        return wants.stream().map(Want::start).min(Instant::compareTo).orElseThrow();
    }
}
