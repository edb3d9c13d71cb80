package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static paddock.account.AccountWorld.BY;
import static paddock.account.AccountWorld.together;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.ApiTokens.Making;
import paddock.account.ApiTokens.Shown;
import paddock.account.ApiTokens.Wanted;
import paddock.account.Invitations.Joining;
import paddock.kernel.Scope;
import paddock.kernel.Token;
import paddock.store.TestDatabases;

/** Tokens for programs: whom they open to, for how long, and that a revoked one opens nothing. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ApiTokensTest {

    private static final Wanted WANTED = new Wanted("Planning", Set.of(Scope.READ), Duration.ofDays(30));
    private final AccountWorld world;
    private final UUID camille;

    ApiTokensTest(TestDatabases databases) {
        world = new AccountWorld(databases);
        camille = world.join("camille@example.org");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Making.Made made() {
        return (Making.Made) world.tokens.make(BY, camille, WANTED);
    }

    private Shown shown(String secret) {
        return world.tokens.shown(new Token(secret), "192.0.2.7");
    }

    @Test
    void a_token_is_its_persons_until_it_expires_and_its_digest_is_worth_nothing() {
        Making.Made made = made();
        assertThat(made.secret()).matches("paddock_[A-Za-z0-9_-]{43}");
        Shown.Good good = (Shown.Good) shown(made.secret());
        assertThat(good.person().id()).isEqualTo(camille);
        assertThat(good.warrant().scopes()).containsExactly(Scope.READ);
        String kept = world.jdbc
                .sql("select encode(token, 'base64') from account.api_token")
                .query(String.class)
                .single();
        assertThat(shown(ApiTokens.PREFIX + kept)).isEqualTo(new Shown.Unknown());
        world.pass(Duration.ofDays(30));
        assertThat(shown(made.secret())).isEqualTo(new Shown.Expired());
    }

    @Test
    void revoked_never_made_and_of_somebody_who_left_are_answered_alike() {
        Making.Made revoked = made();
        UUID sacha = world.join("sacha@example.org");
        assertThat(world.tokens.revoke(BY, sacha, revoked.token().id())).isFalse();
        assertThat(shown(revoked.secret())).isInstanceOf(Shown.Good.class);
        assertThat(world.tokens.revoke(BY, camille, revoked.token().id())).isTrue();
        assertThat(world.tokens.revoke(BY, camille, revoked.token().id())).isFalse();
        assertThat(shown(revoked.secret())).isEqualTo(new Shown.Unknown());
        assertThat(shown(ApiTokens.PREFIX + Token.random().secret())).isEqualTo(new Shown.Unknown());
        Making.Made left = made();
        world.people.end(BY, camille);
        world.people.readmit(BY, camille);
        assertThat(shown(left.secret())).isEqualTo(new Shown.Unknown());
    }

    @Test
    void signing_somebody_out_everywhere_takes_their_tokens_too() {
        Making.Made made = made();
        world.people.signOutEverywhere(BY, camille);
        assertThat(shown(made.secret())).isEqualTo(new Shown.Unknown());
    }

    @Test
    void whoever_chooses_another_password_on_an_invitation_leaves_no_program_in() {
        Making.Made made = made();
        Joining.Invited again = world.invitations.again(BY, camille, AccountWorld.BASE);
        world.invitations.take(BY, again.invitation(), AccountWorld.PASSWORD);
        assertThat(shown(made.secret())).isEqualTo(new Shown.Unknown());
    }

    @Test
    void its_person_hears_of_it_by_mail() {
        made();
        assertThat(world.mails("camille@example.org").getLast())
                .startsWith("Nouveau jeton")
                .contains("«\u00a0Planning\u00a0»", "192.0.2.200");
    }

    @Test
    void whose_account_ends_meanwhile_gets_none() throws Exception {
        assertThat(world.overtaken(
                        camille, () -> world.tokens.make(BY, camille, WANTED), () -> world.people.end(BY, camille)))
                .isEqualTo(new Making.Left());
        assertThat(world.tokens.of(camille)).isEmpty();
    }

    @Test
    void the_last_use_is_noted_at_most_once_a_minute() {
        Making.Made made = made();
        assertThat(world.tokens.of(camille).getFirst().usedAt()).isNull();
        shown(made.secret());
        var first = world.now();
        world.pass(Duration.ofSeconds(59));
        shown(made.secret());
        assertThat(world.tokens.of(camille).getFirst().usedAt()).isEqualTo(first);
        world.pass(Duration.ofSeconds(2));
        shown(made.secret());
        assertThat(world.tokens.of(camille).getFirst().usedAt()).isEqualTo(world.now());
        assertThat(world.tokens.of(camille).getFirst().usedFrom()).isEqualTo("192.0.2.7");
    }

    @Test
    void a_token_is_good_for_something_and_for_a_year_at_most() {
        assertThatThrownBy(() -> new Wanted("x", Set.of(), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wanted("x", Set.of(Scope.READ), Duration.ofDays(366)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void however_many_are_asked_for_at_once_nobody_has_more_than_their_number() throws Exception {
        for (int i = 0; i < ApiTokens.MOST - 6; i++) {
            made();
        }
        for (int round = 0; round < 20; round++) {
            Callable<Making> one = () -> world.tokens.make(BY, camille, WANTED);
            List<Making> outcomes =
                    together(Stream.generate(() -> one).limit(12).toList());
            assertThat(outcomes).filteredOn(Making.Made.class::isInstance).hasSize(6);
            outcomes.stream()
                    .flatMap(made ->
                            made instanceof Making.Made(ApiToken token, String _) ? Stream.of(token) : Stream.empty())
                    .forEach(token -> world.tokens.revoke(BY, camille, token.id()));
        }
    }

    @Test
    void what_is_revoked_while_programs_ask_opens_nothing_afterwards() throws Exception {
        for (int round = 0; round < 20; round++) {
            Making.Made made = made();
            Callable<Boolean> ask = () -> shown(made.secret()) instanceof Shown.Good;
            Callable<Boolean> revoke =
                    () -> world.tokens.revoke(BY, camille, made.token().id());
            List<Callable<Boolean>> all = Stream.concat(
                            Stream.of(revoke), Stream.generate(() -> ask).limit(11))
                    .toList();
            assertThat(together(all).getFirst()).isTrue();
            assertThat(shown(made.secret())).isEqualTo(new Shown.Unknown());
        }
    }
}
