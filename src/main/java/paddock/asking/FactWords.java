package paddock.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fact of a use in words: what it is called, and what was said of it. */
public record FactWords(String name, String value) {

    /** The facts of a use one by one, in the order in which they were said; those of each kind of vehicles after each other. */
    static List<FactWords> of(ObjectNode facts, Sentences sentences, Locale locale) {
        List<FactWords> all = new ArrayList<>();
        add(all, "", facts, new In(sentences, locale));
        return List.copyOf(all);
    }

    /** In which words. */
    private record In(Sentences sentences, Locale locale) {

        String said(JsonNode value) {
            return switch (value.getNodeType()) {
                case BOOLEAN -> sentences.text(value.booleanValue() ? "words.yes" : "words.no", locale);
                case ARRAY -> value.valueStream().map(this::said).collect(Collectors.joining(", "));
                case STRING -> sentences.term("term", value.stringValue(), locale);
                default -> value.toString();
            };
        }
    }

    private static void add(List<FactWords> all, String prefix, JsonNode node, In words) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (name.equals("vehicles")) {
                value.forEach(vehicles -> add(all, "", vehicles, words));
            } else if (value.isObject()) {
                add(all, name.equals("facts") ? "" : name + ".", value, words);
            } else {
                String fact = words.sentences().fact(prefix + name, null, words.locale());
                all.add(new FactWords(fact, words.said(value)));
            }
        }
    }
}
