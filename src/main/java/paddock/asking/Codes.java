package paddock.asking;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import paddock.fact.FactName;
import paddock.homologation.Bound;
import paddock.homologation.Condition;
import paddock.homologation.Demand;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.homologation.Rule;

/**
 * The codes that are known for each fact: the common ones, their kinds, and those that a site's texts name. Any other
 * would count as surely none of those that rules name, so that a slip would get round a ban.
 */
final class Codes {

    /** Says of any fact that it is none of what the texts name. */
    static final String OTHER = "other";

    private static final String OF_THE_READERS_OWN = "event-name";

    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, Sort> asked = new TreeMap<>();

    private Codes() {}

    /** How a fact is said. */
    enum Sort {
        CODES,
        NUMBER,
        YES_NO
    }

    /** Those of some texts, and no others. */
    static Codes of(List<Order> texts) {
        Codes codes = new Codes();
        texts.forEach(codes::add);
        return codes;
    }

    /** The facts that the texts ask for, by name. */
    Map<String, Sort> asked() {
        return Collections.unmodifiableMap(asked);
    }

    /** Those of the texts of a site, and the common ones. */
    static Codes of(Law law) {
        Codes codes = new Codes();
        FactName.COMMON.forEach((fact, common) -> common.forEach(code -> codes.add(fact, code)));
        law.orders().forEach(codes::add);
        law.exemptions().stream()
                .map(Law.Exemption::when)
                .filter(Objects::nonNull)
                .forEach(codes::add);
        return codes;
    }

    /** The codes of a fact; none where its codes are anybody's own, or where it is no fact of codes. */
    Set<String> of(String fact) {
        return known.getOrDefault(fact, Set.of());
    }

    /** Whether a fact may have a code. Where no text asks for any, no code can be a slip. */
    boolean knows(String fact, String code) {
        return fact.equals(OF_THE_READERS_OWN)
                || (of(fact).isEmpty() && FactName.CODES.contains(fact))
                || (!of(fact).isEmpty() && code.equals(OTHER))
                || of(fact).contains(code);
    }

    /** Whether any text asks for a fact. */
    boolean asksFor(String fact) {
        return asked.containsKey(fact);
    }

    private void add(String fact, String code) {
        asked.putIfAbsent(fact, Sort.CODES);
        known.computeIfAbsent(fact, any -> new TreeSet<>()).addAll(FactName.kin(code));
    }

    private void add(Order order) {
        for (Rule rule : order.rules()) {
            add(rule.when());
            switch (rule.demand()) {
                case Demand.Require require -> add(require.that());
                case Demand.Forbid forbid -> add(forbid.what());
                case Demand.Numbers numbers -> numbers.table().cells().forEach(cell -> add(cell.about()));
                case Demand.Quota quota -> add(quota.of());
                case Demand.InARow row -> add(row.of());
                case Demand.Unmixed unmixed -> unmixed.kinds().forEach(this::add);
                case Demand.Pause pause -> {}
                case Demand.Rest rest -> {}
                case Demand.Apart apart -> {}
                case Demand.Step step -> {}
                case Demand.Doubt doubt -> {}
            }
        }
        order.reliefs().forEach(relief -> add(relief.when()));
        order.derogations().forEach(derogation -> {
            add(derogation.when());
            add(derogation.never());
        });
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Is is -> is.codes().forEach(code -> add(is.fact(), code));
            case Condition.All all -> all.of().forEach(this::add);
            case Condition.Any any -> any.of().forEach(this::add);
            case Condition.Not not -> add(not.of());
            case Condition.Within within -> {
                asked.put(within.fact(), Sort.NUMBER);
                Bound bound = within.bound();
                if (bound.mostFact() != null) {
                    asked.put(bound.mostFact(), Sort.NUMBER);
                }
            }
            case Condition.Flagged flagged -> asked.putIfAbsent(flagged.fact(), Sort.YES_NO);
            case Condition.Always always -> {}
            case Condition.Clock clock -> {}
            case Condition.On on -> {}
        }
    }
}
