package paddock.sitefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Versions of an order that say only what they change, made whole from the version that they amend; that one ends where
 * they begin. Each line keeps its place in the file.
 */
final class Amending {

    private static final List<String> LISTS = List.of("rules", "exceptions", "derogations", "counters", "duties");
    private static final List<String> NAMED = List.of("facts", "values");
    private static final List<String> KEPT = List.of("invented", "note", "circuit", "layouts", "until", "lapse");

    private final Entry base;
    private final Entry own;
    private final Set<String> repealed = new LinkedHashSet<>();

    private Amending(Entry base, Entry own) {
        this.base = base;
        this.own = own;
    }

    /** The orders in their sequence, each of them whole; one that amends what is not there is noted and left out. */
    static List<Entry> whole(List<Entry> orders) {
        List<Entry> whole = new ArrayList<>();
        for (Entry order : orders) {
            Optional<Entry> amends = order.isMapping() ? order.find("amends") : Optional.empty();
            if (amends.isEmpty()) {
                order.find("repeals").ifPresent(repeals -> repeals.wrong("repeals-nothing"));
                whole.add(order);
                continue;
            }
            List<String> versions = new ArrayList<>();
            int base = -1;
            for (int i = 0; i < whole.size(); i++) {
                if (text(whole.get(i), "key").equals(text(order, "key"))) {
                    versions.add(text(whole.get(i), "version"));
                    base = versions.getLast().equals(text(order, "amends")) ? i : base;
                }
            }
            if (text(order, "key").isEmpty()) {
                whole.add(order); // where it is told that there is no key
            } else if (base < 0) {
                amends.get().unknown("unknown-version", amends.get().string(), versions);
            } else {
                Amending amending = new Amending(whole.get(base), order);
                whole.add(amending.amended());
                whole.set(base, amending.cut());
            }
        }
        return whole;
    }

    private Entry amended() {
        Map<String, Node> lines = new LinkedHashMap<>();
        own.list("repeals").forEach(each -> repealed.add(each.key()));
        own.children().forEach((key, child) -> lines.put(key, child.node));
        own.get("from");
        KEPT.forEach(key -> inherit(key, lines));
        NAMED.forEach(key -> named(key, lines));
        Set<String> known = new TreeSet<>();
        for (String list : LISTS) {
            Map<String, Node> items = new LinkedHashMap<>();
            items(base, list).forEach((id, item) -> items.put(id, list.equals("duties") ? carried(item) : item));
            known.addAll(items.keySet());
            items.keySet().removeAll(repealed);
            items.putAll(items(own, list));
            if (!items.isEmpty()) {
                lines.put(list, sequence(items));
            }
        }
        for (Entry each : own.list("repeals")) {
            if (!known.contains(each.key())) {
                each.unknown("unknown-rule", each.key(), known);
            }
        }
        return own.with(mapping(own.node, lines));
    }

    /** The amended version until the day on which the other begins; what is owed before its end is owed under that. */
    private Entry cut() {
        Node from = own.find("from").map(each -> each.node).orElse(null);
        String until = text(base, "until");
        if (from == null || (!until.isEmpty() && until.compareTo(text(own, "from")) <= 0)) {
            return base;
        }
        Map<String, Node> lines = new LinkedHashMap<>();
        base.children().forEach((key, child) -> lines.put(key, child.node));
        lines.put("until", from);
        Map<String, Node> duties = items(base, "duties");
        duties.values().removeIf(duty -> due(duty).containsKey("before_end"));
        lines.computeIfPresent("duties", (key, all) -> sequence(duties));
        return base.with(mapping(base.node, lines));
    }

    private void inherit(String key, Map<String, Node> into) {
        Entry kept = base.children().get(key);
        if (kept != null) {
            into.putIfAbsent(key, kept.node);
        }
    }

    private void named(String key, Map<String, Node> into) {
        Entry before = base.children().get(key);
        Entry now = own.children().get(key);
        if (before != null && now != null && before.isMapping() && now.isMapping()) {
            Map<String, Node> both = new LinkedHashMap<>();
            before.children().forEach((name, child) -> both.put(name, child.node));
            now.children().forEach((name, child) -> both.put(name, child.node));
            into.put(key, mapping(now.node, both));
        } else {
            inherit(key, into);
        }
    }

    /** A period that runs goes on running from the day on which it began. */
    private Node carried(Node duty) {
        Map<String, Node> due = due(duty);
        Entry from = base.children().get("from");
        if (from == null || due.containsKey("since") || !(due.containsKey("every") || due.containsKey("after"))) {
            return duty;
        }
        due.put("since", from.node);
        Map<String, Node> lines = lines(duty);
        lines.put("due", mapping(duty, due));
        return mapping(duty, lines);
    }

    private static Map<String, Node> due(Node duty) {
        Node due = lines(duty).get("due");
        return due == null ? new LinkedHashMap<>() : lines(due);
    }

    private static Map<String, Node> lines(Node node) {
        Map<String, Node> lines = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> lines.put(scalar(each.getKeyNode()), each.getValueNode()));
        }
        return lines;
    }

    /** The items of a list by their ids; what has none, or one that is taken, is told of by whoever reads it. */
    private static Map<String, Node> items(Entry order, String list) {
        Map<String, Node> items = new LinkedHashMap<>();
        for (Entry item : order.list(list)) {
            Node id = lines(item.node).get("id");
            String name = id == null ? "" : scalar(id);
            items.put(name.isEmpty() || items.containsKey(name) ? name + "#" + items.size() : name, item.node);
        }
        return items;
    }

    private static String text(Entry order, String key) {
        Node node = lines(order.node).get(key);
        return node == null ? "" : scalar(node);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    private static Node mapping(Node at, Map<String, Node> lines) {
        List<NodeTuple> tuples = new ArrayList<>();
        lines.forEach(
                (key, value) -> tuples.add(new NodeTuple(new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), value)));
        return new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, at.getStartMark(), at.getEndMark());
    }

    private static Node sequence(Map<String, Node> items) {
        List<Node> nodes = List.copyOf(items.values());
        return new SequenceNode(
                Tag.SEQ,
                true,
                nodes,
                FlowStyle.BLOCK,
                nodes.isEmpty() ? Optional.empty() : nodes.getFirst().getStartMark(),
                Optional.empty());
    }
}
