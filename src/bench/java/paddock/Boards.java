package paddock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Boards that people have open on one node, and when each of them hears of a day. */
final class Boards implements AutoCloseable {

    private static final int OF_ONE = 10;
    private static final int PATIENCE = 30;
    private static final String DATA = "data: ";

    private final List<Socket> sockets = new ArrayList<>();
    private final int number;
    private final CountDownLatch open;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    /** When the first and the last of them heard of a day. */
    private static final class Heard {
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch all;
        private long firstAt;
        private long lastAt;

        Heard(int number) {
            all = new CountDownLatch(number);
        }

        synchronized void now() {
            lastAt = System.nanoTime();
            firstAt = first.getCount() == 0 ? firstAt : lastAt;
            first.countDown();
            all.countDown();
        }

        synchronized long firstAt() {
            return firstAt;
        }

        synchronized long lastAt() {
            return lastAt;
        }
    }

    Boards(Shop shop, int port, int number) throws Exception {
        this.number = number;
        this.open = new CountDownLatch(number);
        String cookie = "";
        for (int n = 0; n < number; n++) {
            cookie = n % OF_ONE == 0 ? somebody(shop, port, n) : cookie;
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream()
                    .write(("GET /sites/ales/board/changes HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: paddock="
                                    + cookie + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> listen(socket));
        }
        if (!open.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " boards do not open");
        }
    }

    /** One of the operator's people, who has signed in; what their browser shows. */
    private static String somebody(Shop shop, int port, int n) throws Exception {
        UUID person = UUID.randomUUID();
        String secret =
                (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 43);
        try (Connection connection = shop.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        with somebody as (
                          insert into account.person (id, email, name, language, demo, added_at)
                          values (?, ?, 'Bench', 'fr', true, now()) returning id
                        ), has as (
                          insert into account.staff_role (person, role) select id, 'SALES' from somebody
                        )
                        insert into account.sign_in (id, person, token, device, address, began_at, seen_at, proved_at, ends_at, proof)
                        select gen_random_uuid(), id, ?, 'bench', '127.0.0.1', now(), now(), now(), now() + interval '1 day', 'PASSWORD'
                          from somebody""")) {
            statement.setObject(1, person);
            statement.setString(2, "bench-" + port + "-" + n + "-" + person + "@demonstration.invalid");
            statement.setBytes(3, MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
            statement.executeUpdate();
        }
        return secret;
    }

    private void listen(Socket socket) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("retry")) {
                    open.countDown();
                } else if (line.startsWith(DATA)) {
                    for (String day : line.substring(DATA.length()).split(" ", -1)) {
                        of(day).now();
                    }
                }
            }
        } catch (IOException closed) {
            // the measurement is over
        }
    }

    private Heard of(String day) {
        return heard.computeIfAbsent(day, any -> new Heard(number));
    }

    /** When the first of them heard of a day, which may be long ago. */
    long heardByOne(LocalDate day) throws InterruptedException {
        Heard of = of(day.toString());
        if (!of.first.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException(day + " is not heard of");
        }
        return of.firstAt();
    }

    /** When all of them had. */
    long heardByAll(LocalDate day) throws InterruptedException {
        Heard of = of(day.toString());
        if (!of.all.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException(of.all.getCount() + " boards do not hear of " + day);
        }
        return of.lastAt();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
