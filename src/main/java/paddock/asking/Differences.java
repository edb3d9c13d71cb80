package paddock.asking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paddock.fact.Value;
import paddock.homologation.Counter;
import paddock.homologation.Order;
import paddock.kernel.Text;

/** What one version of an order says otherwise than another: added, gone, in other words or with other numbers. */
final class Differences {

    private final Sentences sentences;
    private final Locale locale;

    Differences(Sentences sentences, Locale locale) {
        this.sentences = sentences;
        this.locale = locale;
    }

    /**
     * What a paragraph said, and what it says.
     *
     * @param kind a rule, an exception, a derogation, a counter, a duty, a value, a fact, or the text as a whole
     * @param before empty where it is new
     * @param after empty where it is gone
     */
    record Line(String cite, String kind, String before, String after) {

        /** Whether it says the same in words, so that what differs lies in hours, numbers or conditions. */
        public boolean sameWords() {
            return before.equals(after);
        }
    }

    /** A paragraph as it is compared, whole, and as it is told. */
    private record Part(String cite, String kind, Object whole, String told) {}

    List<Line> between(Order before, Order after) {
        Map<String, Part> old = parts(before);
        Map<String, Part> now = parts(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Part was = old.get(name);
            Part is = now.get(name);
            Part either = is == null ? Objects.requireNonNull(was) : is;
            if (was == null || is == null || !was.whole().equals(is.whole())) {
                lines.add(new Line(
                        either.cite(), either.kind(), was == null ? "" : was.told(), is == null ? "" : is.told()));
            }
        }
        lines.sort(Comparator.comparing(Line::cite, NaturalOrder.OF_CITES));
        return lines;
    }

    private Map<String, Part> parts(Order order) {
        Map<String, Part> parts = new LinkedHashMap<>();
        order.rules().forEach(each -> parts.put("rule " + each.id(), part(each.cite(), "rule", each, each.text())));
        order.reliefs()
                .forEach(
                        each -> parts.put("exception " + each.id(), part(each.cite(), "exception", each, each.text())));
        order.derogations()
                .forEach(each ->
                        parts.put("derogation " + each.id(), part(each.cite(), "derogation", each, each.text())));
        order.duties().forEach(each -> parts.put("duty " + each.id(), part(each.cite(), "duty", each, each.text())));
        order.counters()
                .forEach(each -> parts.put("counter " + each.id(), new Part("", "counter", each, counted(each))));
        order.values()
                .forEach((fact, value) ->
                        parts.put("value " + fact, new Part("", "value", value, fact + " = " + number(value))));
        order.facts()
                .forEach((fact, name) -> parts.put(
                        "fact " + fact, new Part("", "fact", name, sentences.pair(fact, name.in(locale), locale))));
        parts.put("order", new Part("", "order", head(order), said(order)));
        return parts;
    }

    /** Where the text holds and what ends it; its title and its days differ with every version. */
    private static List<Object> head(Order order) {
        return Arrays.asList(order.level(), order.circuit(), order.layouts(), order.lapse());
    }

    private static String said(Order order) {
        return Stream.concat(
                        Stream.of(order.level().name().toLowerCase(Locale.ROOT), order.circuit(), order.lapse()),
                        order.layouts().stream().sorted())
                .filter(each -> each != null)
                .collect(Collectors.joining(" · "));
    }

    private Part part(String cite, String kind, Object whole, Text text) {
        return new Part(cite, kind, whole, text.in(locale));
    }

    private String counted(Counter counter) {
        return sentences.pair(
                counter.name().in(locale), sentences.text("counter." + counter.per(), locale, counter.most()), locale);
    }

    private static String number(Value value) {
        return value instanceof Value.Amount amount
                ? String.valueOf(amount.number()).replaceAll("\\.0$", "")
                : value.toString();
    }
}
