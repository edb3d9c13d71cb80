package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import paddock.hook.Receiver;
import paddock.kernel.Ids;
import paddock.store.Database;
import paddock.store.TestDatabases;
import tools.jackson.databind.json.JsonMapper;

/** A node that is killed while a message is on its way leaves it to the next: the same message, under the same id. */
class WebhookNodesTest {

    private static final Map<String, String> SETTINGS =
            Map.of("PADDOCK_RATE", "off", "PADDOCK_DEMO", "on", "PADDOCK_WEBHOOK_KEY", "0123456789abcdef".repeat(4));

    @Test
    void what_was_being_sent_is_sent_again() throws Exception {
        Database database = TestDatabases.EXTERNAL.fresh();
        CountDownLatch killed = new CountDownLatch(1);
        try (Receiver receiver = new Receiver();
                Served first = Served.on(database, SETTINGS)) {
            receiver.will(exchange -> killed.await());
            String webhook = add(first, receiver.address());
            assertThat(post(first, "/api/v1/webhooks/" + webhook + "/tests", "").statusCode())
                    .isEqualTo(202);
            await(receiver, 1);
            first.process().process().destroyForcibly().waitFor();
            killed.countDown();
            receiver.will(Receiver.with(204));
            try (Served second = Served.on(database, SETTINGS)) {
                await(receiver, 2);
                assertThat(receiver.got().getLast().id())
                        .isEqualTo(receiver.got().getFirst().id());
                assertThat(receiver.got().getLast().body())
                        .isEqualTo(receiver.got().getFirst().body());
                Instant end = Instant.now().plusSeconds(20);
                String deliveries = "";
                while (!deliveries.contains("\"delivered\"") && Instant.now().isBefore(end)) {
                    deliveries = second.get(
                                    "/api/v1/webhooks/" + webhook + "/deliveries", "Authorization", "Bearer " + token)
                            .body();
                }
                assertThat(deliveries).contains("\"delivered\"", "\"attempts\":1");
            }
        }
    }

    private String token = "";

    private String add(Served node, String address) throws Exception {
        token = People.token(node, "administrator", "WEBHOOKS");
        HttpResponse<String> made = post(
                node,
                "/api/v1/sites/" + Ids.named("ales", "site") + "/webhooks",
                "{\"name\": \"planning\", \"url\": \"" + address + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).path("id").asString("");
    }

    private HttpResponse<String> post(Served node, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.uri(path))
                .timeout(Duration.ofSeconds(60))
                .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return node.http().send(request, BodyHandlers.ofString());
    }

    private static void await(Receiver receiver, int number) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (receiver.got().size() < number && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(receiver.got()).hasSizeGreaterThanOrEqualTo(number);
    }
}
