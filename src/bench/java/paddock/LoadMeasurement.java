package paddock;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Two hundred users at once, signed in and not, each reading a page for a moment and then asking for another. */
final class LoadMeasurement implements Measurement {

    private static final int USERS = 200;
    private static final Duration FOR = Duration.ofSeconds(Boolean.getBoolean("paddock.full") ? 600 : 60);
    private static final Duration WARMING = Duration.ofSeconds(30);
    private static final double MILLISECONDS = 500;
    private static final double GROWTH = 1.2;

    /** How long somebody looks at a page, from and until. */
    private static final int LOOK_FROM = 1_000;

    private static final int LOOK_UNTIL = 5_000;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Product product = workshop.start(Workshop.madePackage())) {
            product.awaitReady();
            List<Page> pages;
            try (Client client = new Client(product.port())) {
                pages = Page.all(client);
            }
            List<Visitor> visitors = new ArrayList<>();
            for (int number = 0; number < USERS; number++) {
                visitors.add(Visitor.number(number, product.port(), pages));
            }
            run(visitors, WARMING);
            double before = settled(product);
            long[] times = run(visitors, FOR);
            double after = settled(product);
            for (Visitor visitor : visitors) {
                visitor.close();
            }
            String beside = USERS + " users for " + FOR.toSeconds() + " s, " + times.length
                    + " requests and no other answer than wanted, median " + Finding.number(percentile(times, 0.5))
                    + " ms";
            return List.of(
                    Finding.of("mixed pages, 99th percentile", percentile(times, 0.99), "ms")
                            .atMost(MILLISECONDS)
                            .beside(beside),
                    Finding.of("heap in use after it, against before", after / before, "times")
                            .atMost(GROWTH)
                            .beside(Finding.number(before) + " MB before, " + Finding.number(after) + " MB after"));
        }
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    /** What is in use while nobody asks, in megabytes: what the collector leaves. */
    private static double settled(Product product) throws IOException {
        product.collect();
        try (Client client = new Client(product.port())) {
            String line = client.get("/actuator/prometheus")
                    .text()
                    .lines()
                    .filter(each -> each.startsWith("paddock_memory_bytes{of=\"heap\"}"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(line.substring(line.indexOf(' '))) / 1e6;
        }
    }

    /** Sorted times of all requests, in nanoseconds; fails when any answer is not as wanted. */
    private static long[] run(List<Visitor> visitors, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        List<Callable<long[]>> users = new ArrayList<>();
        visitors.forEach(visitor -> users.add(() -> user(visitor, until)));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            LongStream all = LongStream.empty();
            for (Future<long[]> one : executor.invokeAll(users)) {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            }
            return all.sorted().toArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long[] user(Visitor visitor, long until) throws Exception {
        LongStream.Builder times = LongStream.builder();
        TimeUnit.MILLISECONDS.sleep(visitor.pause(0, LOOK_UNTIL));
        visitor.returns();
        while (System.nanoTime() < until) {
            times.add(visitor.asks());
            TimeUnit.MILLISECONDS.sleep(visitor.pause(LOOK_FROM, LOOK_UNTIL));
        }
        return times.build().toArray();
    }
}
