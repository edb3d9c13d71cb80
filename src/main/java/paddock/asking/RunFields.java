package paddock.asking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paddock.fact.FactName;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Derogation;
import paddock.homologation.Order;
import paddock.homologation.Rule;

/**
 * What can be said on the page: what is always asked, what the texts in force ask for besides, and whatever else the
 * address says, which is kept.
 */
public final class RunFields {

    /** Fields that are always there. */
    private static final Set<String> ALWAYS = Set.of(
            "layout",
            "on",
            "from",
            "until",
            "activity",
            "count",
            "category",
            "powertrain",
            "noise",
            "method",
            "customer",
            "direction",
            "others",
            "lang");

    /** Names that a text may not ask for and an event still has. */
    private static final String EVENT = "event-name";

    private final List<Order> texts;
    private final Codes codes;
    private final Map<String, String> asked;
    private final Sentences sentences;
    private final Locale locale;

    RunFields(List<Order> texts, Map<String, String> asked, Sentences sentences, Locale locale) {
        this.texts = texts;
        this.codes = Codes.of(texts);
        this.asked = asked;
        this.sentences = sentences;
        this.locale = locale;
    }

    /** How a field is filled in. */
    public enum Kind {
        NUMBER,
        TEXT,
        CHOICE
    }

    /** Something to say, by the name it has in the address. */
    public record Field(String name, String label, Kind kind, List<Option> options, String value) {

        /** What the field is called on the page. */
        public String id() {
            return "fact-" + name.replace('.', '-');
        }
    }

    /** One of several. */
    public record Option(String value, String label, boolean chosen) {}

    /** What is said without a field, so that the next question keeps it. */
    public record Kept(String name, String value) {}

    /** The codes of a fact: the common ones, those that the texts name, and the one that is said. */
    public List<Option> options(String fact) {
        Set<String> all = new java.util.LinkedHashSet<>(FactName.COMMON.getOrDefault(fact, List.of()));
        all.addAll(new TreeSet<>(named(fact)));
        String said = asked.getOrDefault(fact, "");
        if (!said.isEmpty()) {
            all.add(said);
        }
        return all.stream()
                .map(code -> new Option(code, words(code), code.equals(said)))
                .toList();
    }

    /** Of a fact with common codes the texts' own only where they say something else. */
    private Set<String> named(String fact) {
        Set<String> named = new TreeSet<>(codes.of(fact));
        if (FactName.COMMON.containsKey(fact)) {
            named.removeIf(code -> FactName.kin(code).size() > 1 && !sentences.isWorded(code, locale));
            named.removeAll(FactName.COMMON.getOrDefault(fact, List.of()));
        }
        return named;
    }

    private String words(String code) {
        return Arrays.stream(code.split(",", -1))
                .map(one -> sentences.term("term", one, locale))
                .collect(Collectors.joining(", "));
    }

    /** What the texts ask for besides what is always asked, and what else is said. */
    public List<Field> more() {
        Map<String, Field> more = new LinkedHashMap<>();
        codes.asked().forEach((fact, sort) -> {
            if (!ALWAYS.contains(fact) && !fact.equals(noise()) && !isSet(fact)) {
                more.put(fact, field(fact, sort));
            }
        });
        asked.forEach((name, value) -> {
            if (!ALWAYS.contains(name) && (FactName.known(name) || name.equals(EVENT))) {
                more.computeIfAbsent(name, fact -> field(fact, sort(value)));
            }
        });
        return List.copyOf(more.values());
    }

    /** Methods of measuring are not facts of one kind: the chosen one has its field. */
    private String noise() {
        String method = asked.getOrDefault("method", "");
        return "noise." + (method.isEmpty() ? FactName.NOISE_METHODS.getFirst() : method);
    }

    /** Facts that only other uses have. */
    private static boolean isSet(String fact) {
        return fact.startsWith("others");
    }

    private static Codes.Sort sort(String value) {
        return value.equals("true") || value.equals("false")
                ? Codes.Sort.YES_NO
                : value.matches("[\\d.,]+") ? Codes.Sort.NUMBER : Codes.Sort.CODES;
    }

    private Field field(String fact, Codes.Sort sort) {
        String value = asked.getOrDefault(fact, "");
        return switch (sort) {
            case NUMBER -> new Field(fact, label(fact), Kind.NUMBER, List.of(), value);
            case YES_NO -> new Field(fact, label(fact), Kind.CHOICE, yesNo(value), value);
            case CODES -> {
                List<Option> options = options(fact);
                boolean open = codes.of(fact).isEmpty();
                yield new Field(fact, label(fact), open ? Kind.TEXT : Kind.CHOICE, open ? List.of() : options, value);
            }
        };
    }

    private List<Option> yesNo(String value) {
        return List.of(
                new Option("true", sentences.text("words.yes", locale), value.equals("true")),
                new Option("false", sentences.text("words.no", locale), value.equals("false")));
    }

    private String label(String fact) {
        Order naming = texts.stream()
                .filter(order -> order.facts().containsKey(fact))
                .findFirst()
                .orElse(null);
        return sentences.fact(fact, naming, locale);
    }

    /** What can have been granted, or done, by the texts. */
    public List<Option> grants() {
        Set<String> said = granted();
        Map<String, Option> grants = new LinkedHashMap<>();
        for (Order order : texts) {
            for (Rule rule : order.rules()) {
                if (rule.demand() instanceof Demand.Step step) {
                    String kind = step.kind().name().toLowerCase(Locale.ROOT);
                    grants.put(rule.id(), new Option(rule.id(), path(kind, rule.cite()), said.contains(rule.id())));
                }
            }
            for (Derogation derogation : order.derogations()) {
                boolean chosen = said.contains(derogation.id()) || said.contains(derogation.kind());
                grants.put(
                        derogation.id(),
                        new Option(derogation.id(), path(derogation.kind(), derogation.cite()), chosen));
            }
        }
        return List.copyOf(grants.values());
    }

    private Set<String> granted() {
        return Arrays.stream(asked.getOrDefault("granted", "").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private String path(String kind, String cite) {
        return sentences.kindOfPath(kind, locale) + " (" + cite + ")";
    }

    /** Counters of the texts, of which it can be said how much is taken. */
    public List<Field> used() {
        Map<String, Field> used = new LinkedHashMap<>();
        for (Order order : texts) {
            for (Counter counter : order.counters()) {
                String name = "used." + counter.id();
                used.put(
                        name,
                        new Field(
                                name, counter.name().in(locale), Kind.NUMBER, List.of(), asked.getOrDefault(name, "")));
            }
        }
        return List.copyOf(used.values());
    }

    /** What is said and has no field here: it stays in the address. */
    public List<Kept> kept() {
        Set<String> shown = new TreeSet<>(ALWAYS);
        more().forEach(field -> shown.add(field.name()));
        used().forEach(field -> shown.add(field.name()));
        List<Kept> kept = new ArrayList<>();
        asked.forEach((name, value) -> {
            if (name.equals("granted")) {
                String others =
                        granted().stream().filter(one -> !isOffered(one)).collect(Collectors.joining(","));
                Optional.of(others).filter(some -> !some.isEmpty()).ifPresent(some -> kept.add(new Kept(name, some)));
            } else if (!shown.contains(name) && !value.isEmpty()) {
                kept.add(new Kept(name, value));
            }
        });
        return kept;
    }

    private boolean isOffered(String grant) {
        return texts.stream()
                .anyMatch(order -> order.derogations().stream()
                                .anyMatch(each ->
                                        each.id().equals(grant) || each.kind().equals(grant))
                        || order.rule(grant).isPresent());
    }

    /** How many of the facts besides are said. */
    public int said() {
        return (int) (more().stream().filter(field -> !field.value().isEmpty()).count()
                + used().stream().filter(field -> !field.value().isEmpty()).count()
                + grants().stream().filter(Option::chosen).count());
    }

    /** The field that a mistake is about, as the page calls it; absent where it has none. */
    static @Nullable String fieldOf(String parameter) {
        String last = parameter.substring(parameter.lastIndexOf('.') + 1);
        if (parameter.startsWith("noise")) {
            return "noise";
        }
        return ALWAYS.contains(last) ? last : null;
    }
}
