package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What counts as this very machine. */
class NetworkTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1       | localhost        |                   | true
            127.0.0.1       | LocalHost:8080   |                   | true
            127.0.0.1       | 127.0.0.1:8080   |                   | true
            0:0:0:0:0:0:0:1 | [::1]:8080       |                   | true
            0:0:0:0:0:0:0:1 | [::1]            |                   | true
            127.0.0.1       | paddock.example  |                   | false
            127.0.0.1       | localhost.evil   |                   | false
            127.0.0.1       | 192.0.2.7        |                   | false
            127.0.0.1       |                  |                   | false
            192.0.2.7       | localhost        |                   | false
            127.0.0.1       | localhost        | X-Forwarded-For   | false
            127.0.0.1       | localhost        | X-Forwarded-Proto | false
            127.0.0.1       | localhost        | X-Forwarded-Host  | false
            127.0.0.1       | localhost        | X-Forwarded-Port  | false
            127.0.0.1       | localhost        | Forwarded         | false
            127.0.0.1       | localhost        | X-Real-IP         | false
            127.0.0.1       | localhost        | Via               | false
            """)
    void only_a_connection_of_its_own_that_asks_for_itself_is_this_machine(
            String peer, @Nullable String host, @Nullable String handedOn, boolean here) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (handedOn != null) {
            request.addHeader(handedOn, "127.0.0.1");
        }
        Network.keepWhetherHere(request);
        assertThat(Network.isHere(request)).isEqualTo(here);
    }
}
