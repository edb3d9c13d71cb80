package paddock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Measures what Paddock promises: all of it, or the one part that is named. Ends with 1 where a promise is not kept. */
public final class Benchmarks {

    private static final int MISSED = 1;
    private static final int USAGE = 64;

    private Benchmarks() {}

    public static void main(String[] args) throws IOException {
        List<Measurement> all = List.of(
                new StartMeasurement(),
                new PagesMeasurement(),
                new LoadMeasurement(),
                new ConflictsMeasurement(),
                new VerdictsMeasurement(),
                new BookingsMeasurement(),
                new SearchMeasurement(),
                new TakeoverMeasurement(),
                new BoardMeasurement(),
                new YearMeasurement(),
                new FruitMeasurement(),
                new DuplicatesMeasurement(),
                new StandMeasurement(),
                new DirectoryMeasurement());
        List<Measurement> asked = all.stream()
                .filter(measurement -> args.length == 0 || measurement.name().equals(args[0]))
                .toList();
        if (asked.isEmpty()) {
            List<String> names = all.stream().map(Measurement::name).toList();
            System.err.println("No benchmark is called " + args[0] + ". There are: " + String.join(", ", names) + ".");
            System.exit(USAGE);
        }
        boolean met = true;
        for (Measurement measurement : asked) {
            met &= run(measurement);
        }
        System.exit(met ? 0 : MISSED);
    }

    private static boolean run(Measurement measurement) throws IOException {
        System.err.println(measurement.name() + ":");
        Machine machine =
                Machine.here(LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC));
        List<Finding> findings = measurement.findings();
        findings.forEach(finding -> System.out.println("  " + finding.told()));
        new ResultsPage(Path.of("docs", "benchmarks.md")).write(measurement.name(), machine, findings);
        return findings.stream().allMatch(Finding::met);
    }
}
