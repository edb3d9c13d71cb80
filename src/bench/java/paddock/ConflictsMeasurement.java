package paddock;

import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All conflicts of a large site, derived anew. */
final class ConflictsMeasurement implements Measurement {

    private static final double MILLISECONDS = 50;

    @Override
    public String name() {
        return "conflicts";
    }

    @Override
    public List<Finding> findings() {
        Options options = new OptionsBuilder()
                .include(ConflictsBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            var results = new Runner(options).run();
            Result<?> derived = named("derive", results);
            double bare = named("intersect", results).getScore();
            return List.of(
                    Finding.of(
                                    "conflicts of 200 layouts and 2 000 sections, 99th percentile",
                                    percentile(derived),
                                    "ms")
                            .atMost(MILLISECONDS)
                            .floor(bare)
                            .beside(new LargeSite().told()),
                    Finding.of("the same, mean", derived.getScore(), "ms")
                            .floor(bare)
                            .beside("bare: the mean of 19 900 intersections of bit sets, and nothing else"));
        } catch (RunnerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double percentile(Result<?> result) {
        return result.getStatistics().getPercentile(99);
    }

    private static Result<?> named(String method, Iterable<RunResult> results) {
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("." + method)) {
                return result.getPrimaryResult();
            }
        }
        throw new IllegalStateException("no result of " + method);
    }
}
