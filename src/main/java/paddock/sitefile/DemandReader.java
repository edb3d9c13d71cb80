package paddock.sitefile;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.homologation.Condition;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Demand.Quota.Amount;
import paddock.homologation.Hours;
import paddock.homologation.Table;

/** Reads what a rule demands. */
final class DemandReader {

    /** The lines of which a rule has exactly one. */
    static final List<String> KINDS =
            List.of("open", "require", "forbid", "numbers", "pause", "quota", "in_a_row", "apart", "step", "doubt");

    private static final Set<Counter.Unit> DAYS = Set.of(Counter.Unit.DAY, Counter.Unit.WEEKEND);
    private static final Set<Counter.Unit> COUNTED = Set.of(Counter.Unit.DAY, Counter.Unit.WEEKEND, Counter.Unit.HOUR);

    private static final int MOST_REDUCTIONS = 3;

    /** How far after the epoch a period may reach. */
    private static final LocalDate LONGEST = LocalDate.EPOCH.plusYears(100);

    private final ConditionReader conditions;
    private final String language;

    DemandReader(ConditionReader conditions, String language) {
        this.conditions = conditions;
        this.language = language;
    }

    Demand demand(Entry rule) {
        Optional<String> given = one(rule, KINDS);
        if (given.isEmpty()) {
            return new Demand.Require(new Condition.Always());
        }
        String kind = given.get();
        Entry entry = rule.get(kind);
        return switch (kind) {
            case "open" -> new Demand.Require(new Condition.Any(conditions.conditions(entry)));
            case "require" -> new Demand.Require(conditions.condition(entry));
            case "forbid" -> new Demand.Forbid(conditions.condition(entry));
            case "numbers" -> new Demand.Numbers(table(entry));
            case "pause" -> pause(entry);
            case "quota" -> quota(entry);
            case "in_a_row" -> inARow(entry);
            case "apart" -> apart(entry);
            case "step" -> step(entry);
            default -> new Demand.Doubt(entry.prose(language));
        };
    }

    /** Which of these lines is given; more than one, or none, is noted. */
    static Optional<String> one(Entry entry, List<String> kinds) {
        List<String> given =
                entry.children().keySet().stream().filter(kinds::contains).toList();
        if (given.size() != 1) {
            entry.wrong("one-demand", given.size(), String.join(", ", kinds));
            return Optional.empty();
        }
        return Optional.of(given.getFirst());
    }

    private Demand apart(Entry entry) {
        if (entry.isList() && entry.items().stream().anyMatch(Entry::isMapping)) {
            List<Condition> kinds = conditions.conditions(entry);
            if (kinds.stream().distinct().count() < 2) {
                entry.wrong("not-apart");
            }
            return new Demand.Unmixed(kinds);
        }
        Set<String> layouts = conditions.layouts(entry);
        if (layouts.size() < 2) {
            entry.wrong("not-apart");
        }
        return new Demand.Apart(layouts);
    }

    private static Demand pause(Entry entry) {
        if (one(entry, List.of("within", "after")).orElse("").equals("after")) {
            entry.only("length", "after");
            return rest(entry);
        }
        entry.only("length", "within", "pieces", "after");
        Hours within = ClockReader.hours(entry.get("within"));
        Duration length = SiteReader.minutes(entry.get("length"));
        int pieces =
                entry.find("pieces").map(pieceCount -> pieceCount.whole(1, 10)).orElse(1);
        if (within == null) {
            return new Demand.Require(new Condition.Always());
        }
        if (within.until() < within.from() || within.until() - within.from() < length.toSeconds() || length.isZero()) {
            entry.wrong("no-room-for-break");
        }
        return new Demand.Pause(length, within, pieces);
    }

    private static Demand rest(Entry entry) {
        Duration length = SiteReader.minutes(entry.get("length"));
        Duration after = SiteReader.minutes(entry.get("after"));
        if (length.isZero() || after.isZero()) {
            entry.wrong("no-rest");
        }
        return new Demand.Rest(length, after);
    }

    private Demand quota(Entry entry) {
        entry.only("at_most", "free_at_least", "closed_days", "runs", "unit", "per", "of");
        Counter.Unit unit = unit(entry, entry.children().containsKey("at_most") ? COUNTED : DAYS);
        Counter.Period per = entry.get("per").oneOf(Counter.Period.class);
        return new Demand.Quota(amount(entry, unit), per, conditions.optional(entry, "of"));
    }

    private Demand inARow(Entry entry) {
        entry.only("at_most", "unit", "of");
        return new Demand.InARow(
                entry.get("at_most").whole(1, 366), unit(entry, DAYS), conditions.optional(entry, "of"));
    }

    private static Counter.Unit unit(Entry entry, Set<Counter.Unit> known) {
        Counter.Unit unit =
                entry.find("unit").map(name -> name.oneOf(Counter.Unit.class)).orElse(Counter.Unit.DAY);
        if (!known.contains(unit)) {
            entry.get("unit")
                    .wrong(
                            "not-one-of",
                            entry.get("unit").string(),
                            known.contains(Counter.Unit.HOUR) ? "day, weekend, hour" : "day, weekend");
        }
        return unit;
    }

    private static Amount amount(Entry entry, Counter.Unit unit) {
        return switch (one(entry, List.of("at_most", "free_at_least", "closed_days"))
                .orElse("")) {
            case "at_most" -> new Amount.AtMost(entry.get("at_most").whole(0, 1000), unit);
            case "free_at_least" ->
                new Amount.FreeAtLeast(entry.get("free_at_least").whole(1, 366), unit);
            case "closed_days" ->
                new Amount.ClosedInRuns(
                        entry.get("closed_days").whole(1, 366),
                        entry.get("runs").whole(1, 366));
            default -> new Amount.AtMost(0, unit);
        };
    }

    private static Demand step(Entry entry) {
        entry.only("kind", "notice");
        return new Demand.Step(
                entry.get("kind").oneOf(Demand.Step.Kind.class),
                entry.find("notice").map(DemandReader::period).orElse(null));
    }

    /** A civil period: {@code P2M}, {@code P15D}. */
    static @Nullable Period period(Entry entry) {
        try {
            Period period = Period.parse(entry.string());
            if (!period.isNegative()
                    && !period.isZero()
                    && period.toTotalMonths() <= 1200
                    && !LocalDate.EPOCH.plus(period).isAfter(LONGEST)) {
                return period;
            }
        } catch (DateTimeParseException notAPeriod) {
            // told below
        }
        entry.wrong("not-a-period", entry.string());
        return null;
    }

    private Table table(Entry entry) {
        entry.only("mixed", "counting", "reduced", "columns", "rows");
        Map<String, Entry> columns = entry.find("columns").map(Entry::children).orElse(Map.of());
        List<Table.Share> shares =
                entry.list("reduced").stream().map(this::share).toList();
        if (shares.size() > MOST_REDUCTIONS) {
            entry.get("reduced").wrong("reductions", MOST_REDUCTIONS);
        }
        List<Table.Cell> cells = new ArrayList<>();
        for (Entry row : entry.required("rows")) {
            row.only("of", "most");
            Condition about = conditions.condition(row.get("of"));
            Entry most = row.get("most");
            if (columns.isEmpty()) {
                cells.add(cell(about, most.whole(0, 10_000)));
            } else {
                most.children()
                        .forEach((column, number) -> column(columns, column, number)
                                .ifPresent(under -> cells.add(cell(about, column, under, number.whole(0, 10_000)))));
            }
        }
        return new Table(
                reduced(cells, shares.stream().limit(MOST_REDUCTIONS).toList()),
                entry.find("mixed").map(name -> name.oneOf(Table.Mixed.class)).orElse(Table.Mixed.UNSAID),
                entry.find("counting")
                        .map(name -> name.oneOf(Table.Counting.class))
                        .orElse(Table.Counting.USE));
    }

    private static Table.Cell cell(Condition about, int most) {
        return new Table.Cell(about, most, new Table.Place(about, null, null, most, List.of()));
    }

    private static Table.Cell cell(Condition about, String column, Condition under, int most) {
        return new Table.Cell(
                new Condition.All(List.of(about, under)), most, new Table.Place(about, column, under, most, List.of()));
    }

    private Table.Share share(Entry entry) {
        entry.only("when", "share", "cite");
        return new Table.Share(
                conditions.condition(entry.get("when")),
                entry.get("share").number(0, 1),
                entry.find("cite").map(Entry::string).orElse(null));
    }

    /** Each number twice, whole and reduced; where nobody knows whether it is reduced, both have to admit. */
    private static List<Table.Cell> reduced(List<Table.Cell> whole, List<Table.Share> shares) {
        List<Table.Cell> cells = whole;
        for (Table.Share share : shares) {
            Condition not = new Condition.Not(share.when());
            cells = cells.stream()
                    .flatMap(cell -> Stream.of(
                            new Table.Cell(both(cell.about(), not), cell.most(), cell.place()),
                            new Table.Cell(
                                    both(cell.about(), share.when()),
                                    share.of(cell.most()),
                                    cell.place() == null ? null : cell.place().with(share))))
                    .toList();
        }
        return cells;
    }

    private static Condition both(Condition one, Condition other) {
        return new Condition.All(List.of(one, other));
    }

    private Optional<Condition> column(Map<String, Entry> columns, String column, Entry number) {
        Entry condition = columns.get(column);
        if (condition == null) {
            number.unknown("unknown-column", column, columns.keySet());
            return Optional.empty();
        }
        return Optional.of(conditions.condition(condition));
    }
}
