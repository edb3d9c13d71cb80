package paddock.sitefile;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What has been found wrong so far. Reading goes on, so that a person mends a file in one round and not in ten. */
final class Mistakes {

    private static final int MOST = 100;

    private final Set<Mistake> found = new LinkedHashSet<>();
    private final IdentityHashMap<Node, String> paths = new IdentityHashMap<>();

    void add(String file, int line, String key, Object... values) {
        if (!full()) {
            found.add(new Mistake(file, line, key, List.of(values)));
        }
    }

    /** Where a mistake is said to be; a line that an amendment takes over has the name that it has in the amended version. */
    String path(Node node, String path) {
        String first = paths.putIfAbsent(node, path);
        return first == null ? path : first;
    }

    /** Whether more would not be kept, so that nobody need look further. */
    boolean full() {
        return found.size() >= MOST;
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the file's lines. */
    List<Mistake> all() {
        return found.stream()
                .sorted(Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line))
                .toList();
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
