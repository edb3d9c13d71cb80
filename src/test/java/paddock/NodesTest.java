package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Three nodes on one database behind a proxy: one installation, whichever of them answers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "trois+noeuds+une+base";
    private static final int MAILS = 30;
    private static final int CLIENTS = 12;

    private static final List<Served> NODES = new ArrayList<>();
    private static GreenMail post;
    private static RoundRobin proxy;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        post = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        Database database = TestDatabases.EXTERNAL.fresh();
        NODES.add(node(database));
        join(NODES.getFirst());
        NODES.add(node(database));
        NODES.add(node(database));
        proxy = new RoundRobin(NODES.stream().map(Served::port).toList());
        cookie = signedIn(NODES.getFirst());
    }

    private static Served node(Database database) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PADDOCK_DEMO", "off",
                "PADDOCK_RATE", "off",
                "PADDOCK_MAIL_URL", "smtp://127.0.0.1:" + post.getSmtp().getPort(),
                "PADDOCK_MAIL_FROM", "Circuit <circuit@example.org>",
                "PADDOCK_ADDRESS", "https://paddock.example.org"));
        return Served.on(database, settings);
    }

    /** The first administrator, by the address that the first start prints. */
    private static void join(Served node) throws Exception {
        node.process().says("/welcome/");
        String token = node.process().said().replaceFirst("(?s).*/welcome/([A-Za-z0-9_-]+).*", "$1");
        String form = FormToken.FIELD + "&name=Camille&email=camille%40example.org&password=" + PASSWORD;
        HttpResponse<String> answer = node.post("/welcome/" + token, FORM, BodyPublishers.ofString(form));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private static HttpResponse<String> signIn(Served node, String email, String password) throws Exception {
        String form = FormToken.FIELD + "&email=" + email + "&password=" + password;
        return node.post("/sign-in", FORM, BodyPublishers.ofString(form));
    }

    private static String signedIn(Served node) throws Exception {
        return String.join(
                "; ",
                signIn(node, "camille%40example.org", PASSWORD).headers().allValues("Set-Cookie").stream()
                        .map(one -> one.replaceFirst(";.*", ""))
                        .toList());
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        for (Served node : NODES) {
            node.close();
        }
        post.stop();
    }

    @Test
    @Order(1)
    void who_signs_in_on_one_is_signed_in_on_all_and_signed_out_on_all() throws Exception {
        String mine = signedIn(NODES.get(0));
        for (Served node : NODES) {
            assertThat(node.get("/account", "Cookie", mine).statusCode()).isEqualTo(200);
        }
        HttpRequest out = HttpRequest.newBuilder(NODES.get(1).uri("/sign-out"))
                .header("Cookie", mine + "; " + FormToken.COOKIE)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(FormToken.field(mine)))
                .build();
        NODES.get(1).http().send(out, BodyHandlers.discarding());
        for (Served node : NODES) {
            assertThat(node.get("/account", "Cookie", mine).statusCode()).isEqualTo(302);
        }
    }

    @Test
    @Order(2)
    void wrong_passwords_are_counted_by_all_together() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(signIn(NODES.get(i % 3), "somebody%40example.org", "guessed+wrong")
                    .statusCode());
        }
        assertThat(answers.subList(0, 10)).containsOnly(422);
        assertThat(answers.subList(10, 12)).containsOnly(429);
    }

    @Test
    @Order(3)
    void each_mail_leaves_once_and_the_trail_is_one_chain() throws Exception {
        for (int i = 0; i < MAILS; i++) {
            HttpRequest write = HttpRequest.newBuilder(NODES.get(i % 3).uri("/mails"))
                    .header("Cookie", cookie + "; " + FormToken.COOKIE)
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString(FormToken.field(cookie) + "&recipient=r" + i + "%40example.org"))
                    .build();
            assertThat(NODES.get(i % 3)
                            .http()
                            .send(write, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(post.waitForIncomingEmail(60_000, MAILS)).isTrue();
        until("select count(*) = 0 from audit.act where number is null");
        until("select count(*) = 0 from post.outgoing where state = 'waiting'");
        assertThat(Arrays.stream(post.getReceivedMessages())
                        .map(NodesTest::recipient)
                        .distinct())
                .hasSize(MAILS);
        assertThat(post.getReceivedMessages()).hasSize(MAILS);
        assertThat(holds("select count(*) = max(number) and min(number) = 1 from audit.act"))
                .isTrue();
    }

    @Test
    @Order(4)
    void when_one_is_killed_the_others_answer_on() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (going.get()) {
                    (isAnswered() ? answered : failed).incrementAndGet();
                }
            }));
        }
        reach(answered, 100);
        assertThat(failed).hasValue(0);
        NODES.get(2).process().process().destroyForcibly().waitFor();
        int lost = failed.get();
        reach(answered, answered.get() + 100);
        int after = failed.get();
        reach(answered, answered.get() + 300);
        going.set(false);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(after - lost).as("were in flight").isLessThanOrEqualTo(CLIENTS);
        assertThat(failed.get()).as("later on").isEqualTo(after);
    }

    /** On a connection of its own, as another visitor would come. */
    private static boolean isAnswered() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + proxy.port() + "/account"))
                    .header("Cookie", cookie)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (Exception lost) {
            return false;
        }
    }

    private static void reach(AtomicInteger count, int wanted) throws InterruptedException {
        for (int tries = 0; tries < 1_200 && count.get() < wanted; tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(count.get()).isGreaterThanOrEqualTo(wanted);
    }

    private static String recipient(jakarta.mail.internet.MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void until(String sql) throws Exception {
        for (int tries = 0; tries < 300 && !holds(sql); tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(holds(sql)).as(sql).isTrue();
    }

    private static boolean holds(String sql) throws SQLException {
        try (Connection connection = NODES.getFirst().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
