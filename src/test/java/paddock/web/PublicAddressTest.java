package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import paddock.kernel.CannotStart;

/** Where links that leave the installation lead. */
class PublicAddressTest {

    private static MockHttpServletRequest saying(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/companies");
        request.setServerName(host);
        return request;
    }

    @Test
    void a_request_says_where_until_it_is_set_and_nothing_from_then_on() {
        assertThat(new PublicAddress("").of(saying("circuit.example"), "/join/x"))
                .isEqualTo("http://circuit.example/join/x");
        assertThat(new PublicAddress(" https://paddock.example.org/ ").of(saying("elsewhere.example"), "/join/x"))
                .isEqualTo("https://paddock.example.org/join/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paddock.example.org", "ftp://paddock.example.org", "https://", "https://a b", "https://a/b?c"})
    void what_no_browser_could_go_to_is_refused_at_the_start(String address) {
        assertThatThrownBy(() -> new PublicAddress(address)).isInstanceOf(CannotStart.class);
    }
}
