package paddock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.springframework.core.io.ClassPathResource;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.Value;
import paddock.fact.Vehicles;
import paddock.homologation.Calendar;
import paddock.homologation.Homologation;
import paddock.homologation.LawfulHours;
import paddock.homologation.Use;
import paddock.homologation.Verdict;
import paddock.sitefile.SiteFile;

/** Verdicts and lawful hours of the demonstration site, from its file. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerdictsBenchmark {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    private final List<Homologation> layouts = new ArrayList<>();
    private final Homologation first;
    private final Use use;
    private final Use beside;

    public VerdictsBenchmark() {
        SiteFile.Reading.Read read = (SiteFile.Reading.Read) SiteFile.read(new ClassPathResource("sites/ales.yaml"));
        Site site = read.site();
        for (Circuit circuit : site.circuits()) {
            for (Layout layout : circuit.layouts()) {
                Calendar calendar = new Calendar(site.zone(), site.holidays());
                layouts.add(Homologation.of(read.law(), calendar, circuit.key(), layout.key()));
            }
        }
        first = layouts.getFirst();
        LocalDateTime noon = LocalDate.of(2026, 5, 13).atTime(11, 30);
        use = new Use(
                noon.atZone(site.zone()).toInstant(),
                noon.plusHours(2).atZone(site.zone()).toInstant(),
                Set.of(site.circuits().getFirst().layouts().getFirst().key()),
                Map.of(
                        "activity", Value.Codes.of("practice"),
                        "customer", Value.Codes.of("company"),
                        "noise.source-exhaust", new Value.Amount(98)),
                List.of(new Vehicles(
                        30,
                        Map.of("category", Value.Codes.of("touring-gt"), "powertrain", Value.Codes.of("combustion")))),
                Set.of(),
                Map.of("events", 4),
                List.of());
        beside = beside(use, site.zone());
    }

    /** The same use outside the hours, granted as an event, beside as many others as a question may name. */
    private static Use beside(Use use, ZoneId zone) {
        List<Use> others = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            LocalDateTime begin = YEAR.plusDays(i % 365).atTime(8 + i / 365, 5 * (i % 12));
            others.add(new Use(
                    begin.atZone(zone).toInstant(),
                    begin.plusMinutes(50).atZone(zone).toInstant(),
                    use.layouts(),
                    use.facts(),
                    use.vehicles(),
                    i % 10 == 0 ? Set.of("event") : Set.of(),
                    Map.of(),
                    null));
        }
        return new Use(
                use.from(), use.until(), use.layouts(), use.facts(), use.vehicles(), Set.of("event"), Map.of(), others);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Verdict verdict() {
        return first.verdict(use);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Verdict crowd() {
        return first.verdict(beside);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<LawfulHours.Day> year() {
        return new LawfulHours(first, use).between(YEAR, YEAR.plusYears(1));
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int yearOfAll() {
        int days = 0;
        for (Homologation layout : layouts) {
            days += new LawfulHours(layout, use)
                    .between(YEAR, YEAR.plusYears(1))
                    .size();
        }
        return days;
    }

    /** The bare minimum beside them: looking at every hour of the year once, and deciding nothing. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int hours() {
        int open = 0;
        for (LocalDate day = YEAR; day.getYear() == 2026; day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour++) {
                open += day.getDayOfWeek().getValue() < 6 && hour >= 9 ? 1 : 0;
            }
        }
        return open;
    }
}
