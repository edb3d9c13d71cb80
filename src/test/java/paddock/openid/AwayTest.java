package paddock.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** A provider that does not answer, too late, without end, from elsewhere, or that says nothing sound of itself. */
class AwayTest extends Conversation {

    @Test
    void a_provider_that_is_away_or_without_end_is_away_and_soon() {
        for (NastyProvider.Reply reply : List.of(
                NastyProvider.endless(),
                NastyProvider.halting(),
                exchange -> exchange.close(),
                NastyProvider.leadsTo(provider.issuer() + "/keys"))) {
            Sent sent = sent(Dialogue.Asking.WHO);
            provider.at("/token", reply);
            long before = System.nanoTime();
            assertThat(back(sent)).isIn(new Naming.Gone(), UNBELIEVABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(12));
        }
        assertThat(provider.asked).doesNotContain("/keys");
        Sent sent = sent(Dialogue.Asking.WHO);
        provider.gives(NastyProvider.signed(claims(sent).build(), provider.key));
        provider.at("/keys", NastyProvider.endless());
        assertThat(back(sent)).isEqualTo(new Naming.Gone());
    }

    @Test
    void one_that_says_nothing_sound_of_itself_is_not_asked_and_is_asked_again_later() {
        String where = "/.well-known/openid-configuration";
        for (Runnable wrong : List.<Runnable>of(
                () -> provider.at(where, NastyProvider.status(500)),
                () -> provider.at(where, NastyProvider.endless()),
                () -> provider.at(where, NastyProvider.says("[]")),
                () -> provider.at(where, NastyProvider.says("null")),
                () -> provider.at(where, NastyProvider.leadsTo(provider.issuer() + "/elsewhere")),
                () -> provider.discovery(Map.of("issuer", "https://elsewhere.example.org")),
                () -> provider.discovery(Map.of("issuer", provider.issuer() + "/")),
                () -> provider.discovery(Map.of("token_endpoint", "http://192.0.2.7/token")),
                () -> provider.discovery(Map.of("jwks_uri", "file:///etc/passwd")),
                () -> provider.discovery(Map.of("authorization_endpoint", "javascript:alert(1)")),
                () -> provider.discovery(Map.of("token_endpoint", 7)),
                () -> provider.discovery(Map.of("subject_types_supported", 7)))) {
            wrong.run();
            now = now.plusSeconds(6);
            assertThat(dialogue.question(Dialogue.Asking.WHO, new MockHttpServletRequest()))
                    .isEmpty();
        }
        int asked = provider.asked.size();
        provider.discovery(Map.of());
        assertThat(dialogue.question(Dialogue.Asking.WHO, new MockHttpServletRequest()))
                .as("a moment later")
                .isEmpty();
        assertThat(provider.asked).hasSize(asked);
        now = now.plusSeconds(6);
        assertThat(dialogue.question(Dialogue.Asking.WHO, new MockHttpServletRequest()))
                .isPresent();
        provider.at(where, NastyProvider.status(500));
        now = now.plus(Duration.ofHours(2));
        assertThat(dialogue.question(Dialogue.Asking.WHO, new MockHttpServletRequest()))
                .as("what it said before will do")
                .isPresent();
        assertThat(provider.asked).doesNotContain("/elsewhere");
    }
}
