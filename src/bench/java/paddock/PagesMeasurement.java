package paddock;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTML of each page for eight clients who never pause. */
final class PagesMeasurement implements Measurement {

    private static final int REQUESTS = 2_000;
    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final int WARMING_REQUESTS = 1_000;
    private static final Duration WARMING = Duration.ofSeconds(5);
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
            product.awaitFirstPage();
            List<Page> pages = pages(product);
            pages.forEach(page -> load(product, page, WARMING_REQUESTS, WARMING));
            Load.Times bare = measured(product, BARE);
            List<Finding> findings = new ArrayList<>();
            for (Page page : pages) {
                findings.add(finding(page, measured(product, page), bare));
            }
            return findings;
        }
    }

    private static List<Page> pages(Product product) throws IOException {
        try (Client client = new Client(product.port())) {
            return Page.all(client);
        }
    }

    private static Load.Times measured(Product product, Page page) {
        load(product, page, WARMING_REQUESTS, WARMING.dividedBy(2));
        return load(product, page, REQUESTS, AT_MOST);
    }

    private static Load.Times load(Product product, Page page, int requests, Duration atMost) {
        return new Load(product.port(), page.path(), requests, atMost).run(page.status());
    }

    private static Finding finding(Page page, Load.Times times, Load.Times bare) {
        return Finding.of("`" + page.path() + "`, 99th percentile", times.percentile(0.99), "ms")
                .atMost(MILLISECONDS)
                .floor(bare.percentile(0.99))
                .beside("median " + Finding.number(times.percentile(0.5)) + " ms, " + Math.round(times.aSecond())
                        + " a second, " + times.count() + " requests");
    }
}
