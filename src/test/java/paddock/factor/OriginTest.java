package paddock.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To which address passkeys are bound: never to one that a request makes up. */
class OriginTest {

    private static final String ADDRESS = "https://paddock.example.org";

    @Test
    void the_address_of_the_settings_counts_whatever_a_request_says() {
        for (String asked : new String[] {"http://localhost:8080", "https://elsewhere.example", ADDRESS}) {
            assertThat(Origin.of(Optional.of(ADDRESS), asked)).contains(new Origin("paddock.example.org", ADDRESS));
        }
    }

    @Test
    void without_settings_there_are_passkeys_on_the_same_machine_alone() {
        assertThat(Origin.of(Optional.empty(), "http://localhost:8080"))
                .contains(new Origin("localhost", "http://localhost:8080"));
        for (String asked : new String[] {
            ADDRESS,
            "http://localhost.example.org",
            "http://[::1]:8080",
            "http://a_b",
            "http://",
            "http://a b",
            "http://[",
            ""
        }) {
            assertThat(Origin.of(Optional.empty(), asked)).as(asked).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://192.0.2.1", "https://-", "https://a..b"})
    void there_are_none_at_what_is_no_name(String address) {
        assertThat(Origin.of(Optional.of(address), ADDRESS)).isEmpty();
    }
}
