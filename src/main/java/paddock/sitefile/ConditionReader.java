package paddock.sitefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import paddock.fact.FactName;
import paddock.homologation.Bound;
import paddock.homologation.Condition;

/** Reads conditions: lines that all have to hold, about the clock, the layout and facts. */
final class ConditionReader {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Set<String> STRUCTURE = Set.of("layouts", "not", "any", "all");

    private final Set<String> ownFacts;
    private final Set<String> layouts;
    private final Places places;
    private Set<String> holidays = Set.of();

    ConditionReader(Set<String> ownFacts, Set<String> layouts, Places places) {
        this.ownFacts = ownFacts;
        this.layouts = layouts;
        this.places = places;
    }

    /** Knowing the public holidays of the site by their names. */
    ConditionReader knowing(Set<String> names) {
        holidays = names;
        return this;
    }

    /** What stands under a key; without the key, what holds always. */
    Condition optional(Entry entry, String key) {
        return entry.find(key).map(this::condition).orElseGet(Condition.Always::new);
    }

    Condition condition(Entry entry) {
        List<Condition> all = new ArrayList<>();
        Map<String, Entry> lines = entry.children();
        if (lines.keySet().stream().anyMatch(ClockReader.KEYS::contains)) {
            all.add(ClockReader.clock(entry, holidays));
        }
        lines.forEach((key, line) -> {
            if (!ClockReader.KEYS.contains(key)) {
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
            known.addAll(ClockReader.KEYS);
            known.addAll(STRUCTURE);
            FactName.NOISE_METHODS.forEach(method -> known.add("noise." + method));
            line.unknown("unknown-fact", key, known);
        } else if (!ownFacts.contains(key)) {
            places.name(key, line);
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
            places.code(fact, code, item);
        }
        return new Condition.Is(fact, codes);
    }

    /** One value, or a list of them that is not empty. */
    static List<Entry> items(Entry entry) {
        if (!entry.isList()) {
            return List.of(entry);
        }
        List<Entry> items = entry.items();
        if (items.isEmpty()) {
            entry.wrong("empty-list");
        }
        return items;
    }

    Bound bound(Entry entry) {
        entry.only("at_least", "over", "at_most", "under");
        for (List<String> end : List.of(List.of("at_least", "over"), List.of("at_most", "under"))) {
            if (entry.children().keySet().containsAll(end)) {
                DemandReader.one(entry, end);
            }
        }
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
}
