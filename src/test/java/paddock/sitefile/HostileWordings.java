package paddock.sitefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * A site file in which every wording is another text.
 *
 * @param written the texts by where they stand
 */
record HostileWordings(Folder folder, Map<String, String> written) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What YAML wants escaped and JSON does not. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]");

    /** Where people write freely, whatever is named by it. */
    private static final Set<String> FREE = Set.of("fr", "en", "name", "cite", "town", "region", "reference", "note");

    static HostileWordings of(Folder shipped, List<String> texts, int first) {
        Map<String, String> written = new LinkedHashMap<>();
        Object file = new Load(LoadSettings.builder().build()).loadFromString(shipped.text("ales.yaml"));
        Object spoiled = spoiled(file, "", written, texts, first);
        return new HostileWordings(shipped.with("ales.yaml", quoted(spoiled)), written);
    }

    /** As YAML that JSON readers understand too. */
    static String quoted(Object value) {
        return UNPRINTABLE
                .matcher(JSON.writeValueAsString(value))
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** The texts that stand in some places, whichever language they are written for. */
    List<String> at(String... places) {
        Set<String> wanted = Set.of(places);
        return written.entrySet().stream()
                .filter(one -> wanted.contains(one.getKey().replaceAll("\\.(fr|en)$", "")))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Object spoiled(
            Object node, String path, Map<String, String> written, List<String> texts, int first) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(
                                one -> one.getKey().toString(),
                                one -> spoiled(one.getValue(), under(path, one.getKey()), written, texts, first),
                                (a, b) -> b,
                                LinkedHashMap::new));
            case List<?> list ->
                IntStream.range(0, list.size())
                        .mapToObj(i -> spoiled(list.get(i), under(path, i), written, texts, first))
                        .toList();
            case String text
            when FREE.contains(path.substring(path.lastIndexOf('.') + 1)) -> {
                String other = texts.get((first + written.size()) % texts.size());
                written.put(path, other);
                yield other;
            }
            default -> node;
        };
    }

    private static String under(String path, Object key) {
        return path.isEmpty() ? key.toString() : path + "." + key;
    }
}
