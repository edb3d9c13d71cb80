package paddock;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import paddock.circuit.Conflicts;
import paddock.circuit.Section;

/** Run by JMH, which needs it open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class ConflictsBenchmark {

    private final LargeSite large = new LargeSite();
    private final List<BitSet> tracks = tracks(large);

    @Benchmark
    public Conflicts derive() {
        return Conflicts.of(large.site(), LargeSite.DAY);
    }

    /** What no derivation can do without: every pair looked at, on sets that are there already. */
    @Benchmark
    public int intersect() {
        int conflicts = 0;
        BitSet both = new BitSet(LargeSite.SECTIONS);
        for (int i = 0; i < tracks.size(); i++) {
            for (int j = i + 1; j < tracks.size(); j++) {
                both.clear();
                both.or(tracks.get(i));
                both.and(tracks.get(j));
                conflicts += both.isEmpty() ? 0 : 1;
            }
        }
        return conflicts;
    }

    private static List<BitSet> tracks(LargeSite large) {
        Map<UUID, Integer> numbers = new HashMap<>();
        return large.site().on(LargeSite.DAY).stream()
                .map(layout -> {
                    BitSet used = new BitSet(LargeSite.SECTIONS);
                    for (Section section : layout.course().sections()) {
                        used.set(numbers.computeIfAbsent(section.id(), id -> numbers.size()));
                    }
                    return used;
                })
                .toList();
    }
}
