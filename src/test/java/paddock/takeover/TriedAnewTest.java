package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.account.Names;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.takeover.Takeover.Stage;

/**
 * Somebody stops a dry run, says otherwise what a column is and begins anew, all while the first has lines in hand. It is done
 * in one transaction here, so that no other thread takes the new one up.
 */
@WithPaddock
class TriedAnewTest {

    private static final Matching BEFORE =
            new Matching(Map.of("day", 0), Map.of(), Map.of("what", "pool:commissaires", "from", "9h", "until", "10h"));
    private static final Matching AFTER =
            new Matching(Map.of("day", 1), Map.of(), Map.of("what", "pool:commissaires", "from", "9h", "until", "10h"));

    @TempDir
    Path folder = Path.of("");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reading reading;

    @Autowired
    Rehearsing rehearsing;

    @Autowired
    Orders orders;

    @Autowired
    Takeovers takeovers;

    @Autowired
    Lines lines;

    @Autowired
    Sites sites;

    @Autowired
    Names names;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_dry_run_that_was_stopped_says_nothing_of_the_one_that_was_begun_since() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            Takeover old = begun();
            AtomicBoolean restarted = new AtomicBoolean();
            rehearsing.rehearse(old, () -> {
                if (restarted.compareAndSet(false, true)) {
                    restart(old.id());
                }
                return true;
            });
            Takeover now = takeovers.withId(old.id()).orElseThrow();
            assertThat(now.stage()).isEqualTo(Stage.REHEARSING);
            assertThat(lines.counts(old.id())).containsOnlyKeys(Outcome.READ);

            rehearsing.rehearse(now, () -> true);
            assertThat(takeovers.withId(old.id()).orElseThrow().stage()).isEqualTo(Stage.REHEARSED);
            assertThat(lines.of(old.id(), Set.of(Outcome.UNREADABLE), 0, 10))
                    .singleElement()
                    .satisfies(line -> assertThat(line.said().get("en")).contains("no day at all"));
            status.setRollbackOnly();
        });
    }

    private Acting acting() {
        return names.acting(jdbc.sql("select id from account.person where email = 'operations@demonstration.invalid'")
                        .query(UUID.class)
                        .single())
                .orElseThrow();
    }

    private Takeover begun() {
        try {
            Path file = Files.writeString(folder.resolve("x.csv"), "Jour;Autre jour\n2027-04-12;no day at all\n");
            UUID id = reading.read(acting(), sites.withKey("ales").orElseThrow(), new Reading.Sent(file, "x.csv"));
            rehearsed(id, BEFORE);
            return takeovers.withId(id).orElseThrow();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void rehearsed(UUID id, Matching matching) {
        assertThat(orders.rehearse(read(id), matching, "")).isEqualTo(Orders.Answer.GIVEN);
    }

    private void restart(UUID id) {
        assertThat(orders.stop(read(id))).isEqualTo(Orders.Answer.GIVEN);
        rehearsed(id, AFTER);
    }

    private Orders.Of read(UUID id) {
        return new Orders.Of(acting(), id, takeovers.withId(id).orElseThrow().version());
    }
}
