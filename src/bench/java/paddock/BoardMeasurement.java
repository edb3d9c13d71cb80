package paddock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The board with a million bookings there: a day and a month of it, the page of one booking, and a thousand boards that
 * are open on two nodes.
 */
final class BoardMeasurement implements Measurement {

    private static final int WARMING = 200;
    private static final int ASKED = 400;
    private static final double MILLISECONDS = 50;
    private static final double PAGE_MILLISECONDS = 30;
    private static final int BOARDS = 1000;
    private static final int CHANGES = 50;
    private static final double A_SECOND = 1000;
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 300;

    /** Weeks that nobody has yet, each told of once. */
    private static final LocalDate FAR = LocalDate.of(2045, 1, 2);

    @Override
    public String name() {
        return "board";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Shop shop = Shop.open(workshop)) {
            return findings(workshop, shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(Workshop workshop, Shop shop) throws Exception {
        String beside = shop.count("select count(*) from booking.booking") + " bookings there, one reader";
        List<Finding> findings = new ArrayList<>();
        try (Client client = new Client(shop.port())) {
            signIn(client);
            for (String view : List.of("day", "month")) {
                asked(client, boards(view, WARMING));
                long[] times = asked(client, boards(view, ASKED));
                findings.add(Finding.of("a " + view + " of the board, 99th percentile", percentile(times, 0.99), "ms")
                        .atMost(MILLISECONDS)
                        .beside(beside + "; median " + Finding.number(percentile(times, 0.5)) + " ms"));
            }
            asked(client, bookings(shop, WARMING));
            long[] times = asked(client, bookings(shop, ASKED));
            findings.add(
                    Finding.of("the page of a booking with its story, 99th percentile", percentile(times, 0.99), "ms")
                            .atMost(PAGE_MILLISECONDS)
                            .beside(beside + ", another of them each time; median "
                                    + Finding.number(percentile(times, 0.5)) + " ms"));
        }
        Path folder = Files.createTempDirectory("paddock-node-");
        try (Product other = Product.start(Workshop.madePackage(), folder, shared(workshop, shop))) {
            other.awaitReady();
            findings.addAll(open(shop, other));
        }
        return findings;
    }

    private static void signIn(Client client) throws IOException {
        Client.Answer in = client.send(
                "/sign-in",
                "/sign-in",
                "email=sales%40demonstration.invalid&password=paddock-demonstration&to=/account");
        client.after(in);
        if (in.status() != 302) {
            throw new IllegalStateException("nobody is let in: " + in.status());
        }
    }

    /** Each of another day. */
    private static List<String> boards(String view, int times) {
        Random days = new Random(times);
        return Stream.generate(
                        () -> "/sites/ales/board?as=grid&view=" + view + "&on=" + FIRST.plusDays(days.nextInt(DAYS)))
                .limit(times)
                .toList();
    }

    /** Any of those that are there. */
    private static List<String> bookings(Shop shop, int times) throws SQLException {
        try (Connection connection = shop.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        select id from booking.booking where number in (
                          select cast(1 + random() * (select max(number) - 1 from booking.booking) as bigint)
                            from generate_series(1, ?)) limit ?""")) {
            statement.setInt(1, 2 * times);
            statement.setInt(2, times);
            List<String> paths = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    paths.add("/bookings/" + row.getString("id"));
                }
            }
            return paths;
        }
    }

    /** Times of whole answers, sorted, in nanoseconds. */
    private static long[] asked(Client client, List<String> paths) throws IOException {
        long[] all = new long[paths.size()];
        for (int n = 0; n < all.length; n++) {
            long began = System.nanoTime();
            Client.Answer answer = client.get(paths.get(n));
            all[n] = System.nanoTime() - began;
            if (answer.status() != 200) {
                throw new IllegalStateException(paths.get(n) + " answered " + answer.status());
            }
            client.after(answer);
        }
        Arrays.sort(all);
        return all;
    }

    private static double percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    /** What another node on the same database is told. */
    private static Map<String, String> shared(Workshop workshop, Shop shop) throws IOException {
        Map<String, String> settings = new HashMap<>(shop.sameDatabase());
        settings.put("PADDOCK_RATE", "off");
        settings.put("PADDOCK_DEMO_YEARS", "0");
        for (String key : List.of("audit", "webhook")) {
            Path file = workshop.data().resolve(key + ".key");
            if (Files.exists(file)) {
                settings.put(
                        "PADDOCK_" + key.toUpperCase(Locale.ROOT) + "_KEY",
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            }
        }
        return settings;
    }

    /** Half of the boards on either node; what is booked on one, all of them hear. */
    private static List<Finding> open(Shop shop, Product other) throws Exception {
        try (Boards here = new Boards(shop, shop.port(), BOARDS / 2);
                Boards there = new Boards(shop, other.port(), BOARDS / 2)) {
            long[] first = new long[CHANGES];
            long[] all = new long[CHANGES];
            for (int n = 0; n < CHANGES; n++) {
                Shop.Slot slot = shop.slot(FAR.plusWeeks(n));
                long began = System.nanoTime();
                shop.book(slot);
                first[n] = there.heardByOne(slot.day()) - began;
                all[n] = Math.max(here.heardByAll(slot.day()), there.heardByAll(slot.day())) - began;
            }
            Arrays.sort(first);
            Arrays.sort(all);
            String beside = BOARDS + " boards open on two nodes, the booking itself included";
            return List.of(
                    Finding.of("a change on a screen of the other node, 99th percentile", percentile(first, 0.99), "ms")
                            .atMost(A_SECOND)
                            .beside(beside),
                    Finding.of("the same on the last of all screens, 99th percentile", percentile(all, 0.99), "ms")
                            .atMost(A_SECOND)
                            .beside(beside + "; median " + Finding.number(percentile(all, 0.5)) + " ms"),
                    Finding.of("memory of the other node meanwhile", other.residentMegabytes(), "MB")
                            .beside(BOARDS / 2 + " boards open on it"));
        }
    }
}
