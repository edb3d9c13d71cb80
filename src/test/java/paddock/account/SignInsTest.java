package paddock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.account.AccountWorld.BY;
import static paddock.account.AccountWorld.PASSWORD;
import static paddock.account.AccountWorld.comingFrom;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import paddock.account.Roles.Leaving;
import paddock.account.SigningIn.TooMany;
import paddock.account.SigningIn.Welcome;
import paddock.account.SigningIn.Wrong;
import paddock.kernel.Token;
import paddock.store.TestDatabases;

/** Signing in: who is let in, who is not, and that nobody can shut somebody else out. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SignInsTest {

    private static final String CAMILLE = "camille@example.org";
    private final AccountWorld world;
    private final UUID camille;

    SignInsTest(TestDatabases databases) {
        world = new AccountWorld(databases);
        camille = world.join(CAMILLE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_right_password_lets_in_however_the_address_is_written() {
        Welcome welcome =
                (Welcome) world.signIns.begin(" Camille@Example.ORG ", PASSWORD, comingFrom("192.0.2.1", null));
        assertThat(world.signIns.current(welcome.device()).orElseThrow().person())
                .isEqualTo(camille);
    }

    @Test
    void a_wrong_password_and_an_address_that_nobody_has_are_answered_alike() {
        assertThat(world.signIns.begin(CAMILLE, "another password altogether", comingFrom("192.0.2.1", null)))
                .isEqualTo(new Wrong());
        assertThat(world.signIns.begin("nobody@example.org", PASSWORD, comingFrom("192.0.2.1", null)))
                .isEqualTo(new Wrong());
        assertThat(world.signIns.begin("no address", PASSWORD, comingFrom("192.0.2.1", null)))
                .isEqualTo(new Wrong());
    }

    @Test
    void neither_a_token_made_up_nor_its_digest_lets_in() {
        Welcome welcome = world.welcome(CAMILLE);
        assertThat(world.signIns.current(Token.random())).isEmpty();
        assertThat(world.signIns.current(welcome.known())).isEmpty();
        String kept = world.jdbc
                .sql("select encode(token, 'base64') from account.sign_in")
                .query(String.class)
                .single();
        assertThat(kept).isNotEqualTo(welcome.device().secret());
        assertThat(world.signIns.current(new Token(kept))).isEmpty();
    }

    @Test
    void strangers_who_guess_are_stopped_and_whoever_has_been_there_before_is_not() {
        Welcome before = world.welcome(CAMILLE);
        for (int i = 0; i < 10; i++) {
            assertThat(world.signIns.begin(
                            CAMILLE, "guess number " + i + " of many", comingFrom("198.51.100." + i, null)))
                    .isEqualTo(new Wrong());
        }
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("198.51.100.77", null)))
                .isEqualTo(new TooMany());
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.9", before.known())))
                .isInstanceOf(Welcome.class);
        world.pass(Duration.ofMinutes(16));
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("198.51.100.77", null)))
                .isInstanceOf(Welcome.class);
    }

    @Test
    void one_address_that_tries_many_accounts_is_stopped() {
        for (int i = 0; i < 60; i++) {
            world.signIns.begin("nobody" + i + "@example.org", PASSWORD, comingFrom("203.0.113.5", null));
        }
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("203.0.113.5", null)))
                .isEqualTo(new TooMany());
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("203.0.113.6", null)))
                .isInstanceOf(Welcome.class);
    }

    @Test
    void a_network_used_up_by_others_stops_no_device_that_is_known_or_signed_in() {
        Welcome before = world.welcome(CAMILLE);
        for (int i = 0; i < 61; i++) {
            world.signIns.begin("nobody" + i + "@example.org", PASSWORD, comingFrom("203.0.113.5", null));
        }
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("203.0.113.5", null)))
                .isEqualTo(new TooMany());
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("203.0.113.5", before.known())))
                .isInstanceOf(Welcome.class);
        for (int i = 0; i < 10; i++) {
            world.signIns.begin(CAMILLE, "guess number " + i + " of many", comingFrom("203.0.113.5", null));
        }
        SignIns.Current here = world.signIns.current(before.device()).orElseThrow();
        assertThat(world.signIns.prove(here, PASSWORD)).isEqualTo(new SigningIn.Proved());
        for (int i = 0; i < 10; i++) {
            assertThat(world.signIns.prove(here, "guess number " + i + " of many"))
                    .isEqualTo(new Wrong());
        }
        assertThat(world.signIns.prove(here, PASSWORD)).isEqualTo(new TooMany());
    }

    @Test
    void what_succeeds_is_not_counted_and_a_known_device_is_not_its_networks() {
        SignIns.Origin stranger = comingFrom("203.0.113.7", null);
        for (int i = 0; i < 200; i++) {
            assertThat(world.factors.admits(stranger)).isTrue();
            world.factors.forgive(stranger);
        }
        for (int i = 0; i < 120; i++) {
            assertThat(world.factors.admits(stranger)).isTrue();
        }
        assertThat(world.factors.admits(stranger)).isFalse();
        assertThat(world.factors.admits(
                        comingFrom("203.0.113.7", world.welcome(CAMILLE).known())))
                .isTrue();
    }

    @Test
    void what_one_device_knows_of_one_person_does_not_help_against_another() {
        Welcome own = world.welcome(CAMILLE);
        world.join("sacha@example.org");
        for (int i = 0; i < 10; i++) {
            world.signIns.begin(
                    "sacha@example.org", "guess number " + i + " of many", comingFrom("192.0.2.1", own.known()));
        }
        assertThat(world.signIns.begin("sacha@example.org", PASSWORD, comingFrom("192.0.2.1", own.known())))
                .isEqualTo(new TooMany());
    }

    @Test
    void a_device_is_out_after_a_week_unused_and_after_a_month_in_any_case() {
        Welcome unused = world.welcome(CAMILLE);
        Welcome used = world.welcome(CAMILLE);
        for (int day = 1; day <= 6; day++) {
            world.pass(Duration.ofDays(1));
            assertThat(world.signIns.current(used.device())).isPresent();
        }
        world.pass(Duration.ofDays(1).plusSeconds(1));
        assertThat(world.signIns.current(unused.device())).isEmpty();
        assertThat(world.signIns.current(used.device())).isPresent();
        for (int day = 8; day < 30; day++) {
            world.pass(Duration.ofDays(1));
            world.signIns.current(used.device());
        }
        world.pass(Duration.ofDays(1));
        assertThat(world.signIns.current(used.device())).isEmpty();
    }

    @Test
    void devices_are_listed_and_each_can_be_signed_out_by_its_person_alone() {
        Welcome here = world.welcome(CAMILLE);
        Welcome there = world.welcome(CAMILLE);
        UUID sacha = world.join("sacha@example.org");
        UUID thereId = world.signIns.current(there.device()).orElseThrow().signIn();
        UUID hereId = world.signIns.current(here.device()).orElseThrow().signIn();
        assertThat(world.devices.of(camille, hereId)).extracting(Device::here).containsExactlyInAnyOrder(true, false);
        assertThat(world.devices.end(BY, sacha, thereId)).isFalse();
        assertThat(world.signIns.current(there.device())).isPresent();
        assertThat(world.devices.end(BY, camille, thereId)).isTrue();
        assertThat(world.signIns.current(there.device())).isEmpty();
        assertThat(world.signIns.current(here.device())).isPresent();
    }

    @Test
    void a_proof_is_fresh_for_ten_minutes_and_can_be_given_again() {
        Welcome welcome = world.welcome(CAMILLE);
        world.pass(Duration.ofMinutes(10));
        SignIns.Current stale = world.signIns.current(welcome.device()).orElseThrow();
        assertThat(stale.fresh(world.now())).isFalse();
        assertThat(world.signIns.prove(stale, "not that password")).isEqualTo(new Wrong());
        assertThat(world.signIns.prove(stale, PASSWORD)).isEqualTo(new SigningIn.Proved());
        assertThat(world.signIns.current(welcome.device()).orElseThrow().fresh(world.now()))
                .isTrue();
    }

    @Test
    void a_password_that_is_changed_while_it_is_checked_lets_nobody_in() throws Exception {
        String other = world.passwords.hash("trois tours de chauffe lents");
        assertThat(world.overtaken(
                        camille,
                        () -> world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null)),
                        () -> world.people.setPassword(BY, camille, other)))
                .isEqualTo(new Wrong());
        assertThat(world.devices.of(camille, camille)).isEmpty();
    }

    @Test
    void a_device_that_was_signed_out_meanwhile_changes_no_password() {
        String other = world.passwords.hash("trois tours de chauffe lents");
        SignIns.Current there =
                world.signIns.current(world.welcome(CAMILLE).device()).orElseThrow();
        SignIns.Current here =
                world.signIns.current(world.welcome(CAMILLE).device()).orElseThrow();
        assertThat(world.factors.changePassword(BY, here, other)).isTrue();
        assertThat(world.factors.changePassword(BY, there, world.passwords.hash(PASSWORD)))
                .isFalse();
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null)))
                .isEqualTo(new Wrong());
    }

    @Test
    void passkeys_go_with_the_account_and_with_all_devices_and_their_person_hears_of_it() {
        world.passkey(camille);
        world.passkey(camille);
        world.people.signOutEverywhere(BY, camille);
        assertThat(world.passkeys(camille)).isZero();
        assertThat(world.mails(CAMILLE).getLast())
                .startsWith("Clé d’accès retirée")
                .contains("2 clés d’accès n’ouvrent plus");
        world.passkey(camille);
        world.people.end(BY, camille);
        assertThat(world.passkeys(camille)).isZero();
        assertThat(world.mails(CAMILLE).getLast()).contains("Une clé d’accès n’ouvre plus");
        assertThat(world.deeds()).filteredOn("passkey-removed"::equals).hasSize(3);
    }

    @Test
    void whoever_leaves_is_out_at_once_and_cannot_come_back_until_readmitted() {
        Welcome welcome = world.welcome(CAMILLE);
        assertThat(world.people.end(BY, camille)).isEqualTo(Leaving.DONE);
        assertThat(world.signIns.current(welcome.device())).isEmpty();
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null)))
                .isEqualTo(new Wrong());
        world.people.readmit(BY, camille);
        assertThat(world.signIns.begin(CAMILLE, PASSWORD, comingFrom("192.0.2.1", null)))
                .isInstanceOf(Welcome.class);
    }
}
