package paddock.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paddock.store.TestDatabases;

/** The thread that works through the outbox. */
class RelayTest {

    private final PostOffice post = new PostOffice(TestDatabases.EMBEDDED.migrated(), PostOffice.LEAVING, 4);
    private final Postman postman = new Postman();

    @AfterEach
    void close() {
        post.close();
    }

    private Relay relay(MailSettings settings) {
        return new Relay(post.delivery(postman), post.bell, settings);
    }

    private static boolean soon(BooleanSupplier happens) throws InterruptedException {
        for (int look = 0; look < 600 && !happens.getAsBoolean(); look++) {
            Thread.sleep(50);
        }
        return happens.getAsBoolean();
    }

    @Test
    void mails_leave_while_it_runs_and_wait_once_it_has_stopped() throws Exception {
        post.send(SampleMail.saying("before"));
        Relay relay = relay(PostOffice.LEAVING);
        relay.start();
        assertThat(soon(() -> postman.took.contains("before"))).isTrue();
        post.send(SampleMail.saying("meanwhile"));
        assertThat(soon(() -> postman.took.contains("meanwhile"))).isTrue();
        relay.stop();
        assertThat(relay.isRunning()).isFalse();
        post.send(SampleMail.saying("after"));
        post.bell.ring();
        Thread.sleep(500);
        assertThat(postman.took).containsExactly("before", "meanwhile");
    }

    @Test
    void a_commit_wakes_the_relay_of_its_own_process() throws Exception {
        post.send(SampleMail.saying("rings"));
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                post.bell.await(Duration.ofHours(1));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
    }
}
