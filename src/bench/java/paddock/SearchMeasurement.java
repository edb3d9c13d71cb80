package paddock;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import paddock.kernel.Ids;

/** Dates for a need over all layouts for a year, with a million bookings there and with a thousand. */
final class SearchMeasurement implements Measurement {

    private static final int CLIENTS = 8;
    private static final int WARMING = 90;
    private static final int SECONDS = 20;
    private static final double MILLISECONDS = 50;
    private static final double GROWTH = 1.5;
    private static final String A_THOUSAND = "2";

    private static final List<String> SPANS = List.of(
            "span=hours&hours=1",
            "span=hours&hours=3",
            "span=hours&hours=4&opens=14:00&closes=20:00",
            "span=half-day",
            "span=days&days=1",
            "span=days&days=2&length=2000",
            "span=days&days=3",
            "span=weekend");

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Workshop small = new Workshop()) {
            Figures thousand = figures(small, A_THOUSAND);
            Figures million = figures(workshop, System.getProperty("paddock.bench.years", "2010"));
            return List.of(
                    Finding.of("a search of a year over all layouts, 99th percentile", million.last(), "ms")
                            .atMost(MILLISECONDS)
                            .beside(million.bookings() + " bookings there, " + CLIENTS
                                    + " clients on the same machine, " + Math.round(million.aSecond()) + " a second"),
                    Finding.of("the same with few there, 99th percentile", thousand.last(), "ms")
                            .beside(thousand.bookings() + " bookings there"),
                    Finding.of("the many beside the few", million.last() / thousand.last(), "×")
                            .atMost(GROWTH),
                    Finding.of("a search, median", million.median(), "ms"));
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private record Figures(long bookings, double median, double last, double aSecond) {}

    private static Figures figures(Workshop workshop, String years) throws Exception {
        try (Shop shop = Shop.open(workshop, years)) {
            asked(shop, WARMING);
            long[] took = asked(shop, SECONDS);
            return new Figures(
                    shop.count("select count(*) from booking.booking"),
                    took[took.length / 2] / 1e6,
                    took[(int) Math.ceil(0.99 * took.length) - 1] / 1e6,
                    took.length / (double) SECONDS);
        }
    }

    private static long[] asked(Shop shop, int seconds) throws Exception {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<List<Long>>> all = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            Random random = new Random(number);
            all.add(() -> client(shop, random, until));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(CLIENTS)) {
            List<Long> took = new ArrayList<>();
            for (Future<List<Long>> each : executor.invokeAll(all)) {
                took.addAll(each.get());
            }
            return took.stream().mapToLong(Long::longValue).sorted().toArray();
        }
    }

    private static List<Long> client(Shop shop, Random random, long until) throws IOException {
        List<Long> took = new ArrayList<>();
        try (Client client = new Client(shop.port())) {
            while (System.nanoTime() < until) {
                String need = need(random);
                long asked = System.nanoTime();
                Client.Answer answer = client.get(need);
                took.add(System.nanoTime() - asked);
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
                client.after(answer);
            }
        }
        return took;
    }

    private static String need(Random random) {
        LocalDate first = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1 + random.nextInt(20));
        return "/api/v1/sites/" + Ids.named("ales", "site") + "/dates?first=" + first + "&last=" + first.plusDays(364)
                + "&activity=practice&category=touring-gt&powertrain=combustion&count=" + (5 + 5 * random.nextInt(3))
                + "&noise=" + (85 + 5 * random.nextInt(3)) + "&" + SPANS.get(random.nextInt(SPANS.size()));
    }
}
