package paddock.homologation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import paddock.fact.Terms;
import paddock.fact.Truth;
import paddock.fact.Vehicles;
import paddock.homologation.DayTest.DayKind;
import paddock.homologation.Rule.Relief;
import paddock.homologation.Table.Cell;
import paddock.homologation.Version.Entry;

/**
 * Looks an order over for what its writer can hardly have meant: rules that never apply or that nothing can keep, hours
 * that never meet, exceptions that lift nothing, tables with holes. Two years are looked through, hour by hour.
 */
public final class Review {

    private static final int DAYS = 731;

    private final Order order;
    private final Version version;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * Something odd.
     *
     * @param list of the order in which it stands, as in a site file: {@code rules}, {@code counters}; empty where the
     *     order as a whole is meant
     * @param id of the item of that list
     * @param key of its wording
     * @param value what was found, such as a fact and a number
     */
    public record Remark(String list, String id, String key, String value) {}

    private Review(Order order, Calendar calendar, Set<String> layouts) {
        this.order = order;
        this.version = new Version(order, List.of());
        LocalDate from = Optional.ofNullable(order.validity().from()).orElse(LocalDate.of(2026, 1, 1));
        Use anything = new Use(
                from.atStartOfDay(calendar.zone()).toInstant(),
                from.plusDays(1).atStartOfDay(calendar.zone()).toInstant(),
                layouts,
                Map.of(),
                List.of(),
                Set.of(),
                Map.of(),
                null);
        for (LocalDate day = from;
                day.isBefore(from.plusDays(DAYS)) && order.validity().contain(day); ) {
            sample(calendar, day, anything);
            day = day.plusDays(1);
        }
    }

    private void sample(Calendar calendar, LocalDate day, Use anything) {
        DayKind kind = calendar.kind(day);
        DayKind before = calendar.kind(day.minusDays(1));
        moments.add(new Moment(kind, before, 0, anything, Vehicles.UNSAID, order.values(), Set.of()));
        for (int cut : version.cuts()) {
            moments.add(new Moment(kind, before, cut, anything, Vehicles.UNSAID, order.values(), Set.of()));
        }
    }

    /**
     * What is odd about an order.
     *
     * @param layouts keys of the layouts that it is about
     */
    public static List<Remark> of(Order order, Calendar calendar, Set<String> layouts) {
        Review review = new Review(order, calendar, layouts);
        if (!review.moments.isEmpty()) {
            review.rules();
            review.lifting();
            review.anyHour();
        }
        review.counters();
        return review.remarks.stream().distinct().toList();
    }

    private void remark(String list, String id, String key) {
        remarks.add(new Remark(list, id, key, ""));
    }

    private boolean ever(Predicate<Moment> holds) {
        return moments.stream().anyMatch(holds);
    }

    private void rules() {
        for (Rule rule : order.rules()) {
            Predicate<Moment> applies = moment -> rule.when().at(moment) != Truth.FALSE;
            if (!ever(applies)) {
                remark("rules", rule.id(), "never-applies");
            } else if (!ever(applies.and(moment -> mayBeKept(rule, moment)))) {
                remark("rules", rule.id(), "never-kept");
            } else if (!ever(moment -> mayBeBroken(rule, moment))) {
                remark("rules", rule.id(), "always-kept");
            }
            if (rule.demand() instanceof Demand.Numbers numbers) {
                table(rule, numbers.table());
            }
        }
    }

    private static boolean mayBeKept(Rule rule, Moment moment) {
        return switch (rule.demand()) {
            case Demand.Require require -> require.that().at(moment) != Truth.FALSE;
            case Demand.Forbid forbid -> forbid.what().at(moment) != Truth.TRUE;
            default -> true;
        };
    }

    private static boolean mayBeBroken(Rule rule, Moment moment) {
        return switch (rule.demand()) {
            case Demand.Require require ->
                rule.when().at(moment) != Truth.FALSE && require.that().at(moment) != Truth.TRUE;
            case Demand.Forbid forbid ->
                rule.when().at(moment) != Truth.FALSE && forbid.what().at(moment) != Truth.FALSE;
            default -> true;
        };
    }

    /** Exceptions and derogations that lift nothing that could be broken. */
    private void lifting() {
        for (Relief relief : order.reliefs()) {
            if (!ever(moment -> relief.when().at(moment) != Truth.FALSE && breakable(relief.lifts(), moment))) {
                remark("exceptions", relief.id(), "lifts-nothing");
            }
        }
        for (Derogation derogation : order.derogations()) {
            boolean open = ever(moment -> derogation.when().at(moment) != Truth.FALSE
                    && derogation.never().at(moment) != Truth.TRUE
                    && breakable(derogation.lifts(), moment));
            if (!open) {
                remark("derogations", derogation.id(), "lifts-nothing");
            }
        }
    }

    private boolean breakable(Set<String> rules, Moment moment) {
        return order.rules().stream()
                .filter(rule -> rules.contains(rule.id()))
                .anyMatch(rule -> mayBeBroken(rule, moment));
    }

    /** Whether there is any hour at all at which every rule can be kept. */
    private void anyHour() {
        boolean some = order.rules().isEmpty()
                || ever(moment -> version.entries().stream()
                        .map(Entry::rule)
                        .allMatch(rule -> rule.when().at(moment) != Truth.TRUE || mayBeKept(rule, moment)));
        if (!some) {
            remark("", "", "no-hour");
        }
    }

    /** Counters that no way out draws on limit nothing. */
    private void counters() {
        for (Counter counter : order.counters()) {
            if (order.derogations().stream().noneMatch(each -> each.counters().contains(counter.id()))) {
                remark("counters", counter.id(), "no-derogation");
            }
        }
    }

    /** Ranges are held against each other only within cells that may be about the same vehicles. */
    private void table(Rule rule, Table table) {
        for (Cell cell : table.cells()) {
            Map<String, List<Bound>> ranges = new LinkedHashMap<>();
            table.cells().stream()
                    .filter(other -> !disjoint(cell.about(), other.about()))
                    .forEach(other -> Table.ranges(other.about(), ranges));
            ranges.forEach((fact, bounds) -> ranges(rule, fact, bounds));
        }
    }

    /** Whether what tells the cells apart is a code. */
    private static boolean disjoint(Condition one, Condition other) {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        codes(one, codes);
        Map<String, Set<String>> others = new LinkedHashMap<>();
        codes(other, others);
        return codes.entrySet().stream().anyMatch(each -> {
            Set<String> there = others.getOrDefault(each.getKey(), Set.of());
            return !there.isEmpty()
                    && each.getValue().stream().allMatch(code -> Terms.among(code, there) == Truth.FALSE);
        });
    }

    private static String range(Double from, Double until) {
        return from.equals(until) ? number(from) : number(from) + " – " + number(until);
    }

    /** Without the point of a whole one. */
    private static String number(Double number) {
        return number == Math.rint(number) ? String.valueOf(number.longValue()) : number.toString();
    }

    private static void codes(Condition condition, Map<String, Set<String>> into) {
        switch (condition) {
            case Condition.Is is -> into.put(is.fact(), is.codes());
            case Condition.All all -> all.of().forEach(each -> codes(each, into));
            default -> {}
        }
    }

    private void ranges(Rule rule, String fact, List<Bound> bounds) {
        List<Bound> sorted = bounds.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(bound -> bound.least() == null ? -1e12 : bound.least()))
                .toList();
        Bound widest = sorted.getFirst();
        for (Bound next : sorted.subList(1, sorted.size())) {
            hole(rule, fact, widest, next);
            Double end = widest.most();
            boolean further = end != null && (next.most() == null || next.most() >= end);
            widest = further ? next : widest;
        }
    }

    private void hole(Rule rule, String fact, Bound below, Bound above) {
        Double end = below.most();
        Double begin = above.least();
        if (end == null || begin == null) {
            return;
        }
        boolean apart = begin > end || (begin.equals(end) && !below.mostIn() && !above.leastIn());
        boolean nextYear = fact.equals("year") && below.mostIn() && above.leastIn() && begin - end <= 1;
        if (apart && !nextYear) {
            remarks.add(new Remark("rules", rule.id(), "table-hole", fact + ": " + range(end, begin)));
        } else if (below.overlaps(above)) {
            remarks.add(new Remark("rules", rule.id(), "table-overlap", fact + ": " + range(begin, end)));
        }
    }
}
