package paddock;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The HTML of each page for eight clients who never pause; and of pages that nobody has asked for before. */
final class PagesMeasurement implements Measurement {

    private static final int REQUESTS = 2_000;
    private static final Duration AT_MOST = Duration.ofSeconds(12);

    /** After so many the JVM has compiled what writes pages: the processor time that each takes no longer falls. */
    private static final int WARMING_REQUESTS = 6_000;

    private static final Duration WARMING = Duration.ofSeconds(15);
    private static final double MILLISECONDS = 50;
    private static final String SITE = "/sites/[^/?]+";
    private static final String CIRCUIT = "/sites/[^/?]+/circuits/[^/?]+";

    /** From here on there are layouts on every day, and days enough for all requests. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);

    /** A file of some hundred bytes: what network, connector and filters need without any page. */
    private static final Asking BARE = Asking.again(new Page("/favicon.svg", 200));

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Product product = workshop.start(Workshop.madePackage())) {
            product.awaitReady();
            List<Asking> askings = askings(product);
            load(product, BARE, WARMING_REQUESTS, WARMING);
            askings.forEach(asking -> load(product, asking, WARMING_REQUESTS, WARMING));
            Load.Times bare = load(product, BARE, REQUESTS, AT_MOST);
            List<Finding> findings = new ArrayList<>();
            for (Asking asking : askings) {
                findings.add(finding(product, asking, bare));
            }
            return findings;
        }
    }

    /** Pages to ask for under one name: the same again and again, or one that was never asked for before each time. */
    private record Asking(String name, Supplier<String> paths, int status) {

        static Asking again(Page page) {
            return new Asking("`" + page.path() + "`", page::path, page.status());
        }

        /** On another day each time, so that what is remembered of earlier ones is of no use. */
        static Asking onNewDays(Page page) {
            AtomicInteger days = new AtomicInteger();
            return new Asking(
                    "`" + page.path() + "?on=…`, another day each time, so never remembered",
                    () -> page.path() + "?on=" + FIRST_DAY.plusDays(days.getAndIncrement()),
                    page.status());
        }
    }

    private static List<Asking> askings(Product product) throws IOException {
        List<Page> pages;
        try (Client client = new Client(product.port())) {
            pages = Page.all(client);
        }
        return Stream.concat(
                        pages.stream().map(Asking::again),
                        Stream.of(first(pages, SITE), first(pages, CIRCUIT)).map(Asking::onNewDays))
                .toList();
    }

    private static Page first(List<Page> pages, String path) {
        return pages.stream()
                .filter(page -> page.path().matches(path))
                .findFirst()
                .orElseThrow();
    }

    private static Load.Times load(Product product, Asking asking, int requests, Duration atMost) {
        return new Load(product.port(), asking.paths(), requests, atMost).run(asking.status());
    }

    private static Finding finding(Product product, Asking asking, Load.Times bare) {
        load(product, asking, WARMING_REQUESTS, WARMING.dividedBy(4));
        Duration before = product.processorTime();
        Load.Times times = load(product, asking, REQUESTS, AT_MOST);
        double each = product.processorTime().minus(before).toNanos() / 1e6 / times.count();
        return Finding.of(asking.name() + ", 99th percentile", times.percentile(0.99), "ms")
                .atMost(MILLISECONDS)
                .floor(bare.percentile(0.99))
                .beside("median " + Finding.number(times.percentile(0.5)) + " ms, " + Math.round(times.aSecond())
                        + " a second, " + times.count() + " requests of " + Finding.number(each)
                        + " ms processor time");
    }
}
