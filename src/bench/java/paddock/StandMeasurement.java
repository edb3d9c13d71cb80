package paddock;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import paddock.stand.Phone;

/** Cards taken on the page of the stand without a network, and what it takes to send them all, in a real browser. */
final class StandMeasurement implements Measurement {

    private static final int CARDS = 500;
    private static final double KEPT = 100;
    private static final double SENT = 10;

    @Override
    public String name() {
        return "stand";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop();
                Product product = workshop.start(Workshop.madePackage())) {
            product.awaitFirstPage();
            try (Phone phone = new Phone(product.port())) {
                phone.setUp(show(phone), "sales");
                return findings(phone);
            }
        }
    }

    private static List<Finding> findings(Phone phone) {
        Page page = phone.page();
        phone.browser().setOffline(true);
        double[] sorted = phone.takeMany("Measured", 0, CARDS).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        phone.browser().setOffline(false);
        double sent = ((Number) page.evaluate(SEND, CARDS)).doubleValue() / 1000;
        return List.of(
                Finding.of("a card kept without a network, median", sorted[sorted.length / 2], "ms"),
                Finding.of("the same, 99th percentile", sorted[(int) Math.ceil(0.99 * sorted.length) - 1], "ms")
                        .atMost(KEPT)
                        .beside("from the tap until the page says so, once it is on the disk; " + CARDS + " cards"),
                Finding.of(CARDS + " of them sent", sent, "s")
                        .atMost(SENT)
                        .beside(Math.round(CARDS / sent) + " cards a second, browser and server on the same machine"));
    }

    private static String show(Phone phone) {
        Page page = phone.signIn("/exhibitions/new", "sales");
        page.fill("#name", "Measured");
        page.fill("#first", "2035-10-12");
        page.fill("#last", "2035-10-17");
        page.locator("main button.act").click();
        return page.url().replaceAll(".*/exhibitions/([0-9a-f-]{36}).*", "$1");
    }

    private static final String SEND = """
            async cards => {
              const began = performance.now();
              dispatchEvent(new Event('online'));
              while (await PaddockQueue.pending()) await new Promise(resolve => setTimeout(resolve, 20));
              const took = performance.now() - began;
              const sent = (await PaddockQueue.list()).filter(one => one.state === 'sent' && one.outcome === 'new').length;
              if (sent !== cards) throw new Error(sent + ' of ' + cards + ' were sent');
              return took;
            }""";
}
