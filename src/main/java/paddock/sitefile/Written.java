package paddock.sitefile;

import java.time.Duration;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.DayTest;
import paddock.homologation.Demand;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Hours;
import paddock.homologation.Table;
import paddock.kernel.Text;

/** Lines of a site file with what they say, in its words, so that two of them can be told apart. */
final class Written {

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();

    Map<String, String> lines() {
        return lines;
    }

    /** Nothing is written of what is left out. */
    void line(String key, @Nullable Object value) {
        String written = value == null ? "" : value instanceof Text text ? text(text) : value.toString();
        if (!written.isEmpty()) {
            lines.merge(key, written, (one, other) -> one + ", " + other);
        }
    }

    void demand(Demand demand) {
        switch (demand) {
            case Demand.Require require -> line("require", condition(require.that()));
            case Demand.Forbid forbid -> line("forbid", condition(forbid.what()));
            case Demand.Numbers numbers -> {
                Table table = numbers.table();
                line("mixed", small(table.mixed()));
                line("counting", small(table.counting()));
                table.cells().forEach(this::cell);
            }
            case Demand.Pause pause -> {
                line("length", minutes(pause.length()));
                line("within", hours(pause.within()));
                line("pieces", pause.pieces());
            }
            case Demand.Rest rest -> line("pause", minutes(rest.length()) + " after " + minutes(rest.after()));
            case Demand.Quota quota -> {
                line("quota", amount(quota.amount()));
                line("per", small(quota.per()));
                line("of", condition(quota.of()));
            }
            case Demand.InARow row -> {
                line("in_a_row", row.most() + " " + small(row.unit()));
                line("of", condition(row.of()));
            }
            case Demand.Apart apart -> line("apart", list(apart.layouts()));
            case Demand.Unmixed unmixed -> line("apart", conditions(unmixed.kinds()));
            case Demand.Step step ->
                line("step", small(step.kind()) + (step.notice() == null ? "" : " " + step.notice()));
            case Demand.Doubt doubt -> line("doubt", doubt.question());
        }
    }

    /** A number as it is written, once: that only a share of it holds is said beside. */
    private void cell(Table.Cell cell) {
        Table.Place place = cell.place();
        if (place == null) {
            line("most " + condition(cell.about()), cell.most());
            return;
        }
        String column = place.column() == null ? "" : " in " + place.column();
        if (place.under() != null) {
            once("columns" + column, condition(place.under()));
        }
        for (Table.Share share : place.shares()) {
            once(
                    "reduced",
                    "{when: {" + condition(share.when()) + "}, share: " + number(share.share())
                            + (share.cite() == null ? "" : ", cite: " + share.cite()) + "}");
        }
        if (place.shares().isEmpty()) {
            line("most " + condition(place.row()) + column, place.whole());
        }
    }

    /** Adds to a line what it does not say yet. */
    private void once(String key, String value) {
        if (said.add(key + ": " + value)) {
            line(key, value);
        }
    }

    /** In its own language; the wordings in others follow. */
    static String text(Text text) {
        return Stream.concat(
                        Stream.of(text.toString()),
                        text.wordings().entrySet().stream()
                                .filter(each -> !each.getKey().equals(text.language()))
                                .map(each -> each.getKey() + ": " + each.getValue()))
                .collect(Collectors.joining(" / "));
    }

    private static String amount(Amount amount) {
        return switch (amount) {
            case Amount.AtMost most -> "at_most " + most.units() + " " + small(most.unit());
            case Amount.FreeAtLeast free -> "free_at_least " + free.units() + " " + small(free.unit());
            case Amount.ClosedInRuns closed -> "closed_days " + closed.days() + " runs " + closed.runs();
        };
    }

    /** Nothing where it always holds. */
    static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> "";
            case Condition.Clock clock -> clock(clock);
            case Condition.On on -> "layouts: " + list(on.layouts());
            case Condition.Is is -> is.fact() + ": " + list(is.codes());
            case Condition.Within within -> within.fact() + ": " + bound(within.bound());
            case Condition.Flagged flagged -> flagged.fact() + ": " + flagged.yes();
            case Condition.All all -> all.of().stream().map(Written::condition).collect(Collectors.joining(", "));
            case Condition.Any any -> "any: " + conditions(any.of());
            case Condition.Not not -> "not: {" + condition(not.of()) + "}";
        };
    }

    private static String conditions(List<Condition> of) {
        return of.stream().map(each -> "{" + condition(each) + "}").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String clock(Condition.Clock clock) {
        Written written = new Written();
        DayTest days = clock.days();
        written.line("days", list(days.types()));
        written.line("weekdays", list(days.weekdays()));
        days.seasons().forEach(each -> written.line("season", day(each.first()) + "/" + day(each.last())));
        days.dates().forEach(each -> written.line("dates", each));
        written.line("nth", list(days.nth()));
        written.line("weeks", days.parity() < 0 ? "" : days.parity() == 0 ? "even" : "odd");
        written.line("holidays", list(days.holidays()));
        written.line("time", list(days.time()));
        clock.hours().forEach(each -> written.line("hours", hours(each)));
        return written.lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String bound(Bound bound) {
        Written written = new Written();
        written.line(bound.leastIn() ? "at_least" : "over", number(bound.least()));
        written.line(
                bound.mostIn() ? "at_most" : "under",
                bound.mostFact() == null ? number(bound.most()) : bound.mostFact());
        return written.lines.entrySet().stream()
                .map(line -> line.getKey() + " " + line.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Without the point of a whole one. */
    static String number(@Nullable Double number) {
        return number == null
                ? ""
                : number == Math.rint(number) ? String.valueOf(number.longValue()) : number.toString();
    }

    static String list(Collection<?> all) {
        return all.stream()
                .map(each -> each instanceof Enum<?> name ? small(name) : each.toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String small(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    static String day(MonthDay day) {
        return day.toString().substring(2);
    }

    static String minutes(Duration length) {
        return length.toSecondsPart() == 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }

    private static String hours(Hours hours) {
        return clock(hours.from()) + "-" + clock(hours.until());
    }

    private static String clock(int second) {
        return String.format(Locale.ROOT, "%02d:%02d", second / 3600, second / 60 % 60)
                + (second % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", second % 60));
    }
}
