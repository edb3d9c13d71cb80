package paddock.asking;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.FactName;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Use;
import paddock.homologation.Vehicles;
import paddock.web.BadInput;

/**
 * The names that a question may use at a site. A misspelt one would be taken for a fact that nobody asks about, and the
 * answer would be about another question: it is {@link BadInput}.
 */
final class Known {

    private static final int FEW = 20;

    private final Set<String> layouts;
    private final Set<String> facts = new TreeSet<>();
    private final Set<String> grants = new TreeSet<>();
    private final Set<String> counters = new TreeSet<>();

    Known(Site site, Law law) {
        layouts = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .collect(Collectors.toCollection(TreeSet::new));
        law.orders().forEach(this::add);
    }

    private void add(Order order) {
        facts.addAll(order.facts().keySet());
        for (Rule rule : order.rules()) {
            if (rule.demand() instanceof Demand.Step) {
                grants.add(rule.id());
            }
            if (rule.demand() instanceof Demand.Quota) {
                counters.add(rule.id());
            }
        }
        order.derogations().forEach(each -> {
            grants.add(each.id());
            grants.add(each.kind());
        });
        order.counters().stream().map(Counter::id).forEach(counters::add);
    }

    /** The same use, where every name in it is known. */
    Use check(Use use) {
        all("layouts", use.layouts(), layouts);
        all("granted", use.authorised(), grants);
        all("used", use.used().keySet(), counters);
        use.facts().keySet().forEach(this::fact);
        for (Vehicles vehicles : use.vehicles()) {
            vehicles.facts().keySet().forEach(this::fact);
        }
        List<Use> others = use.others();
        if (others != null) {
            others.forEach(this::check);
        }
        return use;
    }

    private void fact(String name) {
        if (!FactName.known(name) && !facts.contains(name)) {
            Set<String> known = new TreeSet<>(FactName.CODES);
            known.addAll(FactName.OF_VEHICLES);
            known.addAll(facts);
            throw new BadInput("facts", name, List.copyOf(known));
        }
    }

    private static void all(String where, Collection<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new BadInput(where, name, known.stream().limit(FEW).toList());
            }
        }
    }
}
