package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A Paddock that is told to stop finishes what runs and takes nothing new. */
class StoppingTest {

    @Test
    void what_runs_is_answered_whole_and_nothing_new_is_taken() throws Exception {
        Served served = Served.with(Map.of());
        try (Connection other = served.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table circuit.site in access exclusive mode");
            CompletableFuture<HttpResponse<String>> running = served.http()
                    .sendAsync(HttpRequest.newBuilder(served.uri("/sites")).build(), BodyHandlers.ofString());
            waitsForLock(statement);
            served.process().process().toHandle().destroy();
            assertThat(isClosedToOthers(served)).isTrue();
            assertThat(running).isNotDone();
            other.rollback();
            HttpResponse<String> answer = running.get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).endsWith("</html>\n");
            assertThat(served.process().ended()).isEqualTo(143);
        } finally {
            served.close();
        }
    }

    private static void waitsForLock(Statement statement) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var rows = statement.executeQuery(
                    "select count(*) from pg_locks where not granted and relation = 'circuit.site'::regclass")) {
                rows.next();
                if (rows.getInt(1) > 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the request never came to the database");
    }

    private static boolean isClosedToOthers(Served served) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var _ = served.saying("")) {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (IOException refused) {
                return true;
            }
        }
        return false;
    }
}
