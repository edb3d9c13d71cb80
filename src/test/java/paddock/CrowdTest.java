package paddock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that are slow, silent or very many: the rest goes on being answered. */
class CrowdTest {

    private static final int MANY = Boolean.getBoolean("paddock.full") ? 10_000 : 400;
    private static final int SLOW = 400;

    private static final String POST = """
            POST PATH HTTP/1.1
            Host: localhost
            Connection: close
            Content-Type: TYPE
            Content-Length: 500

            """;

    private static final String TWO = """
            GET /favicon.svg HTTP/1.1
            Host: localhost
            Content-Length: 3

            abcGET /favicon.svg HTTP/1.1
            Host: localhost
            Connection: close

            """;

    private static Served served;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        served = Served.with(Map.of("PADDOCK_REQUEST_SECONDS", "4"));
    }

    @AfterAll
    static void stop() throws Exception {
        served.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void come(int how, String saying) throws IOException {
        for (int i = 0; i < how; i++) {
            sockets.add(served.saying(saying));
        }
    }

    /** One more letter of each; how many of them are still listened to. */
    private long drip(String letter) {
        return sockets.stream().filter(socket -> isHeard(socket, letter)).count();
    }

    private static String begun(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    }

    private static boolean isHeard(Socket socket, String letter) {
        try {
            Served.say(socket, letter);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void heads_sent_letter_by_letter_hold_nobody_up_and_are_not_waited_for() throws Exception {
        come(SLOW, "GET /sites HTTP/1.1\nHost: localhost\nX-Slow: ");
        assertThat(drip("x")).isEqualTo(SLOW);
        long listened = SLOW;
        for (int second = 0; second < 20 && listened > 0; second++) {
            assertThat(served.answersOthers()).isTrue();
            TimeUnit.MILLISECONDS.sleep(500);
            listened = drip("x");
        }
        assertThat(listened).as("still listened to").isZero();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/verdicts, application/json", "/sign-in, application/x-www-form-urlencoded"})
    void bodies_sent_letter_by_letter_hold_nobody_up_and_are_refused(String path, String type) throws Exception {
        come(SLOW, POST.replace("PATH", path).replace("TYPE", type));
        for (int second = 0; second < 7; second++) {
            assertThat(served.answersOthers()).isTrue();
            TimeUnit.SECONDS.sleep(1);
            drip("a");
        }
        assertThat(begun(sockets.getFirst())).isEqualTo("HTTP/1.1 408");
    }

    /** Read or not: what nobody here wants to know is not waited for longer. */
    @ParameterizedTest
    @CsvSource({
        "GET, /sites, text/plain, HTTP/1.1 200",
        "POST, /sign-in, application/x-www-form-urlencoded, HTTP/1.1 408",
        "POST, /made-up, text/plain, HTTP/1.1 40"
    })
    void bodies_sent_letter_by_letter_are_cut_off(String method, String path, String type, String answer)
            throws Exception {
        come(
                1,
                POST.replace("POST", method)
                        .replace("PATH", path)
                        .replace("TYPE", type)
                        .replace("Connection: close\n", ""));
        long listened = 1;
        for (int letter = 0; letter < 60 && listened > 0; letter++) {
            TimeUnit.MILLISECONDS.sleep(250);
            listened = drip("a");
        }
        assertThat(listened).as("still listened to").isZero();
        assertThat(begun(sockets.getFirst())).startsWith(answer);
    }

    @Test
    void a_body_that_nobody_reads_leaves_its_connection_good_for_the_next_request() throws Exception {
        come(1, TWO);
        String answers = new String(sockets.getFirst().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
    }

    @Test
    void connections_on_which_nothing_is_said_hold_nobody_up() throws Exception {
        come(SLOW, "");
        assertThat(served.answersOthers()).isTrue();
        come(SLOW, "GET /si");
        assertThat(served.answersOthers()).isTrue();
    }

    @Test
    void very_many_connections_at_once_are_all_answered() throws Exception {
        come(MANY, "GET /favicon.svg HTTP/1.1\nHost: localhost\n\n");
        assertThat(served.answersOthers()).isTrue();
        for (Socket socket : sockets) {
            assertThat(begun(socket)).isEqualTo("HTTP/1.1 200");
        }
        assertThat(served.answersOthers()).isTrue();
        assertThat(served.process().said()).doesNotContain("Fault", "OutOfMemory");
    }
}
