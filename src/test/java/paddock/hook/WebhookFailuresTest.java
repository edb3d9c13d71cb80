package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.hook.Receiver.Got;
import paddock.store.TestDatabases;

/** Messages that are not taken are sent again, in order and for three days; nobody is waited for, followed or believed. */
class WebhookFailuresTest {

    private static HookWorld world;
    private Receiver receiver;

    @BeforeAll
    static void begin() throws Exception {
        world = new HookWorld(TestDatabases.EMBEDDED.fresh(), HookWorld.eight(), Map.of());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @BeforeEach
    void receive() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void forgetAll() {
        receiver.close();
        world.jdbc.sql("delete from hook.event").update();
        world.jdbc.sql("delete from hook.endpoint").update();
    }

    @Test
    void a_failure_is_tried_again_under_the_same_id_and_holds_up_only_its_own_booking() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        receiver.will(Receiver.saying(500, "no\u0000t today"));
        UUID first = world.held();
        world.handling.confirm(HookWorld.STAFF, first, 1);
        UUID second = world.held();
        world.send();
        assertThat(receiver.got()).hasSize(1);
        assertThat(world.now(endpoint).health().failures()).isEqualTo(1);
        assertThat(world.of(endpoint).getLast().said()).isEqualTo("no t today");
        assertThat(world.of(endpoint).getLast().status()).isEqualTo(500);

        receiver.will(exchange -> exchange.sendResponseHeaders(receiver.got().size() == 2 ? 500 : 200, -1));
        world.later(Duration.ofSeconds(6));
        world.send();
        world.later(Duration.ofSeconds(40));
        world.send();
        List<Got> got = receiver.got();
        assertThat(got).extracting(Got::type).startsWith("option-taken", "option-taken");
        assertThat(got.get(0).id()).isEqualTo(got.get(1).id());
        assertThat(got.get(0).timestamp()).isNotEqualTo(got.get(1).timestamp());
        List<String> ofFirst = got.stream()
                .filter(one -> one.body().contains(first.toString()))
                .map(Got::type)
                .toList();
        assertThat(ofFirst).endsWith("option-taken", "option-confirmed").hasSize(4);
        int other = got.stream()
                .map(one -> one.body().contains(second.toString()))
                .toList()
                .indexOf(true);
        assertThat(other).as("sent although the first fails").isGreaterThanOrEqualTo(2);
        assertThat(world.now(endpoint).health().failures()).isZero();
    }

    @Test
    void whoever_answers_gone_is_told_nothing_more_and_the_administrators_are_written_to() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        receiver.will(Receiver.with(410));
        world.held();
        world.held();
        world.send();
        world.held();
        world.later(Duration.ofDays(1));
        world.send();
        assertThat(receiver.got()).hasSize(1);
        assertThat(world.now(endpoint).word()).isEqualTo("gone");
        assertThat(world.of(endpoint)).extracting(DeliveryLine::fault).containsExactly("stopped", "gone");
        assertThat(mails(endpoint)).hasSize(1).allMatch(body -> body.contains("410") && body.contains("planning"));
    }

    @Test
    void after_about_three_days_of_failures_alone_it_is_disabled() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        receiver.will(Receiver.with(503));
        world.held();
        Instant began = world.now.get();
        while (world.now(endpoint).isTold()) {
            world.send();
            world.later(Duration.ofMinutes(1));
            assertThat(Duration.between(began, world.now.get())).isLessThan(Duration.ofDays(4));
        }
        assertThat(receiver.got()).hasSize(Pauses.MOST_ATTEMPTS);
        assertThat(receiver.got().stream().map(Got::id).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(Duration.between(began, world.now.get())).isBetween(Duration.ofHours(60), Duration.ofHours(80));
        assertThat(world.now(endpoint).word()).isEqualTo("failing");
        assertThat(mails(endpoint)).hasSize(1);

        receiver.will(Receiver.with(200));
        world.held();
        assertThat(world.send()).isZero();
        world.endpoints.enable(
                HookWorld.STAFF, endpoint.id(), world.now(endpoint).version());
        world.held();
        assertThat(world.send()).isEqualTo(1);
    }

    @Test
    void one_message_that_nobody_takes_disables_nothing_while_others_arrive() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        UUID poison = world.held();
        receiver.will(exchange -> exchange.sendResponseHeaders(
                receiver.got().getLast().body().contains(poison.toString()) ? 500 : 200, -1));
        for (int hour = 0; hour < 100; hour++) {
            if (hour % 10 == 0) {
                world.held();
            }
            world.send();
            world.later(Duration.ofHours(1));
        }
        assertThat(world.of(endpoint).getLast().state()).isEqualTo("given-up");
        assertThat(world.now(endpoint).word()).isEqualTo("told");
        assertThat(world.of(endpoint).stream().filter(line -> line.state().equals("delivered")))
                .hasSize(10);
    }

    @Test
    void nobody_is_followed_elsewhere() throws Exception {
        try (Receiver elsewhere = new Receiver()) {
            Endpoint endpoint = world.told(receiver.address()).endpoint();
            receiver.will(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.address());
                exchange.sendResponseHeaders(307, -1);
            });
            world.held();
            world.send();
            assertThat(elsewhere.got()).isEmpty();
            assertThat(world.of(endpoint).getFirst().fault()).isEqualTo("redirect");
        }
    }

    @Test
    void nobody_is_waited_for_or_listened_to_for_long() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        receiver.will(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (true) {
                body.write("drip ".getBytes(StandardCharsets.UTF_8));
                body.flush();
                Thread.sleep(400);
            }
        });
        world.held();
        long began = System.nanoTime();
        world.send();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Caller.PATIENCE.plusSeconds(8));
        assertThat(world.of(endpoint).getFirst().fault()).isEqualTo("slow");

        receiver.will(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "long ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(much);
            }
        });
        world.later(Duration.ofMinutes(1));
        world.send();
        assertThat(world.of(endpoint).getFirst().state()).isEqualTo("delivered");
        assertThat(world.of(endpoint).getFirst().said()).hasSizeLessThanOrEqualTo(Beginning.LONGEST);
    }

    @Test
    void whoever_asks_not_to_be_tried_for_a_while_is_not() {
        Endpoint endpoint = world.told(receiver.address()).endpoint();
        receiver.will(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        world.held();
        world.send();
        assertThat(world.of(endpoint).getFirst().dueAt())
                .isEqualTo(world.now.get().plus(Duration.ofHours(1)));
    }

    @Test
    void a_test_is_tried_once_whatever_it_is_told_of_and_disables_nothing() {
        Endpoint endpoint = world.told(receiver.address(), "booked").endpoint();
        receiver.will(Receiver.with(404));
        assertThat(world.deliveries.tryOut(HookWorld.STAFF, endpoint.id())).isInstanceOf(Urging.Queued.class);
        world.send();
        world.later(Duration.ofDays(5));
        world.send();
        assertThat(receiver.got()).extracting(Got::type).containsExactly("webhook-test");
        assertThat(world.of(endpoint).getFirst().state()).isEqualTo("given-up");
        assertThat(world.now(endpoint).word()).isEqualTo("told");
    }

    @Test
    void nothing_is_said_to_whoever_cannot_prove_its_name(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process making = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString(),
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost")
                .start();
        assertThat(making.waitFor()).isZero();
        SSLContext own = SSLContext.getInstance("TLS");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        own.init(managers.getKeyManagers(), null, null);
        HttpsServer impostor = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        AtomicInteger heard = new AtomicInteger();
        impostor.setHttpsConfigurator(new HttpsConfigurator(own));
        impostor.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        impostor.start();
        try {
            Endpoint endpoint = world.told(
                            "https://localhost:" + impostor.getAddress().getPort() + "/")
                    .endpoint();
            world.held();
            world.send();
            assertThat(world.of(endpoint).getFirst().fault()).isEqualTo("encryption");
            assertThat(heard.get()).isZero();
        } finally {
            impostor.stop(0);
        }
    }

    private static Set<String> mails(Endpoint endpoint) {
        return Set.copyOf(world.jdbc
                .sql("select m.body from post.mail m join post.outgoing o on o.id = m.id where o.thing = ?")
                .param(endpoint.id())
                .query(String.class)
                .list());
    }
}
