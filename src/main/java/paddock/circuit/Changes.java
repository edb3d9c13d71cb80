package paddock.circuit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Change.Added;
import paddock.circuit.Change.Altered;
import paddock.circuit.Change.Removed;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Compares two states of a site, thing by thing and value by value. */
final class Changes {

    private static final String STEP = " › ";
    /** Steps of the records' own making that say nothing to a reader of the file. */
    private static final Set<String> SILENT = Set.of("wordings", "spells", "value", "during", "exists", "days");

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Line.class, LineInShort.class)
            .addModule(new SimpleModule().addSerializer(Duration.class, new InMinutes()))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    /** A line is compared by a digest of its points; shown, it is a count and a length. */
    private interface LineInShort {
        @JsonValue
        String summary();
    }

    /** A duration as the file writes it. */
    private static final class InMinutes extends ValueSerializer<Duration> {
        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializationContext context) {
            json.writeString(duration.toMinutes() + " min");
        }
    }

    /** Each thing with a key, and the thing it belongs to. */
    private final SortedMap<String, String> things = new TreeMap<>();

    /** Each value, and the thing it belongs to. */
    private final SortedMap<String, Value> values = new TreeMap<>();

    private record Value(String owner, String text) {}

    private Changes(@Nullable Site site) {
        if (site != null) {
            walk(site.key(), "", JSON.valueToTree(site));
        }
    }

    /** What turns one state into the other, in the order of their names. */
    static List<Change> between(@Nullable Site before, Site after) {
        Changes old = new Changes(before);
        Changes now = new Changes(after);
        List<Change> changes = new ArrayList<>();
        now.missingIn(old).forEach(thing -> changes.add(new Added(thing)));
        old.missingIn(now).forEach(thing -> changes.add(new Removed(thing)));
        NavigableSet<String> paths = new TreeSet<>(old.values.keySet());
        paths.addAll(now.values.keySet());
        for (String path : paths) {
            Value then = old.values.getOrDefault(path, new Value("", ""));
            Value value = now.values.getOrDefault(path, new Value("", ""));
            String owner = value.owner().isEmpty() ? then.owner() : value.owner();
            boolean stays = old.things.containsKey(owner) && now.things.containsKey(owner);
            if (stays && !then.text().equals(value.text())) {
                changes.add(new Altered(path, then.text(), value.text()));
            }
        }
        return changes;
    }

    /** The things the other state lacks, without those that lack only because their owner does. */
    private List<String> missingIn(Changes other) {
        return things.entrySet().stream()
                .filter(thing -> !other.things.containsKey(thing.getKey()))
                .filter(thing -> thing.getValue().isEmpty() || other.things.containsKey(thing.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void walk(String path, String owner, JsonNode node) {
        if (!key(node).isEmpty()) {
            things.put(path, owner);
            node.properties().forEach(child -> step(path, path, child));
        } else if (node.isObject()) {
            node.properties().forEach(child -> step(path, owner, child));
        } else if (node.isArray()) {
            elements(path, owner, node);
        } else if (!node.isNull()) {
            values.put(path, new Value(owner, node.asString()));
        }
    }

    /** What a thing is called within its list: its key, or the two layouts that an exclusion keeps apart. */
    private static String key(JsonNode node) {
        if (node.has("first") && node.has("second")) {
            return node.get("first").asString() + " + " + node.get("second").asString();
        }
        return node.has("key") ? node.get("key").asString() : "";
    }

    /** The same name again gets a number, as when a pair is excluded in several years. */
    private String free(String path) {
        String free = path;
        for (int n = 2; things.containsKey(free); n++) {
            free = path + " " + n;
        }
        return free;
    }

    private void step(String path, String owner, Map.Entry<String, JsonNode> child) {
        String name = child.getKey();
        boolean wordingLanguage = name.equals("language") && !path.equals(owner);
        if (!name.equals("id") && !name.equals("key") && !wordingLanguage) {
            walk(SILENT.contains(name) ? path : path + STEP + name, owner, child.getValue());
        }
    }

    private void elements(String path, String owner, JsonNode array) {
        boolean references = path.contains(STEP + "courses");
        List<String> keys = new ArrayList<>();
        for (JsonNode element : array) {
            String key = key(element);
            if (!key.isEmpty() && references) {
                keys.add(key);
            } else if (!key.isEmpty()) {
                walk(free(path + STEP + key), owner, element);
            } else if (element.isObject()) {
                keys.add("");
                walk(path + STEP + keys.size(), owner, element);
            } else {
                keys.add(element.asString());
            }
        }
        String text = String.join(", ", keys);
        if (!text.replace(", ", "").isEmpty()) {
            values.put(path, new Value(owner, text));
        }
    }
}
