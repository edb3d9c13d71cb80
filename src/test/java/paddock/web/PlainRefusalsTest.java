package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import paddock.WithPaddock;

/** What the server refuses before any page is asked is told in our own form too: sent raw, for no client sends such addresses. */
@WithPaddock
final class PlainRefusalsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/sites/%zz", "/sites/%", "/%00", "/sites/{ales}", "/sites/\"ales\"", "/sites/ales?on=%zz<"})
    void an_address_that_cannot_be_read_is_refused_as_a_page(String address) throws IOException {
        String answer = answer(address);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("L’adresse ne se lit pas", "The address cannot be read");
        assertThat(head(answer))
                .containsIgnoringCase("content-type: text/html;charset=utf-8")
                .containsIgnoringCase("content-security-policy: default-src 'none'");
        assertKeepsToItself(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sites/%zz", "/api/v1/%00"})
    void below_the_interface_it_is_a_problem(String address) throws IOException {
        String answer = answer(address);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"type\":\"urn:paddock:problem:bad-request\"", "\"status\":400");
        assertThat(head(answer)).containsIgnoringCase("content-type: application/problem+json");
        assertKeepsToItself(answer);
    }

    /** Neither a trace nor the name of what runs here. */
    private static void assertKeepsToItself(String answer) {
        assertThat(answer).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("tomcat");
        assertThat(answer).doesNotContain("\tat ", "org.apache");
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n"));
    }

    private String answer(String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
