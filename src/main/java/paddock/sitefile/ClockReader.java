package paddock.sitefile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Condition;
import paddock.homologation.DayTest;
import paddock.homologation.DayTest.Season;
import paddock.homologation.Hours;
import paddock.kernel.Days;

/** Reads the lines of a condition that are about the clock and the calendar. */
final class ClockReader {

    /** The lines it knows. Together they make one condition. */
    static final Set<String> KEYS =
            Set.of("days", "weekdays", "season", "dates", "nth", "weeks", "holidays", "time", "hours");

    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    private ClockReader() {}

    static Condition clock(Entry entry, Set<String> holidays) {
        Set<DayTest.Type> types = EnumSet.noneOf(DayTest.Type.class);
        entry.find("days").ifPresent(days -> ConditionReader.items(days).forEach(day -> types.addAll(types(day))));
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        entry.find("weekdays")
                .ifPresent(
                        days -> ConditionReader.items(days).forEach(day -> weekdays.add(day.oneOf(DayOfWeek.class))));
        return new Condition.Clock(
                new DayTest(
                                types,
                                weekdays,
                                each(entry, "season", ClockReader::season),
                                each(entry, "dates", ClockReader::dates),
                                new HashSet<>(each(entry, "nth", ClockReader::nth)),
                                parity(entry))
                        .with(
                                new HashSet<>(each(entry, "holidays", name -> holiday(name, holidays))),
                                new HashSet<>(each(entry, "time", time -> time.oneOf(DayTest.Time.class)))),
                each(entry, "hours", ClockReader::hours));
    }

    private static <T> List<T> each(Entry entry, String key, Function<Entry, @Nullable T> read) {
        List<T> all = new ArrayList<>();
        entry.find(key)
                .ifPresent(list -> ConditionReader.items(list).forEach(item -> {
                    T value = read.apply(item);
                    if (value != null) {
                        all.add(value);
                    }
                }));
        return all;
    }

    /** A day, a run of days such as {@code monday-friday}, or a kind of day. */
    private static Set<DayTest.Type> types(Entry entry) {
        String written = entry.string();
        Optional<DayTest.Type> one = type(written);
        if (one.isPresent()) {
            return EnumSet.of(one.get());
        }
        return switch (written) {
            case "working-days" -> EnumSet.range(DayTest.Type.MONDAY, DayTest.Type.FRIDAY);
            case "weekend" -> EnumSet.of(DayTest.Type.SATURDAY, DayTest.Type.SUNDAY);
            default -> run(entry, written.split("-(?=[a-z]+day$)", 2));
        };
    }

    private static Set<DayTest.Type> run(Entry entry, String[] ends) {
        Optional<DayTest.Type> first = type(ends[0]);
        Optional<DayTest.Type> last = type(ends[ends.length - 1]);
        if (first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0) {
            return EnumSet.range(first.get(), last.get());
        }
        entry.wrong("not-a-day", entry.string());
        return Set.of();
    }

    private static Optional<DayTest.Type> type(String written) {
        return Arrays.stream(DayTest.Type.values())
                .filter(type ->
                        type.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written))
                .findFirst();
    }

    private static @Nullable Season season(Entry entry) {
        String written = entry.string();
        String[] ends = written.split("/", -1);
        try {
            if (ends.length == 2) {
                return new Season(MonthDay.parse("--" + ends[0]), MonthDay.parse("--" + ends[1]));
            }
        } catch (DateTimeParseException notADay) {
            // told below
        }
        entry.wrong("not-a-season", written);
        return null;
    }

    private static @Nullable Days dates(Entry entry) {
        String written = entry.string();
        String[] ends = written.split("/", -1);
        try {
            LocalDate first = LocalDate.parse(ends[0]);
            LocalDate last = LocalDate.parse(ends[ends.length - 1]);
            if (ends.length <= 2 && !last.isBefore(first) && first.getYear() >= 1800 && last.getYear() < 2300) {
                return new Days(first, last.plusDays(1));
            }
        } catch (DateTimeParseException notADay) {
            // told below
        }
        entry.wrong("not-dates", written);
        return null;
    }

    private static String holiday(Entry entry, Set<String> known) {
        String name = entry.string();
        if (!known.contains(name)) {
            entry.unknown("unknown-holiday", name, known);
        }
        return name;
    }

    private static Integer nth(Entry entry) {
        return entry.string().equals("last") ? Integer.valueOf(-1) : Integer.valueOf(entry.whole(1, 5));
    }

    private static int parity(Entry entry) {
        Optional<Entry> weeks = entry.find("weeks");
        if (weeks.isEmpty()) {
            return -1;
        }
        String written = weeks.get().string();
        if (!written.equals("even") && !written.equals("odd")) {
            weeks.get().wrong("not-one-of", written, "even, odd");
        }
        return written.equals("odd") ? 1 : 0;
    }

    static @Nullable Hours hours(Entry entry) {
        String written = entry.string();
        Matcher times = HOURS.matcher(written);
        if (!times.matches()) {
            entry.wrong("not-hours", written);
            return null;
        }
        int from = seconds(times.group(1), times.group(2)) % (24 * 3600);
        int until = seconds(times.group(3), times.group(4));
        if (until > 24 * 3600 || seconds(times.group(1), times.group(2)) > 24 * 3600) {
            entry.wrong("not-hours", written);
            return null;
        }
        if (from == until || until == 0) {
            until = until == 0 && from != 0 ? 24 * 3600 : until;
        }
        if (from == until || until == 0) {
            entry.wrong("empty-hours", written);
            return null;
        }
        return new Hours(from, until);
    }

    private static int seconds(String hours, String minutes) {
        return Integer.parseInt(hours) * 3600 + Integer.parseInt(minutes) * 60;
    }
}
