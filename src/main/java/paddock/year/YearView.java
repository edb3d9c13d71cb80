package paddock.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Text;
import paddock.web.Formats;

/** A year as its page shows it: a line a circuit, and one circuit in detail. */
final class YearView {

    /** So many weeks are shown day by day. */
    static final int WEEKS = 8;

    private static final int SPACING = 76;
    private static final int FIRST = 60;

    private final int year;
    private final List<CircuitYear> circuits;
    private final Locale locale;

    YearView(int year, List<CircuitYear> circuits, Locale locale) {
        this.year = year;
        this.circuits = List.copyOf(circuits);
        this.locale = locale;
    }

    /** The line of a circuit, how far down it stands, and what is counted beside it. */
    public record Row(
            String key,
            Text name,
            int y,
            Map<String, String> paths,
            String before,
            int sold,
            @Nullable Integer target,
            @Nullable Integer last,
            List<Past> past) {}

    /** How many days were sold in a year before; absent where nothing was used then. */
    public record Past(int year, @Nullable Integer sold) {}

    /** A month on the scale. */
    public record Tick(String name, int x) {}

    /** A day of the detail. */
    public record Cell(LocalDate day, String words, String use, String mark, boolean weekend, boolean first) {}

    /** Of a month, which days came to what. */
    public record MonthRow(String name, Map<String, Days> uses) {}

    /** How many days, and which. */
    public record Days(int number, String words) {}

    int height() {
        return FIRST + circuits.size() * SPACING;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (CircuitYear each : circuits) {
            YearLine line = YearLine.of(each);
            Map<String, String> paths = new TreeMap<>();
            line.paths().forEach((use, path) -> paths.put(use.key(), path));
            rows.add(new Row(
                    each.circuit().key(),
                    each.circuit().name(),
                    FIRST + rows.size() * SPACING,
                    paths,
                    line.before(),
                    each.sold(),
                    each.circuit().daysSoldTarget(),
                    each.past().get(year - 1),
                    past().stream()
                            .map(before -> new Past(before, each.past().get(before)))
                            .toList()));
        }
        return rows;
    }

    /** The years before in which something was sold, the latest first. */
    List<Integer> past() {
        return circuits.stream()
                .flatMap(each -> each.past().keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    List<Tick> ticks() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new Tick(
                        Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, locale),
                        YearLine.x(LocalDate.of(year, month, 1))))
                .toList();
    }

    int width() {
        return Year.of(year).length() * YearLine.DAY;
    }

    /** Eight weeks of a circuit from the Monday on or before a day, as far as they are of this year. */
    List<Cell> strip(CircuitYear circuit, LocalDate from, DayNames names) {
        Formats formats = new Formats(locale);
        LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.datesUntil(monday.plusWeeks(WEEKS))
                .filter(day -> day.getYear() == year)
                .map(day -> new Cell(
                        day,
                        formats.day(day) + ", " + names.of(circuit.on(day)),
                        circuit.on(day).key(),
                        circuit.on(day).mark(),
                        day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0,
                        day.getDayOfMonth() == 1))
                .toList();
    }

    /** What to call what a day came to. */
    interface DayNames {
        String of(DayUse use);
    }

    /** How many days of the year came to what. */
    static Map<String, Long> total(CircuitYear circuit) {
        Map<String, Long> total = new TreeMap<>();
        for (DayUse use : DayUse.values()) {
            total.put(use.key(), circuit.days().stream().filter(use::equals).count());
        }
        return total;
    }

    List<MonthRow> months(CircuitYear circuit) {
        DaysInWords words = new DaysInWords(locale);
        List<MonthRow> rows = new ArrayList<>();
        for (Month month : Month.values()) {
            Map<DayUse, List<LocalDate>> days = new EnumMap<>(DayUse.class);
            LocalDate first = LocalDate.of(year, month, 1);
            first.datesUntil(first.plusMonths(1))
                    .forEach(day -> days.computeIfAbsent(circuit.on(day), any -> new ArrayList<>())
                            .add(day));
            Map<String, Days> uses = new TreeMap<>();
            for (DayUse use : DayUse.values()) {
                List<LocalDate> those = Objects.requireNonNullElse(days.get(use), List.of());
                uses.put(use.key(), new Days(those.size(), words.of(those)));
            }
            rows.add(new MonthRow(month.getDisplayName(TextStyle.FULL_STANDALONE, locale), uses));
        }
        return rows;
    }
}
