package paddock.asking;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.FactName;
import paddock.fact.Value;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Law;
import paddock.homologation.Order;
import paddock.homologation.Rule;
import paddock.homologation.Use;
import paddock.kernel.Nearest;
import paddock.web.BadInput;

/**
 * The names and codes that a question may use at a site. A misspelt one would be taken for a fact that nobody asks about,
 * or for something that no ban names, and the answer would be about another question: it is {@link BadInput}.
 */
final class Known {

    private static final int FEW = 20;

    /** Of words as short as these any is near to any other. */
    private static final int SHORT = 3;

    private final Site site;
    private final Law law;
    private final Set<String> layouts;
    private final Set<String> own = new TreeSet<>();
    private final Set<String> grants = new TreeSet<>();
    private final Set<String> counters = new TreeSet<>();
    private final Codes codes;

    Known(Site site, Law law) {
        this.site = site;
        this.law = law;
        layouts = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .map(Layout::key)
                .collect(Collectors.toCollection(TreeSet::new));
        codes = Codes.of(law);
        law.orders().forEach(this::add);
    }

    /** Whether these names are those of a site and of what is written about it, as they were read. */
    boolean isOf(Site read, Law written) {
        return site.equals(read) && law.equals(written);
    }

    private void add(Order order) {
        own.addAll(order.facts().keySet());
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
        return check(use, "");
    }

    /** @param path where the use stands in what was asked; empty where it is the whole of it */
    Use check(Use use, String path) {
        String at = path.isEmpty() ? "" : path + ".";
        use.layouts().forEach(name -> among(at + "layouts", name, layouts));
        use.authorised().forEach(name -> among(at + "granted", name, grants));
        use.used().keySet().forEach(name -> among(at + "used", name, counters));
        use.facts().forEach((fact, value) -> fact(at, fact, value));
        for (int i = 0; i < use.vehicles().size(); i++) {
            String vehicles = at + "vehicles[" + i + "].";
            use.vehicles().get(i).facts().forEach((fact, value) -> fact(vehicles, fact, value));
        }
        List<Use> others = use.others() == null ? List.of() : use.others();
        for (int i = 0; i < others.size(); i++) {
            check(others.get(i), at + "others[" + i + "]");
        }
        return use;
    }

    private void fact(String at, String name, Value value) {
        if (!isFact(name)) {
            Set<String> known = new TreeSet<>(own);
            known.addAll(FactName.CODES);
            known.addAll(FactName.OF_VEHICLES);
            known.addAll(FactName.OTHERS);
            known.addAll(COMMON);
            throw unknown(at + (name.startsWith("noise.") ? "noise" : "facts"), name, known);
        }
        if (value instanceof Value.Codes given) {
            given.codes().forEach(code -> code(at + name, name, code));
        }
    }

    /** Of methods of noise and of limits there may be any, but only those that texts ask for can be meant. */
    private boolean isFact(String name) {
        return own.contains(name)
                || COMMON.contains(name)
                || (FactName.known(name) && (codes.asksFor(name) || !prefixed(name)));
    }

    private static boolean prefixed(String name) {
        return FactName.PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static final Set<String> COMMON = Stream.concat(
                    FactName.NOISE_METHODS.stream().map(method -> "noise." + method), Stream.of("limit.federation"))
            .collect(Collectors.toUnmodifiableSet());

    /** A code that nothing knows would be taken for something else than all that rules name. */
    private void code(String at, String fact, String code) {
        if (codes.knows(fact, code)) {
            return;
        }
        if (codes.of(fact).isEmpty()) {
            throw new BadInput(at, code, fact.startsWith("noise.") ? List.of("95", "compliant") : NO_CODES);
        }
        Set<String> known = new LinkedHashSet<>(FactName.COMMON.getOrDefault(fact, List.of()));
        known.addAll(codes.of(fact));
        known.add(Codes.OTHER);
        throw unknown(at, code, known);
    }

    private static final List<String> NO_CODES = List.of("12.5", "true", "false");

    private static void among(String at, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw unknown(at, name, known);
        }
    }

    /** Names the word that was probably meant, whatever its capitals, blanks and accents; else a few that would do. */
    private static BadInput unknown(String at, String name, Collection<String> known) {
        List<String> few = known.stream().limit(FEW).toList();
        return new BadInput(
                at,
                name,
                Nearest.to(plain(name), known)
                        .filter(word -> word.length() > SHORT)
                        .map(List::of)
                        .orElse(few));
    }

    private static String plain(String word) {
        return Normalizer.normalize(word.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[ _]+", "-");
    }
}
