package paddock.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import paddock.kernel.CannotStart;

/** Whose word is taken for where a request comes from. */
class ProxiesTest {

    private static final Proxies OURS = Proxies.of("127.0.0.1, 10.1.0.0/16 ::1,fd00::/8");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7 | 203.0.113.5                         | 198.51.100.7 # nobody of ours: whatever it says
            127.0.0.1    | 203.0.113.5                         | 203.0.113.5
            127.0.0.1    | 192.0.2.66, 203.0.113.5             | 203.0.113.5  # the left one may be made up
            127.0.0.1    | 192.0.2.66, 203.0.113.5, 10.1.2.3   | 203.0.113.5
            127.0.0.1    | 203.0.113.5, 10.2.2.3               | 10.2.2.3
            127.0.0.1    | 203.0.113.5, nonsense, 10.1.2.3     | 10.1.2.3
            127.0.0.1    | example.org                         | 127.0.0.1
            127.0.0.1    | ''                                  | 127.0.0.1
            127.0.0.1    | 10.1.0.9                            | 10.1.0.9
            ::1          | 2001:db8::5                         | 2001:db8:0:0:0:0:0:5
            fd12::1      | 203.0.113.5                         | 203.0.113.5
            """)
    void the_last_address_that_no_proxy_of_ours_has_is_who_asks(String peer, String forwarded, String client) {
        assertThat(OURS.client(peer, forwarded)).isEqualTo(client.replaceFirst(" *#.*", ""));
    }

    @Test
    void without_a_setting_nobody_is_believed() {
        assertThat(Proxies.of("").trusts("127.0.0.1")).isFalse();
    }

    @Test
    void a_setting_that_cannot_be_read_ends_the_start() {
        for (String wrong : new String[] {"10.0.0.0/99", "the-proxy", "localhost", "10.0.0.1;", "10.0.0.1/"}) {
            assertThatThrownBy(() -> Proxies.of(wrong))
                    .as(wrong)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PADDOCK_PROXIES");
        }
    }
}
