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
import paddock.homologation.Homologations;
import paddock.homologation.Law;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Law.Profile;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Rule.Relief;

/** What loading would change in an order, paragraph by paragraph, in the words of its file. */
final class LawChanges {

    private final List<Change> changes = new ArrayList<>();

    private LawChanges() {}

    /** The same changes; what is altered is told by what is altered in it. */
    static List<Change> detailed(List<Change> changes, Law before, Law after) {
        return changes.stream()
                .flatMap(change -> {
                    List<Change> details = change instanceof Change.Altered altered
                            ? details(altered.subject(), before, after)
                            : List.of();
                    return details.isEmpty() ? Stream.of(change) : details.stream();
                })
                .toList();
    }

    private static List<Change> details(String subject, Law before, Law after) {
        LawChanges found = new LawChanges();
        switch (subject) {
            case Homologations.EXEMPTIONS_OF_LAW ->
                found.items(
                        "exemption ",
                        numbered(before.exemptions(), LawChanges::place, Lines::exemption),
                        numbered(after.exemptions(), LawChanges::place, Lines::exemption));
            case Homologations.PROFILES_OF_LAW ->
                found.items(
                        "profile ",
                        items(before.profiles(), Profile::key, Lines::profile),
                        items(after.profiles(), Profile::key, Lines::profile));
            default -> {
                Order old = order(before, subject);
                Order now = order(after, subject);
                if (old != null && now != null) {
                    return between(subject, old, now);
                }
                found.altered(subject, Lines.register(before, subject), Lines.register(after, subject));
            }
        }
        return found.changes;
    }

    /** Several of one name are told apart by their number. */
    private static <T> Map<String, Map<String, String>> numbered(
            List<T> all, Function<T, String> name, Function<T, Map<String, String>> written) {
        Map<String, Map<String, String>> items = new LinkedHashMap<>();
        for (T each : all) {
            String id = name.apply(each);
            int number = 2;
            while (items.containsKey(id)) {
                id = name.apply(each) + " " + number++;
            }
            items.put(id, written.apply(each));
        }
        return items;
    }

    private static String place(Exemption exemption) {
        return exemption.circuit() == null ? "–" : exemption.circuit();
    }

    private static @Nullable Order order(Law law, String subject) {
        return law.orders().stream()
                .filter(order -> subject.equals("order " + order.key() + " " + order.version()))
                .findFirst()
                .orElse(null);
    }

    private static List<Change> between(String subject, Order before, Order after) {
        LawChanges found = new LawChanges();
        found.altered(subject, Lines.order(before), Lines.order(after));
        found.items(
                subject + " › rule ",
                items(before.rules(), Rule::id, Lines::rule),
                items(after.rules(), Rule::id, Lines::rule));
        found.items(
                subject + " › exception ",
                items(before.reliefs(), Relief::id, Lines::relief),
                items(after.reliefs(), Relief::id, Lines::relief));
        found.items(
                subject + " › derogation ",
                items(before.derogations(), Derogation::id, Lines::derogation),
                items(after.derogations(), Derogation::id, Lines::derogation));
        found.items(
                subject + " › counter ",
                items(before.counters(), Counter::id, Lines::counter),
                items(after.counters(), Counter::id, Lines::counter));
        found.items(
                subject + " › duty ",
                items(before.duties(), Duty::id, Lines::duty),
                items(after.duties(), Duty::id, Lines::duty));
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
}
