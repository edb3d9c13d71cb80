package paddock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Verdicts: one, a year of them, and as many as the package answers over HTTP. */
final class VerdictsMeasurement implements Measurement {

    private static final int CLIENTS = 4;
    private static final int BATCH = 500;
    private static final int BATCHES = 20;
    private static final int A_SECOND = 5000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>(alone());
        findings.add(overHttp());
        return findings;
    }

    private static List<Finding> alone() {
        Options options = new OptionsBuilder()
                .include(VerdictsBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            var results = new Runner(options).run();
            Result<?> verdict = named("verdict", results);
            double hours = named("hours", results).getScore();
            return List.of(
                    Finding.of("a verdict on one use, mean", verdict.getScore(), "µs")
                            .atMost(20),
                    Finding.of(
                            "the same, 99th percentile", verdict.getStatistics().getPercentile(99), "µs"),
                    Finding.of(
                                    "a verdict beside 5,000 other uses of the year, mean",
                                    named("crowd", results).getScore(),
                                    "ms")
                            .atMost(50),
                    Finding.of(
                                    "a year of lawful hours of one layout",
                                    named("year", results).getScore(),
                                    "ms")
                            .atMost(5)
                            .floor(hours)
                            .beside("bare: looking at each hour of the year and deciding nothing"),
                    Finding.of(
                                    "a year of lawful hours of all layouts of the demonstration site",
                                    named("yearOfAll", results).getScore(),
                                    "ms")
                            .atMost(30)
                            .floor(hours));
        } catch (RunnerException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Result<?> named(String method, Iterable<RunResult> results) {
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("." + method)) {
                return result.getPrimaryResult();
            }
        }
        throw new IllegalStateException("no result of " + method);
    }

    private static Finding overHttp() throws IOException {
        try (Workshop workshop = new Workshop();
                Product product = workshop.start(Workshop.madePackage())) {
            product.awaitReady();
            byte[] questions = questions(layout(product.port()));
            for (int warming = 0; warming < 3; warming++) {
                nanos(product.port(), questions);
            }
            double each = (double) nanos(product.port(), questions) / (BATCH * BATCHES);
            return Finding.of("over HTTP, time for each verdict", each / 1000, "µs")
                    .atMost(1e6 / A_SECOND)
                    .beside(Math.round(1e9 / each) + " verdicts a second, in batches of " + BATCH + " from " + CLIENTS
                            + " clients on the same machine; at least " + A_SECOND + " promised");
        }
    }

    private static String layout(int port) throws IOException {
        try (Client client = new Client(port)) {
            String site = firstId(client.get("/api/v1/sites").text());
            String circuits = client.get("/api/v1/sites/" + site).text();
            return firstId(circuits.substring(circuits.indexOf("\"layouts\"")));
        }
    }

    private static String firstId(String json) {
        Matcher id = ID.matcher(json);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + json);
        }
        return id.group(1);
    }

    /** Uses of every hour between 8 and 18 of many days. */
    private static byte[] questions(String layout) {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String day = "2026-%02d-%02dT".formatted(1 + i % 12, 1 + i % 28);
            int hour = 8 + i % 10;
            questions.add("""
                    {"layout":"%s","from":"%s%02d:30","until":"%s%02d:30","activity":"practice","customer":"club",\
                    "vehicles":[{"count":%d,"category":"touring-gt","powertrain":"combustion"}],\
                    "noise":{"source-exhaust":%d},"used":{"events":3},"others":[]}""".formatted(layout, day, hour, day, hour + 1, 5 + i % 30, 88 + i % 15));
        }
        return ("[" + String.join(",", questions) + "]").getBytes(StandardCharsets.UTF_8);
    }

    private static long nanos(int port, byte[] questions) {
        Callable<Void> client = () -> {
            try (Client one = new Client(port)) {
                for (int batch = 0; batch < BATCHES / CLIENTS; batch++) {
                    Client.Answer answer = one.post("/api/v1/verdicts", questions);
                    if (answer.status() != 200) {
                        throw new IllegalStateException(answer.status() + " instead of 200: " + answer.text());
                    }
                    one.after(answer);
                }
            }
            return null;
        };
        long began = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Void> each : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return System.nanoTime() - began;
    }
}
