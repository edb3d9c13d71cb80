package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import paddock.AtOnce;
import paddock.hook.Receiver.Got;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** Of several nodes on one database, one sends each message, and none overtakes another about the same booking. */
class TwoSendersTest {

    @Test
    void each_message_leaves_once_and_in_order_whoever_sends_it() throws Exception {
        Database database = TestDatabases.EMBEDDED.fresh();
        AtomicReference<Instant> clock = HookWorld.eight();
        try (HookWorld one = new HookWorld(database, clock, Map.of());
                HookWorld other = new HookWorld(database, clock, Map.of());
                Receiver receiver = new Receiver()) {
            receiver.will(exchange -> {
                Thread.sleep(15);
                exchange.sendResponseHeaders(204, -1);
            });
            one.told(receiver.address() + "/a");
            other.told(receiver.address() + "/b");
            for (int i = 0; i < 12; i++) {
                UUID option = one.held();
                one.handling.confirm(HookWorld.STAFF, option, 1);
            }
            List<Callable<Integer>> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                senders.add(one::send);
                senders.add(other::send);
            }
            AtOnce.all(senders);
            one.send();
            assertThat(receiver.got()).hasSize(48);
            for (String path : List.of("/in/a", "/in/b")) {
                List<Got> there = receiver.got().stream()
                        .filter(got -> got.path().equals(path))
                        .toList();
                assertThat(there).extracting(Got::id).doesNotHaveDuplicates().hasSize(24);
                assertThat(there.stream()
                                .map(got ->
                                        got.json().path("data").path("number").asLong(0) * 10
                                                + got.json()
                                                        .path("data")
                                                        .path("version")
                                                        .asInt()))
                        .isSorted();
            }
        }
    }

    @Test
    void a_node_without_the_key_leaves_it_to_one_that_has_it() throws Exception {
        Database database = TestDatabases.EMBEDDED.fresh();
        AtomicReference<Instant> clock = HookWorld.eight();
        String another = "fedcba9876543210".repeat(4);
        try (HookWorld one = new HookWorld(database, clock, Map.of());
                HookWorld other = new HookWorld(database, clock, Map.of("paddock.webhook.key", another));
                Receiver receiver = new Receiver()) {
            Endpoint endpoint = one.told(receiver.address()).endpoint();
            other.held();
            assertThat(other.send()).isZero();
            assertThat(other.endpoints.isReadable(endpoint)).isFalse();
            assertThat(one.send()).isEqualTo(1);
            other.endpoints.renew(HookWorld.STAFF, endpoint.id(), 1);
            one.held();
            assertThat(one.send()).isZero();
            assertThat(other.send()).isEqualTo(1);
        }
    }
}
