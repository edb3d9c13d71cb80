package paddock.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.springframework.mock.web.MockHttpServletRequest;
import paddock.factor.OpenIdSettings;

/** A talk with a provider that says whatever a test has it say. */
class Conversation {

    static final String BACK = "https://paddock.example.org/sign-in/openid/answer";
    static final Naming UNBELIEVABLE = new Naming.Unbelievable();

    final NastyProvider provider;
    final Dialogue dialogue;
    Instant now = Instant.parse("2026-05-12T08:42:00Z");

    Conversation() {
        provider = new NastyProvider();
        InstantSource clock = () -> now;
        dialogue = new Dialogue(
                new OpenIdSettings(Optional.of(new OpenIdSettings.Provider(
                        provider.issuer(), NastyProvider.CLIENT, NastyProvider.SECRET, "Mairie", Set.of("mfa"), BACK))),
                clock);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    /** Somebody sent to the provider: what the address they are sent to says, and what is kept of them. */
    record Sent(Map<String, String> said, Errand errand) {

        String nonce() {
            return Objects.requireNonNull(said.get("nonce"));
        }
    }

    Sent sent(Dialogue.Asking asking) {
        Dialogue.Question question =
                dialogue.question(asking, new MockHttpServletRequest()).orElseThrow();
        Map<String, String> said = Arrays.stream(
                        URI.create(question.address()).getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Sent(said, new Errand(question.nonce(), question.verifier(), Optional.empty(), "/", now));
    }

    Naming back(Sent sent) {
        return dialogue.answer(sent.errand(), new Dialogue.Answer("any", "code", null, null));
    }

    JWTClaimsSet.Builder claims(Sent sent) {
        return provider.claims(sent.nonce(), now);
    }
}
