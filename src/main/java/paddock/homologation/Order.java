package paddock.homologation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paddock.fact.Value;
import paddock.homologation.Rule.Relief;
import paddock.kernel.Days;
import paddock.kernel.Text;

/**
 * One version of a text that says what is allowed: a prefect's order of homologation, a rule of the country, a rule of
 * the house.
 *
 * @param key names the text over all its versions
 * @param version names this one
 * @param layouts keys of the layouts it is about; empty for all of its circuit, or of the site
 * @param circuit key of the circuit it is about; absent for the whole site
 * @param validity the days on which it is in force
 * @param lapse the paragraph that ends it, as people quote it
 * @param invented why it is here although nobody ever signed it; absent for a real one
 * @param facts names of facts that only its rules ask for
 * @param values numbers that its rules refer to by name
 */
public record Order(
        String key,
        String version,
        Level level,
        Text title,
        @Nullable String source,
        @Nullable Text invented,
        @Nullable Text note,
        @Nullable String circuit,
        Set<String> layouts,
        Days validity,
        @Nullable String lapse,
        List<Rule> rules,
        List<Relief> reliefs,
        List<Derogation> derogations,
        List<Counter> counters,
        List<Duty> duties,
        Map<String, Text> facts,
        Map<String, Value> values) {

    /** Who has made it. A refusal says which. */
    public enum Level {
        COUNTRY,
        ORDER,
        HOUSE
    }

    public Order {
        layouts = Set.copyOf(layouts);
        rules = List.copyOf(rules);
        reliefs = List.copyOf(reliefs);
        derogations = List.copyOf(derogations);
        counters = List.copyOf(counters);
        duties = List.copyOf(duties);
        facts = Map.copyOf(facts);
        values = Map.copyOf(values);
    }

    /** One rule by itself, always in force. */
    static Order of(Rule rule) {
        return new Order(
                rule.id(),
                rule.cite(),
                Level.COUNTRY,
                rule.text(),
                null,
                null,
                null,
                null,
                Set.of(),
                Days.ALWAYS,
                null,
                List.of(rule),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    /** The same, in force on other days. */
    Order during(Days days) {
        return new Order(
                key,
                version,
                level,
                title,
                source,
                invented,
                note,
                circuit,
                layouts,
                days,
                lapse,
                rules,
                reliefs,
                derogations,
                counters,
                duties,
                facts,
                values);
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public Optional<Counter> counter(String id) {
        return counters.stream().filter(counter -> counter.id().equals(id)).findFirst();
    }

    /** What a counter counts, or a quota of days or weekends: what a register can be kept of. */
    public Optional<Counter.Unit> unit(String id) {
        return counter(id)
                .map(Counter::unit)
                .or(() -> rule(id).map(Rule::demand)
                        .filter(Demand.Quota.class::isInstance)
                        .map(quota -> ((Demand.Quota) quota).amount().unit())
                        .filter(unit -> unit != Counter.Unit.HOUR));
    }

    /** Whether it is about a layout of a circuit. */
    public boolean concerns(String itsCircuit, String layout) {
        return (circuit == null || circuit.equals(itsCircuit)) && (layouts.isEmpty() || layouts.contains(layout));
    }
}
