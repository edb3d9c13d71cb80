package paddock.watch;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often something has happened on this node since it began to serve, by kind; the kinds are few and ours. */
public final class Tally implements Measure {

    private final String name;
    private final String help;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public Tally(String name, String help) {
        this.name = name;
        this.help = help;
    }

    public void add(String kind) {
        counts.computeIfAbsent(kind, unknown -> new LongAdder()).increment();
    }

    SortedMap<String, Long> counts() {
        SortedMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((kind, count) -> sorted.put(kind, count.sum()));
        return sorted;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help() {
        return help;
    }
}
