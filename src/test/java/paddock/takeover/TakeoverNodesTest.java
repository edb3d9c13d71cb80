package paddock.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import paddock.Served;
import paddock.store.Database;
import paddock.store.TestDatabases;

/** One file, two nodes, two clicks at once, and the node that is at it killed: each line is booked once. */
class TakeoverNodesTest {

    private static final int LINES = 1500;
    private static final Map<String, String> SETTINGS = Map.of("PADDOCK_RATE", "off", "PADDOCK_DEMO_YEARS", "0");

    @Test
    void each_line_is_booked_once_whoever_clicks_and_whichever_node_is_killed() throws Exception {
        Database database = TestDatabases.EXTERNAL.fresh();
        try (Served one = Served.on(database, SETTINGS);
                Served other = Served.on(database, SETTINGS)) {
            Office here = Office.of(one.port(), "operations");
            String page = here.read("beaucoup.csv", file());
            here.rehearsed(
                    page,
                    Map.of(
                            "column.day",
                            "0",
                            "column.from",
                            "1",
                            "column.until",
                            "2",
                            "same.what",
                            "pool:commissaires",
                            "same.company",
                            TakingOverTest.CLUB));
            assertThat(count(one, "select count(*) from takeover.line where outcome = 'fits'"))
                    .isEqualTo(LINES);

            Office there = Office.of(other.port(), "operations");
            String version = here.get(page).body().replaceFirst("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
            List<CompletableFuture<Integer>> clicks = new ArrayList<>();
            for (Office office : List.of(here, there, here, there)) {
                clicks.add(CompletableFuture.supplyAsync(() -> run(office, page, version)));
            }
            assertThat(clicks.stream().map(CompletableFuture::join).toList())
                    .as("one of several clicks counts")
                    .containsOnlyOnce(302)
                    .containsOnly(302, 409);
            awaitCreated(other, 100);
            one.kill();
            awaitCreated(other, LINES);
            assertThat(Office.said(there.settled(page))).contains("created").doesNotContain("to be created");
            assertThat(count(other, "select count(distinct booking) from takeover.line where outcome = 'created'"))
                    .isEqualTo(LINES);
            assertThat(count(other, "select count(*) from booking.booking where not demo"))
                    .isEqualTo(LINES);
        }
    }

    private static String file() {
        LocalDate first = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(40);
        StringBuilder file = new StringBuilder("Jour;De;A\n");
        for (int i = 0; i < LINES; i++) {
            int hour = 6 + i % 10;
            file.append(first.plusDays(i / 10)).append(';').append(hour).append("h;");
            file.append(hour).append("h30\n");
        }
        return file.toString();
    }

    private static int run(Office office, String page, String version) {
        try {
            HttpResponse<String> answer = office.order(page, "run", Map.of("manner", "each", "version", version));
            return answer.statusCode();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void awaitCreated(Served node, int most) throws Exception {
        for (int i = 0; i < 1200; i++) {
            if (count(node, "select count(*) from takeover.line where outcome = 'created'") >= most) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not as many lines were booked");
    }

    private static int count(Served node, String query) throws Exception {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
