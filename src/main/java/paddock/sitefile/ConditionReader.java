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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.DayTest;
import paddock.homologation.DayTest.Season;
import paddock.homologation.FactName;
import paddock.homologation.Hours;
import paddock.kernel.Days;

/** Reads conditions: lines that all have to hold, about the clock, the layout and facts. */
final class ConditionReader {

    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Set<String> CLOCK = Set.of("days", "weekdays", "season", "dates", "nth", "weeks", "hours");
    private static final Set<String> STRUCTURE = Set.of("layouts", "not", "any", "all");

    private final Set<String> ownFacts;
    private final Set<String> layouts;

    ConditionReader(Set<String> ownFacts, Set<String> layouts) {
        this.ownFacts = ownFacts;
        this.layouts = layouts;
    }

    /** What stands under a key; without the key, what holds always. */
    Condition optional(Entry entry, String key) {
        return entry.find(key).map(this::condition).orElseGet(Condition.Always::new);
    }

    Condition condition(Entry entry) {
        List<Condition> all = new ArrayList<>();
        Map<String, Entry> lines = entry.children();
        if (lines.keySet().stream().anyMatch(CLOCK::contains)) {
            all.add(clock(entry));
        }
        lines.forEach((key, line) -> {
            if (!CLOCK.contains(key)) {
                all.add(line(key, line));
            }
        });
        if (all.isEmpty()) {
            entry.wrong("empty-condition");
        }
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private Condition line(String key, Entry line) {
        return switch (key) {
            case "layouts" -> new Condition.On(layouts(line));
            case "not" -> new Condition.Not(condition(line));
            case "any" -> new Condition.Any(conditions(line));
            case "all" -> new Condition.All(conditions(line));
            default -> fact(key, line);
        };
    }

    List<Condition> conditions(Entry list) {
        List<Condition> conditions = list.items().stream().map(this::condition).toList();
        if (conditions.isEmpty()) {
            list.wrong("empty-list");
        }
        return conditions;
    }

    Set<String> layouts(Entry list) {
        Set<String> named = new HashSet<>();
        for (Entry item : items(list)) {
            String key = item.key();
            if (!layouts.contains(key)) {
                item.unknown("unknown-layout", key, layouts);
            }
            named.add(key);
        }
        return named;
    }

    String factName(String key, Entry line) {
        if (!FactName.known(key) && !ownFacts.contains(key)) {
            Set<String> known = new TreeSet<>(ownFacts);
            known.addAll(FactName.CODES);
            known.addAll(FactName.OF_VEHICLES);
            known.addAll(FactName.OTHERS);
            known.addAll(CLOCK);
            known.addAll(STRUCTURE);
            FactName.NOISE_METHODS.forEach(method -> known.add("noise." + method));
            line.unknown("unknown-fact", key, known);
        }
        return key;
    }

    private Condition fact(String key, Entry line) {
        String fact = factName(key, line);
        if (line.isMapping()) {
            return new Condition.Within(fact, bound(line));
        }
        List<Entry> items = items(line);
        if (items.size() == 1) {
            String value = items.getFirst().string();
            if (value.equals("true") || value.equals("false")) {
                return new Condition.Flagged(fact, value.equals("true"));
            }
        }
        Set<String> codes = new HashSet<>();
        for (Entry item : items) {
            String code = item.string();
            if (!CODE.matcher(code).matches() || code.matches("\\d+")) {
                item.wrong("not-a-code", code);
            }
            codes.add(code);
        }
        return new Condition.Is(fact, codes);
    }

    /** One value or a list of them. */
    private static List<Entry> items(Entry entry) {
        return entry.isList() ? entry.items() : List.of(entry);
    }

    Bound bound(Entry entry) {
        entry.only("at_least", "over", "at_most", "under");
        Optional<Entry> least = entry.find("at_least").or(() -> entry.find("over"));
        Optional<Entry> most = entry.find("at_most").or(() -> entry.find("under"));
        boolean leastIn = entry.children().containsKey("at_least");
        boolean mostIn = entry.children().containsKey("at_most");
        if (least.isEmpty() && most.isEmpty()) {
            entry.wrong("empty-range");
        }
        String named = most.map(Entry::string)
                .filter(text -> text.matches("[a-z][a-z0-9.-]+"))
                .orElse(null);
        if (named != null) {
            factName(named, most.orElseThrow());
        }
        Bound bound = new Bound(
                least.map(ConditionReader::number).orElse(null),
                leastIn,
                named != null ? null : most.map(ConditionReader::number).orElse(null),
                mostIn,
                named);
        if (bound.isEmpty()) {
            entry.wrong("crossed-range");
        }
        return bound;
    }

    private static Double number(Entry entry) {
        return entry.number(-1e6, 1e6);
    }

    private Condition clock(Entry entry) {
        Set<DayTest.Type> types = EnumSet.noneOf(DayTest.Type.class);
        entry.find("days").ifPresent(days -> items(days).forEach(day -> types.addAll(types(day))));
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        entry.find("weekdays").ifPresent(days -> items(days).forEach(day -> weekdays.add(day.oneOf(DayOfWeek.class))));
        return new Condition.Clock(
                new DayTest(
                        types,
                        weekdays,
                        each(entry, "season", ConditionReader::season),
                        each(entry, "dates", ConditionReader::dates),
                        new HashSet<>(each(entry, "nth", ConditionReader::nth)),
                        parity(entry)),
                each(entry, "hours", ConditionReader::hours));
    }

    private static <T> List<T> each(Entry entry, String key, java.util.function.Function<Entry, @Nullable T> read) {
        List<T> all = new ArrayList<>();
        entry.find(key)
                .ifPresent(list -> items(list).forEach(item -> {
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
