package paddock;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.TwoNodes.NODES;
import static paddock.TwoNodes.claim;
import static paddock.TwoNodes.day;
import static paddock.TwoNodes.send;
import static paddock.TwoNodes.wish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A board that is open on one node hears what another node writes, for as long as its reader is signed in. */
class BoardNodesTest {

    private static final String CHANGES = "/sites/races/board/changes";
    private static final String OVER = "over";

    /** A busy machine takes longer than the second that is measured elsewhere. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration AFTER_A_HEARTBEAT = Duration.ofSeconds(40);

    @BeforeAll
    static void start() throws Exception {
        TwoNodes.start();
    }

    @AfterAll
    static void stop() throws Exception {
        TwoNodes.stop();
    }

    /** An open board, and the lines that it hears. */
    private record Open(HttpResponse<InputStream> answer, BlockingQueue<String> heard) implements AutoCloseable {

        static Open on(Served node, String cookie) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(node.uri(CHANGES))
                    .header("Cookie", cookie)
                    .build();
            HttpResponse<InputStream> answer = node.http().send(request, BodyHandlers.ofInputStream());
            Open open = new Open(answer, new LinkedBlockingQueue<>());
            Thread.ofVirtual().start(open::listen);
            return open;
        }

        private void listen() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.add(line);
                }
                heard.add(OVER);
            } catch (IOException gone) {
                heard.add(OVER);
            }
        }

        boolean hears(String line, Duration within) throws InterruptedException {
            long until = System.nanoTime() + within.toNanos();
            while (System.nanoTime() < until) {
                String next = heard.poll(200, TimeUnit.MILLISECONDS);
                if (next != null && next.contains(line)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    @Test
    void what_one_node_writes_is_heard_on_the_other_and_says_no_more_than_the_day() throws Exception {
        Served other = NODES.getLast();
        try (Open open = Open.on(other, People.signIn(other, "direction"))) {
            assertThat(open.answer().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(open.hears("retry", SOON)).isTrue();
            for (int round = 0; round < 3; round++) {
                LocalDate day = day(0, round);
                String wish = wish(claim("full", day, "09:00", "10:00"));
                assertThat(send(0, "POST", TwoNodes.SITE + "/bookings", wish).statusCode())
                        .isEqualTo(201);
                assertThat(open.hears("data: " + day, SOON))
                        .as("round %s", round)
                        .isTrue();
            }
            assertThat(open.heard()).noneMatch(line -> line.contains("Club") || line.contains("full"));
        }
    }

    @Test
    void whoever_has_signed_out_hears_nothing_any_more() throws Exception {
        Served node = NODES.getLast();
        String cookie = People.signIn(node, "operations");
        try (Open open = Open.on(node, cookie)) {
            assertThat(open.hears("retry", SOON)).isTrue();
            HttpRequest out = HttpRequest.newBuilder(node.uri("/sign-out"))
                    .headers("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(FormToken.field(cookie)))
                    .build();
            assertThat(node.http().send(out, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(302);
            assertThat(open.hears(OVER, AFTER_A_HEARTBEAT)).isTrue();
        }
    }

    @Test
    void a_person_has_only_so_many_open() throws Exception {
        Served node = NODES.getFirst();
        String cookie = People.signIn(node, "accounts");
        List<Open> all = new ArrayList<>();
        try {
            for (int n = 0; n < 12; n++) {
                all.add(Open.on(node, cookie));
                assertThat(all.getLast().answer().statusCode()).isEqualTo(200);
            }
            try (Open more = Open.on(node, cookie)) {
                assertThat(more.answer().statusCode()).isEqualTo(429);
            }
        } finally {
            for (Open open : all) {
                open.close();
            }
        }
    }
}
