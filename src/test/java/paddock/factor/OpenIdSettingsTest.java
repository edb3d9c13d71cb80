package paddock.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.kernel.CannotStart;

/** What an operator may write about a provider, and what they are told of the rest. */
class OpenIdSettingsTest {

    private static final String ISSUER = "https://login.example.org/realms/town";

    private static OpenIdSettings settings(String... pairs) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put("paddock." + pairs[i], pairs[i + 1]);
        }
        return OpenIdSettings.from(all::get);
    }

    private static OpenIdSettings with(String issuer) {
        return settings("openid.issuer", issuer, "openid.client", "paddock", "address", "https://paddock.example.org/");
    }

    @Test
    void nothing_said_is_no_provider() {
        assertThat(settings().provider()).isEmpty();
        assertThat(settings("openid.issuer", " ", "address", "https://paddock.example.org")
                        .provider())
                .isEmpty();
    }

    @Test
    void the_address_to_come_back_to_is_ours_and_the_name_that_of_the_provider_where_none_is_said() {
        OpenIdSettings.Provider provider = with(ISSUER).provider().orElseThrow();
        assertThat(provider.answer()).isEqualTo("https://paddock.example.org/sign-in/openid/answer");
        assertThat(provider.name()).isEqualTo("login.example.org");
        assertThat(provider.twoSteps()).isEmpty();
        assertThat(provider.toString()).doesNotContain("secret");
    }

    @Test
    void words_for_two_steps_are_told_apart_by_blanks_and_commas() {
        assertThat(settings(
                                "openid.issuer", ISSUER,
                                "openid.client", "paddock",
                                "openid.second.step", " mfa, otp  https://proconnect.example/2fa ,",
                                "address", "https://paddock.example.org")
                        .provider()
                        .orElseThrow()
                        .twoSteps())
                .containsExactlyInAnyOrder("mfa", "otp", "https://proconnect.example/2fa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000", "http://127.0.0.1:9000/realm", "https://[2001:db8::1]/", ISSUER})
    void a_provider_is_reached_over_tls_or_within_this_machine(String issuer) {
        assertThat(with(issuer).provider()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org",
                "login.example.org",
                "ftp://login.example.org",
                "file:///etc/passwd",
                "https://user:password@login.example.org",
                "https://login.example.org/#x",
                "https:///",
                "http://127.0.0.1.example.org",
                "https://a b"
            })
    void nothing_else_is_one(String issuer) {
        assertThatThrownBy(() -> with(issuer))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_OPENID_ISSUER=");
    }

    @Test
    void half_of_it_is_told_by_its_name() {
        assertThatThrownBy(() -> settings("openid.client", "paddock"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_OPENID_ISSUER is not");
        assertThatThrownBy(() -> settings("openid.issuer", ISSUER))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_OPENID_CLIENT is not");
        assertThatThrownBy(() -> settings("openid.issuer", ISSUER, "openid.client", "paddock"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_ADDRESS is not");
        assertThatThrownBy(() -> settings(
                        "openid.issuer",
                        ISSUER,
                        "openid.client",
                        "paddock",
                        "openid.name",
                        "x".repeat(61),
                        "address",
                        "https://paddock.example.org"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_OPENID_NAME");
    }
}
