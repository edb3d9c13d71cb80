package paddock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From stopped to the first page, as an operator starts it for the second time; and what it then occupies. */
final class StartMeasurement implements Measurement {

    private static final int RUNS = 5;
    private static final int RUNS_WITHOUT_CACHE = 3;
    private static final int PAGES = 100;
    private static final double SECONDS = 5;
    private static final double AIM = 3;
    private static final double MEGABYTES = 400;

    private record Started(double seconds, double megabytes) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Finding> findings() throws IOException {
        Path made = Workshop.madePackage();
        try (Workshop workshop = new Workshop()) {
            fill(workshop, made);
            List<Started> cached = starts(workshop, made, RUNS);
            List<Started> bare = starts(workshop, workshop.withoutCache(made), RUNS_WITHOUT_CACHE);
            return findings(cached, bare, new Floor(made, workshop.data()));
        }
    }

    private static List<Finding> findings(List<Started> cached, List<Started> bare, Floor floor) throws IOException {
        double hello = floor.helloSeconds();
        double database = floor.databaseSeconds();
        double worst = worst(cached);
        double median = median(cached);
        double memory = cached.stream().mapToDouble(Started::megabytes).max().orElseThrow();
        return List.of(
                Finding.of("from stopped to the first page, worst of " + cached.size(), worst, "s")
                        .atMost(SECONDS)
                        .floor(hello + database)
                        .beside("bare: " + Finding.number(hello) + " s a JVM that says hello, then "
                                + Finding.number(database) + " s the database"),
                Finding.of("the same, median", median, "s")
                        .floor(hello + database)
                        .beside("the aim of " + Finding.number(AIM) + " s is "
                                + (median <= AIM ? "reached" : "missed")),
                Finding.of("without the ahead-of-time cache, median of " + bare.size(), median(bare), "s")
                        .floor(hello + database)
                        .beside("worst " + Finding.number(worst(bare)) + " s"),
                Finding.of("memory of the JVM after " + PAGES + " pages, most of " + cached.size(), memory, "MB")
                        .atMost(MEGABYTES)
                        .floor(floor.helloMegabytes()));
    }

    private static List<Started> starts(Workshop workshop, Path made, int runs) throws IOException {
        List<Started> starts = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            starts.add(start(workshop, made));
        }
        return starts;
    }

    /** The first start, which nobody measures: it makes the database and loads the demonstration. */
    private static void fill(Workshop workshop, Path made) throws IOException {
        try (Product product = workshop.start(made)) {
            product.awaitReady();
        }
    }

    private static Started start(Workshop workshop, Path made) throws IOException {
        long began = System.nanoTime();
        try (Product product = workshop.start(made)) {
            String page = product.awaitFirstPage();
            double seconds = (System.nanoTime() - began) / 1e9;
            if (!page.startsWith("/sites/")) {
                throw new IllegalStateException("the first page is " + page + ", not that of a site");
            }
            product.awaitReady();
            visit(product);
            if (Files.exists(made.resolve("paddock.aot")) && !product.usesCache()) {
                throw new IllegalStateException("the package has a cache and does not use it");
            }
            return new Started(seconds, product.residentMegabytes());
        }
    }

    /** A hundred pages, each kind as often as the others. */
    private static void visit(Product product) throws IOException {
        try (Client client = new Client(product.port())) {
            List<Page> pages = Page.all(client);
            for (int visit = 0; visit < PAGES; visit++) {
                client.after(client.get(pages.get(visit % pages.size()).path()));
            }
        }
    }

    private static double median(List<Started> starts) {
        return Floor.median(starts.stream().mapToDouble(Started::seconds).toArray());
    }

    private static double worst(List<Started> starts) {
        return starts.stream().mapToDouble(Started::seconds).max().orElseThrow();
    }
}
