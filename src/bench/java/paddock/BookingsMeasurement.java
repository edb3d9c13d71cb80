package paddock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Bookings through HTTP and at the door, with a million there already, and many who want the same three days. */
final class BookingsMeasurement implements Measurement {

    private static final int CLIENTS = 8;
    private static final int RIVALS = 32;
    private static final int WARMING = 90;
    private static final int SECONDS = 20;
    private static final int A_SECOND = 1000;
    private static final double SHARE = 0.6;
    private static final double MILLISECONDS = 100;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 7);
    private static final String ONE_ROW = """
            \\if :ready
            \\else
            prepare one as insert into bench_row (id, said) values ($1, 'one row');
            \\set n :client_id * 10000000
            \\set ready 1
            \\endif
            \\set n :n + 1
            execute one(:n);
            """;

    @Override
    public String name() {
        return "bookings";
    }

    @Override
    public List<Finding> findings() throws IOException {
        try (Workshop workshop = new Workshop(System.getProperty("paddock.bench.data", ""));
                Shop shop = Shop.open(workshop)) {
            return findings(shop);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Finding> findings(Shop shop) throws Exception {
        long there = shop.count("select count(*) from booking.booking");
        String beside = there + " bookings there, " + CLIENTS + " clients on the same machine";
        overHttp(shop, WARMING);
        double http = overHttp(shop, SECONDS);
        double statements = replayed(shop, FIRST.plusYears(300), day -> shop.book(shop.slot(day)));
        double rows = oneRow(shop);
        double door;
        double doors;
        try (Door atDoor = shop.door()) {
            atDoor(shop, atDoor, WARMING);
            door = atDoor(shop, atDoor, SECONDS);
            doors = replayed(shop, FIRST.plusYears(600), day -> atDoor.book(shop.slot(day)));
        }
        Contention contention = contended(shop);
        return List.of(
                figure("a booking through HTTP", http)
                        .atMost(1e3 / A_SECOND)
                        .floor(1e3 / statements)
                        .beside(Math.round(http) + " a second, " + beside
                                + "; bare: pgbench running the same statements, " + Math.round(statements)
                                + " a second"),
                figure("the same beside rows inserted one by one", http)
                        .floor(1e3 / rows)
                        .beside("bare: pgbench inserting one row a transaction, " + Math.round(rows) + " a second"),
                figure("a booking at the door", door)
                        .atMost(1e3 / (SHARE * doors))
                        .floor(1e3 / doors)
                        .beside(Math.round(door) + " a second; bare: pgbench running the same statements, "
                                + Math.round(doors) + " a second; at least " + SHARE + " of it promised"),
                figure("a decision where " + RIVALS + " want the same three days", contention.aSecond())
                        .atMost(1e3 / A_SECOND)
                        .beside(Math.round(contention.aSecond()) + " a second, " + contention.granted()
                                + " granted, no other answer than yes or no"),
                Finding.of("a refusal among them, 99th percentile", contention.refusal(), "ms")
                        .atMost(MILLISECONDS));
    }

    private static Finding figure(String what, double aSecond) {
        return Finding.of(what + ", time for each", 1e3 / aSecond, "ms");
    }

    /** Something done to a slot of a day. */
    private interface Booker {
        String book(LocalDate day) throws Exception;
    }

    /** Statements of one booking, again and again on days from one on that nobody has. */
    private static double replayed(Shop shop, LocalDate day, Booker booker) throws Exception {
        booker.book(day);
        String[] booked = new String[1];
        Recording recording = shop.recorded(() -> booked[0] = booker.book(day.plusDays(7)));
        try (Connection connection = shop.connect()) {
            String script = Replay.script(connection, recording, booked[0], day.plusDays(7));
            return shop.replay().aSecond(script, CLIENTS, SECONDS);
        }
    }

    private static double oneRow(Shop shop) throws Exception {
        try (Connection connection = shop.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table bench_row (id bigint primary key, said text)");
        }
        return shop.replay().aSecond(ONE_ROW, CLIENTS, SECONDS);
    }

    /** Bookings a second, one free slot each. */
    private static double overHttp(Shop shop, int seconds) throws Exception {
        return count(seconds, CLIENTS, number -> {
            Client client = new Client(shop.port());
            return new Work() {
                @Override
                public void act() throws IOException {
                    Client.Answer answer = client.post(
                            shop.path(), shop.json(shop.next()).getBytes(StandardCharsets.UTF_8), shop.token());
                    if (answer.status() != 201) {
                        throw new IllegalStateException(answer.status() + ": " + answer.text());
                    }
                    client.after(answer);
                }

                @Override
                public void close() throws IOException {
                    client.close();
                }
            };
        });
    }

    private static double atDoor(Shop shop, Door door, int seconds) throws Exception {
        return count(seconds, CLIENTS, number -> () -> {
            var _ = door.book(shop.next());
        });
    }

    /** What one client does again and again. */
    private interface Work extends AutoCloseable {
        void act() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    private interface Worker {
        Work number(int number) throws IOException;
    }

    private static double count(int seconds, int clients, Worker worker) throws Exception {
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        List<Callable<Long>> all = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            Work work = worker.number(number);
            all.add(() -> {
                try (work) {
                    long done = 0;
                    for (; System.nanoTime() < until; done++) {
                        work.act();
                    }
                    return done;
                }
            });
        }
        long done = together(all).stream().mapToLong(Long::longValue).sum();
        return done * 1e9 / (System.nanoTime() - began);
    }

    private static <T> List<T> together(List<Callable<T>> all) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(all.size())) {
            List<T> done = new ArrayList<>();
            for (Future<T> each : executor.invokeAll(all)) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** How many decisions a second, how many of them yes, and how long a no took. */
    private record Contention(double aSecond, long granted, double refusal) {}

    private record Decided(long granted, List<Long> refusals) {}

    private static Contention contended(Shop shop) throws Exception {
        rivals(shop, FIRST.minusYears(2), WARMING);
        return rivals(shop, FIRST.minusYears(3), SECONDS);
    }

    private static Contention rivals(Shop shop, LocalDate first, int seconds) throws Exception {
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        List<Callable<Decided>> all = new ArrayList<>();
        for (int number = 0; number < RIVALS; number++) {
            Random random = new Random(number);
            all.add(() -> rival(shop, first, random, until));
        }
        List<Decided> decided = together(all);
        long granted = decided.stream().mapToLong(Decided::granted).sum();
        long[] refusals = decided.stream()
                .flatMap(each -> each.refusals().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        double spent = (System.nanoTime() - began) / 1e9;
        return new Contention(
                (granted + refusals.length) / spent,
                granted,
                refusals[(int) Math.ceil(0.99 * refusals.length) - 1] / 1e6);
    }

    private static Decided rival(Shop shop, LocalDate first, Random random, long until) throws IOException {
        long granted = 0;
        List<Long> refusals = new ArrayList<>();
        try (Client client = new Client(shop.port())) {
            while (System.nanoTime() < until) {
                byte[] wish = shop.json(shop.any(first.plusDays(random.nextInt(3)), random))
                        .getBytes(StandardCharsets.UTF_8);
                long asked = System.nanoTime();
                Client.Answer answer = client.post(shop.path(), wish, shop.token());
                long took = System.nanoTime() - asked;
                if (answer.status() == 201) {
                    granted++;
                } else if (answer.status() == 409 || answer.status() == 422) {
                    refusals.add(took);
                } else {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
                client.after(answer);
            }
        }
        return new Decided(granted, refusals);
    }
}
