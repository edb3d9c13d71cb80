package paddock.homologation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Holidays;
import paddock.homologation.DayTest.DayKind;

/** A site's clock and its public holidays, as rules read them. */
public final class Calendar {

    private final ZoneId zone;
    private final Holidays holidays;
    private final Map<Integer, Map<LocalDate, Set<String>>> years = new ConcurrentHashMap<>();

    public Calendar(ZoneId zone, Holidays holidays) {
        this.zone = zone;
        this.holidays = holidays;
    }

    public ZoneId zone() {
        return zone;
    }

    DayKind kind(LocalDate date) {
        Set<String> names = holidayNames(date);
        boolean eve = !holidayNames(date.plusDays(1)).isEmpty();
        boolean summer = zone.getRules()
                .isDaylightSavings(date.atTime(LocalTime.NOON).atZone(zone).toInstant());
        return new DayKind(date, date.getDayOfWeek(), names, eve, summer);
    }

    private Set<String> holidayNames(LocalDate date) {
        return years.computeIfAbsent(date.getYear(), this::holidaysOf).getOrDefault(date, Set.of());
    }

    private Map<LocalDate, Set<String>> holidaysOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return holidays.keys(first, first.plusYears(1));
    }

    /**
     * The time from one instant until another, cut at every midnight, at every change of the clock, and on each day at
     * the given seconds.
     *
     * @param cuts in ascending order
     */
    List<Slice> slices(Instant from, Instant until, int[] cuts) {
        List<Slice> slices = new ArrayList<>();
        Instant begin = from;
        while (begin.isBefore(until)) {
            ZoneOffset offset = zone.getRules().getOffset(begin);
            Instant end = endOfOffset(begin, until);
            cut(begin.atOffset(offset), end.atOffset(offset), cuts, slices);
            begin = end;
        }
        return slices;
    }

    /** What of a use lies on one day, cut in the same way. */
    List<Slice> slices(Use use, LocalDate day, int[] cuts) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant from = use.from().isAfter(begin) ? use.from() : begin;
        Instant until = use.until().isBefore(end) ? use.until() : end;
        return from.isBefore(until) ? slices(from, until, cuts) : List.of();
    }

    private Instant endOfOffset(Instant begin, Instant until) {
        @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(begin);
        return change == null || !change.getInstant().isBefore(until) ? until : change.getInstant();
    }

    private static void cut(OffsetDateTime from, OffsetDateTime until, int[] cuts, List<Slice> into) {
        LocalDate first = from.toLocalDate();
        LocalDate last = until.toLocalDate();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int begin = day.equals(first) ? from.toLocalTime().toSecondOfDay() : 0;
            int end = day.equals(last) ? until.toLocalTime().toSecondOfDay() : Hours.DAY;
            for (int cut : cuts) {
                if (cut > begin && cut < end) {
                    into.add(new Slice(day, begin, cut, from.getOffset()));
                    begin = cut;
                }
            }
            if (begin < end) {
                into.add(new Slice(day, begin, end, from.getOffset()));
            }
        }
    }
}
