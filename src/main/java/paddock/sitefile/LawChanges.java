package paddock.sitefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Change;
import paddock.homologation.Counter;
import paddock.homologation.Derogation;
import paddock.homologation.Duty;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Rule.Relief;
import paddock.fact.Value;

/** What loading would change in an order, paragraph by paragraph, in the words of its file. */
final class LawChanges {

    private final List<Change> changes = new ArrayList<>();

    private LawChanges() {}

    /** The same changes; an order that is altered is told by what is altered in it. */
    static List<Change> detailed(List<Change> changes, Law before, Law after) {
        return changes.stream()
                .flatMap(change -> {
                    Order old = order(before, change.subject());
                    Order now = order(after, change.subject());
                    List<Change> details = change instanceof Change.Altered && old != null && now != null
                            ? between(change.subject(), old, now)
                            : List.of();
                    return details.isEmpty() ? Stream.of(change) : details.stream();
                })
                .toList();
    }

    private static @Nullable Order order(Law law, String subject) {
        return law.orders().stream()
                .filter(order -> subject.equals("order " + order.key() + " " + order.version()))
                .findFirst()
                .orElse(null);
    }

    private static List<Change> between(String subject, Order before, Order after) {
        LawChanges found = new LawChanges();
        found.altered(subject, order(before), order(after));
        found.items(
                subject + " › rule ",
                items(before.rules(), Rule::id, LawChanges::rule),
                items(after.rules(), Rule::id, LawChanges::rule));
        found.items(
                subject + " › exception ",
                items(before.reliefs(), Relief::id, LawChanges::relief),
                items(after.reliefs(), Relief::id, LawChanges::relief));
        found.items(
                subject + " › derogation ",
                items(before.derogations(), Derogation::id, LawChanges::derogation),
                items(after.derogations(), Derogation::id, LawChanges::derogation));
        found.items(
                subject + " › counter ",
                items(before.counters(), Counter::id, LawChanges::counter),
                items(after.counters(), Counter::id, LawChanges::counter));
        found.items(
                subject + " › duty ",
                items(before.duties(), Duty::id, LawChanges::duty),
                items(after.duties(), Duty::id, LawChanges::duty));
        return found.changes;
    }

    private static <T> Map<String, Map<String, String>> items(
            List<T> all, Function<T, String> id, Function<T, Map<String, String>> written) {
        Map<String, Map<String, String>> items = new LinkedHashMap<>();
        all.forEach(each -> items.put(id.apply(each), written.apply(each)));
        return items;
    }

    private void items(
            String subject, Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
        after.forEach((id, now) -> {
            Map<String, String> old = before.get(id);
            if (old == null) {
                changes.add(new Change.Added(subject + id + cite(now)));
            } else {
                altered(subject + id + cite(now), old, now);
            }
        });
        before.forEach((id, old) -> {
            if (!after.containsKey(id)) {
                changes.add(new Change.Removed(subject + id + cite(old)));
            }
        });
    }

    private static String cite(Map<String, String> lines) {
        return Optional.ofNullable(lines.get("cite"))
                .map(cite -> " (" + cite + ")")
                .orElse("");
    }

    /** Only the lines that differ. */
    private void altered(String subject, Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        if (!keys.isEmpty()) {
            changes.add(new Change.Altered(subject, lines(before, keys), lines(after, keys)));
        }
    }

    private static String lines(Map<String, String> lines, Set<String> keys) {
        return keys.stream()
                .map(key -> key + ": " + lines.getOrDefault(key, "–"))
                .collect(Collectors.joining("; "));
    }

    /** The lines of the order itself, without those of its lists. */
    private static Map<String, String> order(Order order) {
        Written written = new Written();
        written.line("level", Written.small(order.level()));
        written.line("title", order.title());
        written.line("source", order.source());
        written.line("invented", order.invented());
        written.line("note", order.note());
        written.line("circuit", order.circuit());
        written.line("layouts", Written.list(order.layouts()));
        written.line("from", order.validity().from());
        written.line("until", order.validity().until());
        written.line("lapse", order.lapse());
        order.facts().forEach((fact, name) -> written.line("facts " + fact, name));
        order.values()
                .forEach((fact, value) -> written.line(
                        "values " + fact,
                        value instanceof Value.Amount amount ? Written.number(amount.number()) : value));
        return written.lines();
    }

    private static Map<String, String> rule(Rule rule) {
        Written written = new Written();
        written.line("cite", rule.cite());
        written.line("text", rule.text());
        written.line("when", Written.condition(rule.when()));
        written.line("if_stated", rule.ifStated() ? "true" : Written.list(rule.stated()));
        written.demand(rule.demand());
        return written.lines();
    }

    private static Map<String, String> relief(Relief relief) {
        Written written = new Written();
        written.line("cite", relief.cite());
        written.line("text", relief.text());
        written.line("lifts", Written.list(relief.lifts()));
        written.line("when", Written.condition(relief.when()));
        return written.lines();
    }

    private static Map<String, String> derogation(Derogation derogation) {
        Written written = new Written();
        written.line("cite", derogation.cite());
        written.line("text", derogation.text());
        written.line("kind", derogation.kind());
        written.line("lifts", Written.list(derogation.lifts()));
        written.line("when", Written.condition(derogation.when()));
        written.line("never", Written.condition(derogation.never()));
        written.line("shift", derogation.shift() == null ? "" : Written.minutes(derogation.shift()));
        written.line("counters", Written.list(derogation.counters()));
        written.line("notice", derogation.notice());
        return written.lines();
    }

    private static Map<String, String> counter(Counter counter) {
        Written written = new Written();
        written.line("name", counter.name());
        written.line("most", counter.most());
        written.line("unit", Written.small(counter.unit()));
        written.line("per", Written.small(counter.per()));
        written.line("reading", counter.reading());
        return written.lines();
    }

    private static Map<String, String> duty(Duty duty) {
        Written written = new Written();
        written.line("cite", duty.cite());
        written.line("text", duty.text());
        written.line(
                "due",
                switch (duty.due()) {
                    case Duty.Due.Always always -> "always";
                    case Duty.Due.Yearly yearly -> "yearly " + Written.day(yearly.on());
                    case Duty.Due.Every every -> "every " + every.period() + since(every.since());
                    case Duty.Due.After after -> "after " + after.period() + since(after.since());
                    case Duty.Due.On on -> "on " + on.day();
                    case Duty.Due.BeforeEnd before -> "before_end " + before.period();
                });
        return written.lines();
    }

    private static String since(@Nullable Object day) {
        return day == null ? "" : " since " + day;
    }
}
