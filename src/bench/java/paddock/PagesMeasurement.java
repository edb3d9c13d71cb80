package paddock;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTML of each page for eight clients who never pause. */
final class PagesMeasurement implements Measurement {

    private static final int REQUESTS = 2_000;
    private static final Duration AT_MOST = Duration.ofSeconds(12);
    private static final int WARMING_REQUESTS = 1_000;
    private static final Duration WARMING = Duration.ofSeconds(4);
    private static final double MILLISECONDS = 50;

    /** A file of some hundred bytes: what network, connector and filters need without any page. */
    private static final Page BARE = new Page("/favicon.svg", 200);

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Product product = workshop.start(Workshop.madePackage())) {
            product.awaitReady();
            List<Page> pages = pages(product);
            load(product, BARE, WARMING_REQUESTS, WARMING);
            pages.forEach(page -> load(product, page, WARMING_REQUESTS, WARMING));
            Load.Times bare = load(product, BARE, REQUESTS, AT_MOST);
            List<Finding> findings = new ArrayList<>();
            for (Page page : pages) {
                findings.add(finding(product, page, bare));
            }
            return findings;
        }
    }

    private static List<Page> pages(Product product) throws IOException {
        try (Client client = new Client(product.port())) {
            return Page.all(client);
        }
    }

    private static Load.Times load(Product product, Page page, int requests, Duration atMost) {
        return new Load(product.port(), page.path(), requests, atMost).run(page.status());
    }

    private static Finding finding(Product product, Page page, Load.Times bare) {
        load(product, page, WARMING_REQUESTS, WARMING.dividedBy(4));
        Duration before = product.processorTime();
        Load.Times times = load(product, page, REQUESTS, AT_MOST);
        double each = product.processorTime().minus(before).toNanos() / 1e6 / times.count();
        return Finding.of("`" + page.path() + "`, 99th percentile", times.percentile(0.99), "ms")
                .atMost(MILLISECONDS)
                .floor(bare.percentile(0.99))
                .beside("median " + Finding.number(times.percentile(0.5)) + " ms, " + Math.round(times.aSecond())
                        + " a second, " + times.count() + " requests of " + Finding.number(each)
                        + " ms processor time");
    }
}
