package paddock.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The five paragraphs of the order, read naively. */
final class OrderOfTheDay {

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final LocalTime BREAK_FROM = LocalTime.of(11, 0);
    private static final LocalTime BREAK_UNTIL = LocalTime.of(15, 0);
    private static final Duration BREAK = Duration.ofHours(2);
    private static final int CARS = 20;
    private static final int EVENINGS = 2;

    private final Register register;

    OrderOfTheDay(Register register) {
        this.register = register;
    }

    /**
     * What the order says.
     *
     * @param evening whether it is lawful only as one of the evenings
     * @param latest the last day to ask for that
     */
    record Verdict(boolean refused, boolean evening, LocalDate latest) {}

    /** A drive on the ring. */
    private record Drive(Want want, int cars) {

        boolean covers(Instant instant) {
            return !instant.isBefore(want.start()) && instant.isBefore(want.end());
        }
    }

    Verdict verdict(Entry entry) {
        List<Drive> own = drives(entry);
        List<Drive> all = new ArrayList<>(own);
        int evenings = 0;
        for (Entry other : register.entries()) {
            if (other != entry && !other.closure && other.has(register.now)) {
                all.addAll(drives(other));
                evenings += other.grant == Entry.Grant.NONE || other.grant == Entry.Grant.REFUSED ? 0 : 1;
            }
        }
        boolean refused = own.stream()
                .anyMatch(drive -> isAtNight(drive.want())
                        || breaksTheBreak(drive.want(), all)
                        || isCrowded(drive, all)
                        || hasTooManyWeekends(drive.want(), all));
        List<Want> late = own.stream()
                .map(Drive::want)
                .filter(OrderOfTheDay::isInTheEvening)
                .toList();
        LocalDate latest = late.stream()
                .map(want -> Place.days(want).getFirst().minusDays(1))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        return new Verdict(refused || (!late.isEmpty() && evenings >= EVENINGS), !late.isEmpty(), latest);
    }

    private static List<Drive> drives(Entry entry) {
        return entry.closure
                ? List.of()
                : entry.wants.stream()
                        .filter(Place::isOnRing)
                        .map(want -> new Drive(want, entry.cars))
                        .toList();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Place.ZONE).toInstant();
    }

    private static boolean isAtNight(Want want) {
        return Place.days(want).stream()
                .anyMatch(day -> (want.start().isBefore(at(day, OPENS))
                                && want.end()
                                        .isAfter(day.atStartOfDay(Place.ZONE).toInstant()))
                        || (want.end().isAfter(at(day, NIGHT)) && want.start().isBefore(Place.endOf(day))));
    }

    private static boolean isInTheEvening(Want want) {
        return Place.days(want).stream()
                .anyMatch(day ->
                        want.end().isAfter(at(day, CLOSES)) && want.start().isBefore(at(day, NIGHT)));
    }

    private static boolean breaksTheBreak(Want want, List<Drive> all) {
        for (LocalDate day : Place.days(want)) {
            Instant from = at(day, BREAK_FROM);
            Instant until = at(day, BREAK_UNTIL);
            if (want.start().isBefore(until) && want.end().isAfter(from) && !hasBreak(from, until, all)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBreak(Instant from, Instant until, List<Drive> all) {
        List<Want> sorted = all.stream()
                .map(Drive::want)
                .sorted(Comparator.comparing(Want::start))
                .toList();
        Instant quietSince = from;
        for (Want want : sorted) {
            Instant next = want.start().isAfter(until) ? until : want.start();
            if (!Duration.between(quietSince, next).minus(BREAK).isNegative()) {
                return true;
            }
            if (want.end().isAfter(quietSince)) {
                quietSince = want.end();
            }
        }
        return !Duration.between(quietSince, until).minus(BREAK).isNegative();
    }

    private static boolean isCrowded(Drive own, List<Drive> all) {
        return all.stream()
                .map(drive -> drive.want().start().isBefore(own.want().start())
                        ? own.want().start()
                        : drive.want().start())
                .filter(own::covers)
                .anyMatch(instant -> all.stream()
                                .filter(drive -> drive.covers(instant))
                                .mapToInt(Drive::cars)
                                .sum()
                        > CARS);
    }

    private static boolean hasTooManyWeekends(Want want, List<Drive> all) {
        for (LocalDate day : Place.days(want)) {
            Set<LocalDate> used = new HashSet<>();
            all.forEach(drive -> Place.days(drive.want()).stream()
                    .filter(Place::isWeekend)
                    .filter(other -> YearMonth.from(other).equals(YearMonth.from(day)))
                    .forEach(used::add));
            if (Place.isWeekend(day) && used.size() > 1) {
                return true;
            }
        }
        return false;
    }
}
