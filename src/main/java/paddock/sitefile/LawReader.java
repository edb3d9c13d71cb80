package paddock.sitefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.Value;
import paddock.homologation.Condition;
import paddock.homologation.Counter;
import paddock.homologation.Derogation;
import paddock.homologation.Law;
import paddock.homologation.Law.Exemption;
import paddock.homologation.Order;
import paddock.homologation.Order.Level;
import paddock.homologation.Rule;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;
import paddock.kernel.Text;

/** Reads what is written about a site's circuits: orders, rule by rule, and exemptions. */
final class LawReader {

    private static final String[] ENTRIES = ("key version level title source invented note circuit layouts from until "
                    + "lapse amends repeals facts values counters rules exceptions derogations duties")
            .split(" ");

    private final Site site;
    private final Places places;
    private final String language;
    private final Set<String> holidays;

    LawReader(Site site, Places places) {
        this.site = site;
        this.places = places;
        this.holidays = site.holidays().names();
        this.language = site.language();
    }

    Law law(Entry top) {
        Optional<Entry> found = top.find("homologation");
        if (found.isEmpty()) {
            return Law.NONE;
        }
        Entry entry = found.get().only("exemptions", "orders", "registers", "profiles");
        List<Exemption> exemptions =
                entry.list("exemptions").stream().map(this::exemption).toList();
        List<Order> orders = new ArrayList<>();
        Map<String, List<Days>> said = new HashMap<>();
        for (Entry each : Amending.whole(entry.list("orders"))) {
            Order order = order(each);
            List<Days> before = said.computeIfAbsent(order.key(), key -> new ArrayList<>());
            if (before.stream().anyMatch(order.validity()::overlap)) {
                each.wrong("overlapping-versions", order.key());
            }
            before.add(order.validity());
            places.order(each, order);
            orders.add(order);
        }
        return new Law(
                orders,
                exemptions,
                new RegisterReader(orders, language).registers(entry.list("registers")),
                new ProfileReader(orders, language, places).profiles(entry.list("profiles"), this::circuit));
    }

    private Exemption exemption(Entry entry) {
        entry.only("circuit", "reason", "cite", "when");
        String circuit = circuit(entry);
        ConditionReader conditions = new ConditionReader(Set.of(), layoutsOf(circuit), places).knowing(holidays);
        return new Exemption(
                circuit,
                entry.get("reason").prose(language),
                entry.get("cite").string(),
                entry.find("when").map(conditions::condition).orElse(null));
    }

    private @Nullable String circuit(Entry entry) {
        Optional<Entry> named = entry.find("circuit");
        if (named.isEmpty()) {
            return null;
        }
        String key = named.get().key();
        if (site.circuit(key).isEmpty()) {
            named.get()
                    .unknown(
                            "unknown-circuit",
                            key,
                            site.circuits().stream().map(Circuit::key).toList());
        }
        return key;
    }

    private Order order(Entry entry) {
        entry.only(ENTRIES);
        String circuit = circuit(entry);
        ConditionReader conditions = new ConditionReader(ownFacts(entry), layoutsOf(circuit), places).knowing(holidays);
        DemandReader demands = new DemandReader(conditions, language);
        List<Counter> counters =
                entry.list("counters").stream().map(this::counter).toList();
        List<Rule> rules = entry.list("rules").stream()
                .map(rule -> rule(rule, conditions, demands))
                .toList();
        List.of("rules", "exceptions", "derogations", "counters", "duties").forEach(list -> unique(entry, list));
        Names names = Names.of(rules, counters);
        return new Order(
                entry.get("key").key(),
                entry.get("version").string(),
                entry.get("level").oneOf(Level.class),
                entry.get("title").text(language),
                entry.find("source").map(Entry::string).orElse(null),
                SiteReader.optionalProse(entry, "invented", language),
                SiteReader.optionalProse(entry, "note", language),
                circuit,
                entry.find("layouts").map(conditions::layouts).orElse(Set.of()),
                entry.days(),
                entry.find("lapse").map(Entry::string).orElse(null),
                rules,
                entry.list("exceptions").stream()
                        .map(each -> relief(each, conditions, names))
                        .toList(),
                entry.list("derogations").stream()
                        .map(each -> derogation(each, conditions, names))
                        .toList(),
                counters,
                entry.list("duties").stream()
                        .map(duty -> DutyReader.duty(duty, language))
                        .toList(),
                facts(entry),
                values(entry, conditions));
    }

    /** What exceptions and derogations may refer to. */
    private record Names(Set<String> rules, Set<String> counters) {
        static Names of(List<Rule> rules, List<Counter> counters) {
            return new Names(
                    rules.stream().map(Rule::id).collect(Collectors.toSet()),
                    counters.stream().map(Counter::id).collect(Collectors.toSet()));
        }
    }

    private static Set<String> ownFacts(Entry entry) {
        return entry.find("facts").map(own -> own.children().keySet()).orElse(Set.of());
    }

    /** Of a circuit that there is not, those of all: the slip is told once, and not again with each layout. */
    private Set<String> layoutsOf(@Nullable String circuit) {
        boolean all = circuit == null || site.circuit(circuit).isEmpty();
        return site.circuits().stream()
                .filter(each -> all || each.key().equals(circuit))
                .flatMap(each -> each.layouts().stream())
                .map(Layout::key)
                .collect(Collectors.toSet());
    }

    private static void unique(Entry entry, String list) {
        Set<String> ids = new HashSet<>();
        for (Entry each : entry.list(list)) {
            String id = each.find("id").map(Entry::key).orElse("");
            if (!id.isEmpty() && !ids.add(id)) {
                each.wrong("duplicate", id);
            }
        }
    }

    private Rule rule(Entry entry, ConditionReader conditions, DemandReader demands) {
        List<String> keys = new ArrayList<>(List.of("id", "cite", "text", "when", "if_stated"));
        keys.addAll(DemandReader.KINDS);
        entry.only(keys.toArray(String[]::new));
        Optional<Entry> stated = entry.find("if_stated");
        boolean ifStated = stated.filter(each -> !each.isList()).map(Entry::yes).orElse(false);
        if (ifStated && entry.children().containsKey("doubt")) {
            entry.get("if_stated").wrong("doubt-if-stated");
        }
        return new Rule(
                entry.get("id").key(),
                entry.get("cite").string(),
                entry.get("text").prose(language),
                conditions.optional(entry, "when"),
                demands.demand(entry),
                ifStated,
                stated.filter(Entry::isList).map(ConditionReader::items).orElse(List.of()).stream()
                        .map(fact -> conditions.factName(fact.string(), fact))
                        .collect(Collectors.toSet()));
    }

    private Relief relief(Entry entry, ConditionReader conditions, Names names) {
        entry.only("id", "cite", "text", "lifts", "when");
        return new Relief(
                entry.get("id").key(),
                entry.get("cite").string(),
                entry.get("text").prose(language),
                named(entry.required("lifts"), names.rules()),
                conditions.condition(entry.get("when")));
    }

    private Derogation derogation(Entry entry, ConditionReader conditions, Names names) {
        entry.only("id", "cite", "text", "kind", "lifts", "when", "never", "if_stated", "shift", "counters", "notice");
        return new Derogation(
                entry.get("id").key(),
                entry.get("cite").string(),
                entry.get("text").prose(language),
                entry.get("kind").key(),
                named(entry.required("lifts"), names.rules()),
                conditions.optional(entry, "when"),
                entry.find("never").map(conditions::condition).orElseGet(LawReader::never),
                entry.find("shift").map(SiteReader::minutes).orElse(null),
                List.copyOf(named(entry.list("counters"), names.counters())),
                entry.find("notice").map(DemandReader::period).orElse(null),
                entry.list("if_stated").stream()
                        .map(fact -> conditions.factName(fact.string(), fact))
                        .collect(Collectors.toSet()));
    }

    private static Condition never() {
        return new Condition.Not(new Condition.Always());
    }

    private static Set<String> named(List<Entry> entries, Set<String> known) {
        Set<String> named = new HashSet<>();
        for (Entry each : entries) {
            String id = each.key();
            if (known.contains(id)) {
                named.add(id);
            } else {
                each.unknown("unknown-rule", id, known);
            }
        }
        return named;
    }

    private Counter counter(Entry entry) {
        entry.only("id", "name", "most", "unit", "per", "reading");
        return new Counter(
                entry.get("id").key(),
                entry.get("name").text(language),
                entry.get("most").whole(0, 10_000),
                entry.get("unit").oneOf(Counter.Unit.class),
                entry.get("per").oneOf(Counter.Period.class),
                SiteReader.optionalProse(entry, "reading", language));
    }

    private Map<String, Text> facts(Entry entry) {
        Map<String, Text> facts = new LinkedHashMap<>();
        entry.find("facts")
                .ifPresent(own -> own.children().forEach((key, name) -> facts.put(key, name.text(language))));
        return facts;
    }

    private static Map<String, Value> values(Entry entry, ConditionReader conditions) {
        Map<String, Value> values = new LinkedHashMap<>();
        entry.find("values")
                .ifPresent(own -> own.children().forEach((key, number) -> {
                    conditions.factName(key, number);
                    values.put(key, new Value.Amount(number.number(-1e6, 1e6)));
                }));
        return values;
    }
}
