package paddock.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider says, and what of that is believed. */
class DialogueTest extends Conversation {

    private Naming with(UnaryOperator<JWTClaimsSet.Builder> change) {
        Sent sent = sent(Dialogue.Asking.WHO);
        provider.gives(NastyProvider.signed(change.apply(claims(sent)).build(), provider.key));
        return back(sent);
    }

    @Test
    void whom_the_provider_names_is_who_it_is() {
        Naming.Named named = (Naming.Named) with(claims -> claims);
        assertThat(named.identity().issuer()).isEqualTo(provider.issuer());
        assertThat(named.identity().subject()).isEqualTo("248289761001");
        assertThat(named.identity().called()).isEqualTo("Camille Martin <camille@example.org>");
        assertThat(named.twice()).isFalse();
        assertThat(named.provedAt()).isEmpty();
    }

    @Test
    void the_question_says_who_asks_where_to_come_back_and_nothing_that_could_be_used_twice() {
        Sent first = sent(Dialogue.Asking.WHO);
        Sent second = sent(Dialogue.Asking.WHO);
        assertThat(first.said())
                .containsEntry("client_id", NastyProvider.CLIENT)
                .containsEntry("redirect_uri", BACK)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKeys("prompt", "max_age", "client_secret");
        for (String once : List.of("state", "nonce", "code_challenge")) {
            assertThat(first.said().get(once))
                    .as(once)
                    .hasSizeGreaterThan(40)
                    .isNotEqualTo(second.said().get(once));
        }
        assertThat(sent(Dialogue.Asking.PROOF).said())
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
    }

    @Test
    void two_steps_there_are_believed_in_the_operators_words_alone() {
        assertThat(((Naming.Named) with(claims -> claims.claim("amr", List.of("pwd", "mfa")))).twice())
                .isTrue();
        assertThat(((Naming.Named) with(claims -> claims.claim("acr", "mfa"))).twice())
                .isTrue();
        assertThat(((Naming.Named) with(claims -> claims.claim("acr", "mfa2").claim("amr", List.of("otp")))).twice())
                .isFalse();
        assertThat(((Naming.Named) with(claims -> claims.claim("auth_time", now.getEpochSecond()))).provedAt())
                .hasValue(now);
    }

    @Test
    void a_name_is_a_line_of_no_great_length_and_there_is_always_one() {
        assertThat(called(claims -> claims.claim("name", "A\u0000\nB\tC").claim("email", "")))
                .isEqualTo("A B C");
        assertThat(called(claims -> claims.claim("name", "x".repeat(5000)))).hasSize(200);
        assertThat(called(claims -> claims.claim("name", null).claim("email", null)))
                .isEqualTo("248289761001");
    }

    private String called(UnaryOperator<JWTClaimsSet.Builder> change) {
        return ((Naming.Named) with(change)).identity().called();
    }

    record Wrong(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Wrong> wrongs() {
        Instant now = Instant.parse("2026-05-12T08:42:00Z");
        return List.of(
                new Wrong("another issuer", claims -> claims.issuer("https://elsewhere.example.org")),
                new Wrong("no issuer", claims -> claims.issuer(null)),
                new Wrong("another audience", claims -> claims.audience("somebody else")),
                new Wrong("no audience", claims -> claims.audience(List.of())),
                new Wrong("two audiences and nobody for whom", claims -> claims.audience(List.of("paddock", "other"))),
                new Wrong("for another", claims -> claims.claim("azp", "other")),
                new Wrong(
                        "expired",
                        claims -> claims.issueTime(Date.from(now.minusSeconds(300)))
                                .expirationTime(Date.from(now.minusSeconds(120)))),
                new Wrong("without an end", claims -> claims.expirationTime(null)),
                new Wrong("of the future", claims -> claims.issueTime(Date.from(now.plusSeconds(300)))),
                new Wrong("without a beginning", claims -> claims.issueTime(null)),
                new Wrong("another nonce", claims -> claims.claim("nonce", "x".repeat(43))),
                new Wrong("no nonce", claims -> claims.claim("nonce", null)),
                new Wrong("no subject", claims -> claims.subject(null)),
                new Wrong("a subject that is blank", claims -> claims.subject(" ")),
                new Wrong("a subject with a NUL", claims -> claims.subject("a\u0000")),
                new Wrong("a subject without end", claims -> claims.subject("x".repeat(256))));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void what_is_not_for_us_from_it_and_of_now_is_not_believed(Wrong wrong) {
        assertThat(with(wrong.change())).isEqualTo(UNBELIEVABLE);
    }

    @Test
    void clocks_may_differ_by_a_minute_and_no_more() {
        assertThat(with(claims -> claims.issueTime(Date.from(now.plusSeconds(50)))))
                .isInstanceOf(Naming.Named.class);
        assertThat(with(claims -> claims.issueTime(Date.from(now.minusSeconds(99)))
                        .expirationTime(Date.from(now.minusSeconds(50)))))
                .isInstanceOf(Naming.Named.class);
    }

    @Test
    void only_its_own_keys_sign() throws Exception {
        Sent sent = sent(Dialogue.Asking.WHO);
        JWTClaimsSet claims = claims(sent).build();
        provider.gives(NastyProvider.signed(claims, NastyProvider.key("first")));
        assertThat(back(sent)).as("another key under the same name").isEqualTo(UNBELIEVABLE);
        provider.gives(NastyProvider.signed(claims, NastyProvider.key("other")));
        assertThat(back(sent)).as("a key it does not have").isEqualTo(UNBELIEVABLE);
        provider.gives(new PlainJWT(claims).serialize());
        assertThat(back(sent)).as("no signature").isEqualTo(UNBELIEVABLE);
        for (byte[] secret : List.of(
                NastyProvider.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                provider.key.toRSAPublicKey().getEncoded())) {
            SignedJWT mac = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
            mac.sign(new MACSigner(secret));
            provider.gives(mac.serialize());
            assertThat(back(sent)).as("what others could have made").isEqualTo(UNBELIEVABLE);
        }
        String right = NastyProvider.signed(claims, provider.key);
        provider.gives(right.substring(0, right.length() - 8) + "AAAAAAAA");
        assertThat(back(sent)).as("a signature altered").isEqualTo(UNBELIEVABLE);
        provider.gives(right);
        assertThat(back(sent)).isInstanceOf(Naming.Named.class);
    }

    @Test
    void keys_that_it_changes_are_followed() {
        assertThat(with(claims -> claims)).isInstanceOf(Naming.Named.class);
        var next = NastyProvider.key("second");
        provider.keys(next);
        Sent sent = sent(Dialogue.Asking.WHO);
        provider.gives(NastyProvider.signed(claims(sent).build(), next));
        assertThat(back(sent)).isInstanceOf(Naming.Named.class);
    }

    @Test
    void an_answer_of_another_provider_is_no_answer_and_where_it_promises_to_say_so_neither_is_silence() {
        Sent sent = sent(Dialogue.Asking.WHO);
        provider.gives(NastyProvider.signed(claims(sent).build(), provider.key));
        assertThat(dialogue.answer(sent.errand(), new Dialogue.Answer("s", "c", "https://other.example.org", null)))
                .isEqualTo(UNBELIEVABLE);
        assertThat(dialogue.answer(sent.errand(), new Dialogue.Answer("s", "c", provider.issuer(), null)))
                .isInstanceOf(Naming.Named.class);
        provider.discovery(Map.of("authorization_response_iss_parameter_supported", true));
        now = now.plus(Duration.ofHours(2));
        Sent later = sent(Dialogue.Asking.WHO);
        provider.gives(NastyProvider.signed(claims(later).build(), provider.key));
        assertThat(back(later)).isEqualTo(UNBELIEVABLE);
    }

    @Test
    void a_refusal_is_a_refusal_and_a_code_that_is_none_is_not_believed() {
        Sent sent = sent(Dialogue.Asking.WHO);
        assertThat(dialogue.answer(sent.errand(), new Dialogue.Answer("s", null, null, "access_denied")))
                .isEqualTo(new Naming.Declined());
        assertThat(dialogue.answer(sent.errand(), new Dialogue.Answer("s", null, null, "x\r\n" + "y".repeat(9000))))
                .isEqualTo(new Naming.Declined());
        assertThat(dialogue.answer(sent.errand(), new Dialogue.Answer("s", null, null, null)))
                .isEqualTo(UNBELIEVABLE);
        provider.at("/token", exchange -> {
            byte[] error = "{\"error\":\"invalid_grant\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, error.length);
            exchange.getResponseBody().write(error);
        });
        assertThat(back(sent)).isEqualTo(UNBELIEVABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "{\"id_token\":7}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"
            })
    void nonsense_in_place_of_a_token_is_not_believed(String nonsense) {
        Sent sent = sent(Dialogue.Asking.WHO);
        provider.at("/token", NastyProvider.says(nonsense));
        assertThat(back(sent)).isIn(UNBELIEVABLE, new Naming.Gone());
        provider.gives(nonsense);
        assertThat(back(sent)).isEqualTo(UNBELIEVABLE);
    }
}
