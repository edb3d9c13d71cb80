package paddock.sitefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import paddock.homologation.Order;

/** Where in a site file the parts of its orders stand, and the codes they use: for saying where to look again. */
public final class Places {

    private final Map<List<String>, Integer> lines = new HashMap<>();
    private final List<Code> codes = new ArrayList<>();
    private final IdentityHashMap<Node, Set<Code>> read = new IdentityHashMap<>();

    /** A code in the file, with the fact that it is one of. */
    record Code(String fact, String code, int line) {}

    /** Notes where an order and the items of its lists stand. */
    void order(Entry entry, Order order) {
        lines.putIfAbsent(List.of(name(order), "", ""), entry.line());
        for (String list : List.of("rules", "exceptions", "derogations", "counters", "duties")) {
            for (Entry item : entry.list(list)) {
                String id = item.find("id").map(Entry::string).orElse("");
                lines.putIfAbsent(List.of(name(order), list, id), item.line());
            }
        }
    }

    /** Notes a code; one that later versions take over from an earlier one stands there once. */
    void code(String fact, String code, Entry at) {
        Code noted = new Code(fact, code, at.line());
        if (read.computeIfAbsent(at.node, any -> new HashSet<>()).add(noted)) {
            codes.add(noted);
        }
    }

    /** Noise by a method, and limits that others set, have a name of two parts; the second is noted like a code. */
    void name(String fact, Entry at) {
        int dot = fact.indexOf('.');
        if (dot > 0) {
            code(fact.substring(0, dot), fact.substring(dot + 1), at);
        }
    }

    List<Code> codes() {
        return codes;
    }

    /** The line of an item of an order's list; of the order itself where both are empty. */
    int line(String order, String list, String id) {
        return lines.getOrDefault(List.of(order, list, id), lines.getOrDefault(List.of(order, "", ""), 0));
    }

    static String name(Order order) {
        return order.key() + " " + order.version();
    }
}
